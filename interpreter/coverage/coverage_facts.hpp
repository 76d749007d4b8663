// What of the rules a test can exercise: a row that is chosen, a part that is earned, a tier that is lost, a condition that is
// met. What no customer can bring about is no fact.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "program/program.hpp"
#include "testing/goal.hpp"

namespace rung {

enum class FactKind : std::uint8_t { row, part, tier, condition, action, grant };

/// A value that shows a fact, as a test expects it.
struct FactOutput {
  std::string path;
  NodeId node = none;
};

struct CoverageFact {
  FactKind kind;
  Phrase what;
  std::vector<std::pair<std::string_view, std::string>> names;  ///< for the holes of `what`
  Span span;                                                    ///< of the line that a reader looks at
  Span text = {};                 ///< of a condition: what stands in the hole `condition`
  std::vector<Goal> ways;         ///< any of them will do; several only where a table is used several times
  std::vector<NodeId> anchors;    ///< it counts where what a test expects depends on one of these
  std::vector<FactOutput> shown;  ///< empty where nothing with a name depends on it
  std::uint32_t action = none;    ///< of an action
  Span value = {};                ///< of a condition that stands behind a value: that value
};

/// In the order of the file. `own` tells which sources are the author's; facts of library modules are left out. Parts that
/// Rung names, such as `base`, are named in the language of the `words` in the file.
std::vector<CoverageFact> coverage_facts(const Program& program, const std::vector<bool>& own,
                                         Language words);

std::string told(const CoverageFact& fact, const Sources& sources, Language language);
Phrase title_of(FactKind kind);
constexpr std::size_t fact_kinds = 6;

}  // namespace rung
