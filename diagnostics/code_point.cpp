// Decoding of single code points and what a terminal makes of them. Unicode's tables are those of utf8proc.
#include "diagnostics/code_point.hpp"

#include <utf8proc.h>

namespace rung {

CodePoint first_code_point(std::string_view text) {
  const auto byte = static_cast<unsigned char>(text.front());
  if (byte < 0x80) return {byte, 1, true};
  utf8proc_int32_t value = 0;
  // A sequence has at most four bytes; the bound also keeps the length within the signed type.
  const std::string_view head = text.substr(0, 4);
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(head.data()),
                                       static_cast<utf8proc_ssize_t>(head.size()), &value);
  if (length <= 0 || value < 0) return {0xFFFD, 1, false};
  return {static_cast<char32_t>(value), static_cast<std::size_t>(length), true};
}

std::size_t width_of(CodePoint point) {
  if (point.value >= 0x20 && point.value < 0x7F) return 1;
  const int width = utf8proc_charwidth(static_cast<utf8proc_int32_t>(point.value));
  return width > 0 ? static_cast<std::size_t>(width) : 0;
}

bool is_showable(CodePoint point) {
  if (!point.valid) return false;
  if (point.value >= 0x20 && point.value < 0x7F) return true;
  constexpr char32_t zero_width_non_joiner = 0x200C;
  constexpr char32_t zero_width_joiner = 0x200D;
  if (point.value == zero_width_non_joiner || point.value == zero_width_joiner) return true;
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(point.value))) {
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP: return false;
    default: return true;
  }
}

std::string showable(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    if (point.value == '\n') {
      shown += "\\n";
    } else if (point.value == '\r') {
      shown += "\\r";
    } else if (point.value == '\t') {
      shown += "\\t";
    } else {
      shown += is_showable(point) ? text.substr(0, point.length) : replacement;
    }
    text.remove_prefix(point.length);
  }
  return shown;
}

}  // namespace rung
