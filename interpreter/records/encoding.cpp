// The tests that tell encodings apart, from the surest to the least sure.
#include "records/encoding.hpp"

#include <array>

#include "records/utf8_check.hpp"

namespace rung {
namespace {

constexpr std::string_view utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view utf16le_mark = "\xFF\xFE";
constexpr std::string_view utf16be_mark = "\xFE\xFF";

std::string_view mark_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8: return utf8_mark;
    case Encoding::utf16le: return utf16le_mark;
    case Encoding::utf16be: return utf16be_mark;
    case Encoding::gb18030: return "\x84\x31\x95\x33";
    case Encoding::detect:
    case Encoding::big5: return "";
  }
  return "";
}

bool has_unit_at_even_place(std::string_view sample, std::string_view unit) {
  std::size_t at = sample.find(unit);
  while (at != std::string_view::npos && at % 2 != 0) at = sample.find(unit, at + 1);
  return at != std::string_view::npos;
}

/// Digits, commas and line ends of UTF-16 have a zero byte each, all on the same side. Stray zeros in another
/// encoding are no such pattern; where the bytes could be UTF-8 as well, nearly all of the text would have to
/// be ASCII.
Encoding utf16_by_zeros(std::string_view sample) {
  std::array<std::size_t, 2> zeros = {0, 0};
  for (std::size_t i = 0; i < sample.size(); ++i) zeros[i % 2] += sample[i] == '\0' ? 1 : 0;
  const std::size_t enough = is_utf8(sample) ? sample.size() / 4 : sample.size() / 16 + 1;
  using namespace std::string_view_literals;
  if (zeros[1] > 0 && zeros[1] >= enough && zeros[0] <= zeros[1] / 10) {
    if (has_unit_at_even_place(sample, "\n\0"sv)) return Encoding::utf16le;
  }
  if (zeros[0] > 0 && zeros[0] >= enough && zeros[1] <= zeros[0] / 10) {
    if (has_unit_at_even_place(sample, "\0\n"sv)) return Encoding::utf16be;
  }
  return Encoding::detect;
}

/// UTF-8 with some broken lines is still UTF-8: characters of several bytes are right by chance very rarely.
bool is_mostly_utf8(std::string_view sample, bool whole) {
  const Utf8Counts counts = count_utf8(sample, whole);
  return counts.broken == 0 || counts.long_characters > 4 * counts.broken;
}

/// How two-byte text looks under one reading of its bytes.
struct Plausibility {
  std::size_t common = 0;  ///< characters among the some thousand common ones, and punctuation
  std::size_t rare = 0;    ///< others that the encoding has
  std::size_t broken = 0;  ///< bytes that are none

  std::size_t all() const { return common + rare + broken; }
  double share() const { return all() == 0 ? 0 : static_cast<double>(common) / static_cast<double>(all()); }
  /// Names and prose use common characters nearly always; three in five leaves room for odd ones.
  bool convinces() const { return common * 5 >= all() * 3 && broken * 50 <= all(); }
};

using Byte = unsigned char;

bool between(Byte byte, Byte low, Byte high) {
  return low <= byte && byte <= high;
}

/// Common are the first level of GB 2312 (rows B0 to D7, by frequency of use) and its punctuation.
Plausibility read_as_gb18030(std::string_view text) {
  Plausibility found;
  std::size_t i = 0;
  while (i < text.size()) {
    const Byte lead = static_cast<Byte>(text[i]);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    if (i + 1 == text.size()) break;
    const Byte trail = static_cast<Byte>(text[i + 1]);
    if (lead == 0x80 || lead == 0xFF || trail < 0x30 || between(trail, 0x3A, 0x3F) || trail == 0x7F ||
        trail == 0xFF) {
      ++found.broken;
      ++i;
    } else if (trail <= 0x39) {
      ++found.rare;
      i += 4;
    } else {
      const bool common = trail >= 0xA1 && (between(lead, 0xB0, 0xD7) || between(lead, 0xA1, 0xA3));
      ++(common ? found.common : found.rare);
      i += 2;
    }
  }
  return found;
}

/// Common are the frequent characters of Big5 (rows A4 to C6) and its punctuation.
Plausibility read_as_big5(std::string_view text) {
  Plausibility found;
  std::size_t i = 0;
  while (i < text.size()) {
    const Byte lead = static_cast<Byte>(text[i]);
    if (lead < 0x80) {
      ++i;
      continue;
    }
    if (i + 1 == text.size()) break;
    const Byte trail = static_cast<Byte>(text[i + 1]);
    const bool fits = between(trail, 0x40, 0x7E) || between(trail, 0xA1, 0xFE);
    if (!between(lead, 0xA1, 0xF9) || !fits) {
      ++found.broken;
      ++i;
      continue;
    }
    ++(lead <= 0xC6 ? found.common : found.rare);
    i += 2;
  }
  return found;
}

}  // namespace

Encoding detect_encoding(std::string_view sample, bool whole) {
  for (const Encoding marked : {Encoding::utf8, Encoding::utf16le, Encoding::utf16be, Encoding::gb18030}) {
    if (sample.starts_with(mark_of(marked))) return marked;
  }
  const Encoding wide = utf16_by_zeros(sample);
  if (wide != Encoding::detect) return wide;
  if (is_mostly_utf8(sample, whole)) return Encoding::utf8;
  const Plausibility gb18030 = read_as_gb18030(sample);
  const Plausibility big5 = read_as_big5(sample);
  if (big5.convinces() && big5.share() > gb18030.share()) return Encoding::big5;
  if (gb18030.convinces()) return Encoding::gb18030;
  return Encoding::utf8;
}

std::size_t byte_order_mark(std::string_view text, Encoding encoding) {
  const std::string_view mark = mark_of(encoding);
  return text.starts_with(mark) ? mark.size() : 0;
}

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::detect:
    case Encoding::utf8: return "UTF-8";
    case Encoding::utf16le: return "UTF-16LE";
    case Encoding::utf16be: return "UTF-16BE";
    case Encoding::gb18030: return "GB18030";
    case Encoding::big5: return "Big5";
  }
  return "";
}

}  // namespace rung
