// Syntax trees in, checked program out: names, types, and the lowering of every declaration to the small typed graph.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "grammar/format.hpp"
#include "grammar/parse.hpp"
#include "program/ladder.hpp"
#include "program/program.hpp"

namespace rung {

/// A place where the file writes a word that Rung supplies (a member, a function, a value such as `up`), in three languages:
/// what the formatter may rewrite beside the keywords.
struct SuppliedUse {
  Span span;
  Worded words;
};

/// A value of several words, such as `never above`, is no name and stands in quotes.
inline Respelling respelling(const SuppliedUse& use, Language language) {
  std::string word(use.words.in(language));
  if (word.find(' ') != std::string::npos) word = "\"" + word + "\"";
  return {use.span, std::move(word)};
}

/// The tree of a file or of a library module that a `use` brings in. Trees stand in a list; uses name them by their place.
struct UsedTree {
  const SyntaxTree* user;   ///< in which the `use` stands …
  std::size_t declaration;  ///< … as which of its declarations
  const SyntaxTree* tree;
};

/// What a run asks beside the rules: `--where`, `--select`, `--set` and values of its own, each parsed by itself.
struct Asked {
  const LoneExpression* where = nullptr;
  std::vector<const LoneExpression*> select;
  std::vector<std::pair<std::string, const LoneExpression*>> set;
  std::vector<const LoneExpression*> wanted = {};
};

struct SetValue {
  NameId name;
  Value value;
};

struct Checked {
  Program program;
  NodeId where = none;
  std::vector<OutputColumn> selected;
  std::vector<SetValue> set;
  std::vector<NodeId> wanted;  ///< as they were asked for; none where one is wrong
  std::vector<SuppliedUse> supplied;
};

/// Reports what is wrong. The program may be run only where nothing was reported as an error.
Checked check(const Sources& sources, const SyntaxTree& tree, const std::vector<UsedTree>& used,
              const Asked& asked, Diagnostics& diagnostics);

}  // namespace rung
