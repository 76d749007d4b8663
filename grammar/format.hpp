// The one layout of a rule file: the same declarations and comments, with white space, punctuation and words
// as the reference writes them. Meaning is not looked at: what only check knows comes in as respellings.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnostics/language.hpp"
#include "grammar/syntax_tree.hpp"

namespace rung {

/// A place whose text is written otherwise, such as a member that Rung supplies. Inside a text it is part of
/// a hole.
struct Respelling {
  Span span;
  std::string text;
};

struct FormatOptions {
  std::optional<Language> keywords;  ///< without it every word keeps its language
  std::vector<Respelling> respellings;
};

/// The formatted file. Lines that were not understood stay as they are, but for blanks at their ends.
std::string format(const Sources& sources, const SyntaxTree& tree, const FormatOptions& options);

}  // namespace rung
