// The order of check: names first, then types of data, then values in the order in which they use each other, then what is
// made of them.

#include "check/check.hpp"

#include <algorithm>

#include "check/checker.hpp"

namespace rung {

Checker::Checker(const Sources& sources, const SyntaxTree& tree, Diagnostics& diagnostics)
    : sources_(sources),
      tree_(&tree),
      diagnostics_(diagnostics),
      program_(checked_.program),
      graph_(program_),
      mute_unknown_(tree.broken) {}

namespace {

/// The declarations whose names the expressions of another one use, each expression being inside its declaration's text.
struct UsesOf {
  const SyntaxTree& tree;
  std::map<std::uint32_t, Declared*> by_start;

  Declared* owner(Span span) {
    auto after = by_start.upper_bound(span.begin);
    return after == by_start.begin() ? nullptr : std::prev(after)->second;
  }
};

const std::string* name_in(const syntax::Expr& expr) {
  if (const auto* use = std::get_if<syntax::NameUse>(&expr.form)) return &use->name;
  if (const auto* call = std::get_if<syntax::CallUse>(&expr.form)) return &call->function.name;
  return nullptr;
}

}  // namespace

/// Every name after those that it uses, so that lowering one rarely has to go down a chain of others. Cycles are left to
/// `resolved`, which knows the real uses.
std::vector<Declared*> Checker::in_order_of_use() {
  UsesOf uses{*tree_, {}};
  for (const syntax::Declaration& declaration : tree_->declarations) uses.by_start[declaration.head.begin] = nullptr;
  for (auto& [name, declared] : declared_) uses.by_start[declared.syntax->head.begin] = &declared;
  std::map<Declared*, std::vector<Declared*>> used;
  for (const syntax::Expr& e : tree_->exprs) {
    const std::string* name = name_in(e);
    Declared* target = name == nullptr ? nullptr : find_declared(*name);
    if (target == nullptr) continue;
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
  for (const syntax::Declaration& declaration : tree_->declarations) {
    switch (declaration.word) {
      case Word::action: lower_action(declaration); break;
      case Word::report: lower_report(declaration); break;
      case Word::promise: lower_promise(declaration); break;
      case Word::use: unsupported(canonical(Word::use), declaration.head); break;
      default: break;
    }
  }
}

Checked Checker::run(const Asked& asked) {
  for (const syntax::Declaration& declaration : tree_->declarations)
    if (declaration.word == Word::ruleset) lower_ruleset(declaration);
  declare_ladder_types();
  declare_record_names();
  declare_names();
  lower_records();
  lower_declarations();
  lower_output();
  for (const syntax::Declaration& declaration : tree_->declarations)
    if (declaration.word == Word::test) lower_test(declaration);
  lower_asked(asked);
  return std::move(checked_);
}

NodeId Checker::unsupported(Worded what, Span span) {
  diagnostics_.report(Kind::not_yet, span).with("what", what);
  return none;
}

Checked check(const Sources& sources, const SyntaxTree& tree, const Asked& asked, Diagnostics& diagnostics) {
  return Checker(sources, tree, diagnostics).run(asked);
}

}  // namespace rung
