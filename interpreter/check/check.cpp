// The order of check: names first, then types of data, then values in the order in which they use each other, then what is
// made of them.

#include "check/check.hpp"

#include <algorithm>

#include "check/checker.hpp"

namespace rung {

Checker::Checker(const Sources& sources, const SyntaxTree& tree, const std::vector<UsedTree>& used,
                 Diagnostics& diagnostics)
    : sources_(sources),
      root_(&tree),
      tree_(&tree),
      used_(used),
      diagnostics_(diagnostics),
      program_(checked_.program),
      graph_(program_),
      mute_unknown_(tree.broken) {}

namespace {

/// The declarations whose names the expressions of another one use, each expression being inside its declaration's text.
struct UsesOf {
  std::map<std::pair<SourceId, std::uint32_t>, Declared*> by_start;

  static std::pair<SourceId, std::uint32_t> start(Span span) { return {span.source, span.begin}; }

  Declared* owner(Span span) {
    auto after = by_start.upper_bound(start(span));
    return after == by_start.begin() ? nullptr : std::prev(after)->second;
  }
};

/// A name that an expression uses as a value, or calls as a function.
struct NameIn {
  const std::string* name = nullptr;
  bool called = false;
};

NameIn name_in(const syntax::Expr& expr) {
  if (const auto* use = std::get_if<syntax::NameUse>(&expr.form)) return {&use->name, false};
  if (const auto* call = std::get_if<syntax::CallUse>(&expr.form)) return {&call->function.name, true};
  return {};
}

}  // namespace

bool is_function(const syntax::Declaration& declaration) {
  if (const auto* let = std::get_if<syntax::Let>(&declaration.body)) return let->parameters.has_value();
  const auto* table = std::get_if<syntax::Table>(&declaration.body);
  return table != nullptr && !table->parameters.empty();
}

bool is_selection(const syntax::Declaration& declaration) {
  const auto* let = std::get_if<syntax::Let>(&declaration.body);
  return let != nullptr && let->where != syntax::no_expr;
}

/// Every name after those that it uses, so that lowering one rarely has to go down a chain of others. Cycles are left to
/// `resolved`, which knows the real uses.
std::vector<Declared*> Checker::in_order_of_use() {
  UsesOf uses;
  std::set<const SyntaxTree*> trees;
  for (const Placed& placed : placed_) {
    uses.by_start[UsesOf::start(placed.syntax->head)] = nullptr;
    trees.insert(placed.tree);
  }
  for (auto& [name, declared] : declared_) uses.by_start[UsesOf::start(declared.syntax->head)] = &declared;
  std::map<Declared*, std::vector<Declared*>> used;
  for (const SyntaxTree* tree : trees)
    for (const syntax::Expr& e : tree->exprs) {
      const NameIn name = name_in(e);
      Declared* target = name.name == nullptr ? nullptr : find_declared(*name.name);
      if (target == nullptr || (name.called && !is_function(*target->syntax))) continue;
      if (Declared* owner = uses.owner(e.span)) used[owner].push_back(target);
    }
  std::vector<Declared*> order;
  std::map<Declared*, bool> seen;
  for (auto& [name, first] : declared_) {
    std::vector<std::pair<Declared*, std::size_t>> path;
    if (!seen[&first]) path.emplace_back(&first, 0);
    seen[&first] = true;
    while (!path.empty()) {
      auto& [at, next] = path.back();
      const auto& list = used[at];
      if (next == list.size()) {
        order.push_back(at);
        path.pop_back();
      } else if (Declared* target = list[next++]; !seen[target]) {
        seen[target] = true;
        path.emplace_back(target, 0);
      }
    }
  }
  return order;
}

void Checker::lower(Declared& declared) {
  const std::uint32_t outer = std::exchange(declaration_, declared.declaration);
  const std::uint32_t outer_part = std::exchange(part_, none);
  const Inside inside(*this, declared.tree, declared.module);
  declared.progress = Progress::working;
  switch (declared.kind) {
    case DeclarationKind::param: lower_param(declared); break;
    case DeclarationKind::let: lower_let(declared); break;
    case DeclarationKind::table: lower_table(declared); break;
    case DeclarationKind::scale: lower_scale(declared); break;
    case DeclarationKind::score: lower_score(declared); break;
    case DeclarationKind::ladder: lower_ladder(declared); break;
    case DeclarationKind::entitlements: lower_entitlements(declared); break;
    case DeclarationKind::ruleset:
    case DeclarationKind::record:
    case DeclarationKind::action:
    case DeclarationKind::report:
    case DeclarationKind::output:
    case DeclarationKind::promise:
    case DeclarationKind::test: break;
  }
  declared.progress = Progress::done;
  declaration_ = outer;
  part_ = outer_part;
}

void Checker::lower_declarations() {
  for (Declared* declared : in_order_of_use())
    if (declared->progress == Progress::waiting) lower(*declared);
  lower_modules();
  for (const Placed& placed : placed_) {
    const Inside inside(*this, placed.tree, nullptr);
    switch (placed.syntax->word) {
      case Word::action: lower_action(*placed.syntax); break;
      case Word::report: lower_report(*placed.syntax); break;
      case Word::promise: lower_promise(*placed.syntax); break;
      default: break;
    }
  }
}

Checked Checker::run(const Asked& asked) {
  place(*root_, true);
  for (const Placed& placed : placed_)
    if (placed.syntax->word == Word::ruleset) lower_ruleset(*placed.syntax);
  declare_ladder_types();
  declare_record_names();
  declare_names();
  is_module_ = program_.records.empty();
  // A module is tested with its parameters alone: its cases are lines of a record without fields.
  if (is_module_) program_.records.push_back({});
  lower_records();
  lower_declarations();
  lower_output();
  find_circles();
  for (const Placed& placed : placed_)
    if (placed.syntax->word == Word::test) lower_test(*placed.syntax);
  lower_asked(asked);
  point_at_uses();
  return std::move(checked_);
}

Checked check(const Sources& sources, const SyntaxTree& tree, const std::vector<UsedTree>& used,
              const Asked& asked, Diagnostics& diagnostics) {
  return Checker(sources, tree, used, diagnostics).run(asked);
}

}  // namespace rung
