// Reads the lines of a stream in batches of the run's size.
#include "engine/intake.hpp"

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

void keep_rows(Batch& batch, const std::vector<std::uint32_t>& rows) {
  std::vector<Column> columns;
  rearrange_columns(batch.columns, columns, [&](const Column& column) { return gather(column, rows); });
  std::vector<std::uint64_t> lines;
  for (const std::uint32_t row : rows) lines.push_back(batch.lines[row]);
  batch.columns = std::move(columns);
  batch.lines = std::move(lines);
  batch.rejected.assign(rows.size(), 0);
  batch.rows = rows.size();
}

}  // namespace

void Intake::take_out_rejected() {
  std::vector<std::uint32_t> kept;
  std::vector<std::uint32_t> rejected;
  for (std::size_t row = 0; row < whole_.rejected.size(); ++row) {
    (whole_.rejected[row] != 0 ? rejected : kept).push_back(static_cast<std::uint32_t>(row));
  }
  if (rejected.empty()) return;
  rejected_ += rejected.size();
  if (link_ != none) rejected_links_ = gather(whole_.columns[link_], rejected);
  keep_rows(whole_, kept);
}

void Intake::cut(Batch& batch) {
  const std::size_t rows = std::min(batch_rows_, whole_.rows - taken_);
  rearrange_columns(whole_.columns, batch.columns,
                    [&](const Column& column) { return slice(column, taken_, rows); });
  const auto begin = whole_.lines.begin() + static_cast<std::ptrdiff_t>(taken_);
  batch.lines.assign(begin, begin + static_cast<std::ptrdiff_t>(rows));
  batch.rejected.assign(rows, 0);
  batch.rows = rows;
  taken_ += rows;
}

bool Intake::next(Batch& batch) {
  rejected_links_ = Column();
  if (stream_ == nullptr) return false;
  if (taken_ == whole_.rows) {
    taken_ = 0;
    // The batch that was given out comes back with its memory.
    std::swap(whole_, batch);
    if (!stream_->next(whole_)) {
      whole_ = Batch();
      return false;
    }
    read_ += whole_.rows;
    take_out_rejected();
    if (whole_.rows <= batch_rows_) {
      std::swap(whole_, batch);
      whole_.rows = 0;
      return true;
    }
  }
  cut(batch);
  return true;
}

}  // namespace rung
