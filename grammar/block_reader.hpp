// Goes over the lines of one declaration: its head, its clauses and its rows, in any order that its parse action asks for.
#pragma once

#include <string>

#include "grammar/clause.hpp"
#include "grammar/rows.hpp"

namespace rung {

class BlockReader {
 public:
  BlockReader(Reading& reading, const Block& block) : reading_(reading), block_(block) {}

  bool done() const { return at_ == block_.lines.size(); }
  const Line& line() const { return block_.lines[at_]; }
  bool at_row() const { return !done() && line().row; }

  /// Reads the line as a whole and steps behind it; nothing where it does not match, which was reported.
  std::optional<Clause> clause(Entry entry, Shape shape);
  /// Reads a row's cells and steps behind it.
  std::optional<Row> row(bool parted = false);
  /// One cell of the row read last.
  std::optional<Clause> cell(const Cell& cell, Entry entry) const;
  /// The white space of an empty cell.
  Span blank_span(const Cell& cell) const;
  Span cell_span(const Cell& cell) const { return row_line_->folded.span(cell.begin, cell.end); }
  /// A cell as it stands, or the content of a text in quotes.
  syntax::Identifier raw_cell(const Cell& cell) const;
  /// Whether the cell of a header is this word; then the column is the one of that number, if it was not taken yet.
  bool takes_column(const syntax::Identifier& cell, Word word, std::size_t number,
                    std::optional<std::size_t>& column);
  /// A row that has another number of cells than its header is reported; false then.
  bool fits(const Row& row, std::size_t cells) const;

  /// The line read last has another shape, or a column that begins at the node.
  void reshape(Shape shape) { reading_.tree.lines.back().shape = shape; }
  void stop(const Cursor& at) { reading_.tree.lines.back().stops.push_back(at.span().begin); }
  /// Passes over a line that has no place in this declaration and reports it.
  void refuse(Kind kind);
  /// Passes over a line behind a head that was not understood: it says nothing without it.
  void refuse_quietly();

  Reading& reading() { return reading_; }
  Diagnostics& diagnostics() { return reading_.diagnostics; }
  Span row_span() const { return row_line_->span(); }

 private:
  Reading& reading_;
  const Block& block_;
  std::size_t at_ = 0;
  const Line* row_line_ = nullptr;
};

}  // namespace rung
