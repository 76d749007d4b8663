// From two places of rules to what they do: load, check, lay side by side, separate, measure.

#include "changes/plan.hpp"

#include <algorithm>
#include <set>

#include "diagnostics/kinds.hpp"

namespace rung {
namespace {

std::string listed(const std::vector<std::string>& names) {
  std::string list;
  for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
  return list;
}

bool is_parameter(const Program& program, const std::string& name) {
  for (const Name& known : program.names)
    if (known.parameter && known.name == name) return true;
  return false;
}

std::vector<std::string> fields_of(const Program& program) {
  std::vector<std::string> names;
  if (program.records.empty()) return names;
  for (const Field& field : program.records[subject].fields) names.push_back(field.name);
  return names;
}

/// What a benefit costs, as an expression: a share or an amount of the column, or the column for whoever has it.
std::string cost_expression(const Program& program, const ComparedOutcome& outcome,
                            const std::string& column) {
  const NodeId node = node_of(program, outcome);
  if (node == none) return "";
  const Type& type = program[node].type;
  const std::string& name = outcome.name;
  if (type.is_number()) return "(" + name + " * (" + column + ")) else 0";
  if (type.kind == TypeKind::truth) return "if " + name + " then ((" + column + ") else 0) otherwise 0";
  return "if " + name + " is not missing then ((" + column + ") else 0) otherwise 0";
}

class Planner {
 public:
  Planner(const PlanRequest& request, PlanFailure& failure)
      : request_(request), failure_(failure), plan_(std::make_unique<RulePlan>()) {}

  std::unique_ptr<RulePlan> go() {
    if (!load() || !have_common_ladder() || !know_costs() || !know_masks() || !load_with_columns())
      return nullptr;
    compare();
    return measure() ? std::move(plan_) : nullptr;
  }

 private:
  bool fail(std::unique_ptr<Rules> rules) {
    failure_.diagnostics = rules->diagnostics;
    failure_.sources = &rules->sources;
    failure_.rules = std::move(rules);
    return false;
  }

  RulesRequest request_of(bool before) const {
    RulesRequest asked;
    asked.path = before ? plan_->base.path : rules_path_;
    asked.texts = before ? plan_->base.texts.get() : nullptr;
    return asked;
  }

  bool load() {
    const auto rules = rule_file_at(request_.rules, failure_.diagnostics);
    if (!rules) return false;
    rules_path_ = *rules;
    auto base = find_base(request_.base, rules_path_, failure_.diagnostics);
    if (!base) return false;
    plan_->base = std::move(*base);
    plan_->before = load_rules(request_of(true));
    if (!plan_->before->sound()) return fail(std::move(plan_->before));
    plan_->after = load_rules(request_of(false));
    if (!plan_->after->sound()) return fail(std::move(plan_->after));
    for (const Rules* side : {plan_->before.get(), plan_->after.get()})
      if (side->program().records.empty() || side->program().records[subject].name.empty()) {
        failure_.diagnostics.report(Kind::no_record);
        return false;
      }
    plan_->versions.outcomes = compared_outcomes(plan_->before->program(), plan_->after->program());
    return true;
  }

  bool have_common_ladder() {
    std::vector<std::string> before;
    std::vector<std::string> after;
    for (const ComparedOutcome& outcome : plan_->versions.outcomes) {
      if (outcome.kind != ComparedOutcome::Kind::ladder) continue;
      if (outcome.before && outcome.after) return true;
      (outcome.before ? before : after).push_back("`" + outcome.name + "`");
    }
    Diagnostic& fault = failure_.diagnostics.report(Kind::no_common_ladder);
    const auto tell = [&](std::string_view hole, const std::vector<std::string>& names) {
      if (names.empty())
        fault.with(hole, Phrase::nothing_there);
      else
        fault.with(hole, listed(names));
    };
    tell("before", before);
    tell("after", after);
    return false;
  }

  bool know_costs() {
    for (const auto& [name, column] : request_.costs) {
      std::vector<std::string> benefits;
      bool known = false;
      for (const ComparedOutcome& outcome : plan_->versions.outcomes) {
        if (outcome.kind != ComparedOutcome::Kind::benefit) continue;
        benefits.push_back(outcome.name);
        known = known || is_named(outcome, name);
      }
      if (known) continue;
      Diagnostic& fault = failure_.diagnostics.report(Kind::benefit_unknown).with("name", name);
      if (benefits.empty())
        fault.with("benefits", Phrase::nothing_there);
      else
        fault.with("benefits", listed(benefits));
      return false;
    }
    return true;
  }

  bool know_masks() {
    std::vector<std::string> fields = fields_of(plan_->after->program());
    for (const std::string& name : fields_of(plan_->before->program()))
      if (std::find(fields.begin(), fields.end(), name) == fields.end()) fields.push_back(name);
    for (const std::string& name : request_.mask) {
      if (std::find(fields.begin(), fields.end(), name) != fields.end()) continue;
      failure_.diagnostics.report(Kind::mask_unknown).with("name", name).with("fields", listed(fields));
      return false;
    }
    return true;
  }

  /// A benefit goes by its own name or by that of its entitlements and its own.
  static bool is_named(const ComparedOutcome& outcome, const std::string& name) {
    return outcome.name == name || outcome.name.substr(outcome.name.find('.') + 1) == name;
  }

