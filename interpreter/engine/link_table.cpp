// Open addressing with neighbouring slots, filled to four fifths.
#include "engine/link_table.hpp"

#include <algorithm>

namespace rung {
namespace {

constexpr std::uint64_t least_room = 64;

std::uint32_t high_part(const Fingerprint& key) {
  return static_cast<std::uint32_t>(key.high);
}

}  // namespace

void LinkTable::prefetch(std::span<const Fingerprint> keys) const {
  if (room_ == 0) return;
  for (const Fingerprint& key : keys) __builtin_prefetch(&slots_[first_slot(key.low)]);
}

/// Where the key stands, or would stand.
std::uint64_t LinkTable::slot_of(std::uint64_t low, std::uint32_t high) const {
  std::uint64_t at = first_slot(low);
  while (slots_[at].number != 0 && (slots_[at].low != low || slots_[at].high != high)) {
    if (++at == room_) at = 0;
  }
  return at;
}

void LinkTable::make_room(std::uint64_t keys) {
  if ((count_ + keys) * 5 <= room_ * 4) return;
  const std::uint64_t before = room_;
  const LargeVector<Slot> old = std::move(slots_);
  room_ = std::max({least_room, before + before / 2, (count_ + keys) * 5 / 4 + 1});
  slots_ = LargeVector<Slot>(room_);
  for (std::uint64_t at = 0; at < before; ++at) {
    if (old[at].number != 0) slots_[slot_of(old[at].low, old[at].high)] = old[at];
  }
}

void LinkTable::add(std::span<const Fingerprint> keys, std::uint32_t* numbers) {
  make_room(keys.size());
  prefetch(keys);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    Slot& slot = slots_[slot_of(keys[i].low, high_part(keys[i]))];
    if (slot.number == 0) slot = {keys[i].low, high_part(keys[i]), ++count_};
    numbers[i] = slot.number;
  }
}

void LinkTable::find(std::span<const Fingerprint> keys, std::uint32_t* numbers) const {
  prefetch(keys);
  for (std::size_t i = 0; i < keys.size(); ++i) {
    numbers[i] = room_ == 0 ? 0 : slots_[slot_of(keys[i].low, high_part(keys[i]))].number;
  }
}

}  // namespace rung
