// Pads the cells of each table to the display width of their column.

#include "grammar/format_table.hpp"

#include <algorithm>

#include "diagnostics/width.hpp"

namespace rung {
namespace {

using Rows = std::vector<LaidLine*>;

std::vector<std::size_t> widths_of(const Rows& rows) {
  std::vector<std::size_t> widths;
  for (const LaidLine* row : rows) {
    widths.resize(std::max(widths.size(), row->cells.size()));
    for (std::size_t i = 0; i < row->cells.size(); ++i)
      widths[i] = std::max(widths[i], display_width(row->cells[i]));
  }
  return widths;
}

void align(const Rows& rows) {
  const std::vector<std::size_t> widths = widths_of(rows);
  for (LaidLine* row : rows) {
    const auto parts = [&](std::size_t at) {
      return std::find(row->parted.begin(), row->parted.end(), at) != row->parted.end();
    };
    std::string line = "|";
    for (std::size_t i = 0; i < row->cells.size(); ++i)
      line += (parts(i) ? "| " : " ") + pad_right(row->cells[i], widths[i]) + " |";
    if (parts(row->cells.size())) line += '|';
    row->cells = {std::move(line)};
  }
}

}  // namespace

void align_tables(LaidSheet& sheet) {
  Rows rows;
  const auto finish = [&] {
    align(rows);
    rows.clear();
  };
  for (LaidLine& line : sheet.lines) {
    if (line.kind == LaidLine::Kind::comment) continue;
    const bool row = line.kind == LaidLine::Kind::code && line.shape == Shape::row;
    const auto other = [&] {
      return rows.front()->block != line.block || rows.front()->indent != line.indent;
    };
    if (!row || (!rows.empty() && other())) finish();
    if (row) rows.push_back(&line);
  }
  finish();
}

}  // namespace rung
