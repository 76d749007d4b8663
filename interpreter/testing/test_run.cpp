// Evaluates the cases of a test and compares.

#include "testing/test_run.hpp"

#include <algorithm>
#include <memory>

#include "engine/engine.hpp"
#include "program/print.hpp"
#include "testing/given_lines.hpp"

namespace rung {
namespace {

/// How many of the values that a result came from are told.
constexpr std::size_t most_sources = 12;

class Collect : public ResultSink {
 public:
  explicit Collect(std::vector<Type> types) : types_(std::move(types)) {}

  void take(const ResultBatch& batch) override {
    for (std::size_t row = 0; row < batch.lines.size(); ++row) {
      fates.push_back(batch.fates[row]);
      std::vector<Value> line;
      for (std::size_t i = 0; i < types_.size(); ++i) {
        const Column& column = *batch.results[i];
        const std::size_t at = column.size() == 1 ? 0 : row;
        line.push_back(is_fault(column.states[at]) || fates.back() != Fate::evaluated ? Value{}
                                                                                       : value_at(column, at, types_[i]));
      }
      values.push_back(std::move(line));
    }
  }

  std::vector<Fate> fates;
  std::vector<std::vector<Value>> values;

 private:
  std::vector<Type> types_;
};

struct Answers {
  std::vector<Fate> fates;
  std::vector<std::vector<Value>> values;
  bool ended = false;
};

Answers answers(const Program& program, const std::vector<NodeId>& nodes, const Settings& settings,
                const std::vector<std::vector<std::vector<Value>>>& records) {
  std::vector<Type> types;
  for (const NodeId node : nodes) types.push_back(program[node].type);
  std::vector<std::unique_ptr<GivenStream>> streams;
  std::vector<RecordStream*> pointers;
  for (RecordId id = 0; id < program.records.size(); ++id) {
    streams.push_back(std::make_unique<GivenStream>(program.records[id], records[id]));
    pointers.push_back(streams.back().get());
  }
  Collect sink(std::move(types));
  const Outcomes outcomes = evaluate(program, {nodes, {}}, settings, pointers, sink);
  return {std::move(sink.fates), std::move(sink.values), outcomes.fault.has_value()};
}

std::vector<NodeId> written_nodes(const Test& test) {
  std::vector<NodeId> nodes;
  for (const TestCase& one : test.cases) {
    for (const GivenField& given : one.fields) nodes.push_back(given.value);
    for (const GivenName& given : one.names) nodes.push_back(given.value);
    for (const GivenLines& given : one.lines)
      for (const auto& line : given.lines)
        for (const NodeId cell : line)
          if (cell != none) nodes.push_back(cell);
    for (const Expectation& expectation : one.expectations) nodes.push_back(expectation.expected);
    for (const ActionExpectation& action : one.actions)
      if (action.due != none) nodes.push_back(action.due);
  }
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  return nodes;
}

/// What a test writes depends on nothing but its day: evaluated once, for a subject without any value.
WrittenValues written_values(const Program& program, const Test& test, const Settings& settings) {
  const std::vector<NodeId> nodes = written_nodes(test);
  std::vector<std::vector<std::vector<Value>>> records(program.records.size());
  records[subject].emplace_back(program.records[subject].fields.size());
  Program bare = program;
  bare.records[subject].where = none;
  const Answers got = answers(bare, nodes, settings, records);
  WrittenValues values;
  for (std::size_t i = 0; i < nodes.size(); ++i) values[nodes[i]] = got.values[0][i];
  return values;
}

/// Equal as written: numbers with the decimals that an output would show.
bool same(const Value& expected, const Type& expected_type, const Value& got, const Type& type, const Program& program) {
  if (is_missing(expected) || is_missing(got)) return is_missing(expected) && is_missing(got);
  if (type.is_number()) {
    const Decimal a = std::get<Decimal>(expected);
    const Decimal b = std::get<Decimal>(got);
    return type.is_percent() ? write_percent(a) == write_percent(b) : as_written(a) == as_written(b);
  }
  if (expected.index() != got.index())
    return print(expected, expected_type, program, Language::english) == print(got, type, program, Language::english);
  return compare(expected, got) == 0;
}

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
    const bool named = std::holds_alternative<op::Named>(operation) || std::holds_alternative<op::Field>(operation);
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
  if (const auto* named = std::get_if<op::Named>(&program[id].operation)) return program.names[named->name].name;
  const auto& field = std::get<op::Field>(program[id].operation);
  return program.records[field.record].fields[field.field].name;
}

class TestRun {
 public:
  TestRun(const Program& program, const Test& test, Language words) : program_(program), test_(test), words_(words) {
    settings_.today = test.as_of;
    settings_.words = program.words.value_or(Language::english);
    written_ = written_values(program, test, settings_);
  }

