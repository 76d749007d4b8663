// Collects the facts of all declarations.
#include "coverage/coverage_facts.hpp"

#include <algorithm>

#include "diagnostics/kinds.hpp"
#include "extents/over_all.hpp"
#include "program/supplied.hpp"

namespace rung {
namespace {

using Claimed = Claim::Kind;

bool is_constant(const Program& program, NodeId node) {
  return std::holds_alternative<op::Constant>(program[behind_names(program, node)].operation);
}

class FactList {
 public:
  FactList(const Program& program, const std::vector<bool>& own, Language words)
      : program_(program), own_(own), words_(words), extents_(extents_over_all(program)) {}

  std::vector<CoverageFact> collect() {
    for (const Table& table : program_.tables) add_table(table);
    for (const Scale& scale : program_.scales) add_scale(scale);
    for (const Score& score : program_.scores) add_score(score);
    for (const LadderDeclaration& ladder : program_.ladders) add_ladder(ladder);
    for (const Entitlements& entitlements : program_.entitlements) add_entitlements(entitlements);
    for (std::uint32_t i = 0; i < program_.actions.size(); ++i) add_action(i);
    std::stable_sort(facts_.begin(), facts_.end(), [](const CoverageFact& a, const CoverageFact& b) {
      return std::pair(a.span.source, a.span.begin) < std::pair(b.span.source, b.span.begin);
    });
    return std::move(facts_);
  }

 private:
  /// What is asked of each line of a related record has no value of the subject's own.
  bool is_of_subject(NodeId node) const {
    const Space space = program_[node].space;
    return space == Space::run() || space == Space::of_record(subject);
  }

  bool is_possible(const Claim& claim) const {
    if (!is_of_subject(claim.node) || (claim.other != none && !is_of_subject(claim.other))) return false;
    const Extent& extent = extents_[claim.node];
    switch (claim.kind) {
      case Claimed::met: return extent.can_be_yes();
      case Claimed::unmet: return extent.can_be_unmet();
      case Claimed::known: return extent.known;
      case Claimed::missing: return extent.missing;
      case Claimed::equal: {
        const Int128 place = place_of(claim.value);
        return extent.known && extent.low <= place && place <= extent.high;
      }
      case Claimed::unequal:
        return extent.known && (extent.low != extent.high || extent.low != place_of(claim.value));
      case Claimed::exceeds: {
        const Extent& other = extents_[claim.other];
        return extent.known && other.known && extent.high > other.low;
      }
      case Claimed::falls_short: {
        const Extent& other = extents_[claim.other];
        return extent.known && other.known && extent.low < other.high;
      }
      case Claimed::at_least: return extent.known && extent.high >= place_of(claim.value);
      case Claimed::below: return extent.known && extent.low < place_of(claim.value);
    }
    return true;
  }

  /// Facts at one place that say the same are one: of a table that is used several times, of a condition of `reach` and `keep`.
  void add(CoverageFact fact) {
    if (fact.span.source >= own_.size() || !own_[fact.span.source]) return;
    std::erase_if(fact.ways, [&](const Goal& goal) {
      return !std::all_of(goal.begin(), goal.end(), [&](const Claim& claim) { return is_possible(claim); });
    });
    if (fact.ways.empty()) return;
    for (CoverageFact& known : facts_) {
      if (known.what != fact.what || known.span != fact.span || known.text != fact.text ||
          known.value != fact.value || known.names != fact.names)
        continue;
      known.ways.insert(known.ways.end(), fact.ways.begin(), fact.ways.end());
      known.anchors.insert(known.anchors.end(), fact.anchors.begin(), fact.anchors.end());
      return;
    }
    facts_.push_back(std::move(fact));
  }

  bool depends(NodeId root, const std::vector<NodeId>& anchors) const {
    std::vector<NodeId> open{root};
    std::vector<bool> seen(program_.nodes.size(), false);
    while (!open.empty()) {
      const NodeId node = open.back();
      open.pop_back();
      if (seen[node]) continue;
      seen[node] = true;
      if (std::find(anchors.begin(), anchors.end(), node) != anchors.end()) return true;
      for_each_input(program_[node].operation, [&](NodeId input) { open.push_back(input); });
    }
    return false;
  }

