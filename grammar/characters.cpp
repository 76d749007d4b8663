// Which characters make names, by their Unicode category, and the table of full-width forms.

#include "grammar/characters.hpp"

#include <utf8proc.h>

#include <array>

namespace rung {

namespace {

bool is_ascii_letter(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

}  // namespace

bool starts_name(char32_t c) {
  if (c < 0x80) return is_ascii_letter(c) || c == '_';
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL: return true;
    default: return false;
  }
}

bool continues_name(char32_t c) {
  if (c < 0x80) return is_ascii_letter(c) || c == '_' || (c >= '0' && c <= '9');
  if (starts_name(c)) return true;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND: return true;
    default: return false;
  }
}

std::size_t name_length(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint c = decode(text, at);
    if (!(at == 0 ? starts_name(c.value) : continues_name(c.value))) break;
    at += c.length;
  }
  return at;
}

std::string_view folded(char32_t c) {
  static constexpr std::string_view digits = "0123456789";
  if (c >= 0xFF10 && c <= 0xFF19) return digits.substr(c - 0xFF10, 1);
  switch (c) {
    case U'：': return ":";
    case U'，':
    case U'、': return ",";
    case U'；': return ";";
    case U'（': return "(";
    case U'）': return ")";
    case U'［': return "[";
    case U'］': return "]";
    case U'｜': return "|";
    case U'＝': return "=";
    case U'＞': return ">";
    case U'＜': return "<";
    case U'％': return "%";
    case U'＋': return "+";
    case U'－':
    case U'\u2212': return "-";
    case U'＊':
    case U'×': return "*";
    case U'／':
    case U'÷': return "/";
    case U'．': return ".";
    case U'！': return "!";
    case U'≥': return ">=";
    case U'≤': return "<=";
    case U'≠': return "!=";
    case U'\t':
    case U'\u3000':
    case U'\u00A0':
    case U'\u2002':
    case U'\u2003':
    case U'\u2009': return " ";
    default: return {};
  }
}

}  // namespace rung
