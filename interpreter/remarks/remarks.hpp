// What can be said about rules that run: what in them is not used, what is easily misread, what depends on a blank cell or on
// the day. Says nothing that might not be so: where a name could be used, it counts as used.
#pragma once

#include <vector>

#include "check/check.hpp"
#include "diagnostics/diagnostic.hpp"
#include "grammar/syntax_tree.hpp"

namespace rung {

struct RemarkedRules {
  const Sources& sources;
  const SyntaxTree& tree;  ///< of the file itself; all remarks but those on characters are about it
  const std::vector<UsedTree>& used;
  const Program& program;
  bool part = false;  ///< other rules use the file, and may use what it does not use itself
};

/// Rules without errors: all remarks below.
void remark(const RemarkedRules& rules, Diagnostics& diagnostics);

/// Fields, values, parameters, arguments, values of enumerations and records that nothing uses.
void remark_unused(const RemarkedRules& rules, Diagnostics& diagnostics);

/// Related lines that count though they are dated after the review date.
void remark_undated(const RemarkedRules& rules, Diagnostics& diagnostics);

/// Optional fields whose blank alone decides a tier.
void remark_blanks(const RemarkedRules& rules, Diagnostics& diagnostics);

/// Letters and words that look like others, and characters that cannot be seen; of any file, with errors or without.
void remark_characters(const Sources& sources, const SyntaxTree& tree, Diagnostics& diagnostics);

}  // namespace rung
