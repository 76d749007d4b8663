// A set of keys by fingerprints of 128 bits: 16 bytes a key and little more. Two keys of a billion have the same
// fingerprint with a probability of about 10^-21, and are taken for one then.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

#include "values/value.hpp"

namespace rung {

struct Fingerprint {
  std::uint64_t low = 0;
  std::uint64_t high = 0;

  bool operator==(const Fingerprint&) const = default;
};

/// By XXH3 of Yann Collet's xxHash.
Fingerprint fingerprint(std::string_view text);
Fingerprint fingerprint(Int128 number);

class KeySet {
 public:
  /// Tells for each key whether it was there already, and puts it in.
  void insert(std::span<const Fingerprint> keys, std::span<std::uint8_t> taken);
  std::size_t size() const;

 private:
  /// A part of the keys, so that growing copies few of them at once.
  struct Part {
    std::unique_ptr<Fingerprint[]> slots;  // a fingerprint of zeros is an empty slot
    std::uint64_t room = 0;
    std::uint64_t count = 0;

    std::uint64_t first_slot(const Fingerprint& key) const;
    bool insert(const Fingerprint& key);
    void grow();
  };

  Part& part_of(const Fingerprint& key) { return parts_[key.high >> 58]; }

  std::array<Part, 64> parts_;
};

}  // namespace rung
