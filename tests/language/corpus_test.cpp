// The corpus of the language: every rule file checks, its tests pass on the engine, and the reference computes the same
// values, whatever the size of the batches.

#include <doctest/doctest.h>

#include "agreement/compare.hpp"
#include "agreement/engine_answer.hpp"
#include "agreement/given_input.hpp"
#include "agreement/single_answer.hpp"
#include "corpus.hpp"
#include "testing/test_run.hpp"

using namespace rung;

namespace {

/// What a test got wrong, in one text.
std::string failures(const TestOutcome& outcome) {
  std::string told;
  for (const CaseOutcome& one : outcome.cases) {
    if (one.passed()) continue;
    told += outcome.test->name + (one.row ? " row " + std::to_string(*one.row) : "") + ":";
    if (one.problem) told += " " + say(*one.problem, Language::english);
    for (const Difference& difference : one.differences)
      told += " " + difference.path + " expected " + difference.expected + " got " + difference.got + ";";
    told += "\n";
  }
  return told;
}

void compare_scenes(const Program& program, const Test& test, const Request& request) {
  for (TestScene& scene : scenes_of(program, test).scenes) {
    const reference::Input input = agreement::input_of(scene.records);
    const reference::Answer slow = reference::evaluate(program, request, scene.settings, input);
    for (const std::size_t rows : {1, 3, 2048, 4096}) {
      CAPTURE(rows);
      scene.settings.batch_rows = rows;
      const reference::Answer fast =
          agreement::engine_answer(program, request, scene.settings, input, rows == 3 ? 2 : rows);
      CHECK_EQ(agreement::difference(program, request, fast, slow).value_or(""), "");
    }
  }
}

/// How many scenes could be rated one by one.
std::size_t compare_singly(const Program& program, const Test& test, const Request& request) {
  std::size_t rated = 0;
  for (const TestScene& scene : scenes_of(program, test).scenes) {
    if (!agreement::rates_singly(program, request, scene.settings)) continue;
    const reference::Input input = agreement::input_of(scene.records);
    const reference::Answer slow = reference::evaluate(program, request, scene.settings, input);
    CHECK_EQ(agreement::single_difference(program, request, scene.settings, input, slow).value_or(""), "");
    ++rated;
  }
  return rated;
}

}  // namespace

TEST_CASE("every rule file of the corpus is sound and its tests pass") {
  std::size_t tests = 0;
  std::size_t cases = 0;
  for (const std::string& path : corpus::files()) {
    CAPTURE(path);
    const auto rules = load_rules({path, {}, {}, {}});
    REQUIRE_EQ(corpus::errors_of(*rules), "");
    for (const Test& test : rules->program().tests) {
      const TestOutcome outcome = run_test(rules->program(), test, Language::english);
      CHECK_EQ(failures(outcome), "");
      ++tests;
      cases += outcome.cases.size();
    }
  }
  // A corpus that is not found must not pass.
  CHECK_GT(tests, 200);
  CHECK_GT(cases, 700);
}

TEST_CASE("the reference computes what the engine computes, in batches of any size") {
  for (const std::string& path : corpus::files()) {
    CAPTURE(path);
    const auto rules = load_rules({path, {}, {}, {}});
    if (!rules->sound()) continue;
    const Program& program = rules->program();
    const Request request = agreement::everything_of(program);
    for (const Test& test : program.tests) {
      CAPTURE(test.name);
      compare_scenes(program, test, request);
    }
  }
}

TEST_CASE("subjects that are rated one by one get what the reference computes, node by node") {
  std::size_t rated = 0;
  for (const std::string& path : corpus::files()) {
    CAPTURE(path);
    const auto rules = load_rules({path, {}, {}, {}});
    if (!rules->sound()) continue;
    const Program& program = rules->program();
    const Request request = agreement::single_request(program, agreement::everything_of(program));
    for (const Test& test : program.tests) {
      CAPTURE(test.name);
      rated += compare_singly(program, test, request);
    }
  }
  CHECK_GT(rated, 400);
}
