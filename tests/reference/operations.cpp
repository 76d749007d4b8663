// What each operation makes of its inputs, for one row. Gatherings, populations and ladders have files of
// their own.
#include <algorithm>

#include "program/print.hpp"
#include "reference/needs.hpp"
#include "reference/run.hpp"

namespace rung::reference {

namespace {

/// The rows of a table that are met, or the first fault among their conditions.
using MetRows = std::variant<std::vector<std::size_t>, Fault>;

struct Computer {
  Run& run;
  NodeId id;
  std::size_t row;

  Outcome in(NodeId input) const { return seen_from(run, input, run.program[id].space, row); }

  Outcome operator()(const op::Constant& o) const { return o.value; }

  Outcome operator()(const op::Field& o) const {
    const Line& line = run.input.records[o.record][row];
    return cell(line, o.field);
  }

  Outcome operator()(const op::Today&) const {
    if (!run.settings.today) return Missing{};
    return *run.settings.today;
  }

  Outcome operator()(const op::Named& o) const {
    if (const Value* const given = stand_in(run.settings, o.name)) return *given;
    for (const LineStandIns& given : run.settings.line_stand_ins) {
      if (given.name != o.name) continue;
      const auto value = given.by_line.find(run.input.records[subject][row].line);
      if (value != given.by_line.end()) return value->second;
    }
    return in(o.value);
  }

  Outcome operator()(const op::Parent& o) const { return in(o.value); }

  /// Calls `work` with the known values of the inputs; the first fault counts before anything missing.
  template <class Work>
  Outcome strictly(const std::vector<NodeId>& inputs, Work work) const {
    std::vector<Value> known;
    for (const NodeId input : inputs) {
      const Outcome outcome = in(input);
      if (is_fault(outcome)) return outcome;
      known.push_back(value_of(outcome));
    }
    const bool any_missing =
        std::any_of(known.begin(), known.end(), [](const Value& value) { return is_missing(value); });
    if (any_missing) return Missing{};
    return work(known);
  }

  Outcome operator()(const op::Calculate& o) const {
    return strictly({o.left, o.right}, [&](const std::vector<Value>& known) {
      return calculate(run, o.kind, known[0], known[1]);
    });
  }

  Outcome operator()(const op::Compare& o) const {
    return strictly({o.left, o.right}, [&](const std::vector<Value>& known) -> Outcome {
      const std::strong_ordering order = compare(known[0], known[1]);
      switch (o.kind) {
        case Comparison::equal: return order == 0;
        case Comparison::unequal: return order != 0;
        case Comparison::less: return order < 0;
        case Comparison::less_equal: return order <= 0;
        case Comparison::greater: return order > 0;
        case Comparison::greater_equal: return order >= 0;
      }
      __builtin_unreachable();
    });
  }

  /// Kleene logic in which one condition that is `decisive` settles the matter.
  Outcome kleene(const std::vector<NodeId>& conditions, bool decisive) const {
    std::optional<Fault> fault;
    bool any_missing = false;
    for (const NodeId condition : conditions) {
      const Outcome outcome = in(condition);
      if (is_fault(outcome)) {
        if (!fault) fault = std::get<Fault>(outcome);
      } else if (is_unknown(outcome)) {
        any_missing = true;
      } else if (std::get<bool>(value_of(outcome)) == decisive) {
        return decisive;
      }
    }
    if (fault) return *fault;
    if (any_missing) return Missing{};
    return !decisive;
  }

  Outcome operator()(const op::All& o) const { return kleene(o.conditions, false); }
  Outcome operator()(const op::Any& o) const { return kleene(o.conditions, true); }

  Outcome operator()(const op::Not& o) const {
    return strictly({o.condition},
                    [](const std::vector<Value>& known) -> Outcome { return !std::get<bool>(known[0]); });
  }

  Outcome operator()(const op::IsMissing& o) const {
    const Outcome value = in(o.value);
    if (is_fault(value)) return value;
    return is_unknown(value);
  }