  /// Scores, tiers and benefits that depend on what has no name of its own.
  std::vector<FactOutput> results_of(const std::vector<NodeId>& anchors) const {
    std::vector<FactOutput> all;
    const auto take = [&](const std::string& path, NodeId node) {
      constexpr std::size_t most = 3;
      if (all.size() < most && depends(node, anchors)) all.push_back({path, node});
    };
    for (const Score& score : program_.scores) take(score.name, program_.names[score.value].node);
    for (const LadderDeclaration& ladder : program_.ladders)
      take(ladder.name, program_.names[ladder.value].node);
    for (const Entitlements& entitlements : program_.entitlements)
      for (const Benefit& benefit : entitlements.benefits)
        take(entitlements.name + "." + benefit.name, benefit.value);
    return all;
  }

  void add_table(const Table& table) {
    std::vector<NodeId> anchors;
    std::vector<FactOutput> shown;
    for (const Table::Output& output : table.outputs) {
      anchors.push_back(output.value);
      const std::string path = output.name.empty() ? table.name : table.name + "." + output.name;
      if (!table.function) shown.push_back({path, output.value});
    }
    if (shown.empty()) shown = results_of(anchors);
    Goal goal;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
      Goal chosen = goal;
      chosen.push_back({table.rows[i].met});
      add({FactKind::row,
           Phrase::fact_row,
           {{"row", std::to_string(i + 1)}, {"name", table.name}},
           table.rows[i].span,
           {},
           {std::move(chosen)},
           anchors,
           shown});
      if (table.match == Table::Match::one) goal.push_back({table.rows[i].met, Claimed::unmet});
    }
  }

  void add_scale(const Scale& scale) {
    for (std::size_t i = 0; i < scale.slices.size(); ++i) {
      const Goal reached{{scale.slices[i].amount, Claimed::unequal, Decimal(0)}};
      add({FactKind::row,
           Phrase::fact_slice,
           {{"row", std::to_string(i + 1)}, {"name", scale.name}},
           scale.slices[i].span,
           {},
           {reached},
           {scale.value},
           {{scale.name, scale.value}}});
    }
  }

  void add_score(const Score& score) {
    const NodeId value = program_.names[score.value].node;
    Goal applies;
    for (const Condition& condition : score.applies) applies.push_back({condition.met});
    const FactOutput whole{score.name, value};
    for (const Condition& condition : score.applies)
      add_condition(condition, condition.span, {}, {value}, {whole});
    for (const ScorePart& part : score.parts) add_part(score, part, applies, whole);
    for (const ScoreGroup& group : score.groups) {
      if (group.span.begin == group.span.end) continue;
      const std::string path = score.name + "." + group.name;
      add_bounds(group.bounded, path, group.span, applies, group.bounded.before,
                 {{path, group.bounded.after}, whole});
    }
    for (const ScoreTotal& total : score.totals) {
      const std::string path = path_of(score, total.kind);
      add_bounds(total.bounded, path, total.span, applies, value, {{path, total.bounded.after}});
    }
  }

  std::string member_of(const Score& score, Member member) const {
    return score.name + "." + std::string(words(member).in(words_));
  }

  std::string path_of(const Score& score, ScoreTotal::Kind kind) const {
    switch (kind) {
      case ScoreTotal::Kind::bonuses: return member_of(score, Member::bonuses);
      case ScoreTotal::Kind::penalties: return member_of(score, Member::penalties);
      case ScoreTotal::Kind::extras: return member_of(score, Member::extras);
      case ScoreTotal::Kind::total: break;
    }
    return score.name;
  }

