// Puts the formatter together: what the tree knows, the lines, their columns, and the blank lines between
// them.

#include "grammar/format.hpp"

#include <algorithm>

#include "grammar/format_columns.hpp"
#include "grammar/format_marks.hpp"
#include "grammar/format_sheet.hpp"
#include "grammar/format_table.hpp"

namespace rung {
namespace {

bool is_comment(const LaidLine& line) {
  return line.kind == LaidLine::Kind::comment;
}

bool is_margin(const LaidLine& line) {
  return !is_comment(line) && line.first && line.indent == 0;
}

/// A comment alone stands as the next line that says something does; at the end of the file at the margin.
void place_comments(LaidSheet& sheet) {
  std::size_t indent = 0;
  std::size_t block = sheet.blocks.size();
  for (auto line = sheet.lines.rbegin(); line != sheet.lines.rend(); ++line) {
    if (is_comment(*line)) {
      line->indent = indent;
      line->block = block;
    } else {
      indent = line->indent;
      block = line->block;
    }
  }
}

/// Whether two declarations, each of one clause and of one kind, may stand without a blank line between them.
bool may_touch(const LaidSheet& sheet, std::size_t above, std::size_t below) {
  const LaidSheet::Block& a = sheet.blocks[above];
  const LaidSheet::Block& b = sheet.blocks[below];
  if (!a.word || !b.word) return true;
  return a.word == b.word && a.clauses == 1 && b.clauses == 1;
}

/// The comments directly above a head belong to it; a blank line goes above them.
void part_declarations(LaidSheet& sheet) {
  for (std::size_t at = 1; at < sheet.lines.size(); ++at) {
    if (!is_margin(sheet.lines[at])) continue;
    std::size_t top = at;
    while (top > 0 && sheet.lines[top].blanks == 0 && is_comment(sheet.lines[top - 1])) --top;
    if (top == 0 || is_comment(sheet.lines[top - 1])) continue;
    if (!may_touch(sheet, sheet.lines[top - 1].block, sheet.lines[at].block))
      sheet.lines[top].blanks = std::max<std::size_t>(sheet.lines[top].blanks, 1);
  }
}

void limit_blanks(LaidSheet& sheet) {
  for (std::size_t at = 0; at < sheet.lines.size(); ++at) {
    LaidLine& line = sheet.lines[at];
    const bool inside = line.indent > 0;
    const bool below_head = inside && at > 0 && !is_comment(sheet.lines[at - 1]) &&
                            sheet.lines[at - 1].shape == Shape::head &&
                            sheet.lines[at - 1].block == line.block;
    const std::size_t most = at == 0 || below_head ? 0 : inside ? 1 : 2;
    line.blanks = std::min(line.blanks, most);
  }
}

std::string write(const LaidSheet& sheet) {
  std::string text;
  for (const LaidLine& line : sheet.lines) {
    text.append(line.blanks, '\n');
    if (line.kind != LaidLine::Kind::kept) text.append(line.indent, ' ');
    text += is_comment(line) ? line.comment : line.cells[0];
    text += '\n';
  }
  return text;
}

}  // namespace

std::string format(const Sources& sources, const SyntaxTree& tree, const FormatOptions& options) {
  const Marks marks = mark(sources, tree, options);
  LaidSheet sheet = read_sheet(sources[tree.source], tree, marks);
  align_tables(sheet);
  align_columns(sheet);
  align_comments(sheet);
  place_comments(sheet);
  part_declarations(sheet);
  limit_blanks(sheet);
  return write(sheet);
}

}  // namespace rung
