// Finds the line that has a key.
#include "engine/key_index.hpp"

#include "columns/rearrange.hpp"
#include "engine/key_value.hpp"

namespace rung {
namespace {

bool comparable(const Type& a, const Type& b) {
  return a.kind == b.kind || (is_text_like(a) && is_text_like(b));
}

}  // namespace

std::size_t KeyHash::operator()(Int128 value) const {
  const auto low = static_cast<std::uint64_t>(value);
  const auto high = static_cast<std::uint64_t>(value >> 64);
  std::uint64_t mixed = (low ^ (high * 0x9e3779b97f4a7c15u)) * 0xbf58476d1ce4e5b9u;
  mixed ^= mixed >> 32;
  return static_cast<std::size_t>(mixed * 0x94d049bb133111ebu);
}

void KeyIndex::add(const Column& keys, const Type& type, std::uint32_t first,
                   std::vector<std::uint8_t>& taken) {
  type_ = type;
  taken.assign(keys.size(), 0);
  for (std::size_t row = 0; row < keys.size(); ++row) {
    if (keys.states[row] != State::known) continue;
    const std::uint32_t line = first + static_cast<std::uint32_t>(row);
    if (is_text_like(type)) {
      const std::string_view text = key_text(*program_, keys, row, type);
      taken[row] = texts_.contains(text);
      if (!taken[row]) texts_.emplace(memory_.keep(text), line);
    } else {
      taken[row] = !numbers_.emplace(key_number(keys, row, type), line).second;
    }
  }
}

void KeyIndex::find(const Column& keys, const Type& type, std::vector<std::uint32_t>& lines) const {
  lines.assign(keys.size(), no_row);
  if (!comparable(type, type_)) return;
  for (std::size_t row = 0; row < keys.size(); ++row) {
    if (keys.states[row] != State::known) continue;
    if (is_text_like(type)) {
      const auto found = texts_.find(key_text(*program_, keys, row, type));
      if (found != texts_.end()) lines[row] = found->second;
    } else {
      const auto found = numbers_.find(key_number(keys, row, type));
      if (found != numbers_.end()) lines[row] = found->second;
    }
  }
}

}  // namespace rung
