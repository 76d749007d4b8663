// Conditions that never or always hold.
#include "findings/stated_conditions.hpp"

#include "diagnostics/kinds.hpp"

namespace rung {
namespace {

/// What is known of the value that a condition looks at, where it is one.
void explain(const Finder& finder, NodeId condition, Diagnostic& said) {
  ConditionBoxes boxes(finder.domains());
  boxes.met(condition);
  if (boxes.dimensions().size() != 1 || boxes.dimensions()[0].opaque) return;
  const NodeId node = boxes.dimensions()[0].node;
  if (!finder.has_name(node)) return;
  const Spoken range = finder.range_of(node, finder.name_of(node));
  said.help(Phrase::as_known, {{"range", range}});
}

}  // namespace

bool looks_at_customers(const Finder& finder, NodeId condition) {
  ConditionBoxes boxes(finder.domains());
  boxes.met(condition);
  return !boxes.dimensions().empty();
}

bool report_conditions(const Finder& finder, const std::vector<Condition>& conditions, NodeId together,
                       Span clause, Diagnostics& diagnostics) {
  bool told = false;
  bool possible = true;
  for (const Condition& condition : conditions) {
    if (!looks_at_customers(finder, condition.met)) continue;
    if (!finder.can_hold(condition.met)) {
      explain(finder, condition.met, diagnostics.report(Kind::condition_never, condition.span));
      told = true;
      possible = false;
    } else if (finder.always_holds(condition.met)) {
      explain(finder, condition.met, diagnostics.report(Kind::condition_always, condition.span));
    }
  }
  if (together == none || told || !looks_at_customers(finder, together)) return possible;
  if (finder.can_hold(together)) return true;
  Span span = clause;
  if (!conditions.empty()) span = cover(conditions.front().span, conditions.back().span);
  diagnostics.report(Kind::condition_never, span);
  return false;
}

}  // namespace rung
