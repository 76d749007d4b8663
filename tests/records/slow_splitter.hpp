// A CSV splitter that is too plain to be wrong: one character after the other, the whole text at once, no
// index. The real splitter must agree with it on every text and for every size of blocks.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace slow {

struct Row {
  std::uint64_t line = 1;
  std::vector<std::string> cells;
  bool text_after_quote = false;
  bool nul = false;
};

struct Split {
  std::vector<Row> rows;
  std::optional<std::uint64_t> open_quote_line;
};

enum class Place { cell_start, plain, quoted, after_quote };

/// Whether a line end stands at the place, and how long it is.
inline std::size_t line_end_at(std::string_view text, std::size_t at) {
  if (text[at] == '\n') return 1;
  if (text[at] != '\r') return 0;
  return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
}

inline Split split(std::string_view text, char delimiter) {
  Split result;
  std::uint64_t line = 1;
  std::uint64_t quote_line = 0;
  Row row;
  std::string cell;
  bool row_has_quote = false;
  Place place = Place::cell_start;
  const auto end_row = [&] {
    row.cells.push_back(cell);
    cell.clear();
    const bool blank = row.cells.size() == 1 && !row_has_quote && !row.nul &&
                       row.cells[0].find_first_not_of(" \t") == std::string::npos;
    if (!blank) result.rows.push_back(row);
    row = Row();
    row_has_quote = false;
    place = Place::cell_start;
  };
  std::size_t i = 0;
  bool row_begun = false;
  while (i < text.size()) {
    if (!row_begun) row.line = line;
    row_begun = true;
    const std::size_t line_end = line_end_at(text, i);
    const char c = text[i];
    if (c == '\0') row.nul = true;
    if (place == Place::quoted) {
      if (c == '"' && i + 1 < text.size() && text[i + 1] == '"') {
        cell += '"';
        i += 2;
        continue;
      }
      if (c == '"') {
        place = Place::after_quote;
        ++i;
        continue;
      }
      const std::size_t length = line_end > 0 ? line_end : 1;
      if (line_end > 0) ++line;
      cell += text.substr(i, length);
      i += length;
      continue;
    }
    if (line_end > 0) {
      end_row();
      ++line;
      row_begun = false;
      i += line_end;
      continue;
    }
    ++i;
    if (c == delimiter) {
      row.cells.push_back(cell);
      cell.clear();
      place = Place::cell_start;
    } else if (place == Place::cell_start && c == '"') {
      place = Place::quoted;
      quote_line = line;
      row_has_quote = true;
    } else {
      if (place == Place::after_quote) row.text_after_quote = true;
      if (place == Place::cell_start) place = Place::plain;
      cell += c;
    }
  }
  if (place == Place::quoted) {
    result.open_quote_line = quote_line;
  } else if (row_begun) {
    end_row();
  }
  return result;
}

}  // namespace slow
