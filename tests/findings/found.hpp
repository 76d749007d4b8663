// What is found in rules that stand in a test, and whether the customers who show it do.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>
#include <vector>

#include "diagnostics/render.hpp"
#include "findings/findings.hpp"
#include "review/rules.hpp"
#include "testing/test_run.hpp"

namespace rung {

struct Found {
  std::unique_ptr<Rules> rules;
  Diagnostics diagnostics;

  std::vector<std::string> codes() const {
    std::vector<std::string> all;
    for (const Diagnostic& one : diagnostics.all()) all.emplace_back(row(one.kind).code);
    return all;
  }
  const Diagnostic* first(std::string_view code) const {
    for (const Diagnostic& one : diagnostics.all())
      if (row(one.kind).code == code) return &one;
    return nullptr;
  }
  bool has(std::string_view code) const { return first(code) != nullptr; }
  std::string said(std::string_view code) const {
    const Diagnostic* one = first(code);
    return one == nullptr ? "" : message(*one, Language::english);
  }
  std::string at(std::string_view code) const {
    const Diagnostic* one = first(code);
    return one == nullptr ? "" : std::string(rules->sources.text(std::get<Span>(one->where)));
  }
  std::string witness(std::string_view code) const {
    const Diagnostic* one = first(code);
    return one == nullptr ? "" : one->witness;
  }
};

inline std::unique_ptr<Rules> rules_of(const std::string& text) {
  auto rules = parse_rules_text("rules.rung", text);
  check_rules(*rules);
  INFO(render_text(rules->diagnostics.all(), rules->sources, Language::english, false));
  REQUIRE(rules->sound());
  return rules;
}

/// Each customer who shows something can be pasted behind the rules, and is what the rules make of it.
inline void check_witnesses(const std::string& text, const Diagnostics& found) {
  std::string pasted = text;
  for (const Diagnostic& one : found.all())
    if (!one.witness.empty()) pasted += "\n" + one.witness;
  if (pasted == text) return;
  const auto rules = rules_of(pasted);
  for (const Test& test : rules->program().tests) {
    // Of two rows that are met a record is rejected.
    const bool rejected = test.name.starts_with("two rows");
    CHECK_MESSAGE(run_test(rules->program(), test, Language::english).passed() != rejected, pasted);
  }
}

inline Found found_in(const std::string& text) {
  Found found{rules_of(text), {}};
  find(found.rules->program(), found.rules->sources, found.diagnostics);
  check_witnesses(text, found.diagnostics);
  return found;
}

/// The codes of all that is found, in one line.
inline std::string codes_in(const std::string& text) {
  std::string all;
  for (const std::string& code : found_in(text).codes()) all += (all.empty() ? "" : " ") + code;
  return all;
}

}  // namespace rung
