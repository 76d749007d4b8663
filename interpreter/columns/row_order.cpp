// The order of rows within a column, and their values as bytes.
#include "columns/row_order.hpp"

#include "columns/number_column.hpp"

namespace rung {
namespace {

/// Whatever can be compared as an integer, of rows in one column.
Int128 integer_of(const Column& column, std::size_t row, const Type& type) {
  switch (column.storage) {
    case Storage::narrow: return column.integers[row];
    case Storage::wide: return column.wides[row];
    case Storage::truth: return column.truths[row];
    case Storage::integer:
      return type.kind == TypeKind::duration ? unpack(column.integers[row]).amount : column.integers[row];
    case Storage::text: break;
  }
  return 0;
}

template <class T>
void append_bytes(std::string& key, T value) {
  key.append(reinterpret_cast<const char*>(&value), sizeof value);
}

}  // namespace

std::strong_ordering compare_rows(const Column& column, std::size_t a, std::size_t b, const Type& type) {
  if (column.storage == Storage::text) return column.texts[a] <=> column.texts[b];
  return integer_of(column, a, type) <=> integer_of(column, b, type);
}

void append_key(std::string& key, const Column& column, std::size_t row, const Type& type) {
  const bool known = column.states[row] == State::known;
  key.push_back(known ? '\1' : '\0');
  if (!known) return;
  if (column.storage == Storage::text) {
    append_bytes(key, column.texts[row].size());
    key.append(column.texts[row]);
    return;
  }
  append_bytes(key, integer_of(column, row, type));
}

}  // namespace rung
