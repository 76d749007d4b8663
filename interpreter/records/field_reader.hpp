// Cells of one field on their way into a column: blank ones, missing words, defaults, and the parser of the
// type.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "columns/column.hpp"
#include "columns/text_memory.hpp"
#include "diagnostics/diagnostic.hpp"
#include "program/program.hpp"
#include "records/date_form.hpp"
#include "records/enumeration_cell.hpp"
#include "records/number_cell.hpp"

namespace rung {

class FieldReader {
 public:
  /// `missing_words` mean blank beside those of the field.
  FieldReader(const Field& field, const Program& program, const std::vector<std::string>& missing_words);

  /// Empties a column for a new batch.
  void begin(Column& column, std::size_t rows);
  /// Appends what a cell says, or nothing where it cannot be read, and tells why then.
  std::optional<Kind> read(std::string_view cell, Column& column);
  void append_nothing(Column& column);
  /// To be called once the column is full.
  void finish(Column& column);

 private:
  bool is_blank(std::string_view trimmed) const;
  std::optional<Kind> read_blank(Column& column);
  std::optional<Kind> read_value(std::string_view trimmed, Column& column);
  void append_text(std::string_view text, Column& column);

  Type type_;
  bool optional_;
  Value default_value_;  // missing where the field has none
  NumberForm number_form_;
  std::vector<DateForm> date_forms_;
  std::optional<EnumerationWords> words_;
  std::vector<std::string> missing_words_;
  TextMemory memory_;
  int scale_ = 0;  // with which a column of numbers begins: that of the batch before
};

/// Takes back the value of a row.
void forget(Column& column, std::size_t row);

}  // namespace rung
