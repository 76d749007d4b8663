// Lays values of lines into columns.
#include "columns/line_stream.hpp"

namespace rung {

LineStream::LineStream(const Record& record, const std::vector<std::vector<Value>>& lines,
                       std::vector<std::uint8_t> rejected) {
  batch_.rows = lines.size();
  batch_.columns.resize(record.fields.size());
  for (std::size_t i = 0; i < lines.size(); ++i) batch_.lines.push_back(i + 1);
  batch_.rejected = std::move(rejected);
  batch_.rejected.resize(lines.size(), 0);
  for (FieldId field = 0; field < record.fields.size(); ++field) {
    const Type& type = record.fields[field].type;
    batch_.columns[field].reset(storage_of(type), lines.size());
    for (const std::vector<Value>& line : lines) append(batch_.columns[field], line[field], type);
  }
}

bool LineStream::next(Batch& batch) {
  batch = {};
  if (given_ || batch_.rows == 0) return false;
  given_ = true;
  batch = std::move(batch_);
  return true;
}

}  // namespace rung
