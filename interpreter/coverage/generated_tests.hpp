// Tests for what no test exercises: customers that are searched for, with what the rules make of them.
#pragma once

#include <string>
#include <vector>

#include "coverage/coverage_facts.hpp"
#include "grammar/syntax_tree.hpp"

namespace rung {

struct GeneratedTests {
  std::string text;  ///< ready to be put behind the rules
  std::size_t tests = 0;
  std::size_t facts = 0;           ///< that they exercise
  std::vector<CoverageFact> left;  ///< for which no customer was found
};

GeneratedTests generate_tests(const Program& program, const Sources& sources,
                              const std::vector<CoverageFact>& facts, Language keywords);

/// The language in which most words of a file are written.
Language keyword_language(const Sources& sources, const SyntaxTree& tree);

}  // namespace rung
