// Edits of the rules that a test should notice: a threshold a step away, a comparison flipped, a row dropped. They are edits of
// the text, so that each changes the one place that it names.
#pragma once

#include <string>
#include <vector>

#include "coverage/coverage_facts.hpp"
#include "grammar/syntax_tree.hpp"

namespace rung {

struct RuleEdit {
  Span span;  ///< what is replaced
  std::string replacement;
  std::string before;          ///< as a reader sees it
  std::string after;           ///< empty where something is dropped
  Span place;                  ///< the line that it belongs to
  std::vector<Goal> shown_by;  ///< customers of whom one may see the difference
};

/// What was changed, as something that no test notices.
std::string told(const RuleEdit& edit, Language language);

/// Of one file. `facts` are those of the program.
std::vector<RuleEdit> edits_of(const Program& program, const Sources& sources, const SyntaxTree& tree,
                               const std::vector<CoverageFact>& facts);

}  // namespace rung