  AskedColumns asked_of(const Rules& rules) const {
    AskedColumns asked;
    const auto add = [&](const std::string& flag, const std::string& expression) {
      const auto place = static_cast<AskedColumn>(asked.columns.size());
      asked.columns.push_back({flag, expression});
      return place;
    };
    for (const ComparedOutcome& outcome : plan_->versions.outcomes) {
      const bool ladder = outcome.kind == ComparedOutcome::Kind::ladder;
      const bool here = node_of(rules.program(), outcome) != none;
      asked.reasons.push_back(ladder && here ? add(outcome.name + ".why", outcome.name + ".why") : none);
      AskedColumn cost = none;
      for (const auto& [name, column] : request_.costs)
        if (outcome.kind == ComparedOutcome::Kind::benefit && here && is_named(outcome, name))
          cost = add("--cost", cost_expression(rules.program(), outcome, column));
      asked.costs.push_back(cost);
    }
    for (const std::string& expression : request_.show) asked.shown.push_back(add("--show", expression));
    if (request_.money) asked.money = add("--money", *request_.money);
    return asked;
  }

  /// Each version with the parameters that it knows; one that neither knows is a mistake of the later one.
  std::vector<std::pair<std::string, std::string>> set_of(const Rules& rules, bool before) const {
    std::vector<std::pair<std::string, std::string>> set;
    for (const auto& [name, value] : request_.set) {
      const bool mine = is_parameter(rules.program(), name);
      const bool nobodys =
          !is_parameter(plan_->before->program(), name) && !is_parameter(plan_->after->program(), name);
      if (mine || (nobodys && !before)) set.emplace_back(name, value);
    }
    return set;
  }

  bool load_with_columns() {
    ComparedVersion& before = plan_->versions.before;
    ComparedVersion& after = plan_->versions.after;
    RulesRequest earlier = request_of(true);
    RulesRequest later = request_of(false);
    before.asked = asked_of(*plan_->before);
    after.asked = asked_of(*plan_->after);
    earlier.wanted = before.asked.columns;
    later.wanted = after.asked.columns;
    earlier.set = set_of(*plan_->before, true);
    later.set = set_of(*plan_->after, false);
    auto loaded_after = load_rules(later);
    if (!loaded_after->sound()) return fail(std::move(loaded_after));
    auto loaded_before = load_rules(earlier);
    if (!loaded_before->sound()) return fail(std::move(loaded_before));
    plan_->before = std::move(loaded_before);
    plan_->after = std::move(loaded_after);
    before.rules = plan_->before.get();
    after.rules = plan_->after.get();
    return true;
  }

  void compare() {
    plan_->clauses = std::make_unique<std::pair<std::vector<FileClauses>, std::vector<FileClauses>>>(
        clauses_of(*plan_->before), clauses_of(*plan_->after));
    plan_->comparison = std::make_unique<RuleComparison>(plan_->clauses->first, plan_->clauses->second);
    RulesRequest between = request_of(false);
    for (const auto& [name, value] : request_.set)
      if (is_parameter(plan_->before->program(), name) || is_parameter(plan_->after->program(), name))
        between.set.emplace_back(name, value);
    ChangeUnits units = separate_changes(*plan_->comparison, *plan_->before, *plan_->after,
                                         plan_->base.texts.get(), between, plan_->versions.outcomes);
    plan_->inert = std::move(units.inert);
    plan_->coarse = units.coarse;
    plan_->versions.units = std::move(units.units);
    for (const ChangeUnit& unit : plan_->versions.units) note_inputs(unit);
  }

  /// Ladders, and the scores behind them.
  bool is_shown_anyway(const std::string& name) const {
    const Program& program = plan_->after->program();
    for (const LadderDeclaration& ladder : program.ladders)
      if (ladder.name == name) return true;
    for (const ComparedOutcome& outcome : plan_->versions.outcomes) {
      const NodeId score =
          outcome.kind == ComparedOutcome::Kind::ladder ? score_behind(program, outcome) : none;
      const auto* named = score == none ? nullptr : std::get_if<op::Named>(&program[score].operation);
      if (named != nullptr && program.names[named->name].name == name) return true;
    }
    return false;
  }

  /// What the changed clauses look at, in the version in which they stand.
  void note_inputs(const ChangeUnit& unit) {
    std::vector<std::uint32_t> mine;
    for (const std::uint32_t id : unit.changes) {
      const RuleChange& change = plan_->comparison->changes()[id];
      const bool later = change.after_place.end > 0;
      const Program& program = later ? plan_->after->program() : plan_->before->program();
      for (const std::string& name : values_in(program, later ? change.after_place : change.before_place)) {
        if (is_shown_anyway(name)) continue;
        auto& names = plan_->versions.inputs;
        const auto known = std::find(names.begin(), names.end(), name);
        const auto place = static_cast<std::uint32_t>(known - names.begin());
        if (known == names.end()) names.push_back(name);
        if (std::find(mine.begin(), mine.end(), place) == mine.end()) mine.push_back(place);
      }
    }
    plan_->versions.unit_inputs.push_back(std::move(mine));
  }

  bool measure() {
    ImpactFailure failed;
    auto impact = measure_impact(plan_->versions, request_.impact, failed);
    if (impact) {
      plan_->impact = std::move(*impact);
      return true;
    }
    failure_.diagnostics = std::move(failed.diagnostics);
    failure_.interrupted = failed.interrupted;
    if (failed.rules != nullptr) failure_.sources = &failed.rules->sources;
    failure_.plan = std::move(plan_);
    return false;
  }

  const PlanRequest& request_;
  PlanFailure& failure_;
  std::unique_ptr<RulePlan> plan_;
  std::string rules_path_;
};

}  // namespace

std::unique_ptr<RulePlan> plan_change(const PlanRequest& request, PlanFailure& failure) {
  return Planner(request, failure).go();
}

}  // namespace rung
