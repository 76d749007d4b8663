// Evaluates what a test writes and sets its scenes.

#include "testing/test_scene.hpp"

#include <algorithm>

#include "testing/answers.hpp"

namespace rung {
namespace {

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
  for (const SampleExpectation& sample : test.samples) {
    for (const NodeId bound : {sample.low, sample.high})
      if (bound != none) nodes.push_back(bound);
    for (const GivenName& given : sample.names) nodes.push_back(given.value);
  }
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  return nodes;
}

/// What a test writes depends on nothing but its day: evaluated once, for a subject without any value.
WrittenValues values_on(const Program& program, const Test& test, const Settings& settings) {
  const std::vector<NodeId> nodes = written_nodes(test);
  GivenRecords records(program.records.size());
  records[subject].emplace_back(program.records[subject].fields.size());
  Program bare = program;
  bare.records[subject].where = none;
  const Answers got = answers(bare, {nodes, {}}, settings, records);
  WrittenValues values;
  for (std::size_t i = 0; i < nodes.size(); ++i) values[nodes[i]] = got.values[0][i];
  return values;
}

bool gives(const TestCase& one, const GivenName& wanted) {
  return std::any_of(one.names.begin(), one.names.end(), [&](const GivenName& given) {
    return given.name == wanted.name && given.value == wanted.value;
  });
}

/// What all cases give alike stands for the whole run, what they give differently for their own lines.
void stand_in(Settings& settings, const std::vector<const TestCase*>& cases, const WrittenValues& written) {
  std::map<NameId, std::map<std::uint64_t, Value>> by_name;
  for (std::size_t number = 0; number < cases.size(); ++number)
    for (const GivenName& given : cases[number]->names) {
      const bool alike =
          std::all_of(cases.begin(), cases.end(), [&](const TestCase* one) { return gives(*one, given); });
      if (!alike)
        by_name[given.name][number + 1] = written.at(given.value);
      else if (number == 0)
        settings.stand_ins.push_back({given.name, written.at(given.value)});
    }
  for (auto& [name, by_line] : by_name) settings.line_stand_ins.push_back({name, std::move(by_line)});
}

}  // namespace

Settings settings_of(const Program& program, const Test& test) {
  Settings settings;
  settings.today = test.as_of;
  settings.words = program.words.value_or(Language::english);
  return settings;
}

WrittenValues written_values(const Program& program, const Test& test) {
  return values_on(program, test, settings_of(program, test));
}

TestScene scene_of(const Program& program, std::vector<const TestCase*> cases, Settings settings,
                   const WrittenValues& written) {
  stand_in(settings, cases, written);
  std::vector<Customer> customers;
  for (const TestCase* one : cases) customers.push_back(customer_of(*one, written));
  GivenRecords records = given_lines(program, customers);
  return {std::move(cases), std::move(settings), std::move(records)};
}

TestScenes scenes_of(const Program& program, const Test& test) {
  const Settings settings = settings_of(program, test);
  TestScenes all;
  all.written = written_values(program, test);
  if (test.together) {
    std::vector<const TestCase*> cases;
    for (const TestCase& one : test.cases) cases.push_back(&one);
    all.scenes.push_back(scene_of(program, std::move(cases), settings, all.written));
  } else {
    for (const TestCase& one : test.cases)
      all.scenes.push_back(scene_of(program, {&one}, settings, all.written));
  }
  return all;
}

}  // namespace rung
