// The tables, and the look of a word: its compatibility form (NFKC), with letters of other scripts replaced.

#include "remarks/confusable.hpp"

#include <fmt/format.h>
#include <utf8proc.h>

#include <array>
#include <cstdlib>
#include <memory>

#include "grammar/characters.hpp"

namespace rung {
namespace {

struct LookAlike {
  char32_t letter;
  char latin;
};

constexpr std::array look_alikes{
    // Cyrillic
    LookAlike{U'а', 'a'},
    LookAlike{U'с', 'c'},
    LookAlike{U'ԁ', 'd'},
    LookAlike{U'е', 'e'},
    LookAlike{U'һ', 'h'},
    LookAlike{U'і', 'i'},
    LookAlike{U'ј', 'j'},
    LookAlike{U'о', 'o'},
    LookAlike{U'р', 'p'},
    LookAlike{U'ѕ', 's'},
    LookAlike{U'ѵ', 'v'},
    LookAlike{U'х', 'x'},
    LookAlike{U'у', 'y'},
    LookAlike{U'А', 'A'},
    LookAlike{U'В', 'B'},
    LookAlike{U'С', 'C'},
    LookAlike{U'Е', 'E'},
    LookAlike{U'Н', 'H'},
    LookAlike{U'І', 'I'},
    LookAlike{U'Ј', 'J'},
    LookAlike{U'К', 'K'},
    LookAlike{U'М', 'M'},
    LookAlike{U'О', 'O'},
    LookAlike{U'Р', 'P'},
    LookAlike{U'Ѕ', 'S'},
    LookAlike{U'Т', 'T'},
    LookAlike{U'Х', 'X'},
    LookAlike{U'У', 'Y'},
    // Greek
    LookAlike{U'Α', 'A'},
    LookAlike{U'Β', 'B'},
    LookAlike{U'Ε', 'E'},
    LookAlike{U'Ζ', 'Z'},
    LookAlike{U'Η', 'H'},
    LookAlike{U'Ι', 'I'},
    LookAlike{U'Κ', 'K'},
    LookAlike{U'Μ', 'M'},
    LookAlike{U'Ν', 'N'},
    LookAlike{U'Ο', 'O'},
    LookAlike{U'Ρ', 'P'},
    LookAlike{U'Τ', 'T'},
    LookAlike{U'Υ', 'Y'},
    LookAlike{U'Χ', 'X'},
    LookAlike{U'ο', 'o'},
    LookAlike{U'ν', 'v'},
};

struct Range {
  char32_t first;
  char32_t last;
};

constexpr std::array stand_ins{Range{0x2E80, 0x2EFF}, Range{0x2F00, 0x2FD5}, Range{0xF900, 0xFAFF},
                               Range{0x2F800, 0x2FA1F}};
constexpr std::array unseen{Range{0x00AD, 0x00AD}, Range{0x115F, 0x1160}, Range{0x180E, 0x180E},
                            Range{0x200B, 0x200D}, Range{0x2060, 0x2064}, Range{0x3164, 0x3164},
                            Range{0xFEFF, 0xFEFF}, Range{0xFFA0, 0xFFA0}, Range{0xE0000, 0xE007F}};
constexpr std::array turning{Range{0x061C, 0x061C}, Range{0x200E, 0x200F}, Range{0x202A, 0x202E},
                             Range{0x2066, 0x2069}};

template <std::size_t count>
bool is_in(const std::array<Range, count>& ranges, char32_t c) {
  for (const Range& range : ranges)
    if (range.first <= c && c <= range.last) return true;
  return false;
}

std::string compatible(std::string_view word) {
  utf8proc_uint8_t* form = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT);
  const auto length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(word.data()),
                                   static_cast<utf8proc_ssize_t>(word.size()), &form, options);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owned(form, &std::free);
  if (length < 0) return std::string(word);
  return {reinterpret_cast<const char*>(form), static_cast<std::size_t>(length)};
}

}  // namespace

char latin_look(char32_t c) {
  for (const LookAlike& one : look_alikes)
    if (one.letter == c) return one.latin;
  return 0;
}

bool is_stand_in(char32_t c) {
  return is_in(stand_ins, c);
}

bool is_unseen(char32_t c) {
  return is_in(unseen, c);
}

bool turns_direction(char32_t c) {
  return is_in(turning, c);
}

std::string look_of(std::string_view word) {
  const std::string form = compatible(word);
  std::string look;
  for (std::size_t at = 0; at < form.size();) {
    const CodePoint point = decode(form, at);
    const char latin = latin_look(point.value);
    if (latin != 0)
      look += latin;
    else
      look += form.substr(at, point.length);
    at += point.length;
  }
  return look;
}

std::string code_point_name(char32_t c) {
  return fmt::format("U+{:04X}", static_cast<std::uint32_t>(c));
}

}  // namespace rung
