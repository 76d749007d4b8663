// The lines of one record of an input as a reader would hand them over.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "columns/batch.hpp"
#include "reference/evaluator.hpp"

namespace rung::agreement {

/// So many rows at a time.
class InputStream : public RecordStream {
 public:
  InputStream(const Record& record, const std::vector<reference::Line>& lines, std::size_t rows)
      : record_(record), lines_(lines), rows_(rows) {}

  bool next(Batch& batch) override {
    batch = {};
    const std::size_t end = std::min(lines_.size(), at_ + rows_);
    if (at_ == end) return false;
    batch.rows = end - at_;
    batch.columns.resize(record_.fields.size());
    for (std::size_t i = at_; i < end; ++i) {
      batch.lines.push_back(lines_[i].line);
      batch.rejected.push_back(lines_[i].rejected ? 1 : 0);
    }
    for (FieldId field = 0; field < record_.fields.size(); ++field) fill(batch.columns[field], field, end);
    at_ = end;
    return true;
  }

 private:
  void fill(Column& column, FieldId field, std::size_t end) const {
    const Type& type = record_.fields[field].type;
    column.reset(storage_of(type), end - at_);
    for (std::size_t i = at_; i < end; ++i) append(column, lines_[i].cells[field], type);
  }

  const Record& record_;
  const std::vector<reference::Line>& lines_;
  std::size_t rows_;
  std::size_t at_ = 0;
};

}  // namespace rung::agreement
