// Which names the expressions of rules write, and where. Knows spelling only: a name that could stand for two things counts
// as a use of both.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "check/check.hpp"
#include "grammar/syntax_tree.hpp"

namespace rung {

class NameUses {
 public:
  /// Of a file and of the files (not modules) that it uses, which share its names.
  NameUses(const SyntaxTree& tree, const std::vector<UsedTree>& used);

  /// As a value, a function or a record: `x`, `x(…)`, `x.y`; or as what a test gives or expects.
  bool writes(const std::string& name) const { return names_.contains(name); }
  /// Behind a dot: `y` in `x.y`.
  bool writes_member(const std::string& name) const { return members_.contains(name); }

 private:
  void add(const SyntaxTree& tree);
  void add(const syntax::Test& test);

  std::set<std::string> names_;
  std::set<std::string> members_;
};

/// Where a declaration and all that belongs to it stand: from its head to the next one.
Span whole_declaration(const SyntaxTree& tree, std::size_t declaration, const Sources& sources);

/// Calls `visit` with each name, behind a dot or not, that the expressions in a part of the file write.
void for_each_name(const SyntaxTree& tree, Span part, const std::function<void(const std::string&)>& visit);

}  // namespace rung
