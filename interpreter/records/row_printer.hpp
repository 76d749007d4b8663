// Rows as the text of a format, without a file. Formats whose rows depend on each other, such as a table that
// is aligned, have no printer of rows.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "columns/column.hpp"
#include "diagnostics/language.hpp"
#include "program/program.hpp"
#include "records/text_buffer.hpp"

namespace rung {

/// How the cells of a column come to a printer.
enum class GivenCells : std::uint8_t {
  values,    ///< as values of its type
  ready,     ///< as texts that ready_cells() made of this column and of those behind it that are `in_ready`
  in_ready,  ///< not at all: null stands in place of the column
};

/// So many bytes can be read of every ready text, whatever its size. None is missing.
constexpr std::size_t ready_bytes = 64;

struct WrittenColumn {
  std::string name;
  Type type;
  GivenCells given = GivenCells::values;
};

/// Keeps nothing between calls: threads may print different rows with one printer at the same time, and the
/// texts, put together in the order of the rows, are what one thread would have printed.
class RowPrinter {
 public:
  virtual ~RowPrinter() = default;
  /// What stands before the first row: the line of names, or nothing.
  virtual std::string head() const = 0;
  /// The cells of one row, of the columns from `first` on, with what stands between them in a line: made ahead where they
  /// stand in many rows. Each column has that row alone.
  virtual std::string ready_cells(std::size_t first, std::span<const Column* const> row) const = 0;
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
