// The plain forms of cells, which nearly all cells have: read eight bytes at a time, without branches that depend on the
// digits. Whatever is not plain is left to the readers of each type, which give the same for what is.
// The digits are put together as Daniel Lemire shows in "Quickly parsing eight digits" (2018).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

namespace rung {

/// So many bytes in front of a cell and behind it can be looked at, whatever they are.
constexpr std::size_t cell_margin = 16;

/// mantissa × 10^-decimals.
struct PlainNumber {
  std::int64_t mantissa;
  int decimals;
};

inline std::uint64_t eight_bytes(const char* from) {
  std::uint64_t bytes;
  std::memcpy(&bytes, from, sizeof bytes);
  return bytes;
}

/// Which of the last 16 bytes of a text belong to its cell: eight and eight of them.
struct CellMask {
  std::uint64_t low;
  std::uint64_t high;
};

constexpr auto cell_masks = [] {
  std::array<CellMask, 17> masks = {};
  for (std::size_t length = 1; length <= 8; ++length)
    masks[length].low = ~std::uint64_t{0} << (64 - 8 * length);
  for (std::size_t length = 9; length <= 16; ++length)
    masks[length] = {~std::uint64_t{0}, ~std::uint64_t{0} << (128 - 8 * length)};
  return masks;
}();

/// The bytes that belong to the cell, `0` for the others.
inline std::uint64_t with_zeros(std::uint64_t bytes, std::uint64_t mask) {
  constexpr std::uint64_t zeros = 0x3030303030303030u;
  return (bytes & mask) | (zeros & ~mask);
}

inline bool are_digits(std::uint64_t bytes) {
  constexpr std::uint64_t high = 0xF0F0F0F0F0F0F0F0u;
  constexpr std::uint64_t zeros = 0x3030303030303030u;
  return (((bytes & high) ^ zeros) | (((bytes + 0x0606060606060606u) & high) ^ zeros)) == 0;
}

/// What eight digits say.
inline std::uint64_t number_of_digits(std::uint64_t bytes) {
  bytes = (bytes & 0x0F0F0F0F0F0F0F0Fu) * 2561 >> 8;
  bytes = (bytes & 0x00FF00FF00FF00FFu) * 6553601 >> 16;
  return (bytes & 0x0000FFFF0000FFFFu) * 42949672960001u >> 32;
}

/// `-` or nothing, digits, and a point among them or none: 16 bytes at most behind the sign. All that a usual number may
/// be or not be goes the same way, because a branch on it would be guessed wrong too often.
inline bool read_plain_number(const char* begin, const char* end, PlainNumber& number) {
  const bool negative = begin != end && *begin == '-';
  begin += negative ? 1 : 0;
  const auto length = static_cast<std::size_t>(end - begin);
  if (length == 0 || length > 16) return false;
  const CellMask& mask = cell_masks[length];
  const std::uint64_t high = with_zeros(eight_bytes(end - 16), mask.high);
  std::uint64_t low = with_zeros(eight_bytes(end - 8), mask.low);
  // The point, where there is one, is the first of the zero bytes here.
  const std::uint64_t differing = low ^ 0x2E2E2E2E2E2E2E2Eu;
  const std::uint64_t found = (differing - 0x0101010101010101u) & ~differing & 0x8080808080808080u;
  const bool has_point = found != 0;
  const unsigned bits = static_cast<unsigned>(__builtin_ctzll(found | (std::uint64_t{1} << 63))) & 0x38;
  // It is taken out: what stands before it moves up, and a `0` comes in at the front.
  const std::uint64_t before = low & ((std::uint64_t{1} << bits) - 1);
  const std::uint64_t behind = low & ~((std::uint64_t{2} << (bits + 7)) - 1);
  const std::uint64_t joined = behind | before << 8 | 0x30u;
  low = has_point ? joined : low;
  const int decimals = has_point ? 7 - static_cast<int>(bits / 8) : 0;
  const bool ends_in_point = has_point & (decimals == 0);
  if (!are_digits(low) | !are_digits(high) | ends_in_point) return false;
  const std::uint64_t step = has_point ? 10000000u : 100000000u;
  const auto mantissa = static_cast<std::int64_t>(number_of_digits(low) + number_of_digits(high) * step);
  number.mantissa = negative ? -mantissa : mantissa;
  number.decimals = decimals;
  return true;
}

/// `2025-06-30` as the number 20250630.
inline bool read_plain_day(const char* begin, const char* end, std::uint32_t& day) {
  if (end - begin != 10) return false;
  const std::uint64_t front = eight_bytes(begin);
  if ((front & 0xFF0000FF00000000u) != 0x2D00002D00000000u) return false;
  std::uint16_t last = 0;
  std::memcpy(&last, begin + 8, sizeof last);
  const std::uint64_t digits =
      (front & 0xFFFFFFFFu) | (front >> 8 & 0x0000FFFF00000000u) | std::uint64_t{last} << 48;
  if (!are_digits(digits)) return false;
  day = static_cast<std::uint32_t>(number_of_digits(digits));
  return true;
}

/// Up to eight characters as one number.
constexpr std::uint64_t as_number(std::string_view word) {
  std::uint64_t number = 0;
  for (std::size_t i = 0; i < word.size(); ++i)
    number |= std::uint64_t{static_cast<unsigned char>(word[i])} << (8 * i);
  return number;
}

/// `true`, `false`, `yes`, `no`, `1` and `0`.
inline std::optional<bool> read_plain_truth(const char* begin, const char* end) {
  const auto length = static_cast<std::size_t>(end - begin);
  if (length == 0 || length > 5) return std::nullopt;
  const std::uint64_t word = eight_bytes(begin) & ((std::uint64_t{1} << (8 * length)) - 1);
  if (word == as_number("true") || word == as_number("1") || word == as_number("yes")) return true;
  if (word == as_number("false") || word == as_number("0") || word == as_number("no")) return false;
  return std::nullopt;
}

}  // namespace rung
