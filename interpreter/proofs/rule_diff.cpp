// Compares outputs of the same name.
#include "proofs/rule_diff.hpp"

#include <algorithm>

#include "changes/program_union.hpp"
#include "diagnostics/kinds.hpp"
#include "program/print.hpp"
#include "proofs/lines_at_work.hpp"
#include "testing/customer.hpp"

namespace rung {
namespace {

struct Named {
  std::string name;
  NodeId node;
};

/// What an action says, to whom and by when, is missing for whoever does not get it.
Program with_actions_for_whom_they_are(Program program) {
  const auto add = [&](Operation operation, const Type& type, const Space& space, const Origin& origin) {
    program.nodes.push_back({std::move(operation), type, space, origin});
    return static_cast<NodeId>(program.nodes.size() - 1);
  };
  for (Action& action : program.actions)
    for (NodeId* part : {&action.due, &action.owner, &action.say}) {
      if (*part == none) continue;
      const Node said = program[*part];
      const NodeId nothing = add(op::Constant{Missing{}}, said.type, Space::run(), said.origin);
      *part = add(op::If{action.when, *part, nothing}, said.type, Space::of_record(subject), said.origin);
    }
  return program;
}

/// Scores, ladders and what else the results show, benefits, and all that actions say.
std::vector<Named> outputs_of(const Program& program) {
  std::vector<Named> list;
  const auto add = [&](const std::string& name, NodeId node) {
    const bool known =
        std::any_of(list.begin(), list.end(), [&](const Named& one) { return one.name == name; });
    if (node != none && !known) list.push_back({name, node});
  };
  for (const OutputColumn& column : program.output) add(column.name.in(Language::english), column.value);
  for (const Score& score : program.scores) add(score.name, program.names[score.value].node);
  for (const LadderDeclaration& ladder : program.ladders) add(ladder.name, program.names[ladder.value].node);
  for (const Entitlements& entitlements : program.entitlements)
    for (const Benefit& benefit : entitlements.benefits)
      add(entitlements.name + "." + benefit.name, benefit.value);
  for (const Action& action : program.actions) {
    add(action.name, action.when);
    add(action.name + ".due", action.due);
    add(action.name + ".owner", action.owner);
    add(action.name + ".say", action.say);
  }
  return list;
}

const Named* named(const std::vector<Named>& list, const std::string& name) {
  for (const Named& one : list)
    if (one.name == name) return &one;
  return nullptr;
}

/// Both versions in one program, with the days of both.
struct Union {
  Program program;
  VersionsOfNodes versions;
  std::vector<NodeId> before;
  std::vector<NodeId> after;
};

void join_days(Program& program, const Program& after) {
  if (!program.ruleset || !after.ruleset) {
    program.ruleset.reset();
    return;
  }
  auto& from = program.ruleset->effective_from;
  auto& to = program.ruleset->effective_to;
  const auto& other_from = after.ruleset->effective_from;
  const auto& other_to = after.ruleset->effective_to;
  from = from && other_from ? std::optional(std::min(*from, *other_from)) : std::nullopt;
  to = to && other_to ? std::optional(std::max(*to, *other_to)) : std::nullopt;
}

std::optional<Union> united(const Program& before, const Program& after, const std::vector<NodeId>& first,
                            const std::vector<NodeId>& second) {
  if (before.records.empty() || after.records.empty()) return std::nullopt;
  ProgramUnion both(before);
  const std::vector<SetValue> nothing_set;
  const auto left = both.add({before, nothing_set, first});
  if (!left) return std::nullopt;
  const auto right = both.add({after, nothing_set, second});
  if (!right) return std::nullopt;
  Union result{both.program(), {}, {}, {}};
  join_days(result.program, after);
  const std::size_t count = result.program.nodes.size();
  for (const auto& [version, flags] :
       {std::pair{&*left, &result.versions.first}, std::pair{&*right, &result.versions.second}}) {
    flags->assign(count, false);
    for (const NodeId id : version->nodes)
      if (id != none) (*flags)[id] = true;
  }
  for (const NodeId id : first) result.before.push_back((*left)[id]);
  for (const NodeId id : second) result.after.push_back((*right)[id]);
  return result;
}

bool same_default(const Field& a, const Field& b) {
  if (!a.default_value || !b.default_value) return !a.default_value && !b.default_value;
  if (is_missing(*a.default_value) || a.default_value->index() != b.default_value->index()) return false;
  return compare(*a.default_value, *b.default_value) == 0;
}

/// Fields that both know and read differently, as far as that can be told; else the columns that only one of them reads.
std::string read_apart(const Program& before, const Program& after, NodeId first, NodeId second) {
  const std::vector<SetValue> nothing_set;
  const auto one = columns_read({before, nothing_set, {first}});
  const auto other = columns_read({after, nothing_set, {second}});
  std::string list;
  const auto add = [&](const std::string& column) { list += (list.empty() ? "" : ", ") + column; };
  for (const Record& record : before.records)
    for (const Field& field : record.fields) {
      const std::string column = record.name + "." + field.name;
      if (!one.contains(column) || !other.contains(column)) continue;
      for (const Record& later : after.records) {
        if (later.name != record.name) continue;
        const auto place = later.field(field.name);
        if (!place) continue;
        const Field& now = later.fields[*place];
        const bool same = now.column == field.column && now.type.kind == field.type.kind &&
                          now.type.numeric == field.type.numeric && now.optional == field.optional &&
                          same_default(now, field) && now.unit == field.unit &&
                          now.unit_percent == field.unit_percent &&
                          now.missing_words == field.missing_words && now.date_forms == field.date_forms;
        if (!same) add(column);
      }
    }
  if (!list.empty()) return list;
  for (const std::string& column : one)
    if (!other.contains(column)) add(column);
  for (const std::string& column : other)
    if (!one.contains(column)) add(column);
  return list;
}

/// Tiers of two ladders, or values of two enumerations, are compared by their texts.
NodeId as_text(Program& program, NodeId id) {
  Node node{op::TextOf{id}, Type::text(), program[id].space, program[id].origin};
  program.nodes.push_back(std::move(node));
  return static_cast<NodeId>(program.nodes.size() - 1);
}

bool is_coded(const Type& type) {
  return type.kind == TypeKind::enumeration || type.kind == TypeKind::ladder;
}

class Comparer {
 public:
  Comparer(const ProofLimits& limits, Language keywords, Language language)
      : limits_(limits), keywords_(keywords), language_(language) {}

