// Lines and columns of rule files. A line ends with LF or CRLF; a CR elsewhere is a character of its line.
#include "diagnostics/source.hpp"

#include <algorithm>

#include "diagnostics/code_point.hpp"

namespace rung {

Span cover(Span a, Span b) {
  return {a.source, std::min(a.begin, b.begin), std::max(a.end, b.end)};
}

Source::Source(std::string path, std::string text) : path_(std::move(path)), text_(std::move(text)) {
  line_starts_.push_back(0);
  for (std::size_t at = text_.find('\n'); at != std::string::npos; at = text_.find('\n', at + 1)) {
    line_starts_.push_back(static_cast<std::uint32_t>(at + 1));
  }
}

LineColumn Source::place(std::uint32_t offset) const {
  const auto behind = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const auto number = static_cast<std::uint32_t>(behind - line_starts_.begin());
  // Within a line end the place is that behind the last character; within a character it is that character's.
  std::string_view rest = line(number);
  std::size_t distance = offset - line_start(number);
  std::uint32_t column = 1;
  while (!rest.empty()) {
    const std::size_t length = first_code_point(rest).length;
    if (length > distance) break;
    distance -= length;
    rest.remove_prefix(length);
    ++column;
  }
  return {number, column};
}

std::string_view Source::line(std::uint32_t number) const {
  if (number == 0 || number > line_count()) return {};
  const std::size_t begin = line_start(number);
  const std::size_t end = number == line_count() ? text_.size() : line_start(number + 1) - 1;
  std::string_view found = text().substr(begin, end - begin);
  if (found.ends_with('\r')) found.remove_suffix(1);
  return found;
}

SourceId Sources::add(std::string path, std::string text) {
  sources_.emplace_back(std::move(path), std::move(text));
  return static_cast<SourceId>(sources_.size() - 1);
}

}  // namespace rung
