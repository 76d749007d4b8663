// Rows as the text of a format, without a file. Formats whose rows depend on each other, such as a table that
// is aligned, have no printer of rows.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "columns/column.hpp"
#include "diagnostics/language.hpp"
#include "program/program.hpp"
#include "records/text_buffer.hpp"

namespace rung {

constexpr std::size_t ready_bytes = 64;

struct WrittenColumn {
  std::string name;
  Type type;
  /// The texts are what ready_cell() made of them, never missing, and `ready_bytes` can be read of each.
  bool ready = false;
};

/// Keeps nothing between calls: threads may print different rows with one printer at the same time, and the
/// texts, put together in the order of the rows, are what one thread would have printed.
class RowPrinter {
 public:
  virtual ~RowPrinter() = default;
  /// What stands before the first row: the line of names, or nothing.
  virtual std::string head() const = 0;
  /// The cell for a text, for columns whose cells are made ahead because they stand in many rows.
  virtual std::string ready_cell(std::string_view text) const = 0;
  /// Appends those rows, of `rows`, whose mask is not 0; without a mask all. Each column has `rows` rows, or
  /// one that stands for all. No row that is printed has a fault.
  virtual void print(std::span<const Column* const> columns, std::size_t rows,
                     std::span<const std::uint8_t> mask, TextBuffer& to) const = 0;
};

/// RFC 4180 with LF as line end, quotes where they are needed and nowhere else; the delimiter is a comma for
/// CSV, a tab for TSV. An empty cell that is all of its line is quoted, for a blank line is no record. The
/// program must outlive the printer.
std::unique_ptr<RowPrinter> csv_printer(const std::vector<WrittenColumn>& columns, const Program& program,
                                        Language words, char delimiter = ',');

/// One JSON object a row. Numbers have the digits that they have in CSV, percents are fractions, truth is
/// true or false, missing null; everything else is text. The program must outlive the printer.
std::unique_ptr<RowPrinter> jsonl_printer(const std::vector<WrittenColumn>& columns, const Program& program,
                                          Language words);

}  // namespace rung
