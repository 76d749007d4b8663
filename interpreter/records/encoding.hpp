// Which encoding a file is in, told from its beginning. Turning it into UTF-8 is for text_source.
#pragma once

#include <cstddef>
#include <string_view>

#include "records/reader.hpp"

namespace rung {

/// How much of a file is looked at.
constexpr std::size_t encoding_sample = std::size_t{1} << 20;

/// Never `detect`. A byte order mark decides; then zero bytes at every other place tell UTF-16; then text
/// that is UTF-8 but for few places is UTF-8; then the more plausible of GB18030 and Big5 where one is
/// plausible at all; then UTF-8 again, whose bad lines are rejected. `whole`: the sample is all of the file,
/// so that its last character is not cut.
Encoding detect_encoding(std::string_view sample, bool whole);

/// The length of the byte order mark that the text begins with, 0 without one.
std::size_t byte_order_mark(std::string_view text, Encoding encoding);

/// As people call it: UTF-8, GB18030 …
std::string_view name_of(Encoding encoding);

}  // namespace rung
