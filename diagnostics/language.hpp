// The languages in which Rung speaks to people, and a text in each of them.
#pragma once

#include <cstdint>
#include <string_view>

namespace rung {

enum class Language : std::uint8_t { english, simplified, traditional };

/// One text in the three languages. The views must outlive it: they are literals of a table.
struct Worded {
  std::string_view english;
  std::string_view simplified;
  std::string_view traditional;

  constexpr std::string_view in(Language language) const {
    switch (language) {
      case Language::english: return english;
      case Language::simplified: return simplified;
      case Language::traditional: return traditional;
    }
    return english;
  }

  /// Whether the text is this one in any of the languages.
  constexpr bool is(std::string_view text) const {
    return english == text || simplified == text || traditional == text;
  }
};

}  // namespace rung
