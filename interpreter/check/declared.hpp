// What a name of the rules stands for, before and after it was lowered.
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "grammar/syntax_tree.hpp"
#include "program/program.hpp"
#include "program/supplied.hpp"

namespace rung {

struct ModuleUse;

enum class Progress : std::uint8_t { waiting, working, done };

/// A selection: lines of a record that meet all conditions.
struct Selection {
  RecordId record = none;
  std::vector<NodeId> conditions;

  /// Takes further conditions, each different one once.
  void narrow(const std::vector<NodeId>& further) {
    for (const NodeId condition : further)
      if (std::find(conditions.begin(), conditions.end(), condition) == conditions.end())
        conditions.push_back(condition);
  }
};

/// A param, let, table, scale, score, ladder or entitlements. Which members are filled depends on the kind.
struct Declared {
  const syntax::Declaration* syntax = nullptr;
  const SyntaxTree* tree = nullptr;  ///< that holds its expressions
  ModuleUse* module = nullptr;       ///< the use of a library module that it belongs to
  DeclarationKind kind{};
  std::uint32_t declaration = none;  ///< index into Program::declarations
  Progress progress = Progress::waiting;
  bool failed = false;  ///< reported; what uses it says nothing more

  NodeId value = none;
  std::optional<Selection>
      selection;  ///< of one with parameters the record alone: conditions come with arguments
  bool function = false;

  std::map<std::string, NodeId> outputs;  ///< of a table; parts and groups of a score; benefits
  std::map<Member, NodeId> members;       ///< of a score or ladder
  std::uint32_t set = none;               ///< tiers of a ladder
};

/// Whether a declaration has parameters: only such a one is meant by a call.
bool is_function(const syntax::Declaration& declaration);
/// Whether a declaration selects lines of a related record.
bool is_selection(const syntax::Declaration& declaration);

/// A declaration of the rules, or of a file that they use, with the tree that holds its expressions.
struct Placed {
  const syntax::Declaration* syntax;
  const SyntaxTree* tree;
};

/// A computed field of a record on its way to a node.
struct ComputedUse {
  const syntax::ComputedField* syntax = nullptr;
  const SyntaxTree* tree = nullptr;
  Progress progress = Progress::waiting;
};

/// A library module under the name that a `use` gives it: its declarations see its parameters and each other alone.
struct ModuleUse {
  std::string alias;
  Placed use;
  const SyntaxTree* tree = nullptr;
  std::map<std::string, Declared> declared;
  std::map<std::string, const syntax::Binding*> bindings;
};

}  // namespace rung
