// Digits of numbers without a branch: three at a time from a table, each entry with the number of bytes that
// count. What the digits belong to is told elsewhere.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <type_traits>

namespace rung {

/// Up to three characters, the first in the lowest byte; the highest byte tells how many.
using DigitGroup = std::uint32_t;
using GroupTable = std::array<DigitGroup, 1000>;

static_assert(std::endian::native == std::endian::little, "the first character is the lowest byte of a word");

/// The digits behind the first `skipped` of the three, of which `size` count.
constexpr DigitGroup group_of(std::uint32_t number, std::uint32_t skipped, std::uint32_t size) {
  const std::uint32_t characters =
      ('0' + number / 100) | ('0' + number / 10 % 10) << 8 | ('0' + number % 10) << 16;
  return characters >> 8 * skipped | size << 24;
}

/// [0]: without zeros before the first digit, 0 has none. [1]: all three.
inline constexpr std::array<GroupTable, 2> leading_groups = [] {
  std::array<GroupTable, 2> tables = {};
  for (std::uint32_t i = 0; i < 1000; ++i) {
    const std::uint32_t size = i >= 100 ? 3 : i >= 10 ? 2 : i >= 1 ? 1 : 0;
    tables[0][i] = group_of(i, size == 0 ? 2 : 3 - size, size);
    tables[1][i] = group_of(i, 0, 3);
  }
  return tables;
}();

/// Without zeros behind the last digit.
inline constexpr GroupTable trailing_groups = [] {
  GroupTable table = {};
  for (std::uint32_t i = 0; i < table.size(); ++i)
    table[i] = group_of(i, 0, i % 10 != 0 ? 3 : i % 100 != 0 ? 2 : i != 0 ? 1 : 0);
  return table;
}();

/// The point and the decimals of each hundredth, without zeros at the end; 0 has neither.
inline constexpr std::array<DigitGroup, 100> hundredths = [] {
  std::array<DigitGroup, 100> table = {};
  for (std::uint32_t i = 1; i < table.size(); ++i)
    table[i] =
        std::uint32_t{'.'} | ('0' + i / 10) << 8 | ('0' + i % 10) << 16 | (i % 10 != 0 ? 3u : 2u) << 24;
  return table;
}();

template <class Word>
void put_word(char* to, Word word) {
  std::memcpy(to, &word, sizeof word);
}

/// The three characters of a number below 1000, and a byte that does not count.
constexpr DigitGroup three_digits(std::size_t number) {
  return leading_groups[1][number];
}

// What follows writes to `to` + `at`, and returns the `at` behind it. Groups go to memory one by one: to gather them in
// a register before costs more than it saves.

/// Writes four bytes, of which those that count stay.
inline std::size_t put_group(char* to, std::size_t at, DigitGroup group) {
  put_word(to + at, group);
  return at + (group >> 24);
}

constexpr std::uint64_t thousand_to(int n) {
  std::uint64_t power = 1;
  while (n-- > 0) power *= 1000;
  return power;
}

/// What holds a number of so many groups; narrow ones are divided faster.
template <int groups>
using GroupsInteger = std::conditional_t<(groups <= 3), std::uint32_t, std::uint64_t>;

/// A number below 1000^groups without zeros before it, 0 as 0. At most a byte behind the end is touched.
template <int groups>
[[gnu::always_inline]] inline std::size_t put_whole(char* to, std::size_t at, GroupsInteger<groups> number) {
  GroupsInteger<groups> rest = number;
  unsigned begun = 0;
  const auto put_next = [&]<int left>() {
    constexpr auto unit = static_cast<GroupsInteger<groups>>(thousand_to(left));
    const GroupsInteger<groups> group = rest / unit;
    rest -= group * unit;
    at = put_group(to, at, leading_groups[begun][group]);
    begun |= group != 0 ? 1 : 0;
  };
  if constexpr (groups > 5) put_next.template operator()<5>();
  if constexpr (groups > 4) put_next.template operator()<4>();
  if constexpr (groups > 3) put_next.template operator()<3>();
  if constexpr (groups > 2) put_next.template operator()<2>();
  if constexpr (groups > 1) put_next.template operator()<1>();
  put_next.template operator()<0>();
  return at + (number == 0 ? 1 : 0);
}

/// The digits of `part`, below 1000^groups, with zeros before it and without those behind it. All of them and
/// a byte more are touched.
template <int groups>
[[gnu::always_inline]] inline std::size_t put_decimals(char* to, std::size_t at, GroupsInteger<groups> part) {
  constexpr auto unit = static_cast<GroupsInteger<groups>>(thousand_to(groups - 1));
  const auto group = part / unit;
  if constexpr (groups == 1) {
    return put_group(to, at, trailing_groups[group]);
  } else {
    const auto rest = static_cast<GroupsInteger<groups - 1>>(part - group * unit);
    put_word(to + at, three_digits(group));
    const std::size_t short_end = at + (trailing_groups[group] >> 24);
    const std::size_t long_end = put_decimals<groups - 1>(to, at + 3, rest);
    return rest == 0 ? short_end : long_end;
  }
}

}  // namespace rung