  Outcome operator()(const op::Else& o) const {
    const Outcome value = in(o.value);
    return is_unknown(value) ? in(o.fallback) : value;
  }

  Outcome operator()(const op::If& o) const {
    const Outcome condition = in(o.condition);
    if (is_fault(condition)) return condition;
    return is_met(condition) ? in(o.yes) : in(o.no);
  }

  MetRows met_rows(const std::vector<NodeId>& conditions) const {
    std::vector<std::size_t> met;
    for (std::size_t index = 0; index < conditions.size(); ++index) {
      const Outcome condition = in(conditions[index]);
      if (is_fault(condition)) return std::get<Fault>(condition);
      if (is_met(condition)) met.push_back(index);
    }
    return met;
  }

  Outcome operator()(const op::CountMet& o) const {
    const MetRows met = met_rows(o.conditions);
    if (const Fault* const fault = std::get_if<Fault>(&met)) return *fault;
    return Decimal(static_cast<std::int64_t>(std::get<0>(met).size()));
  }

  Outcome operator()(const op::Call& o) const {
    return strictly(o.arguments, [&](const std::vector<Value>& known) { return call(o.function, known); });
  }

  Outcome first_row(const std::vector<NodeId>& conditions) const {
    for (std::size_t index = 0; index < conditions.size(); ++index) {
      const Outcome condition = in(conditions[index]);
      if (is_fault(condition)) return condition;
      if (is_met(condition)) return Decimal(static_cast<std::int64_t>(index));
    }
    return Missing{};
  }

  Outcome only_row(const std::vector<NodeId>& conditions) const {
    const MetRows met = met_rows(conditions);
    if (const Fault* const fault = std::get_if<Fault>(&met)) return *fault;
    const std::vector<std::size_t>& rows = std::get<0>(met);
    if (rows.empty()) return Missing{};
    if (rows.size() > 1) return Fault::ambiguous_rows;
    return Decimal(static_cast<std::int64_t>(rows[0]));
  }

  Outcome operator()(const op::MatchRow& o) const {
    switch (o.kind) {
      case MatchKind::first: return first_row(o.rows);
      case MatchKind::unique: return only_row(o.rows);
    }
    __builtin_unreachable();
  }

  Outcome operator()(const op::Pick& o) const {
    const Outcome chosen = in(o.row);
    if (is_fault(chosen) || is_unknown(chosen)) return chosen;
    return in(o.cells[static_cast<std::size_t>(std::get<Decimal>(value_of(chosen)).whole().value())]);
  }

  Outcome operator()(const op::Fold& o) const {
    const MetRows met = met_rows(o.rows);
    if (const Fault* const fault = std::get_if<Fault>(&met)) return *fault;
    std::vector<Value> known;
    for (const std::size_t index : std::get<0>(met)) {
      const Outcome outcome = in(o.cells[index]);
      if (is_fault(outcome)) return outcome;
      if (!is_unknown(outcome)) known.push_back(value_of(outcome));
    }
    if (known.empty()) return Missing{};
    return folded(o.kind, known);
  }

  /// The sum goes by exact totals, so that a partial sum that does not fit is no overflow.
  Outcome folded_sum(const std::vector<Value>& known) const {
    if (std::holds_alternative<Duration>(known[0])) {
      Outcome sum = known[0];
      for (std::size_t index = 1; index < known.size() && !is_fault(sum); ++index)
        sum = calculate(run, Arithmetic::add, value_of(sum), known[index]);
      return sum;
    }
    DecimalSum sum;
    for (const Value& value : known) sum.add(std::get<Decimal>(value));
    const std::optional<Decimal> total = sum.total();
    if (!total) return Fault::overflow;
    return *total;
  }

