// Rules out of a text, for tests of what is done with them.
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "check/check.hpp"
#include "diagnostics/render.hpp"
#include "testing/test_run.hpp"

namespace checked {

struct RulesOfText {
  rung::Sources sources;
  rung::Diagnostics diagnostics;
  rung::SyntaxTree tree;
  rung::Checked checked;

  const rung::Program& program() const { return checked.program; }

  rung::FieldId field(rung::RecordId record, const std::string& name) const {
    return *program().records[record].field(name);
  }
  rung::FieldId field(const std::string& name) const { return field(rung::subject, name); }

  rung::NodeId named(const std::string& name) const {
    for (const rung::Name& known : program().names)
      if (known.name == name) return known.node;
    FAIL(name);
    return rung::none;
  }
};

inline std::unique_ptr<RulesOfText> rules(const std::string& text) {
  auto made = std::make_unique<RulesOfText>();
  const rung::SourceId source = made->sources.add("rules.rung", text);
  made->tree = rung::parse(made->sources, source, made->diagnostics);
  made->checked = rung::check(made->sources, made->tree, {}, {}, made->diagnostics);
  made->diagnostics.settle();
  INFO(rung::render_text(made->diagnostics.all(), made->sources, rung::Language::english, false));
  REQUIRE_FALSE(made->diagnostics.has_errors());
  return made;
}

/// Why tests fail; empty where all pass.
inline std::string failures(const RulesOfText& made) {
  std::string text;
  for (const rung::Test& test : made.program().tests)
    for (const rung::CaseOutcome& one : rung::run_test(made.program(), test, rung::Language::english).cases) {
      if (one.problem) text += test.name + ": " + rung::say(*one.problem, rung::Language::english) + "\n";
      for (const rung::Difference& difference : one.differences)
        text += test.name + ": " + difference.path + " expected " + difference.expected + ", got " +
                difference.got + "\n";
    }
  return text;
}

}  // namespace checked
