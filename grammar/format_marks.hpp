// What the syntax tree knows of places in the source and their characters alone do not tell the formatter.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "grammar/format.hpp"

namespace rung {

/// A run of the source that is written as a whole: a word of the grammar, a respelling, or text that is kept.
struct PlacedText {
  std::uint32_t end;
  std::string text;
  std::optional<Word> word;
};

/// Keys are offsets in the source.
struct Marks {
  std::map<std::uint32_t, PlacedText> placed;  ///< by where they begin
  std::unordered_set<std::uint32_t>
      call_ends;                              ///< a name ends here whose parenthesis follows without a blank
  std::unordered_set<std::uint32_t> minuses;  ///< a `-` of one operand stands here
  std::unordered_map<std::uint32_t, Word> heads;    ///< which declaration begins here
  std::unordered_set<std::uint32_t> given_ends;     ///< `given RECORD`, whose rows follow, ends here
  std::set<std::uint32_t> test_tables;              ///< the first column of a test's own table begins here
  std::unordered_set<std::uint32_t> dated_clauses;  ///< `dated FIELD` begins here, which looks like a field
};

Marks mark(const Sources& sources, const SyntaxTree& tree, const FormatOptions& options);

}  // namespace rung
