// Ladders: tiers that nobody reaches, keep that asks for more than reach, bounds that stand against each other.
#include <algorithm>

#include "diagnostics/kinds.hpp"
#include "findings/stated_conditions.hpp"

namespace rung {
namespace {

constexpr std::int64_t work_of_ladder = 300'000;
constexpr int most_tried = 3;

class LadderStudy {
 public:
  LadderStudy(Finder& finder, const LadderDeclaration& ladder, Diagnostics& diagnostics)
      : finder_(finder),
        program_(finder.program()),
        declared_(ladder),
        terms_(ladder.terms),
        ladder_(std::get<op::Ladder>(program_[ladder.decision].operation)),
        diagnostics_(diagnostics) {}

  void run() {
    for (const Condition& condition : terms_.applies)
      report_conditions(finder_, {condition}, none, {}, diagnostics_);
    for (std::size_t tier = 1; tier < terms_.tiers.size() && tier < ladder_.reach.size(); ++tier) {
      if (!study_reach(tier)) continue;
      study_shadow(tier);
      study_keep(tier);
    }
    study_rise();
    for (const TierRule& rule : terms_.rules)
      report_conditions(finder_, rule.conditions, rule.when, rule.span, diagnostics_);
    study_crossing();
  }

 private:
  const std::string& name_of(std::size_t tier) const {
    return program_.enumerations[declared_.set].values[tier].text;
  }

  Span place_of_reach(std::size_t tier) const {
    const TierTerms& terms = terms_.tiers[tier];
    return terms.reach.empty() ? terms.span : terms.reach.front().span;
  }

  bool study_reach(std::size_t tier) {
    const NodeId reach = ladder_.reach[tier];
    if (reach == none || !looks_at_customers(finder_, reach)) return false;
    if (finder_.can_hold(reach)) return true;
    if (stands_for_comparison(tier)) return false;
    Span place = place_of_reach(tier);
    for (const Condition& condition : terms_.tiers[tier].reach)
      if (!finder_.can_hold(condition.met)) {
        place = condition.span;
        break;
      }
    Diagnostic& said = diagnostics_.report(Kind::tier_out_of_reach, place);
    said.with("tier", name_of(tier));
    const NodeId threshold = terms_.tiers[tier].reach_threshold;
    if (threshold == none || ladder_.by == none) return false;
    const auto least = finder_.domains().constant(threshold);
    const std::string most = finder_.most(ladder_.by);
    if (least && !most.empty())
      said.help(Phrase::by_at_most, {{"value", finder_.text(terms_.by.span)},
                                     {"most", most},
                                     {"tier", name_of(tier)},
                                     {"least", finder_.written(*least, program_[threshold].type)}});
    return false;
  }

  /// A ladder with the thresholds of another one, which are reached there, shows what the other would be without something.
  bool stands_for_comparison(std::size_t tier) const {
    const NodeId threshold = terms_.tiers[tier].reach_threshold;
    if (threshold == none) return false;
    return std::any_of(program_.ladders.begin(), program_.ladders.end(), [&](const LadderDeclaration& other) {
      const auto& ladder = std::get<op::Ladder>(program_[other.decision].operation);
      return &other != &declared_ && tier < other.terms.tiers.size() && tier < ladder.reach.size() &&
             other.terms.tiers[tier].reach_threshold == threshold && finder_.can_hold(ladder.reach[tier]);
    });
  }

  /// Whether keep looks at nothing that reach does not look at: else it asks for something of its own, on purpose.
  bool asks_of_the_same(NodeId reach, NodeId keep) const {
    ConditionBoxes boxes(finder_.domains());
    boxes.met(reach);
    const std::size_t known = boxes.dimensions().size();
    boxes.met(keep);
    return boxes.dimensions().size() == known;
  }

