// What facts are called.
#include "coverage/coverage_facts.hpp"
#include "diagnostics/kinds.hpp"
#include "diagnostics/one_line.hpp"

namespace rung {

std::string told(const CoverageFact& fact, const Sources& sources, Language language) {
  Facts holes;
  for (const auto& [hole, name] : fact.names) holes.push_back({hole, name});
  if (fact.kind == FactKind::condition) {
    std::string text;
    if (fact.value.begin != fact.value.end) text = std::string(sources.text(fact.value)) + " ";
    text += sources.text(fact.text);
    // A condition may go on over several lines.
    holes.push_back({"condition", on_one_line(text)});
  }
  return say(fact.what, language, holes);
}

Phrase title_of(FactKind kind) {
  switch (kind) {
    case FactKind::row: return Phrase::coverage_rows;
    case FactKind::part: return Phrase::coverage_parts;
    case FactKind::tier: return Phrase::coverage_tiers;
    case FactKind::condition: return Phrase::coverage_conditions;
    case FactKind::action: return Phrase::coverage_actions;
    case FactKind::grant: return Phrase::coverage_grants;
  }
  return Phrase::coverage_all;
}

}  // namespace rung
