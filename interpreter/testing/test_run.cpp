// Evaluates the cases of a test and compares.

#include "testing/test_run.hpp"

#include <algorithm>
#include <iterator>

#include "diagnostics/kinds.hpp"
#include "program/print.hpp"
#include "testing/answers.hpp"
#include "testing/expected_value.hpp"
#include "testing/test_scene.hpp"

namespace rung {
namespace {

/// How many of the values that a result came from are told.
constexpr std::size_t most_sources = 12;

/// The nearest values with a name, or fields, from which a node is computed.
void sources_of(const Program& program, NodeId id, bool top, std::vector<NodeId>& found) {
  std::vector<std::pair<NodeId, bool>> open{{id, top}};
  std::vector<NodeId> seen;
  while (!open.empty() && found.size() < most_sources) {
    const auto [node, first] = open.back();
    open.pop_back();
    if (std::find(seen.begin(), seen.end(), node) != seen.end()) continue;
    seen.push_back(node);
    const Operation& operation = program[node].operation;
    const bool named =
        std::holds_alternative<op::Named>(operation) || std::holds_alternative<op::Field>(operation);
    if (named && !first) {
      if (program[node].space == Space::of_record(subject)) found.push_back(node);
      continue;
    }
    std::vector<NodeId> inputs;
    for_each_input(operation, [&](NodeId input) { inputs.push_back(input); });
    for (auto input = inputs.rbegin(); input != inputs.rend(); ++input) open.emplace_back(*input, false);
  }
}

std::string name_of(const Program& program, NodeId id) {
  if (const auto* named = std::get_if<op::Named>(&program[id].operation))
    return program.names[named->name].name;
  const auto& field = std::get<op::Field>(program[id].operation);
  return program.records[field.record].fields[field.field].name;
}

class TestRun {
 public:
  TestRun(const Program& program, const Test& test, Language words, const std::vector<NodeId>& beside)
      : program_(program), test_(test), words_(words), beside_(beside), set_(scenes_of(program, test)) {}

  TestOutcome run() {
    TestOutcome outcome{&test_, {}};
    for (const TestScene& scene : set_.scenes) run_scene(scene, outcome);
    return outcome;
  }

 private:
  std::string shown(const Value& value, const Type& type) const {
    if (is_missing(value)) return say(Phrase::missing_value, words_);
    return print(value, type, program_, words_);
  }

  void run_scene(const TestScene& scene, TestOutcome& outcome) {
    const std::vector<const TestCase*>& cases = scene.cases;
    std::vector<NodeId> nodes;
    for (const TestCase* one : cases) want(*one, nodes);
    Answers got = answers(program_, {nodes, {}, beside_}, scene.settings, scene.records);
    for (std::size_t i = 0; i < cases.size(); ++i) {
      CaseOutcome result{cases[i]->row, cases[i]->span, {}, std::nullopt, {}};
      if (got.ended)
        result.problem = Phrase::test_run_ended;
      else if (got.fates[i] == Fate::left_out)
        result.problem = Phrase::test_left_out;
      else if (got.fates[i] == Fate::duplicate)
        result.problem = Phrase::test_duplicate;
      else if (got.fates[i] == Fate::faulty)
        result.problem = Phrase::test_faulty;
      else
        compare_case(*cases[i], nodes, got.values[i], result);
      if (!result.problem)
        result.beside.assign(
            std::make_move_iterator(got.values[i].begin() + static_cast<std::ptrdiff_t>(nodes.size())),
            std::make_move_iterator(got.values[i].end()));
      if (!result.differences.empty()) explain(*cases[i], i, scene, result);
      outcome.cases.push_back(std::move(result));
    }
  }

  void want(const TestCase& one, std::vector<NodeId>& nodes) const {
    const auto add = [&](NodeId node) {
      if (node != none && std::find(nodes.begin(), nodes.end(), node) == nodes.end()) nodes.push_back(node);
    };
    for (const Expectation& expectation : one.expectations) add(expectation.actual);
    for (const ActionExpectation& action : one.actions) {
      add(program_.actions[action.action].when);
      add(program_.actions[action.action].due);
    }
  }

  static const Value& at(const std::vector<NodeId>& nodes, const std::vector<Value>& values, NodeId node) {
    return values[static_cast<std::size_t>(std::find(nodes.begin(), nodes.end(), node) - nodes.begin())];
  }

  void compare_case(const TestCase& one, const std::vector<NodeId>& nodes, const std::vector<Value>& values,
                    CaseOutcome& result) const {
    for (const Expectation& expectation : one.expectations) {
      const Value& got = at(nodes, values, expectation.actual);
      const Value& expected = set_.written.at(expectation.expected);
      const Type& type = program_[expectation.actual].type;
      const Type& written = program_[expectation.expected].type;
      if (is_as_expected(expected, written, got, type, program_)) continue;
      const Type& shown_as = written.is_number() ? type : written;
      result.differences.push_back(
          {expectation.path, expectation.span, shown(expected, shown_as), shown(got, type), ""});
    }
    for (const ActionExpectation& expected : one.actions) compare_action(expected, nodes, values, result);
  }

  void compare_action(const ActionExpectation& expected, const std::vector<NodeId>& nodes,
                      const std::vector<Value>& values, CaseOutcome& result) const {
    const Action& action = program_.actions[expected.action];
    const Value& when = at(nodes, values, action.when);
    const bool happens = std::holds_alternative<bool>(when) && std::get<bool>(when);
    const auto differs = [&](std::string wanted, std::string got) {
      result.differences.push_back({action.name, expected.span, std::move(wanted), std::move(got), ""});
    };
    if (happens == expected.absent) {
      const std::string yes = say(Phrase::action_happens, words_);
      const std::string no = say(Phrase::action_absent, words_);
      return differs(expected.absent ? no : yes, expected.absent ? yes : no);
    }
    if (expected.absent || expected.due == none) return;
    const Value wanted = set_.written.at(expected.due);
    const Value got = action.due == none ? Value{} : at(nodes, values, action.due);
    if (!is_as_expected(wanted, Type::date(), got, Type::date(), program_))
      differs(shown(wanted, Type::date()), shown(got, Type::date()));
  }

  /// What the wrong values came from needs a second look, at other nodes.
  void explain(const TestCase& one, std::size_t number, const TestScene& scene, CaseOutcome& result) const {
    for (Difference& difference : result.differences) {
      NodeId node = none;
      for (const Expectation& expectation : one.expectations)
        if (expectation.span == difference.span) node = expectation.actual;
      for (const ActionExpectation& action : one.actions)
        if (action.span == difference.span) node = program_.actions[action.action].when;
      if (node == none) continue;
      std::vector<NodeId> sources;
      sources_of(program_, node, true, sources);
      if (sources.empty()) continue;
      const Answers got = answers(program_, {sources, {}}, scene.settings, scene.records);
      if (got.ended || number >= got.values.size()) continue;
      for (std::size_t i = 0; i < sources.size(); ++i)
        difference.from += (i == 0 ? "" : ", ") + name_of(program_, sources[i]) + " " +
                           shown(got.values[number][i], program_[sources[i]].type);
    }
  }

  const Program& program_;
  const Test& test_;
  Language words_;
  const std::vector<NodeId>& beside_;
  TestScenes set_;
};

}  // namespace

bool TestOutcome::passed() const {
  return std::all_of(cases.begin(), cases.end(), [](const CaseOutcome& one) { return one.passed(); });
}

TestOutcome run_test(const Program& program, const Test& test, Language words,
                     const std::vector<NodeId>& beside) {
  return TestRun(program, test, words, beside).run();
}

}  // namespace rung
