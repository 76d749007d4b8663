// Numbers keys in the order in which they first appear: 16 bytes a slot, of which 12 are the key's fingerprint. Two keys of
// a billion have the same one with a probability of about 10^-11, and are taken for one then.
#pragma once

#include <cstdint>
#include <span>

#include "engine/key_set.hpp"
#include "engine/large_pages.hpp"

namespace rung {

class LinkTable {
 public:
  /// The numbers of keys, from 1 on; new ones get the next.
  void add(std::span<const Fingerprint> keys, std::uint32_t* numbers);
  /// The numbers of keys, 0 for those that are not there.
  void find(std::span<const Fingerprint> keys, std::uint32_t* numbers) const;
  /// Lets the memory come that looking for these keys will need.
  void prefetch(std::span<const Fingerprint> keys) const;
  std::uint32_t size() const { return count_; }

 private:
  struct Slot {
    std::uint64_t low = 0;
    std::uint32_t high = 0;
    std::uint32_t number = 0;  // 0 in an empty slot
  };

  std::uint64_t first_slot(std::uint64_t low) const {
    return static_cast<std::uint64_t>(static_cast<UInt128>(low) * room_ >> 64);
  }
  std::uint64_t slot_of(std::uint64_t low, std::uint32_t high) const;
  void make_room(std::uint64_t keys);

  LargeVector<Slot> slots_;
  std::uint64_t room_ = 0;
  std::uint32_t count_ = 0;
};

}  // namespace rung