  /// A part of where the first condition is met and none of the others is; nothing where there is none for certain.
  struct Part {
    ConditionBoxes boxes;
    Box part;
  };
  std::optional<Part> outside(NodeId met, const std::vector<NodeId>& others) {
    Part found{ConditionBoxes(finder_.domains()), {}};
    const BoxUnion frames = found.boxes.met(met);
    std::vector<BoxUnion> sparse;
    for (const NodeId other : others) {
      if (other == none) return std::nullopt;
      sparse.push_back(found.boxes.met(other));
    }
    std::vector<Box> all;
    for (const BoxUnion& one : sparse)
      for (const SparseBox& box : one) all.push_back(dense(box, found.boxes.dimensions()));
    std::vector<const Box*> pointers;
    for (const Box& box : all) pointers.push_back(&box);
    Work work{work_of_ladder};
    for (const SparseBox& frame : frames)
      if (auto part = uncovered(dense(frame, found.boxes.dimensions()), pointers, work)) {
        found.part = std::move(*part);
        return found;
      }
    // Where the work was not done, nothing is certain: an empty part.
    if (work.exhausted()) return found;
    return std::nullopt;
  }

  void study_shadow(std::size_t tier) {
    for (std::size_t above = tier + 1; above < ladder_.reach.size(); ++above) {
      const bool plain =
          terms_.tiers[tier].reach_threshold != none && terms_.tiers[above].reach_threshold != none;
      if (plain || ladder_.reach[above] == none || outside(ladder_.reach[tier], {ladder_.reach[above]}))
        continue;
      diagnostics_.report(Kind::tier_shadowed, place_of_reach(tier))
          .with("tier", name_of(tier))
          .see(place_of_reach(above), Phrase::the_tier_above);
      return;
    }
  }

  /// A customer with all that parts of boxes say, and with conditions met or not.
  std::optional<Customer> customer(const Part& part, const std::vector<NodeId>& hold,
                                   const std::vector<NodeId>& fail) {
    std::vector<WantedPlaces> goals;
    const PlaceSet unmet = PlaceSet::of(0) | PlaceSet::of_missing();
    for (const NodeId id : hold) goals.push_back({id, PlaceSet::of(1)});
    for (const NodeId id : fail) goals.push_back({id, unmet});
    std::vector<WantedPlaces> near = goals;
    for (std::size_t d = 0; d < part.part.size(); ++d)
      near.push_back({part.boxes.dimensions()[d].node, part.part[d]});
    if (auto found = finder_.customer(part.boxes.places(), near)) return found;
    return finder_.customer(part.boxes.places(), goals);
  }

  void study_keep(std::size_t tier) {
    const NodeId reach = ladder_.reach[tier];
    const NodeId keep = tier < ladder_.keep.size() ? ladder_.keep[tier] : none;
    if (keep == none || keep == reach || ladder_.current == none || !asks_of_the_same(reach, keep)) return;
    const auto part = outside(reach, {keep});
    if (!part) return;
    const auto found = customer(*part, {reach}, {keep});
    if (!found) return;
    const TierTerms& terms = terms_.tiers[tier];
    Diagnostic& said =
        diagnostics_.report(Kind::keep_above_reach, terms.keep.empty() ? terms.span : terms.keep[0].span);
    said.with("tier", name_of(tier)).see(place_of_reach(tier), Phrase::the_reach_here);
    said.witness = finder_.test_of(*found, Phrase::witness_name_keep, name_of(tier), members());
    finder_.take_case(diagnostics_, {{{reach}, 1}, {{keep}, 0}});
  }

  std::vector<Finder::Expected> members() const {
    std::vector<Finder::Expected> all;
    if (terms_.by.is_there() && std::holds_alternative<op::Named>(program_[terms_.by.node].operation)) {
      const auto& named = std::get<op::Named>(program_[terms_.by.node].operation);
      all.push_back({program_.names[named.name].name, terms_.by.node});
    }
    all.push_back({declared_.name, program_.names[declared_.value].node});
    return all;
  }

