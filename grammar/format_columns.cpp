// Columns by runs: as wide as the widest cell that something follows.

#include "grammar/format_columns.hpp"

#include <algorithm>

#include "diagnostics/width.hpp"

namespace rung {
namespace {

constexpr std::size_t gap = 2;

/// One blank is enough behind a keyword, which is one of few and no wider than another by much.
std::size_t gap_behind(Shape shape, std::size_t column) {
  const bool keyword = shape == Shape::part || shape == Shape::weight || shape == Shape::fact;
  return keyword && column == 0 ? 1 : gap;
}

bool has_columns(Shape shape) {
  switch (shape) {
    case Shape::field:
    case Shape::part:
    case Shape::weight:
    case Shape::fact:
    case Shape::column: return true;
    case Shape::head:
    case Shape::clause:
    case Shape::row:
    case Shape::broken: return false;
  }
  return false;
}

using Lines = std::vector<LaidLine*>;

void align(const Lines& lines) {
  std::vector<std::size_t> widths;
  for (const LaidLine* line : lines) {
    widths.resize(std::max(widths.size(), line->cells.size()));
    for (std::size_t i = 0; i + 1 < line->cells.size(); ++i)
      if (i != 1 || !line->loose) widths[i] = std::max(widths[i], display_width(line->cells[i]));
  }
  for (LaidLine* line : lines) {
    std::string whole;
    for (std::size_t i = 0; i < line->cells.size(); ++i) {
      const bool last = i + 1 == line->cells.size();
      whole += last ? line->cells[i]
                    : pad_right(line->cells[i], widths[i]) + std::string(gap_behind(line->shape, i), ' ');
    }
    line->cells = {std::move(whole)};
  }
}

/// Lines whose comments stand below each other: of one block where it has columns, otherwise without anything
/// between them.
bool one_run(const LaidSheet& sheet, const LaidLine& above, const LaidLine& below) {
  if (above.shape != below.shape || !above.first || !below.first) return false;
  if (above.shape != Shape::head)
    return above.block == below.block && (has_columns(above.shape) || below.blanks == 0);
  return below.blanks == 0 && sheet.blocks[above.block].word == sheet.blocks[below.block].word &&
         sheet.blocks[above.block].clauses == 1;
}

/// Puts the comments of the lines below each other. A line may be in the run without a comment.
void put_comments(const Lines& lines) {
  std::size_t width = 0;
  for (const LaidLine* line : lines)
    if (!line->comment.empty()) width = std::max(width, display_width(line->cells[0]));
  for (LaidLine* line : lines) {
    if (line->comment.empty()) continue;
    line->cells[0] = pad_right(line->cells[0], width) + std::string(gap, ' ') + line->comment;
    line->comment.clear();
  }
}

}  // namespace

void align_columns(LaidSheet& sheet) {
  Lines run;
  const auto finish = [&] {
    align(run);
    run.clear();
  };
  for (LaidLine& line : sheet.lines) {
    if (line.kind == LaidLine::Kind::comment || !line.first) continue;
    const bool aligned = line.kind == LaidLine::Kind::code && has_columns(line.shape);
    if (!run.empty() && (!aligned || run.front()->shape != line.shape || run.front()->block != line.block))
      finish();
    if (aligned) run.push_back(&line);
  }
  finish();
}

void align_comments(LaidSheet& sheet) {
  Lines run;
  const auto finish = [&] {
    put_comments(run);
    run.clear();
  };
  for (LaidLine& line : sheet.lines) {
    if (line.kind == LaidLine::Kind::comment) {
      if (!run.empty() && !has_columns(run.back()->shape)) finish();
      continue;
    }
    const bool passed = !line.first && !run.empty() && has_columns(run.back()->shape);
    if (!passed && !run.empty() && !one_run(sheet, *run.back(), line)) finish();
    if (passed)
      put_comments({&line});
    else
      run.push_back(&line);
  }
  finish();
}

}  // namespace rung
