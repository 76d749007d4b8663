// Columns made of rows of other columns.
#include "columns/rearrange.hpp"

#include <algorithm>

#include "columns/number_column.hpp"

namespace rung {
namespace {

template <class T>
void gather_into(std::vector<T>& to, const std::vector<T>& from, std::span<const std::uint32_t> rows) {
  if (from.empty()) {
    return;
  }
  to.resize(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) to[i] = rows[i] == no_row ? T{} : from[rows[i]];
}

template <class T>
void slice_into(std::vector<T>& to, const std::vector<T>& from, std::size_t first, std::size_t count) {
  if (from.empty()) return;
  const auto begin = from.begin() + static_cast<std::ptrdiff_t>(first);
  to.assign(begin, begin + static_cast<std::ptrdiff_t>(count));
}

template <class T>
void put_behind(std::vector<T>& to, const std::vector<T>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

Column like(const Column& from) {
  Column column;
  column.storage = from.storage;
  column.scale = from.scale;
  column.has_faults = from.has_faults;
  column.keeps = from.keeps;
  return column;
}

bool all_without_value(const Column& column) {
  return std::all_of(column.states.begin(), column.states.end(),
                     [](State state) { return state != State::known; });
}

}  // namespace

void shape(Column& column, Storage storage, std::size_t rows) {
  column.reset(storage, rows);
  column.states.resize(rows, State::missing);
  switch (storage) {
    case Storage::narrow:
    case Storage::integer: column.integers.resize(rows); break;
    case Storage::wide: column.wides.resize(rows); break;
    case Storage::truth: column.truths.resize(rows); break;
    case Storage::text: column.texts.resize(rows); break;
  }
}

Column gather(const Column& from, std::span<const std::uint32_t> rows) {
  Column column = like(from);
  if (from.size() == 0) {
    shape(column, from.storage, rows.size());
    return column;
  }
  gather_into(column.states, from.states, rows);
  gather_into(column.integers, from.integers, rows);
  gather_into(column.wides, from.wides, rows);
  gather_into(column.truths, from.truths, rows);
  gather_into(column.texts, from.texts, rows);
  return column;
}

Column slice(const Column& from, std::size_t first, std::size_t count) {
  Column column = like(from);
  column.all_known = from.all_known;
  slice_into(column.states, from.states, first, count);
  slice_into(column.integers, from.integers, first, count);
  slice_into(column.wides, from.wides, first, count);
  slice_into(column.truths, from.truths, first, count);
  slice_into(column.texts, from.texts, first, count);
  return column;
}

Column repeated(const Column& from, std::size_t row, std::size_t times) {
  const std::vector<std::uint32_t> rows(times, static_cast<std::uint32_t>(row));
  return gather(from, rows);
}

void keep_memory_of(Column& column, const Column& other) {
  for (const auto& kept : other.keeps) {
    if (column.keeps.empty() || column.keeps.back() != kept) column.keeps.push_back(kept);
  }
}

void extend(Column& whole, const Column& part) {
  if (whole.size() == 0) {
    whole = part;
    return;
  }
  if (whole.storage != part.storage && !(is_number(whole.storage) && is_number(part.storage))) {
    // The values of the word `missing` alone have no storage of their own.
    if (all_without_value(whole)) {
      const Column before = std::move(whole);
      whole = Column();
      shape(whole, part.storage, before.size());
      whole.states = before.states;
      whole.has_faults = before.has_faults;
      extend(whole, part);
      return;
    }
    Column blank;
    shape(blank, whole.storage, part.size());
    blank.states = part.states;
    blank.has_faults = part.has_faults;
    extend(whole, blank);
    return;
  }
  if (is_number(part.storage) && (part.scale != whole.scale || part.storage != whole.storage)) {
    Column same = part;
    raise_scale(same, whole.scale);
    raise_scale(whole, same.scale);
    if (same.storage == Storage::wide) widen(whole);
    if (whole.storage == Storage::wide) widen(same);
    put_behind(whole.states, same.states);
    put_behind(whole.integers, same.integers);
    put_behind(whole.wides, same.wides);
    whole.has_faults = whole.has_faults || part.has_faults;
    whole.all_known = whole.all_known && part.all_known;
    return;
  }
  put_behind(whole.states, part.states);
  put_behind(whole.integers, part.integers);
  put_behind(whole.wides, part.wides);
  put_behind(whole.truths, part.truths);
  put_behind(whole.texts, part.texts);
  whole.has_faults = whole.has_faults || part.has_faults;
  whole.all_known = whole.all_known && part.all_known;
  keep_memory_of(whole, part);
}

}  // namespace rung
