// What all writers share: rows that come as values.
#include "records/writer.hpp"

namespace rung {

void Writer::write_lines(const std::vector<std::vector<Value>>& lines) {
  std::vector<Column> made(columns_.size());
  std::vector<const Column*> given;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    made[i].reset(storage_of(columns_[i].type), lines.size());
    for (const std::vector<Value>& line : lines) append(made[i], line[i], columns_[i].type);
    given.push_back(&made[i]);
  }
  write(given, lines.size());
}

}  // namespace rung
