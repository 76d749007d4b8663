// Finds the line that has a key.
#include "engine/key_index.hpp"

#include "columns/number_column.hpp"
#include "columns/rearrange.hpp"

namespace rung {
namespace {

bool is_text_like(const Type& type) {
  return type.kind == TypeKind::text || type.kind == TypeKind::enumeration || type.kind == TypeKind::ladder;
}

bool comparable(const Type& a, const Type& b) {
  return a.kind == b.kind || (is_text_like(a) && is_text_like(b));
}

Int128 number_of(const Column& keys, std::size_t row, const Type& type) {
  switch (keys.storage) {
    case Storage::narrow:
    case Storage::wide: return mantissa_at(keys, row) * power_of_ten(Decimal::places - keys.scale);
    case Storage::truth: return keys.truths[row];
    case Storage::integer:
      return type.kind == TypeKind::duration ? unpack(keys.integers[row]).amount : keys.integers[row];
    case Storage::text: break;
  }
  return 0;
}

}  // namespace

std::size_t KeyHash::operator()(Int128 value) const {
  const auto low = static_cast<std::uint64_t>(value);
  const auto high = static_cast<std::uint64_t>(value >> 64);
  std::uint64_t mixed = (low ^ (high * 0x9e3779b97f4a7c15u)) * 0xbf58476d1ce4e5b9u;
  mixed ^= mixed >> 32;
  return static_cast<std::size_t>(mixed * 0x94d049bb133111ebu);
}

std::string_view KeyIndex::text_of(const Column& keys, std::size_t row, const Type& type) const {
  if (type.kind == TypeKind::text) return keys.texts[row];
  return program_->enumerations[type.set].values[static_cast<std::size_t>(keys.integers[row])].text;
}

void KeyIndex::add(const Column& keys, const Type& type, std::uint32_t first,
                   std::vector<std::uint8_t>& taken) {
  type_ = type;
  taken.assign(keys.size(), 0);
  for (std::size_t row = 0; row < keys.size(); ++row) {
    if (keys.states[row] != State::known) continue;
    const std::uint32_t line = first + static_cast<std::uint32_t>(row);
    if (is_text_like(type)) {
      const std::string_view text = text_of(keys, row, type);
      taken[row] = texts_.contains(text);
      if (!taken[row]) texts_.emplace(memory_.keep(text), line);
    } else {
      taken[row] = !numbers_.emplace(number_of(keys, row, type), line).second;
    }
  }
}

void KeyIndex::find(const Column& keys, const Type& type, std::vector<std::uint32_t>& lines) const {
  lines.assign(keys.size(), no_row);
  if (!comparable(type, type_)) return;
  for (std::size_t row = 0; row < keys.size(); ++row) {
    if (keys.states[row] != State::known) continue;
    if (is_text_like(type)) {
      const auto found = texts_.find(text_of(keys, row, type));
      if (found != texts_.end()) lines[row] = found->second;
    } else {
      const auto found = numbers_.find(number_of(keys, row, type));
      if (found != numbers_.end()) lines[row] = found->second;
    }
  }
}

}  // namespace rung
