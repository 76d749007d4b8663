// Scores: bounds that never or always decide, parts that never count, penalties for a blank, weights.
#include <algorithm>

#include "diagnostics/kinds.hpp"
#include "findings/stated_conditions.hpp"

namespace rung {
namespace {

class ScoreStudy {
 public:
  ScoreStudy(Finder& finder, const Score& score, Diagnostics& diagnostics)
      : finder_(finder), score_(score), diagnostics_(diagnostics) {}

  void run() {
    for (const Condition& condition : score_.applies)
      report_conditions(finder_, {condition}, none, {}, diagnostics_);
    for (const ScorePart& part : score_.parts) study_part(part);
    for (const ScoreGroup& group : score_.groups) study_bounds(group.bounded, group.name);
    for (const ScoreTotal& total : score_.totals) study_bounds(total.bounded, finder_.text(total.span));
  }

 private:
  std::string name_of(const ScorePart& part) const { return part.label.empty() ? score_.name : part.label; }

  void study_part(const ScorePart& part) {
    if (part.kind == ScorePart::Kind::weight) return study_weight(part);
    const bool possible =
        report_conditions(finder_, part.conditions, part.condition, part.span, diagnostics_);
    study_bounds(part.bounded, name_of(part));
    if (part.kind == ScorePart::Kind::base || !possible) return;
    const Extent& given = finder_.domains().extent(part.contribution);
    const bool nothing = given.is_single() && given.low == 0;
    const bool is_set = std::holds_alternative<op::Named>(finder_.program()[part.amount].operation);
    const bool is_switched = part.condition != none && !looks_at_customers(finder_, part.condition);
    if (nothing && !is_set && !is_switched)
      diagnostics_.report(Kind::part_nothing, part.span).with("part", name_of(part));
    if (part.kind == ScorePart::Kind::penalty && !nothing) study_default(part);
  }

  /// A bound that the value comes up to says what its range is; one beyond it says something wrong.
  void study_bounds(const Bounded& bounded, const std::string& name) {
    if (bounded.before == none) return;
    const Extent& before = finder_.domains().extent(bounded.before);
    if (!before.known) return;
    const Spoken range = finder_.range_of(bounded.before, name);
    const auto study = [&](const Stated& bound, bool most) {
      if (!bound.is_there()) return;
      const auto value = finder_.domains().constant(bound.node);
      if (!value || is_missing(*value)) return;
      const Int128 place = place_of(*value);
      const bool never = most ? before.high < place : before.low > place;
      const bool always = most ? before.low > place : before.high < place;
      if (!never && !always) return;
      diagnostics_.report(never ? Kind::bound_never : Kind::bound_always, bound.span).with("range", range);
    };
    study(bounded.at_most, true);
    study(bounded.at_least, false);
  }

  /// Every field that the condition looks at has a default, and these meet it.
  void study_default(const ScorePart& part) {
    if (part.condition == none) return;
    ConditionBoxes boxes(finder_.domains());
    const BoxUnion met = boxes.met(part.condition);
    if (boxes.dimensions().empty()) return;
    std::vector<WantedPlaces> goals;
    Box defaults;
    const Field* first = nullptr;
    for (const Dimension& dimension : boxes.dimensions()) {
      const auto* field = std::get_if<op::Field>(&finder_.program()[dimension.node].operation);
      if (field == nullptr || field->record != subject) return;
      const Field& own = finder_.program().records[subject].fields[field->field];
      if (!own.default_value) return;
      if (first == nullptr) first = &own;
      defaults.push_back(PlaceSet::of(boxes.places().place(dimension.node, *own.default_value)));
      goals.push_back({dimension.node, defaults.back()});
    }
    const bool triggered = std::any_of(met.begin(), met.end(), [&](const SparseBox& box) {
      return meet(dense(box, boxes.dimensions()), defaults);
    });
    if (!triggered) return;
    goals.push_back({part.condition, PlaceSet::of(1)});
    const auto customer = finder_.customer(boxes.places(), goals);
    if (!customer) return;
    Diagnostic& said = diagnostics_.report(Kind::penalty_by_default, part.span);
    said.with("field", first->name).with("part", name_of(part)).see(first->span, Phrase::the_default);
    finder_.take_case(diagnostics_, {{{part.condition}, 1}});
    if (part.group.empty())
      said.witness = finder_.test_of(*customer, Phrase::witness_name_default, first->name,
                                     {{score_.name + "." + part.label, part.contribution}});
  }

  void study_weight(const ScorePart& part) {
    if (const auto weight = finder_.domains().constant(part.weight.node)) {
      const auto* number = std::get_if<Decimal>(&*weight);
      if (number != nullptr && *number <= Decimal(0))
        diagnostics_.report(Kind::weight_not_positive, part.weight.span)
            .with("part", name_of(part))
            .with("weight", write_percent(*number));
    }
    if (!score_.out_of.is_there() || !part.written.is_there()) return;
    const auto whole = finder_.domains().constant(score_.out_of.node);
    const Extent& value = finder_.domains().extent(part.written.node);
    if (!whole || is_missing(*whole) || !value.known || value.high >= place_of(*whole)) return;
    diagnostics_.report(Kind::part_below_out_of, part.written.span)
        .with("part", name_of(part))
        .with("most", finder_.most(part.written.node))
        .with("whole", finder_.written(*whole, finder_.program()[score_.out_of.node].type));
  }

  Finder& finder_;
  const Score& score_;
  Diagnostics& diagnostics_;
};

}  // namespace

void find_in_scores(Finder& finder, Diagnostics& diagnostics) {
  for (const Score& score : finder.program().scores)
    if (finder.is_own(score.span)) ScoreStudy(finder, score, diagnostics).run();
}

}  // namespace rung