  void add_part(const Score& score, const ScorePart& part, const Goal& applies, const FactOutput& whole) {
    const bool weight = part.kind == ScorePart::Kind::weight;
    const bool base = part.kind == ScorePart::Kind::base;
    const NodeId counted = weight ? part.written.node : part.contribution;
    // A value that others use, too, does not tell whether the score was looked at.
    const bool shared = base || weight || is_constant(program_, counted);
    const NodeId anchor = shared ? whole.node : counted;
    const std::string path = base ? member_of(score, Member::base) : score.name + "." + part.label;
    std::vector<FactOutput> shown{whole};
    if (!base && !weight) shown.insert(shown.begin(), {path, part.contribution});
    const auto with = [&](std::initializer_list<Claim> claims) {
      Goal goal = applies;
      goal.insert(goal.end(), claims);
      return goal;
    };
    const auto fact = [&](Phrase what, std::vector<Goal> ways) {
      add({FactKind::part, what, {{"name", path}}, part.span, {}, std::move(ways), {anchor}, shown});
    };
    fact(Phrase::fact_earned, {with({{counted, Claimed::unequal, Decimal(0)}})});
    std::vector<Goal> nothing{with({{counted, Claimed::equal, Decimal(0)}})};
    if (weight || base) nothing.push_back(with({{counted, Claimed::missing}}));
    fact(Phrase::fact_not_earned, std::move(nothing));
    Goal counts = applies;
    if (part.condition != none) counts.push_back({part.condition});
    add_bounds(part.bounded, path, part.span, counts, anchor, shown);
    const bool said =
        part.conditions.size() == 1 && is_constant(program_, part.amount) && !part.per.is_there();
    if (said) return;
    for (const Condition& condition : part.conditions)
      add_condition(condition, part.span, applies, {anchor}, shown);
  }

  void add_bounds(const Bounded& bounded, const std::string& path, Span span, const Goal& context,
                  NodeId anchor, const std::vector<FactOutput>& shown) {
    const auto fact = [&](Phrase what, Claim claim) {
      Goal goal = context;
      goal.push_back(std::move(claim));
      add({FactKind::part, what, {{"name", path}}, span, {}, {std::move(goal)}, {anchor}, shown});
    };
    if (bounded.at_most.is_there())
      fact(Phrase::fact_capped, {bounded.before, Claimed::exceeds, {}, bounded.at_most.node});
    if (bounded.at_least.is_there())
      fact(Phrase::fact_raised, {bounded.before, Claimed::falls_short, {}, bounded.at_least.node});
  }

  void add_condition(const Condition& condition, Span span, const Goal& context,
                     const std::vector<NodeId>& anchors, const std::vector<FactOutput>& shown,
                     std::uint32_t action = none) {
    const bool apart = condition.form != Condition::Form::whole;
    const std::pair<Span, Span> text{apart ? condition.value : Span{}, condition.span};
    for (const bool met : {true, false}) {
      Goal goal = context;
      goal.push_back({condition.met, met ? Claimed::met : Claimed::unmet});
      CoverageFact fact{FactKind::condition,
                        met ? Phrase::fact_met : Phrase::fact_unmet,
                        {},
                        span,
                        text.second,
                        {std::move(goal)},
                        anchors,
                        shown,
                        action};
      fact.value = text.first;
      add(std::move(fact));
    }
  }

