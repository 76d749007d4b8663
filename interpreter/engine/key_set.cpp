// Open addressing with neighbouring slots: filled to seven eighths, grown by a sixth, so that a key has 22 bytes at
// most.
#include "engine/key_set.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <algorithm>

namespace rung {
namespace {

constexpr std::uint64_t least_room = 16;

Fingerprint of_hash(XXH128_hash_t hash) {
  const bool looks_empty = hash.low64 == 0 && hash.high64 == 0;
  return {looks_empty ? 1 : hash.low64, hash.high64};
}

}  // namespace

Fingerprint fingerprint(std::string_view text) {
  return of_hash(XXH3_128bits(text.data(), text.size()));
}

Fingerprint fingerprint(Int128 number) {
  return of_hash(XXH3_128bits(&number, sizeof number));
}

std::uint64_t KeySet::Part::first_slot(const Fingerprint& key) const {
  return static_cast<std::uint64_t>(static_cast<UInt128>(key.low) * room >> 64);
}

bool KeySet::Part::insert(const Fingerprint& key) {
  if ((count + 1) * 8 > room * 7) grow();
  std::uint64_t slot = first_slot(key);
  while (slots[slot] != Fingerprint{}) {
    if (slots[slot] == key) return false;
    if (++slot == room) slot = 0;
  }
  slots[slot] = key;
  ++count;
  return true;
}

void KeySet::Part::grow() {
  Part larger;
  larger.room = std::max(least_room, room + room / 6);
  larger.slots = std::make_unique<Fingerprint[]>(larger.room);
  for (std::uint64_t slot = 0; slot < room; ++slot) {
    if (slots[slot] != Fingerprint{}) larger.insert(slots[slot]);
  }
  *this = std::move(larger);
}

void KeySet::insert(std::span<const Fingerprint> keys, std::span<std::uint8_t> taken) {
  for (const Fingerprint& key : keys) {
    const Part& part = part_of(key);
    if (part.room > 0) __builtin_prefetch(&part.slots[part.first_slot(key)]);
  }
  for (std::size_t i = 0; i < keys.size(); ++i) taken[i] = part_of(keys[i]).insert(keys[i]) ? 0 : 1;
}

std::size_t KeySet::size() const {
  std::size_t count = 0;
  for (const Part& part : parts_) count += part.count;
  return count;
}

}  // namespace rung
