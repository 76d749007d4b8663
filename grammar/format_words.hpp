// Which spelling of a word of the grammar the formatter writes.
#pragma once

#include <optional>
#include <string>

#include "diagnostics/language.hpp"
#include "grammar/syntax_tree.hpp"

namespace rung {

class Spelling {
 public:
  /// Words are written in the wanted language; without one each keeps its own, in its canonical form.
  Spelling(const Source& source, const SyntaxTree& tree, std::optional<Language> wanted);

  std::string of(const KeywordUse& use) const;

 private:
  std::string in_wanted(const KeywordUse& use, const std::string& written) const;
  std::string in_its_own(const KeywordUse& use, const std::string& written) const;

  const Source& source_;
  std::optional<Language> wanted_;
  /// Simplified or traditional, as most of the file is; for forms that are the same in both.
  std::optional<Language> chinese_;
};

}  // namespace rung