  TestOutcome run() {
    TestOutcome outcome{&test_, {}};
    if (test_.together) {
      std::vector<const TestCase*> cases;
      for (const TestCase& one : test_.cases) cases.push_back(&one);
      run_cases(cases, outcome);
    } else {
      for (const TestCase& one : test_.cases) run_cases({&one}, outcome);
    }
    return outcome;
  }

 private:
  std::string shown(const Value& value, const Type& type) const {
    if (is_missing(value)) return say(Phrase::missing_value, words_);
    return print(value, type, program_, words_);
  }

  void run_cases(const std::vector<const TestCase*>& cases, TestOutcome& outcome) {
    Settings settings = settings_;
    for (const GivenName& given : cases[0]->names) settings.stand_ins.push_back({given.name, written_.at(given.value)});
    const auto records = given_lines(program_, cases, written_);
    std::vector<NodeId> nodes;
    for (const TestCase* one : cases) want(*one, nodes);
    const Answers got = answers(program_, nodes, settings, records);
    for (std::size_t i = 0; i < cases.size(); ++i) {
      CaseOutcome result{cases[i]->row, cases[i]->span, {}, std::nullopt};
      if (got.ended) result.problem = Phrase::test_run_ended;
      else if (got.fates[i] == Fate::left_out) result.problem = Phrase::test_left_out;
      else if (got.fates[i] == Fate::duplicate) result.problem = Phrase::test_duplicate;
      else if (got.fates[i] == Fate::faulty) result.problem = Phrase::test_faulty;
      else compare_case(*cases[i], nodes, got.values[i], result);
      if (!result.differences.empty()) explain(*cases[i], i, settings, records, result);
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
      const Value& expected = written_.at(expectation.expected);
      const Type& type = program_[expectation.actual].type;
      const Type& written = program_[expectation.expected].type;
      if (same(expected, written, got, type, program_)) continue;
      const Type& shown_as = written.is_number() ? type : written;
      result.differences.push_back({expectation.path, expectation.span, shown(expected, shown_as), shown(got, type), ""});
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
    const Value wanted = written_.at(expected.due);
    const Value got = action.due == none ? Value{} : at(nodes, values, action.due);
    if (!same(wanted, Type::date(), got, Type::date(), program_))
      differs(shown(wanted, Type::date()), shown(got, Type::date()));
  }

  /// What the wrong values came from needs a second look, at other nodes.
  void explain(const TestCase& one, std::size_t number, const Settings& settings,
               const std::vector<std::vector<std::vector<Value>>>& records, CaseOutcome& result) const {
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
      const Answers got = answers(program_, sources, settings, records);
      if (got.ended || number >= got.values.size()) continue;
      for (std::size_t i = 0; i < sources.size(); ++i)
        difference.from += (i == 0 ? "" : ", ") + name_of(program_, sources[i]) + " " +
                           shown(got.values[number][i], program_[sources[i]].type);
    }
  }

  const Program& program_;
  const Test& test_;
  Language words_;
  Settings settings_;
  WrittenValues written_;
};

}  // namespace

bool TestOutcome::passed() const {
  return std::all_of(cases.begin(), cases.end(), [](const CaseOutcome& one) { return one.passed(); });
}

TestOutcome run_test(const Program& program, const Test& test, Language words) {
  return TestRun(program, test, words).run();
}

}  // namespace rung
