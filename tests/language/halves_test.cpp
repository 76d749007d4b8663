// A file split in two, related records with their parents, gives each subject what it has in the whole file: nothing but
// population functions and reports looks at other subjects.

#include <doctest/doctest.h>

#include <algorithm>

#include "agreement/compare.hpp"
#include "agreement/engine_answer.hpp"
#include "agreement/given_input.hpp"
#include "corpus.hpp"

using namespace rung;

namespace {

/// Which nodes look at other subjects. Inputs stand before a node.
std::vector<bool> over_all(const Program& program) {
  std::vector<bool> over(program.nodes.size());
  for (NodeId node = 0; node < program.nodes.size(); ++node) {
    over[node] = std::holds_alternative<op::Population>(program[node].operation);
    for_each_input(program[node].operation, [&](NodeId input) { over[node] = over[node] || over[input]; });
  }
  return over;
}

/// What one row of a test gives to a name, and another one does not, must be each subject's own.
bool fits_one_run(const Program& program, const Test& test) {
  const auto same = [](const GivenName& a, const GivenName& b) {
    return a.name == b.name && a.value == b.value;
  };
  return std::all_of(test.cases.begin(), test.cases.end(), [&](const TestCase& one) {
    return std::all_of(one.names.begin(), one.names.end(), [&](const GivenName& given) {
      if (program[program.names[given.name].node].space == Space::of_record(subject)) return true;
      return std::all_of(test.cases.begin(), test.cases.end(), [&](const TestCase& other) {
        return std::any_of(other.names.begin(), other.names.end(),
                           [&](const GivenName& known) { return same(known, given); });
      });
    });
  });
}

using Half = std::vector<std::vector<bool>>;  // by record and line: whether it is in the first half

/// The half of the first line above that has the key; of a line without one the second.
bool half_of(const Program& program, const reference::Input& input, const Half& halves, RecordId id,
             const reference::Line& line) {
  const Record& record = program.records[id];
  const Value& link = line.cells[record.link];
  const auto& parents = input.records[record.parent];
  for (std::size_t i = 0; i < parents.size() && !is_missing(link); ++i)
    if (agreement::identical(parents[i].cells[record.parent_link], link)) return halves[record.parent][i];
  return false;
}

/// The first half of the subjects, with those that bear a key of theirs, since a key twice is a duplicate.
std::vector<bool> first_subjects(const Program& program, const reference::Input& input) {
  const auto& lines = input.records[subject];
  const FieldId key = program.records[subject].key;
  std::vector<bool> first;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    first.push_back(i < (lines.size() + 1) / 2);
    for (std::size_t j = 0; j < i && key != none; ++j)
      if (!is_missing(lines[i].cells[key]) && agreement::identical(lines[i].cells[key], lines[j].cells[key]))
        first[i] = first[j];
  }
  return first;
}

Half first_half(const Program& program, const reference::Input& input) {
  Half halves(program.records.size());
  halves[subject] = first_subjects(program, input);
  for (RecordId id = 1; id < program.records.size(); ++id) {
    if (program.records[id].parent == none) continue;
    for (const reference::Line& line : input.records[id])
      halves[id].push_back(half_of(program, input, halves, id, line));
  }
  return halves;
}

/// The lines of one half; references are whole in both.
reference::Input cut(const Program& program, const reference::Input& whole, const Half& halves, bool first) {
  reference::Input part;
  for (RecordId id = 0; id < whole.records.size(); ++id) {
    part.records.emplace_back();
    const bool is_reference = id != subject && program.records[id].parent == none;
    for (std::size_t i = 0; i < whole.records[id].size(); ++i)
      if (is_reference || halves[id][i] == first) part.records.back().push_back(whole.records[id][i]);
  }
  return part;
}

const reference::SubjectAnswer* answer_of(const std::vector<reference::Answer>& parts, std::uint64_t line) {
  for (const reference::Answer& part : parts)
    for (const reference::SubjectAnswer& answer : part.subjects)
      if (answer.line == line) return &answer;
  return nullptr;
}

void check_halves(const Program& program, const Request& request, const reference::Answer& whole,
                  const std::vector<reference::Answer>& parts) {
  CHECK_EQ(whole.subjects.size(), parts[0].subjects.size() + parts[1].subjects.size());
  for (const reference::SubjectAnswer& expected : whole.subjects) {
    CAPTURE(expected.line);
    const reference::SubjectAnswer* got = answer_of(parts, expected.line);
    REQUIRE(got != nullptr);
    REQUIRE(got->fate == expected.fate);
    for (std::size_t i = 0; i < expected.results.size(); ++i) {
      CAPTURE(request.results[i]);
      const Type& type = program[request.results[i]].type;
      CHECK_EQ(agreement::shown(program, got->results[i], type),
               agreement::shown(program, expected.results[i], type));
    }
  }
  for (RecordId id = 0; id < program.records.size(); ++id)
    if (program.records[id].parent != none)
      CHECK_EQ(parts[0].records[id].orphans + parts[1].records[id].orphans, whole.records[id].orphans);
}

}  // namespace

TEST_CASE("a file split in two gives each subject the same") {
  std::size_t split = 0;
  std::size_t related = 0;
  for (const std::string& path : corpus::files()) {
    CAPTURE(path);
    const auto rules = load_rules({path, {}, {}, {}});
    if (!rules->sound()) continue;
    const Program& program = rules->program();
    const std::vector<bool> over = over_all(program);
    if (program.records[subject].where != none && over[program.records[subject].where]) continue;
    Request request;
    for (const NodeId node : agreement::everything_of(program).results)
      if (!over[node]) request.results.push_back(node);
    for (Test test : program.tests) {
      if (test.cases.size() < 2 || !fits_one_run(program, test)) continue;
      CAPTURE(test.name);
      test.together = true;
      const TestScene scene = std::move(scenes_of(program, test).scenes[0]);
      const reference::Input input = agreement::input_of(scene.records);
      const Half halves = first_half(program, input);
      const reference::Answer whole = agreement::engine_answer(program, request, scene.settings, input, 2048);
      std::vector<reference::Answer> parts;
      for (const bool first : {true, false})
        parts.push_back(agreement::engine_answer(program, request, scene.settings,
                                                 cut(program, input, halves, first), 2));
      check_halves(program, request, whole, parts);
      ++split;
      for (RecordId id = 1; id < input.records.size(); ++id)
        if (program.records[id].parent != none && !input.records[id].empty()) ++related;
    }
  }
  CHECK_GT(split, 150);
  CHECK_GT(related, 10);
}
