// Layout of a source line: tabs become spaces, a long line becomes a window around its span.
#include "diagnostics/snippet.hpp"

#include <algorithm>
#include <vector>

#include "diagnostics/code_point.hpp"

namespace rung {
namespace {

constexpr std::size_t tab_stop = 4;
constexpr std::string_view ellipsis = "…";
constexpr std::size_t ellipsis_width = 1;

/// A code point of the line as it is shown: its bytes in the line and the columns it takes.
struct Glyph {
  std::size_t offset;
  std::size_t length;
  std::size_t column;
  std::size_t width;
  bool showable;
};

struct Columns {
  std::size_t begin = 0;
  std::size_t end = 0;
};

std::vector<Glyph> glyphs_of(std::string_view line) {
  std::vector<Glyph> glyphs;
  glyphs.reserve(line.size());
  std::size_t column = 0;
  for (std::size_t offset = 0; offset < line.size();) {
    const CodePoint point = first_code_point(line.substr(offset));
    const bool showable = is_showable(point);
    const std::size_t width = point.value == '\t' ? tab_stop - column % tab_stop
                              : showable          ? width_of(point)
                                                  : 1;
    glyphs.push_back({offset, point.length, column, width, showable});
    offset += point.length;
    column += width;
  }
  return glyphs;
}

/// The columns of the characters that the bytes [begin, end) touch; behind the line where they lie behind it.
Columns columns_of(const std::vector<Glyph>& glyphs, std::size_t begin, std::size_t end, std::size_t total) {
  const auto first = std::find_if(glyphs.begin(), glyphs.end(),
                                  [&](const Glyph& glyph) { return glyph.offset + glyph.length > begin; });
  if (first == glyphs.end()) return {total, total + 1};
  const auto behind =
      std::find_if(first, glyphs.end(), [&](const Glyph& glyph) { return glyph.offset >= end; });
  const std::size_t end_column = behind == glyphs.end() ? total : behind->column;
  // Of no length is also what has no width, such as a combining mark.
  return {first->column, std::max(end_column, first->column + 1)};
}

/// The columns of the line to be shown, `limit` of them, so that the span is among them or, if it is longer,
/// begins there.
Columns window_around(Columns span, std::size_t total, std::size_t limit) {
  const std::size_t lead = limit / 4;
  const std::size_t length = span.end - span.begin;
  if (span.end + ellipsis_width <= limit) return {0, limit};
  const std::size_t before = length + lead <= limit ? (limit - length) / 2 : lead;
  const std::size_t last_begin = total - limit;
  const std::size_t begin = std::min(span.begin > before ? span.begin - before : 0, last_begin);
  return {begin, begin + limit};
}

void append_glyph(std::string& text, std::string_view line, const Glyph& glyph) {
  if (line[glyph.offset] == '\t') {
    text.append(glyph.width, ' ');
  } else {
    text += glyph.showable ? line.substr(glyph.offset, glyph.length) : replacement;
  }
}

}  // namespace

Snippet lay_out(std::string_view line, std::size_t begin, std::size_t end, std::size_t columns) {
  const std::vector<Glyph> glyphs = glyphs_of(line);
  const std::size_t total = glyphs.empty() ? 0 : glyphs.back().column + glyphs.back().width;
  const Columns span = columns_of(glyphs, begin, end, total);

  const bool whole = total <= columns;
  const Columns window = whole ? Columns{0, total} : window_around(span, total, columns);
  const bool cut_before = window.begin > 0;
  const bool cut_behind = window.end < total;
  const std::size_t from = window.begin + (cut_before ? ellipsis_width : 0);
  const std::size_t to = window.end - (cut_behind ? ellipsis_width : 0);

  Snippet snippet;
  if (cut_before) snippet.text += ellipsis;
  // A wide character that the window's edge would halve is left out, so the shown part may begin later than
  // the window.
  Columns shown{from, from};
  bool first = true;
  for (const Glyph& glyph : glyphs) {
    if (glyph.column < from || glyph.column + glyph.width > to) continue;
    if (first) shown.begin = glyph.column;
    first = false;
    shown.end = glyph.column + glyph.width;
    append_glyph(snippet.text, line, glyph);
  }
  if (cut_behind) snippet.text += ellipsis;

  const std::size_t span_end = cut_behind ? std::min(span.end, shown.end) : span.end;
  snippet.indent = span.begin - shown.begin + (cut_before ? ellipsis_width : 0);
  snippet.length = span_end > span.begin ? span_end - span.begin : 1;
  return snippet;
}

}  // namespace rung
