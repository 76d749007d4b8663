// The functions of texts. Texts are UTF-8; lengths and positions count code points.
#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "program/scalar_functions.hpp"

namespace rung::scalar {

namespace {

const std::string& text(const Value& value) {
  return std::get<std::string>(value);
}

bool begins_code_point(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u;
}

std::int64_t code_points(std::string_view in) {
  return std::count_if(in.begin(), in.end(), begins_code_point);
}

/// The byte at which a code point begins, counted from 0; the end of the text where it has no more than that.
std::size_t byte_of(std::string_view in, std::int64_t code_point) {
  std::int64_t seen = 0;
  for (std::size_t at = 0; at < in.size(); ++at) {
    if (!begins_code_point(in[at])) continue;
    if (seen == code_point) return at;
    ++seen;
  }
  return in.size();
}

/// The code points from `begin` up to, not including, `end`, counted from 0; what lies outside the text is
/// nothing.
std::string cut(std::string_view in, std::int64_t begin, std::int64_t end) {
  const std::size_t first = byte_of(in, std::max<std::int64_t>(begin, 0));
  const std::size_t last = byte_of(in, std::max<std::int64_t>(end, 0));
  return std::string(in.substr(first, std::max(first, last) - first));
}

/// A count or position for cut(). No text is longer than the bound, which keeps sums of two of them within 64
/// bits.
std::optional<std::int64_t> position(const Value& value) {
  constexpr std::int64_t bound = std::int64_t{1} << 60;
  const std::optional<std::int64_t> whole = whole_argument(value);
  if (!whole) return std::nullopt;
  return std::clamp(*whole, -bound, bound);
}

std::string with_case(std::string_view in, utf8proc_int32_t (*mapped)(utf8proc_int32_t)) {
  std::string out;
  out.reserve(in.size());
  while (!in.empty()) {
    utf8proc_int32_t code_point = 0;
    const auto* const bytes = reinterpret_cast<const utf8proc_uint8_t*>(in.data());
    const utf8proc_ssize_t length =
        utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(in.size()), &code_point);
    if (length <= 0) {
      // A byte that is no text stays what it is.
      out.push_back(in.front());
      in.remove_prefix(1);
      continue;
    }
    std::array<utf8proc_uint8_t, 4> encoded{};
    const utf8proc_ssize_t written = utf8proc_encode_char(mapped(code_point), encoded.data());
    out.append(reinterpret_cast<const char*>(encoded.data()), static_cast<std::size_t>(written));
    in.remove_prefix(static_cast<std::size_t>(length));
  }
  return out;
}

}  // namespace

Outcome contains(Arguments arguments) {
  return text(arguments[0]).find(text(arguments[1])) != std::string::npos;
}

Outcome starts_with(Arguments arguments) {
  return text(arguments[0]).starts_with(text(arguments[1]));
}

Outcome ends_with(Arguments arguments) {
  return text(arguments[0]).ends_with(text(arguments[1]));
}

Outcome length(Arguments arguments) {
  return Decimal(code_points(text(arguments[0])));
}

Outcome left(Arguments arguments) {
  const std::optional<std::int64_t> count = position(arguments[1]);
  if (!count) return Missing{};
  return cut(text(arguments[0]), 0, *count);
}

Outcome right(Arguments arguments) {
  const std::optional<std::int64_t> count = position(arguments[1]);
  if (!count) return Missing{};
  const std::int64_t all = code_points(text(arguments[0]));
  return cut(text(arguments[0]), all - *count, all);
}

Outcome middle(Arguments arguments) {
  const std::optional<std::int64_t> from = position(arguments[1]);
  const std::optional<std::int64_t> count = position(arguments[2]);
  if (!from || !count) return Missing{};
  const std::int64_t begin = *from - 1;
  return cut(text(arguments[0]), begin, begin + *count);
}

Outcome upper(Arguments arguments) {
  return with_case(text(arguments[0]), utf8proc_toupper);
}

Outcome lower(Arguments arguments) {
  return with_case(text(arguments[0]), utf8proc_tolower);
}

}  // namespace rung::scalar
