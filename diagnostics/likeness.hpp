// How far two words are from each other, to find the one that was meant.
#pragma once

#include <cstddef>
#include <string_view>

namespace rung {

/// How many letters must change to turn one word into the other, counted in bytes of UTF-8; more than `limit` tells no
/// more than that.
std::size_t letters_apart(std::string_view a, std::string_view b, std::size_t limit);

/// How many letters may be wrong in a word that was mistyped: a third, at least one; an ideograph is three bytes.
std::size_t letters_forgiven(std::string_view word);

}  // namespace rung
