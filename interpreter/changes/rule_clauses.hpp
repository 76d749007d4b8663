// The clauses of rule files in one spelling, so that two versions can be compared by their texts: English keywords, one
// space between words, no comments. Where each stands in its file is kept.
#pragma once

#include <string>
#include <vector>

#include "review/rules.hpp"

namespace rung {

/// A line of a declaration with those that go on from it, or a row of a table.
struct RuleClause {
  std::string text;     ///< in the one spelling
  std::string written;  ///< on one line, as the author spelt it
  std::string
      key;  ///< what it is known by within its declaration: `bonus referral`, `| gold`; empty for rows of a table
  Span place;  ///< in the file as it is written
};

/// A declaration of the rules that can decide something about a customer.
struct DeclaredClauses {
  Word word;
  std::string name;                 ///< of a `use`, what is used
  std::vector<RuleClause> clauses;  ///< the head first
};

struct FileClauses {
  std::string path;  ///< beside the rule file, whose own is its name
  std::vector<DeclaredClauses> declarations;
};

/// Of the rule file and of those that it uses, modules left out. Tests, promises, reports and outputs are left out. The rules
/// must be sound.
std::vector<FileClauses> clauses_of(const Rules& rules);

}  // namespace rung
