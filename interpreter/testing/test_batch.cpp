// Puts the cases of tests together, and compares what they expect with what a version makes of them.
#include "testing/test_batch.hpp"

#include <algorithm>
#include <map>

#include "testing/answers.hpp"
#include "testing/expected_value.hpp"

namespace rung {
namespace {

bool sees_others(const Program& program) {
  return std::any_of(program.nodes.begin(), program.nodes.end(),
                     [](const Node& node) { return std::holds_alternative<op::Population>(node.operation); });
}

std::vector<NodeId> asked_by(const Program& program, const std::vector<const TestCase*>& cases) {
  std::vector<NodeId> nodes;
  for (const TestCase* one : cases) {
    for (const Expectation& expectation : one->expectations) nodes.push_back(expectation.actual);
    for (const ActionExpectation& expected : one->actions) {
      const Action& action = program.actions[expected.action];
      nodes.push_back(action.when);
      if (action.due != none) nodes.push_back(action.due);
    }
  }
  std::sort(nodes.begin(), nodes.end());
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  return nodes;
}

/// The same name in other rules, where names have other numbers.
std::optional<NameId> same_name(const Program& program, NameId name, const Program& version) {
  for (NameId id = 0; id < version.names.size(); ++id)
    if (version.names[id].name == program.names[name].name) return id;
  return std::nullopt;
}

/// The settings of a run with the names of a version; nothing where it does not know one.
std::optional<Settings> settings_for(const Program& version, const Program& program, Settings settings) {
  for (StandIn& one : settings.stand_ins) {
    const auto name = same_name(program, one.name, version);
    if (!name) return std::nullopt;
    one.name = *name;
  }
  for (LineStandIns& one : settings.line_stand_ins) {
    const auto name = same_name(program, one.name, version);
    if (!name) return std::nullopt;
    one.name = *name;
  }
  return settings;
}

/// One case held against the answers of a version. `own` is the case as the rules themselves have it, which knows the values.
class CaseCheck {
 public:
  CaseCheck(const Program& program, const Program& version, const WrittenValues& written,
            const std::vector<NodeId>& nodes, const std::vector<Value>& values)
      : program_(program), version_(version), written_(written), nodes_(nodes), values_(values) {}

  bool passes(const TestCase& own, const TestCase& now) const {
    for (std::size_t i = 0; i < own.expectations.size(); ++i)
      if (!passes(own.expectations[i].expected, now.expectations[i].actual)) return false;
    for (std::size_t i = 0; i < own.actions.size(); ++i) {
      const Action& action = version_.actions[now.actions[i].action];
      const Value& when = at(action.when);
      const bool happens = std::holds_alternative<bool>(when) && std::get<bool>(when);
      if (happens == own.actions[i].absent) return false;
      const bool dated = !own.actions[i].absent && own.actions[i].due != none;
      if (dated && action.due == none) return false;
      if (dated && !passes(own.actions[i].due, action.due)) return false;
    }
    return true;
  }

 private:
  const Value& at(NodeId node) const {
    return values_[static_cast<std::size_t>(std::lower_bound(nodes_.begin(), nodes_.end(), node) -
                                            nodes_.begin())];
  }

  bool passes(NodeId expected, NodeId actual) const {
    return is_as_expected(written_.at(expected), program_[expected].type, at(actual), version_[actual].type,
                          version_);
  }

  const Program& program_;
  const Program& version_;
  const WrittenValues& written_;
  const std::vector<NodeId>& nodes_;
  const std::vector<Value>& values_;
};

}  // namespace

bool TestBatch::stands_alone(const TestCase& one) const {
  const FieldId key = program_.records[subject].key;
  const bool keyed = std::any_of(one.fields.begin(), one.fields.end(),
                                 [&](const GivenField& given) { return given.field == key; });
  const bool of_run = std::any_of(one.names.begin(), one.names.end(), [&](const GivenName& given) {
    return program_[program_.names[given.name].node].space != Space::of_record(subject);
  });
  const bool others = std::any_of(one.lines.begin(), one.lines.end(), [&](const GivenLines& lines) {
    const Record& record = program_.records[lines.record];
    return record.parent != subject ||
           std::find(lines.fields.begin(), lines.fields.end(), record.link) != lines.fields.end();
  });
  return keyed || of_run || others;
}

TestBatch::TestBatch(const Program& program) : program_(program) {
  const bool alone = program.records.empty() || sees_others(program);
  std::map<std::optional<Date>, std::vector<CaseId>> together;
  for (std::size_t i = 0; i < program.tests.size(); ++i) {
    const Test& test = program.tests[i];
    written_.push_back(test.cases.empty() ? WrittenValues{} : written_values(program, test));
    std::vector<CaseId> all;
    for (std::size_t j = 0; j < test.cases.size(); ++j) all.push_back({i, j});
    if (test.together) {
      add(all, false);
      continue;
    }
    for (const CaseId& id : all) {
      if (alone || stands_alone(test.cases[id.one]))
        add({id}, false);
      else
        together[test.as_of].push_back(id);
    }
  }
  for (const auto& [day, cases] : together) {
    const std::size_t before = runs_.size();
    add(cases, true);
    // Somebody among them depends on its key, or does not pass at all: each by itself then.
    if (runs_.size() == before)
      for (const CaseId& id : cases) add({id}, false);
  }
}

void TestBatch::add(const std::vector<CaseId>& cases, bool several) {
  if (cases.empty()) return;
  Run run{cases, {}};
  std::vector<const TestCase*> written;
  WrittenValues values;
  for (const CaseId& id : cases) {
    written.push_back(&program_.tests[id.test].cases[id.one]);
    values.insert(written_[id.test].begin(), written_[id.test].end());
  }
  const Settings settings = settings_of(program_, program_.tests[cases.front().test]);
  run.scene = scene_of(program_, written, settings, values);
  const FieldId key = program_.records[subject].key;
  if (several && key != none) {
    const Type& type = program_.records[subject].fields[key].type;
    std::int64_t number = 0;
    for (std::vector<Value>& line : run.scene.records[subject]) {
      ++number;
      if (!is_missing(line[key])) continue;
      if (type.is_number()) line[key] = Decimal(number);
      if (type.kind == TypeKind::text) line[key] = "case " + std::to_string(number);
    }
  }
  if (passes(program_, run)) runs_.push_back(std::move(run));
}

bool TestBatch::passes(const Program& version, const Run& run) const {
  std::vector<const TestCase*> now;
  for (const CaseId& id : run.cases) now.push_back(&version.tests[id.test].cases[id.one]);
  const std::vector<NodeId> nodes = asked_by(version, now);
  const auto settings = settings_for(version, program_, run.scene.settings);
  if (!settings) return false;
  const Answers got = answers(version, {nodes, {}}, *settings, run.scene.records);
  if (got.ended || got.fates.size() != run.cases.size()) return false;
  for (std::size_t i = 0; i < run.cases.size(); ++i) {
    const CaseId& id = run.cases[i];
    if (got.fates[i] != Fate::evaluated) return false;
    const CaseCheck check(program_, version, written_[id.test], nodes, got.values[i]);
    if (!check.passes(program_.tests[id.test].cases[id.one], *now[i])) return false;
  }
  return true;
}

bool TestBatch::passes(const Program& version) const {
  return std::all_of(runs_.begin(), runs_.end(), [&](const Run& run) { return passes(version, run); });
}

}  // namespace rung
