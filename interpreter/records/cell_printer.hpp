// Values of one column as the text that stands for them in files; the same text that print() gives, but
// faster.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "columns/column.hpp"
#include "diagnostics/language.hpp"
#include "program/program.hpp"

namespace rung {

/// How the digits of a number are written.
enum class NumberStyle : std::uint8_t {
  people,    ///< percents with their sign
  fraction,  ///< percents as fractions, with the digits that they have as percents
};

class CellPrinter {
 public:
  CellPrinter(const Type& type, const Program& program, Language words,
              NumberStyle style = NumberStyle::people);

  /// Appends the text of a row; nothing where the value is missing. A column of one row has it for all.
  void append_to(std::string& out, const Column& column, std::size_t row) const;

 private:
  void append_number(std::string& out, const Column& column, std::size_t row) const;
  void append_integer(std::string& out, std::int64_t value) const;

  Type type_;
  const Program& program_;
  Language words_;
  NumberStyle style_;
  std::vector<std::string> codes_;  // the texts of an enumeration's values
  std::string yes_;
  std::string no_;
};

/// Appends mantissa × 10^-scale without trailing zeros, rounded half away from zero to at most `places`
/// decimals.
void append_decimal(std::string& out, std::int64_t mantissa, int scale, int places);

}  // namespace rung
