// Rules out of a text, run with their tests.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "coverage/coverage_count.hpp"
#include "coverage/edit_trial.hpp"
#include "coverage/generated_tests.hpp"
#include "diagnostics/render.hpp"
#include "review/rules.hpp"

namespace loaded {

inline std::unique_ptr<rung::Rules> sound(std::unique_ptr<rung::Rules> rules) {
  INFO(rung::render_text(rules->diagnostics.all(), rules->sources, rung::Language::english, false));
  REQUIRE(rules->sound());
  return rules;
}

inline std::unique_ptr<rung::Rules> rules(const std::string& text) {
  auto made = rung::parse_rules_text("rules.rung", text);
  rung::check_rules(*made);
  return sound(std::move(made));
}

/// Why tests fail; empty where all pass.
inline std::string failures(const rung::Rules& rules) {
  std::string text;
  for (const rung::Test& test : rules.program().tests)
    for (const rung::CaseOutcome& one :
         rung::run_test(rules.program(), test, rung::Language::english).cases) {
      if (one.problem) text += test.name + ": " + rung::say(*one.problem, rung::Language::english) + "\n";
      for (const rung::Difference& difference : one.differences)
        text += test.name + ": " + difference.path + " expected " + difference.expected + ", got " +
                difference.got + "\n";
    }
  return text;
}

inline rung::CoverageCount counted(const rung::Rules& rules) {
  rung::CoverageCount count(rules.program(),
                            rung::coverage_facts(rules.program(), rung::own_sources(rules),
                                                 rung::keyword_language(rules.sources, rules.tree)));
  for (const rung::Test& test : rules.program().tests)
    count.take(rung::run_test(rules.program(), test, rung::Language::english, count.asked()));
  return count;
}

/// Each fact with the number of cases that exercise it, a line each: `2 value.referral earned`.
inline std::string listed(const rung::Rules& rules) {
  const rung::CoverageCount count = counted(rules);
  std::string text;
  for (std::size_t i = 0; i < count.facts().size(); ++i)
    text += std::to_string(count.times()[i]) + " " +
            rung::told(count.facts()[i], rules.sources, rung::Language::english) + "\n";
  return text;
}

inline rung::GeneratedTests generated(const rung::Rules& rules) {
  return rung::generate_tests(rules.program(), rules.sources, counted(rules).left(),
                              rung::keyword_language(rules.sources, rules.tree));
}

}  // namespace loaded
