// How a piece of the rules reads on one line in a language of keywords, for people who see results and not the file.
#pragma once

#include <string>
#include <vector>

#include "grammar/format_marks.hpp"

namespace rung {

class Wording {
 public:
  /// The respellings are of the language, too. Sources and tree must outlive it.
  Wording(const Sources& sources, const SyntaxTree& tree, Language language,
          std::vector<Respelling> respellings);

  /// The span is of the tree's source, and holds whole words.
  std::string of(Span span) const;

 private:
  const Source& source_;
  const SyntaxTree& tree_;
  Marks marks_;
};

}  // namespace rung
