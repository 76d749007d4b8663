// Reads out of the program which parts, bounds and conditions a ladder's tiers hang on.
#include "reasons/reason_plan.hpp"

#include <algorithm>

#include "diagnostics/one_line.hpp"

namespace rung {
namespace {

/// Fields behind more nodes than this are no news for anybody.
constexpr std::size_t most_nodes_behind = 200;
constexpr std::size_t most_fields = 4;

/// The fields of the subject behind a node, the nearest first.
std::vector<std::string> fields_behind(const Program& program, NodeId start) {
  std::vector<std::string> fields;
  std::vector<NodeId> seen;
  std::vector<NodeId> open;
  if (start != none) open.push_back(start);
  for (std::size_t at = 0; at < open.size() && open.size() < most_nodes_behind; ++at) {
    const NodeId node = open[at];
    if (std::find(seen.begin(), seen.end(), node) != seen.end()) continue;
    seen.push_back(node);
    if (const auto* field = std::get_if<op::Field>(&program[node].operation)) {
      const std::string& name = program.records[field->record].fields[field->field].name;
      if (fields.size() < most_fields && std::find(fields.begin(), fields.end(), name) == fields.end())
        fields.push_back(name);
    }
    for_each_input(program[node].operation, [&](NodeId input) { open.push_back(input); });
  }
  return fields;
}

std::optional<Decimal> constant_of(const Program& program, NodeId id) {
  while (id != none) {
    const Operation& operation = program[id].operation;
    if (const auto* constant = std::get_if<op::Constant>(&operation)) {
      const auto* number = std::get_if<Decimal>(&constant->value);
      return number == nullptr ? std::nullopt : std::optional(*number);
    }
    const auto* named = std::get_if<op::Named>(&operation);
    id = named == nullptr || program.names[named->name].parameter ? none : named->value;
  }
  return std::nullopt;
}

/// The greatest of the cells of a table, where all of them are constants.
std::optional<Decimal> greatest_cell(const Program& program, NodeId id) {
  while (std::holds_alternative<op::Named>(program[id].operation))
    id = std::get<op::Named>(program[id].operation).value;
  const auto* pick = std::get_if<op::Pick>(&program[id].operation);
  if (pick == nullptr) return constant_of(program, id);
  std::optional<Decimal> greatest;
  for (const NodeId cell : pick->cells) {
    const std::optional<Decimal> number = constant_of(program, cell);
    if (!number) return std::nullopt;
    if (!greatest || *number > *greatest) greatest = number;
  }
  return greatest;
}

class Planning {
 public:
  Planning(const Program& program, const Sources& sources) : program_(program), sources_(sources) {}

  void add(std::uint32_t number) {
    const LadderDeclaration& declared = program_.ladders[number];
    const LadderTerms& terms = declared.terms;
    ReasonLadder ladder{number, declared.name, on_one_line(sources_.text(terms.by.span)), 0, 0, 0, {}, {}, {},
                        {}};
    ladder.tier = want(program_.names[declared.value].node);
    ladder.qualified = want(terms.qualified);
    ladder.why = want(terms.why);
    if (terms.to_next != none) ladder.to_next = want(terms.to_next);
    if (terms.to_keep != none) ladder.to_keep = want(terms.to_keep);
    for (const TierTerms& tier : terms.tiers) ladder.asked.push_back(conditions(declared, tier));
    for (const Score& score : program_.scores)
      if (program_.names[score.value].node == terms.by.node) add_score(score, ladder.parts);
    plan_.ladders.push_back(std::move(ladder));
  }

  ReasonPlan take() { return std::move(plan_); }

 private:
  ReasonInput want(NodeId node) {
    const auto known = std::find(plan_.inputs.begin(), plan_.inputs.end(), node);
    if (known != plan_.inputs.end()) return static_cast<ReasonInput>(known - plan_.inputs.begin());
    plan_.inputs.push_back(node);
    return static_cast<ReasonInput>(plan_.inputs.size() - 1);
  }

