// Cuts rows at bars that stand outside texts.

#include "grammar/rows.hpp"

#include "diagnostics/kinds.hpp"
#include "grammar/parse_line.hpp"

namespace rung {

std::optional<Row> split_row(const Line& line, bool parted, Diagnostics& diagnostics) {
  const std::string_view text = line.folded.text;
  Row row;
  std::size_t begin = 1;
  for (std::size_t at = 1; at < text.size();) {
    if (const std::size_t quoted = text_length(text.substr(at))) {
      at += quoted;
      continue;
    }
    if (text[at] != '|') {
      ++at;
      continue;
    }
    Cell cell{begin, at};
    while (cell.begin < cell.end && text[cell.begin] == ' ') ++cell.begin;
    while (cell.end > cell.begin && text[cell.end - 1] == ' ') --cell.end;
    row.cells.push_back(cell);
    ++at;
    if (parted && at < text.size() && text[at] == '|') {
      ++at;
      row.parted.push_back(row.cells.size());
    }
    begin = at;
  }
  if (begin == text.size() && !row.cells.empty()) return row;
  diagnostics.report(Kind::open_row, line.folded.span(text.size() - 1, text.size()));
  return std::nullopt;
}

}  // namespace rung
