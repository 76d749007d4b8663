// Entitlements and actions: rows that go up and down, grants and actions that never happen, revocations of nothing.
#include <algorithm>

#include "diagnostics/kinds.hpp"
#include "findings/stated_conditions.hpp"

namespace rung {
namespace {

class EntitlementStudy {
 public:
  EntitlementStudy(Finder& finder, const Entitlements& entitlements, Diagnostics& diagnostics)
      : finder_(finder), entitlements_(entitlements), diagnostics_(diagnostics) {}

  void run() {
    for (const Benefit& benefit : entitlements_.benefits) study_row(benefit);
    for (const GrantTerms& terms : entitlements_.grants) {
      if (!looks_at_customers(finder_, terms.when)) continue;
      if (!finder_.can_hold(terms.when)) {
        diagnostics_
            .report(terms.revokes ? Kind::condition_never : Kind::grant_never, place_of_condition(terms))
            .with("benefit", terms.benefit);
        continue;
      }
      report_conditions(finder_, terms.conditions, none, terms.span, diagnostics_);
      if (terms.revokes) study_revocation(terms);
    }
  }

 private:
  static Span place_of_condition(const GrantTerms& terms) {
    if (terms.conditions.empty()) return terms.span;
    return cover(terms.conditions.front().span, terms.conditions.back().span);
  }

  /// Values in the order of the tiers rise or fall, both with steps that are level.
  void study_row(const Benefit& benefit) {
    bool up = false;
    bool down = false;
    std::optional<Int128> before;
    for (const NodeId cell : benefit.cells) {
      const auto value = cell == none ? std::nullopt : finder_.domains().constant(cell);
      if (!value || is_missing(*value)) continue;
      const TypeKind kind = finder_.program()[cell].type.kind;
      if (kind == TypeKind::text || kind == TypeKind::enumeration) return;
      const Int128 place = place_of(*value);
      up = up || (before && *before < place);
      down = down || (before && place < *before);
      before = place;
    }
    if (up && down)
      diagnostics_.report(Kind::benefit_up_and_down, benefit.span).with("benefit", benefit.name);
  }

  void study_revocation(const GrantTerms& terms) {
    for (const GrantTerms& other : entitlements_.grants) {
      if (other.revokes || other.benefit != terms.benefit) continue;
      if (!finder_.exclude_each_other({terms.when, other.when})) return;
    }
    for (const Benefit& benefit : entitlements_.benefits) {
      if (benefit.name != terms.benefit) continue;
      for (std::size_t tier = 0; tier < benefit.cells.size(); ++tier)
        if (gives(benefit.cells[tier]) && can_be(static_cast<Int128>(tier), terms.when)) return;
    }
    diagnostics_.report(Kind::revoke_nothing, terms.span).with("benefit", terms.benefit);
  }

  bool gives(NodeId cell) const {
    if (cell == none) return false;
    const auto value = finder_.domains().constant(cell);
    return !value || (!is_missing(*value) && !same(*value, Value{false}));
  }

  /// Whether somebody of the tier can meet the condition, as far as boxes tell.
  bool can_be(Int128 tier, NodeId condition) const {
    ConditionBoxes boxes(finder_.domains());
    const BoxUnion met = boxes.met(condition);
    const auto dimension = boxes.dimension_of(entitlements_.by);
    if (!dimension) return finder_.domains().domain(entitlements_.by).contains(tier);
    return std::any_of(met.begin(), met.end(), [&](const SparseBox& box) {
      return dense(box, boxes.dimensions())[*dimension].contains(tier);
    });
  }

  Finder& finder_;
  const Entitlements& entitlements_;
  Diagnostics& diagnostics_;
};

}  // namespace

void find_in_entitlements(Finder& finder, Diagnostics& diagnostics) {
  for (const Entitlements& entitlements : finder.program().entitlements)
    if (finder.is_own(entitlements.span)) EntitlementStudy(finder, entitlements, diagnostics).run();
  for (const Action& action : finder.program().actions)
    if (finder.is_own(action.span))
      report_conditions(finder, action.conditions, action.when, action.span, diagnostics);
}

}  // namespace rung
