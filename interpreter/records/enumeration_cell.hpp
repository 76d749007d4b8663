// Values of an enumeration or tiers of a ladder, found by their text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "program/schema.hpp"

namespace rung {

/// Built once for a field; keeps nothing of the enumeration.
class EnumerationWords {
 public:
  explicit EnumerationWords(const Enumeration& enumeration);
  /// The code of a trimmed cell, exact after NFC.
  std::optional<std::int32_t> read(std::string_view cell) const;

 private:
  struct Word {
    std::string text;
    std::int32_t code;
  };

  std::optional<std::int32_t> find(std::string_view text) const;

  std::vector<Word> words_;  // in the order of their texts
};

}  // namespace rung