  bool is_at_least(NodeId met) const {
    const auto* compared = std::get_if<op::Compare>(&program_[met].operation);
    return compared != nullptr && compared->kind == Comparison::greater_equal;
  }

  std::vector<ReasonCondition> conditions(const LadderDeclaration& ladder, const TierTerms& tier) {
    std::vector<ReasonCondition> all;
    std::size_t number = 0;
    for (const Condition& condition : tier.reach) {
      const bool threshold = condition.form == Condition::Form::behind_value;
      ReasonCondition one;
      one.is_threshold = threshold;
      one.is_told_by_distance = threshold && ladder.terms.to_next != none && tier.reach_threshold != none &&
                                is_at_least(condition.met);
      one.code = ladder.name + (threshold ? ".reach" : ".requires." + std::to_string(++number));
      one.text = on_one_line(sources_.text(condition.span));
      if (condition.form != Condition::Form::whole)
        one.text = on_one_line(sources_.text(condition.value)) + (threshold ? " " : ": ") + one.text;
      one.met = want(condition.met);
      one.fields = fields_behind(program_, condition.met);
      all.push_back(std::move(one));
    }
    return all;
  }

  void add_score(const Score& score, std::vector<ReasonPart>& parts) {
    const std::optional<Decimal> out_of = constant_of(program_, score.out_of.node);
    for (const ScorePart& part : score.parts) {
      const bool base = part.kind == ScorePart::Kind::base;
      ReasonPart one;
      one.label = part.label.empty() || base ? "base" : part.label;
      one.code = score.name + "." + one.label;
      one.points = want(part.contribution);
      one.takes_away = part.kind == ScorePart::Kind::penalty;
      one.most = most_of(part, out_of);
      one.fields = fields_behind(program_, part.contribution);
      parts.push_back(std::move(one));
    }
    for (const ScoreGroup& group : score.groups)
      if (!group.penalty) add_bound(score, group.name, group.bounded, parts);
    for (const ScoreTotal& total : score.totals) {
      switch (total.kind) {
        case ScoreTotal::Kind::bonuses: add_bound(score, "bonuses", total.bounded, parts); break;
        case ScoreTotal::Kind::extras: add_bound(score, "extras", total.bounded, parts); break;
        case ScoreTotal::Kind::total: add_bound(score, "total", total.bounded, parts); break;
        case ScoreTotal::Kind::penalties: break;
      }
    }
  }

  void add_bound(const Score& score, const std::string& name, const Bounded& bounded,
                 std::vector<ReasonPart>& parts) {
    if (bounded.before == none || bounded.after == none || !bounded.at_most.is_there()) return;
    ReasonPart one;
    one.label = name;
    one.code = score.name + "." + name;
    one.points = want(bounded.after);
    one.before = want(bounded.before);
    parts.push_back(std::move(one));
  }

  std::optional<Decimal> most_of(const ScorePart& part, const std::optional<Decimal>& out_of) const {
    switch (part.kind) {
      case ScorePart::Kind::penalty: return std::nullopt;
      case ScorePart::Kind::weight: {
        const std::optional<Decimal> weight = constant_of(program_, part.weight.node);
        return weight && out_of ? multiply(*weight, *out_of) : std::nullopt;
      }
      case ScorePart::Kind::base:
      case ScorePart::Kind::bonus: break;
    }
    if (const auto bound = constant_of(program_, part.bounded.at_most.node)) return bound;
    return part.per.is_there() ? std::nullopt : greatest_cell(program_, part.amount);
  }

  const Program& program_;
  const Sources& sources_;
  ReasonPlan plan_;
};

}  // namespace

ReasonPlan plan_reasons(const Program& program, const Sources& sources, const std::vector<NodeId>& results) {
  Planning planning(program, sources);
  for (std::uint32_t i = 0; i < program.ladders.size(); ++i) {
    const NodeId tier = program.names[program.ladders[i].value].node;
    if (std::find(results.begin(), results.end(), tier) != results.end()) planning.add(i);
  }
  return planning.take();
}

}  // namespace rung