  void add_ladder(const LadderDeclaration& ladder) {
    const LadderTerms& terms = ladder.terms;
    const auto& decision = std::get<op::Ladder>(program_[ladder.decision].operation);
    const FactOutput tier{ladder.name, program_.names[ladder.value].node};
    std::vector<FactOutput> shown;
    if (terms.by.is_there())
      for (const Score& score : program_.scores)
        if (program_.names[score.value].node == terms.by.node) shown.push_back({score.name, terms.by.node});
    shown.push_back(tier);
    Goal applies;
    for (const Condition& condition : terms.applies) applies.push_back({condition.met});
    if (terms.by.is_there()) applies.push_back({terms.by.node, Claimed::known});
    const std::vector<NodeId> anchors{ladder.decision};
    for (std::size_t code = 0; code < terms.tiers.size(); ++code) {
      const TierTerms& row = terms.tiers[code];
      const Code own{static_cast<std::int32_t>(code)};
      const auto fact = [&](Phrase what, std::initializer_list<Claim> claims) {
        Goal goal = applies;
        goal.insert(goal.end(), claims);
        add({FactKind::tier,
             what,
             {{"name", ladder.name}, {"tier", program_.enumerations[ladder.set].values[code].text}},
             row.span,
             {},
             {std::move(goal)},
             anchors,
             shown});
      };
      fact(Phrase::fact_reached, {{terms.qualified, Claimed::equal, own}});
      const NodeId keep = decision.keep[code];
      if (decision.current != none && keep != none) {
        const Claim at{decision.current, Claimed::equal, own};
        const Claim not_up{terms.qualified, Claimed::below, Code{own.code + 1}};
        fact(Phrase::fact_kept, {at, not_up, {keep}});
        fact(Phrase::fact_lost, {at, {terms.qualified, Claimed::below, own}, {keep, Claimed::unmet}});
      }
      for (const auto* conditions : {&row.reach, &row.keep})
        for (const Condition& condition : *conditions) {
          const bool threshold =
              condition.form == Condition::Form::behind_value &&
              (conditions == &row.reach ? row.reach_threshold : row.keep_threshold) != none;
          if (!threshold && condition.met != none)
            add_condition(condition, condition.span, applies, anchors, shown);
        }
    }
    add_ladder_lines(ladder, applies, anchors, shown);
  }

  void add_ladder_lines(const LadderDeclaration& ladder, const Goal& applies,
                        const std::vector<NodeId>& anchors, const std::vector<FactOutput>& shown) {
    for (const Condition& condition : ladder.terms.applies)
      add_condition(condition, condition.span, {}, anchors, shown);
    for (const TierHoldTerms& hold : ladder.terms.holds)
      add_condition({hold.held, hold.span}, hold.span, applies, anchors, shown);
    // Who has no value to be rated by can still be forced.
    Goal always;
    for (const Condition& condition : ladder.terms.applies) always.push_back({condition.met});
    for (const TierRule& rule : ladder.terms.rules)
      for (const Condition& condition : rule.conditions)
        add_condition(condition, rule.span, always, anchors, shown);
  }

  void add_entitlements(const Entitlements& entitlements) {
    for (const GrantTerms& grant : entitlements.grants) {
      if (grant.when == none) continue;
      const std::string path = entitlements.name + "." + grant.benefit;
      std::vector<NodeId> anchors;
      for (const Benefit& benefit : entitlements.benefits)
        if (benefit.name == grant.benefit) anchors.push_back(benefit.value);
      if (anchors.empty()) continue;
      const std::vector<FactOutput> shown{{path, anchors.front()}};
      const auto fact = [&](Phrase what, Claimed kind) {
        const Goal goal{{grant.when, kind}};
        add({FactKind::grant, what, {{"name", path}}, grant.span, {}, {goal}, anchors, shown});
      };
      fact(grant.revokes ? Phrase::fact_revoked : Phrase::fact_granted, Claimed::met);
      fact(grant.revokes ? Phrase::fact_not_revoked : Phrase::fact_not_granted, Claimed::unmet);
      if (grant.conditions.size() > 1)
        for (const Condition& condition : grant.conditions)
          add_condition(condition, grant.span, {}, anchors, shown);
    }
  }

  void add_action(std::uint32_t number) {
    const Action& action = program_.actions[number];
    const auto fact = [&](Phrase what, Claimed kind) {
      const Goal goal{{action.when, kind}};
      add({FactKind::action,
           what,
           {{"name", action.name}},
           action.span,
           {},
           {goal},
           {action.when},
           {},
           number});
    };
    fact(Phrase::fact_due, Claimed::met);
    fact(Phrase::fact_not_due, Claimed::unmet);
    if (action.conditions.size() > 1)
      for (const Condition& condition : action.conditions)
        add_condition(condition, condition.span, {}, {action.when}, {}, number);
  }

  const Program& program_;
  const std::vector<bool>& own_;
  Language words_;
  std::vector<Extent> extents_;
  std::vector<CoverageFact> facts_;
};

}  // namespace

std::vector<CoverageFact> coverage_facts(const Program& program, const std::vector<bool>& own,
                                         Language words) {
  if (program.records.empty()) return {};
  return FactList(program, own, words).collect();
}

}  // namespace rung
