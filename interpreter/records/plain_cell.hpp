// The plain forms of cells, which nearly all cells have: read eight bytes at a time, without branches that depend on the
// digits. Whatever is not plain is left to the readers of each type, which give the same for what is.
// The digits are put together as Daniel Lemire shows in "Quickly parsing eight digits" (2018).
#pragma once

#include <cstdint>
#include <cstring>
#include <optional>

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

/// The last `length` of eight bytes, 1 … 8, the ones before them as `0`.
inline std::uint64_t last_bytes(const char* end, std::size_t length) {
  constexpr std::uint64_t zeros = 0x3030303030303030u;
  const std::uint64_t bytes = eight_bytes(end - 8);
  if (length == 8) return bytes;
  const std::size_t others = 64 - 8 * length;
  return (bytes >> others << others) | (zeros >> (8 * length));
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

/// Where the first point stands among eight bytes, 8 where there is none.
inline unsigned point_among(std::uint64_t bytes) {
  const std::uint64_t differing = bytes ^ 0x2E2E2E2E2E2E2E2Eu;
  const std::uint64_t found = (differing - 0x0101010101010101u) & ~differing & 0x8080808080808080u;
  return found == 0 ? 8 : static_cast<unsigned>(__builtin_ctzll(found)) / 8;
}

/// Takes the byte at `place` out of eight; those before it move up, and a `0` comes in at the front.
inline std::uint64_t without_byte(std::uint64_t bytes, unsigned place) {
  const std::uint64_t before = bytes & ((std::uint64_t{1} << (8 * place)) - 1);
  const std::uint64_t behind = place == 7 ? 0 : bytes >> (8 * (place + 1)) << (8 * (place + 1));
  return behind | before << 8 | 0x30u;
}

/// `-` or nothing, digits, and a point among them or none: 16 bytes at most behind the sign.
inline bool read_plain_number(const char* begin, const char* end, PlainNumber& number) {
  const bool negative = begin != end && *begin == '-';
  begin += negative ? 1 : 0;
  const auto length = static_cast<std::size_t>(end - begin);
  if (length == 0 || length > 16 || *begin == '.') return false;
  std::uint64_t low = last_bytes(end, length < 8 ? length : 8);
  const unsigned point = point_among(low);
  if (point == 7) return false;
  if (point < 8) low = without_byte(low, point);
  if (!are_digits(low)) return false;
  std::uint64_t mantissa = number_of_digits(low);
  if (length > 8) {
    const std::uint64_t high = last_bytes(end - 8, length - 8);
    if (!are_digits(high)) return false;
    mantissa += number_of_digits(high) * (point < 8 ? 10000000u : 100000000u);
  }
  number.mantissa = negative ? -static_cast<std::int64_t>(mantissa) : static_cast<std::int64_t>(mantissa);
  number.decimals = point < 8 ? 7 - static_cast<int>(point) : 0;
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

/// `true`, `false`, `yes`, `no`, `1` and `0`.
inline std::optional<bool> read_plain_truth(const char* begin, const char* end) {
  const auto length = static_cast<std::size_t>(end - begin);
  const auto is = [begin](const char* word, std::size_t size) { return std::memcmp(begin, word, size) == 0; };
  if (length == 4 && is("true", 4)) return true;
  if (length == 5 && is("false", 5)) return false;
  if (length == 1 && (*begin == '0' || *begin == '1')) return *begin == '1';
  if (length == 3 && is("yes", 3)) return true;
  if (length == 2 && is("no", 2)) return false;
  return std::nullopt;
}

}  // namespace rung
