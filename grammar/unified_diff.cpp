// A table of longest common subsequences for what lies between the equal lines at both ends, and hunks from
// it.

#include "grammar/unified_diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace rung {
namespace {

using Lines = std::vector<std::string_view>;

/// Beyond this many cells (of 4 bytes) the middle is shown as replaced as a whole.
constexpr std::size_t max_cells = 8u << 20;
constexpr std::size_t context = 3;

/// Lines with their ends, so that a missing one at the end of the text is a difference.
Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

/// One line of the difference: kept ' ', left out '-', or new '+'.
struct Edit {
  char kind;
  std::string_view line;
};
using Edits = std::vector<Edit>;

/// Lengths of the longest common subsequences of what begins at line i of `a` and line j of `b`.
class CommonLengths {
 public:
  CommonLengths(std::span<const std::string_view> a, std::span<const std::string_view> b)
      : width_(b.size() + 1), cells_((a.size() + 1) * width_) {
    for (std::size_t i = a.size(); i-- > 0;)
      for (std::size_t j = b.size(); j-- > 0;)
        cells_[i * width_ + j] = a[i] == b[j] ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
  }

  std::uint32_t at(std::size_t i, std::size_t j) const { return cells_[i * width_ + j]; }

 private:
  std::size_t width_;
  std::vector<std::uint32_t> cells_;
};

void add(Edits& edits, char kind, std::span<const std::string_view> lines) {
  for (const std::string_view line : lines) edits.push_back({kind, line});
}

void add_middle(Edits& edits, std::span<const std::string_view> a, std::span<const std::string_view> b) {
  std::size_t i = 0;
  std::size_t j = 0;
  if ((a.size() + 1) <= max_cells / (b.size() + 1)) {
    const CommonLengths common(a, b);
    while (i < a.size() && j < b.size()) {
      if (a[i] == b[j]) {
        edits.push_back({' ', a[i++]});
        ++j;
      } else if (common.at(i + 1, j) >= common.at(i, j + 1)) {
        edits.push_back({'-', a[i++]});
      } else {
        edits.push_back({'+', b[j++]});
      }
    }
  }
  add(edits, '-', a.subspan(i));
  add(edits, '+', b.subspan(j));
}

Edits edits_of(const Lines& before, const Lines& after) {
  const std::size_t shorter = std::min(before.size(), after.size());
  std::size_t head = 0;
  while (head < shorter && before[head] == after[head]) ++head;
  std::size_t tail = 0;
  while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail]) ++tail;
  const std::span a(before);
  const std::span b(after);
  Edits edits;
  add(edits, ' ', a.first(head));
  add_middle(edits, a.subspan(head, a.size() - head - tail), b.subspan(head, b.size() - head - tail));
  add(edits, ' ', a.last(tail));
  return edits;
}

/// The place of a side of a hunk: its first line and how many; of no lines it is the line above.
std::string range(std::size_t lines_above, std::size_t count) {
  if (count == 1) return fmt::format("{}", lines_above + 1);
  return fmt::format("{},{}", count == 0 ? lines_above : lines_above + 1, count);
}

void write_line(std::string& to, const Edit& edit) {
  to += edit.kind;
  to += edit.line;
  if (!edit.line.ends_with('\n')) to += "\n\\ No newline at end of file\n";
}

/// The end of the hunk that begins with a change: behind its last change and the lines around it.
std::size_t hunk_end(const Edits& edits, std::size_t change) {
  std::size_t kept = 0;
  std::size_t at = change;
  for (; at < edits.size() && kept <= 2 * context; ++at) kept = edits[at].kind == ' ' ? kept + 1 : 0;
  return at - (kept > context ? kept - context : 0);
}

}  // namespace

std::string unified_diff(std::string_view before, std::string_view after, std::string_view path) {
  if (before == after) return {};
  const Edits edits = edits_of(lines_of(before), lines_of(after));
  std::string text = fmt::format("--- {0}\n+++ {0}\n", path);
  std::size_t old_line = 0;
  std::size_t new_line = 0;
  std::size_t at = 0;
  const auto pass = [&](std::size_t end) {
    for (; at < end; ++at) {
      if (edits[at].kind != '+') ++old_line;
      if (edits[at].kind != '-') ++new_line;
    }
  };
  while (true) {
    std::size_t change = at;
    while (change < edits.size() && edits[change].kind == ' ') ++change;
    if (change == edits.size()) return text;
    const std::size_t end = hunk_end(edits, change);
    pass(std::max(at, change - std::min(change, context)));
    const std::size_t begin = at;
    const std::size_t old_above = old_line;
    const std::size_t new_above = new_line;
    pass(end);
    text += fmt::format("@@ -{} +{} @@\n", range(old_above, old_line - old_above),
                        range(new_above, new_line - new_above));
    for (std::size_t i = begin; i < end; ++i) write_line(text, edits[i]);
  }
}

}  // namespace rung
