// Cuts a rule file into declarations and their clauses by its lines alone: margins, comments, continuation, table rows. What
// a clause says is read later, so that a fault in one of them costs no other.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "diagnostics/source.hpp"

namespace rung {

/// Text with full-width punctuation folded and comments gone, and for each of its bytes the place that it came from.
struct Folded {
  SourceId source = 0;
  std::string text;
  std::vector<std::uint32_t> begins;  ///< where in the source the character of this byte begins …
  std::vector<std::uint32_t> ends;    ///< … and ends

  /// Where a run of bytes came from; at the end of the text, the place behind it.
  Span span(std::size_t begin, std::size_t end) const;
};

/// One clause, or one row of a table: a line and those that go on from it.
struct Line {
  Folded folded;
  bool row = false;  ///< begins with `|`

  Span span() const { return folded.span(0, folded.text.size()); }
};

/// A declaration: the line at the left margin and the indented ones under it.
struct Block {
  std::vector<Line> lines;
  bool headless = false;  ///< its first line was reported and left out; the others say nothing without it
};

struct Comment {
  Span span;          ///< from the `#` to the end of the line
  bool alone = true;  ///< nothing else stands on its line
};

struct Layout {
  std::vector<Block> blocks;
  std::vector<Comment> comments;
};

/// Limits that a rule file must keep.
constexpr std::size_t max_source_bytes = 16u << 20;
constexpr std::size_t max_nesting = 200;

/// Reports text that does not close, parentheses that do not match, and nesting beyond the limit; such a line is left out.
Layout lay_out(const Source& source, SourceId id, Diagnostics& diagnostics);

/// Folds a piece of a source, as for the inside of a hole.
Folded fold(const Source& source, Span span);

}  // namespace rung