  Outcome folded(FoldKind kind, const std::vector<Value>& known) const {
    const auto less = [](const Value& a, const Value& b) { return compare(a, b) < 0; };
    const auto greater = [](const Value& a, const Value& b) { return compare(a, b) > 0; };
    const auto differs = [&known](const Value& value) { return compare(value, known[0]) != 0; };
    switch (kind) {
      case FoldKind::any:
        if (std::any_of(known.begin(), known.end(), differs)) return Fault::disagreeing_rows;
        return known[0];
      case FoldKind::sum: return folded_sum(known);
      case FoldKind::max: return *std::min_element(known.begin(), known.end(), greater);
      case FoldKind::min: return *std::min_element(known.begin(), known.end(), less);
    }
    __builtin_unreachable();
  }

  Outcome operator()(const op::Aggregate& o) const { return aggregate(run, id, o, row); }

  Outcome operator()(const op::Lookup& o) const {
    const Outcome key = in(o.key);
    if (is_fault(key)) return key;
    const FieldId field = run.program.records[o.record].key;
    const std::optional<std::size_t> found =
        find_line(run.program, run.input, run.links, o.record, field, value_of(key), run.program[o.key].type);
    if (!found) return Missing{};
    const Outcome seen = is_seen(run, o.record, *found);
    if (is_fault(seen)) return seen;
    if (!is_met(seen)) return Missing{};
    return field_value(run, o.record, o.field, *found);
  }

  /// Never asked for: the values of all rows come at once from over_population.
  Outcome operator()(const op::Population&) const { return Missing{}; }

  Outcome operator()(const op::Ladder& o) const {
    const std::variant<Standing, Fault> decided = decide_standing(run, o, run.program[id].space, row);
    run.standings[id].push_back(decided);
    if (const Fault* const fault = std::get_if<Fault>(&decided)) return *fault;
    return tier(std::get<Standing>(decided).tier);
  }

  static Outcome tier(const std::optional<std::int32_t>& code) {
    if (!code) return Missing{};
    return Code{*code};
  }

  Outcome operator()(const op::LadderPart& o) const {
    const std::variant<Standing, Fault>& decided = run.standings[o.ladder][row];
    if (const Fault* const fault = std::get_if<Fault>(&decided)) return *fault;
    const Standing& standing = std::get<Standing>(decided);
    switch (o.column) {
      case op::LadderColumn::tier: return tier(standing.tier);
      case op::LadderColumn::qualified: return tier(standing.qualified);
      case op::LadderColumn::watch: return standing.watch;
      case op::LadderColumn::change:
        if (!standing.change) return Missing{};
        return Code{static_cast<std::int32_t>(*standing.change)};
      case op::LadderColumn::why:
        if (!standing.why) return Missing{};
        return Code{static_cast<std::int32_t>(*standing.why)};
    }
    __builtin_unreachable();
  }

  Outcome operator()(const op::Compose& o) const {
    std::string text;
    for (const auto& piece : o.pieces) {
      if (const std::string* const literal = std::get_if<std::string>(&piece)) {
        text += *literal;
        continue;
      }
      if (const Spoken* const shown = std::get_if<Spoken>(&piece)) {
        text += shown->in(run.settings.words);
        continue;
      }
      const NodeId input = std::get<NodeId>(piece);
      const Outcome outcome = in(input);
      if (is_fault(outcome)) return outcome;
      text += is_unknown(outcome)
                  ? "—"
                  : print(value_of(outcome), run.program[input].type, run.program, run.settings.words);
    }
    return text;
  }

  Outcome operator()(const op::TextOf& o) const {
    return strictly({o.value}, [&](const std::vector<Value>& known) -> Outcome {
      const auto code = static_cast<std::size_t>(std::get<Code>(known[0]).code);
      return run.program.enumerations[run.program[o.value].type.set].values[code].text;
    });
  }

  Outcome operator()(const op::GroupKey& o) const {
    return run.groups[run.program[id].space.id].keys[row][o.index];
  }
};

}  // namespace

Outcome compute(Run& run, NodeId node, std::size_t row) {
  return std::visit(Computer{run, node, row}, run.program[node].operation);
}

}  // namespace rung::reference
