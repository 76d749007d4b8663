// One value of a column as the text that stands for it in files, before any quotes: what print() gives. Plain
// rather than fast; printers of rows have their own ways for what is frequent, which must give the same.
#pragma once

#include <cstddef>
#include <string>

#include "columns/column.hpp"
#include "diagnostics/language.hpp"
#include "program/program.hpp"

namespace rung {

/// How the digits of a number are written.
enum class NumberStyle : std::uint8_t {
  people,    ///< percents with their sign
  fraction,  ///< percents as fractions, with the digits that they have as percents
};

/// The digits of a percent stand two places further left than those of its value.
constexpr int percent_shift = 2;

class CellPrinter {
 public:
  CellPrinter(const Type& type, const Program& program, Language words,
              NumberStyle style = NumberStyle::people)
      : type_(type), program_(program), words_(words), style_(style) {}

  /// Appends the text of a row; nothing where the value is missing. A column of one row has it for all.
  void append_to(std::string& out, const Column& column, std::size_t row) const;

  const Type& type() const { return type_; }
  NumberStyle style() const { return style_; }

 private:
  Type type_;
  const Program& program_;
  Language words_;
  NumberStyle style_;
};

}  // namespace rung
