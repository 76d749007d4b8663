// Values of an enumeration or tiers of a ladder, found by their text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "program/schema.hpp"
#include "records/plain_cell.hpp"
#include "records/plain_words.hpp"

namespace rung {

/// Built once for a field; keeps nothing of the enumeration.
class EnumerationWords {
 public:
  explicit EnumerationWords(const Enumeration& enumeration);
  /// The code of a trimmed cell, exact after NFC.
  std::optional<std::int32_t> read(std::string_view cell) const;
  /// Its words as they are usually written, where the list is short.
  void give_to(PlainWords& plain) const;
  /// The code of a cell that is written as a value is, without white space; -1 for any other, and where the list is long.
  /// Eight bytes from `begin` on can be looked at, whatever they are.
  std::int32_t read_plain(const char* begin, const char* end) const {
    const auto length = static_cast<std::size_t>(end - begin);
    const std::uint64_t head = length >= 8 ? eight_bytes(begin) : first_bytes(begin, length);
    for (const Head& word : heads_) {
      if (word.bytes != head || word.length != length) continue;
      if (length <= 8 || words_[word.place].text == std::string_view(begin, length)) return word.code;
    }
    return -1;
  }

 private:
  struct Word {
    std::string text;
    std::int32_t code;
  };

  /// The first eight bytes of a word, zeros behind a shorter one.
  struct Head {
    std::uint64_t bytes;
    std::size_t length;
    std::size_t place;  // in words_
    std::int32_t code;
  };

  static std::uint64_t first_bytes(const char* begin, std::size_t length) {
    return eight_bytes(begin) & ((std::uint64_t{1} << (8 * length)) - 1);
  }
  std::optional<std::int32_t> find(std::string_view text) const;

  std::vector<Word> words_;  // in the order of their texts
  std::vector<Head> heads_;  // of a short list
};

}  // namespace rung
