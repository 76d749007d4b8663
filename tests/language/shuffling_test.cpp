// The order of the lines in the exports does not matter, but where the language says so: for cumulative shares and
// portions with ties, and for the latest and earliest of one day.

#include <doctest/doctest.h>

#include <algorithm>

#include "agreement/compare.hpp"
#include "agreement/engine_answer.hpp"
#include "agreement/given_input.hpp"
#include "corpus.hpp"

using namespace rung;

namespace {

bool asks_for_order(const Operation& operation) {
  if (const auto* population = std::get_if<op::Population>(&operation))
    return population->kind == PopulationKind::cumulative_share ||
           population->kind == PopulationKind::in_top_share || population->kind == PopulationKind::apportion;
  if (const auto* aggregate = std::get_if<op::Aggregate>(&operation))
    return aggregate->kind == AggregateKind::latest || aggregate->kind == AggregateKind::earliest;
  return false;
}

/// Which nodes may depend on the order of lines. Inputs stand before a node.
std::vector<bool> ordered_nodes(const Program& program) {
  std::vector<bool> ordered(program.nodes.size());
  for (NodeId node = 0; node < program.nodes.size(); ++node) {
    ordered[node] = asks_for_order(program[node].operation);
    for_each_input(program[node].operation,
                   [&](NodeId input) { ordered[node] = ordered[node] || ordered[input]; });
  }
  return ordered;
}

/// The results of the first answer by line, beside those of the second, whose lines stand the other way round.
void check_reversed(const Program& program, const Request& request, const reference::Answer& forward,
                    const reference::Answer& backward) {
  const std::size_t count = forward.subjects.size();
  REQUIRE_EQ(count, backward.subjects.size());
  for (std::size_t i = 0; i < count; ++i) {
    const reference::SubjectAnswer& a = forward.subjects[i];
    const reference::SubjectAnswer& b = backward.subjects[count - 1 - i];
    REQUIRE(a.fate == b.fate);
    for (std::size_t n = 0; n < a.results.size(); ++n) {
      CAPTURE(request.results[n]);
      const Type& type = program[request.results[n]].type;
      CHECK_EQ(agreement::shown(program, a.results[n], type), agreement::shown(program, b.results[n], type));
    }
  }
}

}  // namespace

TEST_CASE("lines in another order give each record the same") {
  std::size_t populations = 0;
  for (const std::string& path : corpus::files()) {
    CAPTURE(path);
    const auto rules = load_rules({path, {}, {}, {}});
    if (!rules->sound()) continue;
    const Program& program = rules->program();
    const std::vector<bool> ordered = ordered_nodes(program);
    Request request;
    for (const NodeId node : agreement::everything_of(program).results)
      if (!ordered[node]) request.results.push_back(node);
    for (const Test& test : program.tests) {
      if (!test.together) continue;
      CAPTURE(test.name);
      ++populations;
      const TestScene scene = std::move(scenes_of(program, test).scenes[0]);
      reference::Input input = agreement::input_of(scene.records);
      const reference::Answer forward =
          agreement::engine_answer(program, request, scene.settings, input, 2048);
      for (auto& lines : input.records) std::reverse(lines.begin(), lines.end());
      const reference::Answer backward = agreement::engine_answer(program, request, scene.settings, input, 2);
      check_reversed(program, request, forward, backward);
    }
  }
  CHECK_GT(populations, 15);
}
