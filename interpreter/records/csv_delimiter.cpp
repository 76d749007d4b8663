// Splits the sample once for each delimiter and compares.
#include "records/csv_delimiter.hpp"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "records/csv_split.hpp"

namespace rung {
namespace {

constexpr std::size_t lines_looked_at = 100;

/// Lines that have as many cells as the header, and how many that are; both 0 where the header is one cell.
std::pair<std::size_t, std::uint32_t> fit_of(std::string_view sample, char delimiter) {
  CsvIndex index;
  split_csv(sample, delimiter, 1, false, index);
  // A sample that is one unfinished line is the whole header, or all of it that is known.
  if (index.rows.empty()) split_csv(sample, delimiter, 1, true, index);
  if (index.rows.empty() || index.rows.front().cells < 2) return {0, 0};
  const std::uint32_t cells = index.rows.front().cells;
  const std::size_t looked_at = std::min(index.rows.size(), lines_looked_at);
  const auto fits =
      std::count_if(index.rows.begin(), index.rows.begin() + static_cast<std::ptrdiff_t>(looked_at),
                    [cells](const CsvRow& row) { return row.cells == cells; });
  return {static_cast<std::size_t>(fits), cells};
}

}  // namespace

char detect_delimiter(std::string_view sample) {
  char best = ',';
  std::pair<std::size_t, std::uint32_t> best_fit = {0, 0};
  for (const char delimiter : {',', ';', '\t', '|'}) {
    const auto fit = fit_of(sample, delimiter);
    if (fit <= best_fit) continue;
    best = delimiter;
    best_fit = fit;
  }
  return best;
}

}  // namespace rung
