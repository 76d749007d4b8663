// Batches as the engine wants them.
#include "engine/sift.hpp"

#include <algorithm>

#include "columns/rearrange.hpp"

namespace rung {
namespace {

/// Fields that were not read have no column.
template <class Rearrange>
void rearrange_columns(const std::vector<Column>& from, std::vector<Column>& to, Rearrange rearrange) {
  to.clear();
  for (const Column& column : from) to.push_back(column.size() == 0 ? Column() : rearrange(column));
}

}  // namespace

std::vector<std::uint32_t> rejected_rows(const Batch& batch) {
  std::vector<std::uint32_t> rows;
  auto at = std::find(batch.rejected.begin(), batch.rejected.end(), 1);
  for (; at != batch.rejected.end(); at = std::find(at + 1, batch.rejected.end(), 1)) {
    rows.push_back(static_cast<std::uint32_t>(at - batch.rejected.begin()));
  }
  return rows;
}

void take_out(Batch& batch, const std::vector<std::uint32_t>& rows) {
  if (rows.empty()) return;
  std::vector<std::uint32_t> kept;
  std::vector<std::uint64_t> lines;
  auto next = rows.begin();
  for (std::uint32_t row = 0; row < batch.rows; ++row) {
    if (next != rows.end() && *next == row) {
      ++next;
      continue;
    }
    kept.push_back(row);
    lines.push_back(batch.lines[row]);
  }
  std::vector<Column> columns;
  rearrange_columns(batch.columns, columns, [&](const Column& column) { return gather(column, kept); });
  batch.columns = std::move(columns);
  batch.lines = std::move(lines);
  batch.rejected.assign(kept.size(), 0);
  batch.rows = kept.size();
}

void cut(const Batch& batch, std::size_t first, std::size_t rows, Batch& part) {
  rearrange_columns(batch.columns, part.columns,
                    [&](const Column& column) { return slice(column, first, rows); });
  const auto line = batch.lines.begin() + static_cast<std::ptrdiff_t>(first);
  part.lines.assign(line, line + static_cast<std::ptrdiff_t>(rows));
  const auto rejected = batch.rejected.begin() + static_cast<std::ptrdiff_t>(first);
  part.rejected.assign(rejected, rejected + static_cast<std::ptrdiff_t>(rows));
  part.rows = rows;
}

}  // namespace rung
