// Prints rows as lines: fixed text before each cell and behind the last.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "records/cell_form.hpp"
#include "records/column_cells.hpp"
#include "records/row_printer.hpp"

namespace rung {

/// The text around cells.
struct LineFrame {
  std::string head;
  std::vector<std::string> leads;  ///< before each cell, with what begins the line; not empty
  std::size_t dropped = 0;         ///< how many bytes of the first lead are not printed
  std::string end;                 ///< of each line
};

/// A few lines grow side by side, column by column, then they are put together: cells of one kind in a row are
/// printed much faster than cells that take turns.
class LinePrinter : public RowPrinter {
 public:
  LinePrinter(std::unique_ptr<const CellForm> form, const std::vector<WrittenColumn>& columns,
              const Program& program, Language words, LineFrame frame);

  std::string head() const override { return head_; }
  std::string ready_cells(std::size_t first, std::span<const Column* const> row) const override;
  void print(std::span<const Column* const> columns, std::size_t rows, std::span<const std::uint8_t> mask,
             TextBuffer& to) const override;

 private:
  struct Sources;
  struct Lines;

  Sources sources(std::span<const Column* const> columns) const;
  void make_uniform(CellSource& source, std::size_t i, Sources& sources) const;
  void print_some(const Sources& sources, LineRows rows, Lines& lines, TextBuffer& to) const;
  void print_column(const CellSource& source, LineRows rows, LineEnds ends) const;
  std::size_t line_bytes(const Sources& sources, LineRows rows) const;

  std::unique_ptr<const CellForm> form_;
  std::vector<ColumnCells> cells_;
  std::string head_;
  HeldTexts frame_;
  std::vector<HeldText> leads_;  // without the last character, which is the business of the cells
  std::size_t dropped_;
  HeldText end_;
  HeldText missing_;
  std::size_t line_bytes_ = 0;   // of a line at most, without texts
  std::size_t ready_bytes_ = 0;  // the same of cells that are made ahead
};

}  // namespace rung
