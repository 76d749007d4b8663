// Edit distance over characters, after what people mix up most (capitals, spaces, hyphens, widths) is set
// aside.
#include "records/nearest.hpp"

#include <algorithm>
#include <cstddef>

#include "diagnostics/code_point.hpp"
#include "records/cell_text.hpp"

namespace rung {
namespace {

/// Longer texts are not compared: the work grows with the square, and they are no names.
constexpr std::size_t longest = 200;

std::u32string essence(std::string_view text) {
  std::u32string letters;
  const std::string folded = fold_width(compose(text.substr(0, 4 * longest)));
  std::string_view rest = folded;
  while (!rest.empty() && letters.size() < longest) {
    const CodePoint point = first_code_point(rest);
    rest.remove_prefix(point.length);
    char32_t c = point.value;
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
    if (c != ' ' && c != '_' && c != '-') letters += c;
  }
  return letters;
}

std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::optional<std::string> nearest(std::string_view wanted, const std::vector<std::string>& candidates) {
  const std::u32string sought = essence(wanted);
  std::optional<std::string> best;
  std::size_t best_distance = 0;
  for (const std::string& candidate : candidates) {
    const std::u32string given = essence(candidate);
    if (given.empty()) continue;
    const std::size_t apart = distance(sought, given);
    // A third of the letters may differ, of a short name one.
    const std::size_t allowed = std::max<std::size_t>(1, std::min(sought.size(), given.size()) / 3);
    if (apart > allowed || apart >= std::min(sought.size(), given.size()) || (best && apart >= best_distance))
      continue;
    best = candidate;
    best_distance = apart;
  }
  return best;
}

}  // namespace rung
