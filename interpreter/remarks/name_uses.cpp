// Collects names. The expressions of a file lie in one vector, so nothing is walked through.

#include "remarks/name_uses.hpp"

namespace rung {
namespace {

/// Whether a tree shares the names of who uses it: a file does, a module has its own.
bool shares_names(const UsedTree& used) {
  const auto* use = std::get_if<syntax::Use>(&used.user->declarations[used.declaration].body);
  return use != nullptr && use->file.has_value();
}

}  // namespace

NameUses::NameUses(const SyntaxTree& tree, const std::vector<UsedTree>& used) {
  add(tree);
  for (const UsedTree& each : used)
    if (shares_names(each)) add(*each.tree);
}

void NameUses::add(const SyntaxTree& tree) {
  for (const syntax::Expr& expr : tree.exprs) {
    if (const auto* name = std::get_if<syntax::NameUse>(&expr.form)) names_.insert(name->name);
    if (const auto* call = std::get_if<syntax::CallUse>(&expr.form)) names_.insert(call->function.name);
    if (const auto* member = std::get_if<syntax::MemberUse>(&expr.form)) members_.insert(member->member.name);
  }
  for (const syntax::Declaration& declaration : tree.declarations) {
    if (const auto* test = std::get_if<syntax::Test>(&declaration.body)) add(*test);
    if (const auto* ruleset = std::get_if<syntax::Ruleset>(&declaration.body);
        ruleset != nullptr && ruleset->holidays)
      names_.insert(ruleset->holidays->name);
  }
}

void NameUses::add(const syntax::Test& test) {
  const auto path = [this](const syntax::Path& written) {
    if (!written.words.empty()) names_.insert(written.words.front().name);
  };
  for (const syntax::Pair& pair : test.given) path(pair.path);
  for (const syntax::Pair& pair : test.expected) path(pair.path);
  if (!test.table) return;
  for (const syntax::Path& column : test.table->given) path(column);
  for (const syntax::Path& column : test.table->expected) path(column);
}

Span whole_declaration(const SyntaxTree& tree, std::size_t declaration, const Sources& sources) {
  const Span head = tree.declarations[declaration].head;
  const bool last = declaration + 1 == tree.declarations.size();
  const std::size_t end =
      last ? sources[tree.source].text().size() : tree.declarations[declaration + 1].head.begin;
  return {tree.source, head.begin, static_cast<std::uint32_t>(end)};
}

void for_each_name(const SyntaxTree& tree, Span part, const std::function<void(const std::string&)>& visit) {
  for (const syntax::Expr& expr : tree.exprs) {
    if (expr.span.begin < part.begin || expr.span.end > part.end) continue;
    if (const auto* name = std::get_if<syntax::NameUse>(&expr.form)) visit(name->name);
    if (const auto* call = std::get_if<syntax::CallUse>(&expr.form)) visit(call->function.name);
    if (const auto* member = std::get_if<syntax::MemberUse>(&expr.form)) visit(member->member.name);
  }
}

}  // namespace rung