  /// A rise of so few tiers that none of them is reached by somebody who qualifies for a higher one.
  void study_rise() {
    if (ladder_.rise == none || ladder_.current == none) return;
    const auto bound = finder_.domains().constant(ladder_.rise);
    if (!bound || is_missing(*bound)) return;
    const auto steps = std::get<Decimal>(*bound).whole();
    if (!steps || *steps < 0) return;
    int tried = 0;
    for (std::size_t from = 0; from < ladder_.reach.size(); ++from)
      for (std::size_t to = from + static_cast<std::size_t>(*steps) + 1; to < ladder_.reach.size(); ++to) {
        if (ladder_.reach[to] == none || !looks_at_customers(finder_, ladder_.reach[to])) continue;
        std::vector<NodeId> between;
        for (std::size_t i = from + 1; i <= from + static_cast<std::size_t>(*steps); ++i)
          between.push_back(ladder_.reach[i]);
        if (std::find(between.begin(), between.end(), none) != between.end()) continue;
        const auto part = outside(ladder_.reach[to], between);
        if (!part || ++tried > most_tried) continue;
        Part own = *part;
        const DimensionId current = own.boxes.dimension(ladder_.current);
        if (own.part.empty()) continue;
        while (own.part.size() < own.boxes.dimensions().size())
          own.part.push_back(own.boxes.dimensions()[own.part.size()].domain);
        own.part[current] = PlaceSet::of(static_cast<Int128>(from));
        const auto found = customer(own, {ladder_.reach[to]}, between);
        if (!found) continue;
        const auto tier = finder_.values(*found, {program_.names[declared_.value].node});
        if (!tier || !same((*tier)[0], Value{Code{static_cast<std::int32_t>(from)}})) continue;
        Diagnostic& said = diagnostics_.report(Kind::rise_stuck, terms_.rise.span);
        said.with("from", name_of(from)).with("tier", name_of(to));
        said.witness = finder_.test_of(*found, Phrase::witness_name_rise, name_of(to), members());
        return;
      }
  }

  void study_crossing() {
    for (const TierRule& above : terms_.rules)
      for (const TierRule& below : terms_.rules) {
        if (above.kind != TierRule::Kind::never_above || below.kind != TierRule::Kind::never_below) continue;
        const auto highest = finder_.domains().constant(above.tier);
        const auto lowest = finder_.domains().constant(below.tier);
        if (!highest || !lowest || is_missing(*highest) || is_missing(*lowest)) continue;
        if (place_of(*highest) >= place_of(*lowest)) continue;
        std::vector<NodeId> both;
        for (const NodeId when : {above.when, below.when})
          if (when != none) both.push_back(when);
        if (finder_.exclude_each_other(both)) continue;
        const auto found = finder_.customer(both, {});
        if (!found) continue;
        Diagnostic& said = diagnostics_.report(Kind::bounds_cross, below.span);
        said.with("above", name_of(static_cast<std::size_t>(place_of(*highest))))
            .with("below", name_of(static_cast<std::size_t>(place_of(*lowest))))
            .see(above.span, Phrase::the_other_bound);
        said.witness = finder_.test_of(*found, Phrase::witness_name_bounds, declared_.name, members());
        if (!both.empty()) finder_.take_case(diagnostics_, {{both, static_cast<std::int64_t>(both.size())}});
      }
  }

  Finder& finder_;
  const Program& program_;
  const LadderDeclaration& declared_;
  const LadderTerms& terms_;
  const op::Ladder& ladder_;
  Diagnostics& diagnostics_;
};

}  // namespace

void find_in_ladders(Finder& finder, Diagnostics& diagnostics) {
  for (const LadderDeclaration& ladder : finder.program().ladders)
    if (finder.is_own(ladder.span)) LadderStudy(finder, ladder, diagnostics).run();
}

}  // namespace rung
