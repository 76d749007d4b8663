// Whether bytes are UTF-8: no overlong forms, no surrogates, nothing beyond U+10FFFF.
#pragma once

#include <cstddef>
#include <string_view>

#include "columns/instruction_set.hpp"

namespace rung {

bool is_utf8(std::string_view text, InstructionSet set = used_instruction_set());

struct Utf8Counts {
  std::size_t long_characters = 0;  ///< of two bytes and more
  std::size_t broken = 0;           ///< bytes that are part of no character
};

/// `whole`: false where the last character may be cut, which does not count as broken then.
Utf8Counts count_utf8(std::string_view text, bool whole);

}  // namespace rung
