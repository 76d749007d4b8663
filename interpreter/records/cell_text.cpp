// White space and forms of characters, with a short way out for ASCII.
#include "records/cell_text.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>

#include "diagnostics/code_point.hpp"

namespace rung {
namespace {

bool is_white_space(char32_t c) {
  return (c >= 0x09 && c <= 0x0D) || c == 0x20 || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

/// The last character of a text that is not empty.
CodePoint last_code_point(std::string_view text) {
  std::size_t length = 1;
  while (length < 4 && length < text.size() && (text[text.size() - length] & 0xC0) == 0x80) ++length;
  const CodePoint point = first_code_point(text.substr(text.size() - length));
  if (point.valid && point.length == length) return point;
  return {.value = 0, .length = 1, .valid = false};
}

bool is_plain(char c) {
  return c > ' ' && static_cast<unsigned char>(c) < 0x80;
}

char folded(char32_t c) {
  constexpr char32_t full_width_offset = 0xFEE0;
  if (c >= 0xFF01 && c <= 0xFF5E) return static_cast<char>(c - full_width_offset);
  if (c == 0x2212) return '-';
  return is_white_space(c) ? ' ' : '\0';
}

constexpr std::size_t longest_excerpt = 60;  // in characters

}  // namespace

std::string_view trim(std::string_view text) {
  if (!text.empty() && is_plain(text.front()) && is_plain(text.back())) return text;
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    if (!point.valid || !is_white_space(point.value)) break;
    text.remove_prefix(point.length);
  }
  while (!text.empty()) {
    const CodePoint point = last_code_point(text);
    if (!point.valid || !is_white_space(point.value)) break;
    text.remove_suffix(point.length);
  }
  return text;
}

std::string fold_width(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    const char half = point.valid ? folded(point.value) : '\0';
    if (half != '\0') {
      result += half;
    } else {
      result += text.substr(0, point.length);
    }
    text.remove_prefix(point.length);
  }
  return result;
}

std::string compose(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  utf8proc_uint8_t* composed = nullptr;
  const utf8proc_ssize_t length = utf8proc_map(
      reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
      &composed, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  if (length < 0) return std::string(text);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(composed, &std::free);
  return std::string(reinterpret_cast<const char*>(composed), static_cast<std::size_t>(length));
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string excerpt(std::string_view text) {
  std::size_t length = 0;
  for (std::size_t count = 0; length < text.size(); ++count) {
    if (count == longest_excerpt) return std::string(text.substr(0, length)) + "…";
    length += first_code_point(text.substr(length)).length;
  }
  return std::string(text);
}

bool take_front(std::string_view& text, std::string_view beginning) {
  if (!text.starts_with(beginning)) return false;
  text.remove_prefix(beginning.size());
  return true;
}

bool take_back(std::string_view& text, std::string_view end) {
  if (!text.ends_with(end)) return false;
  text.remove_suffix(end.size());
  return true;
}

}  // namespace rung
