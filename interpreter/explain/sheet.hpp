// An account in words, laid out for people: a sentence, then parts with rows of a label, an amount and a note. What a
// terminal and a page show alike.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace rung {

/// Where in the rules a row comes from; line 0 for none.
struct SheetPlace {
  std::string file;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

struct SheetRow {
  enum class Look : std::uint8_t { plain, met, unmet, total, faint };
  std::string label;
  std::string amount;
  std::string note;
  SheetPlace place;
  Look look = Look::plain;
};

struct SheetPart {
  std::string title;
  std::string amount;
  SheetPlace place;
  std::vector<SheetRow> rows;
};

struct Sheet {
  std::string headline;  ///< the answer in one sentence
  std::string about;     ///< the day, and the line of the export
  std::vector<SheetPart> parts;
};

/// For a terminal, aligned by display width.
std::string text_of(const Sheet& sheet);
/// One page that needs nothing else: no scripts, no fonts, fit for a phone. `language` as a page states it: en, zh-Hans …
std::string html_of(const Sheet& sheet, const std::string& language);

}  // namespace rung
