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
#include "records/csv_lines.hpp"
#include "records/date_form.hpp"
#include "records/enumeration_cell.hpp"
#include "records/line_faults.hpp"
#include "records/number_cell.hpp"
#include "records/plain_words.hpp"

namespace rung {

/// Whether the texts of a column are copied, or stand where they were read.
enum class TextLife : std::uint8_t { as_long_as_column, as_long_as_piece };

/// Rows of a batch from `first` up to the one before `behind`.
struct RowRange {
  std::size_t first;
  std::size_t behind;
};

class FieldReader {
 public:
  /// `missing_words` mean blank beside those of the field.
  FieldReader(const Field& field, const Program& program, const std::vector<std::string>& missing_words,
              TextLife life);

  /// Makes a column of so many rows, all without a value yet.
  void begin(Column& column, std::size_t rows);
  /// Puts what a cell says into a row, or nothing where it cannot be read, and tells why then. `lasts`: the cell's text
  /// is there as long as the piece.
  std::optional<Kind> read(std::string_view cell, bool lasts, Column& column, std::size_t row);
  /// Does the same for some rows of a column, those that are not marked as faulty; `place` is the field's for the faults.
  void read_rows(const CellColumn& cells, Column& column, RowRange rows, std::size_t place,
                 LineFaults& faults);
  /// To be called once the column is full.
  void finish(Column& column);

 private:
  bool is_blank(std::string_view trimmed) const;
  std::optional<Kind> read_blank(Column& column, std::size_t row);
  std::optional<Kind> read_value(std::string_view trimmed, bool lasts, Column& column, std::size_t row);
  void put_text(std::string_view text, bool lasts, Column& column, std::size_t row);
  bool blank_is_missing() const;
  template <class Many, class Plain>
  void read_each(const CellColumn& cells, Column& column, RowRange rows, std::size_t place,
                 LineFaults& faults, Many many, Plain plain);
  void read_any(std::string_view raw, Column& column, std::size_t row, std::size_t place, LineFaults& faults);
  void read_numbers(const CellColumn& cells, Column& column, RowRange rows, std::size_t place,
                    LineFaults& faults);

  Type type_;
  bool optional_;
  Value default_value_;  // missing where the field has none
  NumberForm number_form_;
  std::vector<DateForm> date_forms_;
  std::optional<EnumerationWords> words_;
  PlainWords plain_words_;  // of a truth or an enumeration
  std::vector<std::string> missing_words_;
  TextLife life_;
  TextMemory memory_;
  std::string scratch_;
  int scale_ = 0;  // with which a column of numbers begins: that of the batch before
};

/// Takes back the value of a row.
void forget(Column& column, std::size_t row);

}  // namespace rung