  OutputDiff compared(const std::string& name, Union& both, NodeId before, NodeId after) const {
    OutputDiff diff{name};
    Program& program = both.program;
    if (before == after) return diff;
    const Type first = program[before].type;
    const Type second = program[after].type;
    NodeId left = before;
    NodeId right = after;
    if (is_coded(first) && is_coded(second) && !(first == second)) {
      left = as_text(program, before);
      right = as_text(program, after);
    } else if (first.kind != second.kind || first.is_percent() != second.is_percent()) {
      // A value of another type is written in another way, whoever the customer is.
      diff.outcome = OutputDiff::Outcome::reads_apart;
      diff.apart = name;
      return diff;
    }
    const Doubt doubt{program, Doubt::Kind::differ, left, right, none};
    diff.verdict = settled(doubt, limits_);
    switch (diff.verdict.outcome) {
      case ProofVerdict::Outcome::proved: return diff;
      case ProofVerdict::Outcome::undecided: diff.outcome = OutputDiff::Outcome::undecided; return diff;
      case ProofVerdict::Outcome::refuted: break;
    }
    diff.outcome = OutputDiff::Outcome::different;
    const Counterexample& example = *diff.verdict.example;
    diff.before.value = print(example.first, program[left].type, program, language_);
    diff.after.value = print(example.second, program[right].type, program, language_);
    LinesAtWork lines = lines_at_work(program, both.versions, example.customer, before, after);
    diff.before.at_work = std::move(lines.first);
    diff.after.at_work = std::move(lines.second);
    diff.test = written_as_test(program, example.customer,
                                say(Phrase::diff_test_name, language_, {{"output", name}}), {}, keywords_);
    return diff;
  }

 private:
  const ProofLimits& limits_;
  Language keywords_;
  Language language_;
};

}  // namespace

std::vector<OutputDiff> rule_diff(const Program& first_rules, const Program& second_rules,
                                  const ProofLimits& limits, Language keywords, Language language) {
  const Program before = with_actions_for_whom_they_are(first_rules);
  const Program after = with_actions_for_whom_they_are(second_rules);
  const std::vector<Named> earlier = outputs_of(before);
  const std::vector<Named> later = outputs_of(after);
  const Comparer comparer(limits, keywords, language);
  std::vector<NodeId> first;
  std::vector<NodeId> second;
  for (const Named& one : earlier) {
    const Named* other = named(later, one.name);
    if (other == nullptr) continue;
    first.push_back(one.node);
    second.push_back(other->node);
  }
  std::optional<Union> all = united(before, after, first, second);
  std::vector<OutputDiff> diffs;
  std::size_t place = 0;
  for (const Named& one : earlier) {
    const Named* other = named(later, one.name);
    if (other == nullptr) {
      diffs.push_back({one.name, OutputDiff::Outcome::only_before});
      continue;
    }
    const std::size_t own = place++;
    if (all) {
      diffs.push_back(comparer.compared(one.name, *all, all->before[own], all->after[own]));
      continue;
    }
    // Some field is read in two ways; what does not need it can still be compared.
    std::optional<Union> alone = united(before, after, {one.node}, {other->node});
    if (alone) {
      diffs.push_back(comparer.compared(one.name, *alone, alone->before[0], alone->after[0]));
      continue;
    }
    OutputDiff diff{one.name, OutputDiff::Outcome::reads_apart};
    diff.apart = read_apart(before, after, one.node, other->node);
    diffs.push_back(std::move(diff));
  }
  for (const Named& one : later)
    if (named(earlier, one.name) == nullptr) diffs.push_back({one.name, OutputDiff::Outcome::only_after});
  return diffs;
}

}  // namespace rung
