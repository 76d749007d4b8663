// Lowers `use`: files whose declarations join the rules, and library modules that stand under a name of their own.

#include "check/checker.hpp"
#include "diagnostics/kinds.hpp"
#include "grammar/words.hpp"

namespace rung {
namespace {

/// What a module may hold: values over its parameters. Data, actions, reports and outputs belong to rules; modules come
/// from the library alone, which has none of them.
bool fits_module(Word word) {
  switch (word) {
    case Word::param:
    case Word::let:
    case Word::table:
    case Word::scale:
    case Word::score:
    case Word::test: return true;
    default: return false;
  }
}

std::string alias_of(const syntax::Use& use) {
  return use.as ? use.as->name : use.module.back().name;
}

}  // namespace

void Checker::place(const SyntaxTree& tree, bool root) {
  mute_unknown_ = mute_unknown_ || tree.broken;
  for (std::size_t i = 0; i < tree.declarations.size(); ++i) {
    const syntax::Declaration& declaration = tree.declarations[i];
    if (declaration.word != Word::use) {
      // A used file brings neither its ruleset line nor its outputs nor its tests.
      const bool own = declaration.word == Word::ruleset || declaration.word == Word::output ||
                       declaration.word == Word::test;
      if (root || !own) placed_.push_back({&declaration, &tree});
      continue;
    }
    // What could not be loaded was reported: its names are nobody's fault.
    bool loaded = false;
    for (const UsedTree& used : used_) {
      if (used.user != &tree || used.declaration != i) continue;
      loaded = true;
      if (std::get<syntax::Use>(declaration.body).file)
        place(*used.tree, false);
      else
        open_module({&declaration, &tree}, *used.tree);
    }
    mute_unknown_ = mute_unknown_ || !loaded;
  }
}

void Checker::open_module(const Placed& use, const SyntaxTree& tree) {
  const auto& written = std::get<syntax::Use>(use.syntax->body);
  const auto [known, fresh] = modules_.try_emplace(alias_of(written));
  if (!fresh) {
    diagnostics_.report(Kind::name_twice, use.syntax->head)
        .with("name", alias_of(written))
        .see(known->second.use.syntax->head, Phrase::declared_here, {{"name", alias_of(written)}});
    return;
  }
  ModuleUse& module = known->second;
  module.alias = alias_of(written);
  module.use = use;
  module.tree = &tree;
  mute_unknown_ = mute_unknown_ || tree.broken;
  for (const syntax::Declaration& declaration : tree.declarations) {
    if (declaration.word == Word::test || !fits_module(declaration.word)) continue;
    Declared declared;
    declared.syntax = &declaration;
    declared.tree = &tree;
    declared.module = &module;
    switch (declaration.word) {
      case Word::param: declared.kind = DeclarationKind::param; break;
      case Word::let: declared.kind = DeclarationKind::let; break;
      case Word::table: declared.kind = DeclarationKind::table; break;
      case Word::scale: declared.kind = DeclarationKind::scale; break;
      default: declared.kind = DeclarationKind::score; break;
    }
    declared.declaration =
        declare(declared.kind, {module.alias + "." + declaration.name.name, declaration.name.span});
    module.declared.emplace(declaration.name.name, std::move(declared));
  }
  for (const syntax::Binding& binding : written.bindings) {
    const auto param = module.declared.find(binding.name.name);
    if (param == module.declared.end() || param->second.kind != DeclarationKind::param) {
      std::vector<std::string> params;
      for (const auto& [name, declared] : module.declared)
        if (declared.kind == DeclarationKind::param) params.push_back(name);
      suggest(diagnostics_.report(Kind::unknown_param, binding.name.span).with("name", binding.name.name),
              binding.name.name, params);
      continue;
    }
    if (!module.bindings.try_emplace(binding.name.name, &binding).second)
      diagnostics_.report(Kind::given_twice, binding.name.span).with("name", binding.name.name);
  }
}

void Checker::lower_modules() {
  for (auto& [alias, module] : modules_)
    for (auto& [name, declared] : module.declared)
      if (declared.progress == Progress::waiting) lower(declared);
}

/// The value that a `use` binds to a parameter, over the user's own records.
NodeId Checker::bound_value(const Declared& param, std::optional<Type> type) {
  const ModuleUse& module = *param.module;
  const syntax::Binding& binding = *module.bindings.at(param.syntax->name.name);
  NodeId value = none;
  Span span;
  {
    const Inside inside(*this, module.use.tree, nullptr);
    value = lower(binding.value, Standpoint{}, type.value_or(Type::nothing()));
    span = expr(binding.value).span;
  }
  if (value == none) return none;
  const Type own = graph_.type(value);
  if (type && !(own.is_number() && type->is_number()) && !comparable(own, *type)) {
    diagnostics_.report(Kind::wrong_type, span)
        .with("type", spoken(own, program_))
        .with("wanted", spoken(*type, program_))
        .see(param.syntax->name.span, Phrase::declared_here, {{"name", param.syntax->name.name}});
    return none;
  }
  return name_node(param.syntax->name.name, value, type.value_or(own), true,
                   origin_of(param.syntax->name.span));
}

ModuleUse* Checker::module_named(ExprId id) {
  const auto* use = std::get_if<syntax::NameUse>(&expr(id).form);
  if (use == nullptr || module_ != nullptr) return nullptr;
  const auto found = modules_.find(use->name);
  return found == modules_.end() ? nullptr : &found->second;
}

Declared* Checker::resolved_in(ModuleUse& module, const syntax::Identifier& name) {
  const Inside inside(*this, module.tree, &module);
  if (Declared* declared = resolved(name.name, name.span)) return declared;
  std::vector<std::string> candidates;
  for (const auto& [known, declared] : module.declared) candidates.push_back(known);
  if (!mute_unknown_)
    suggest(diagnostics_.report(Kind::unknown_member, name.span)
                .with("name", module.alias)
                .with("member", name.name),
            name.name, candidates);
  return nullptr;
}

Declared* Checker::declared_at(ExprId id) {
  if (const auto* use = std::get_if<syntax::NameUse>(&expr(id).form))
    return resolved(use->name, expr(id).span);
  const auto* member = std::get_if<syntax::MemberUse>(&expr(id).form);
  ModuleUse* module = member == nullptr ? nullptr : module_named(member->of);
  return module == nullptr ? nullptr : resolved_in(*module, member->member);
}

/// What is wrong inside a used file or module is shown there; the `use` that brought it in is shown beside it.
void Checker::point_at_uses() {
  for (const UsedTree& used : used_)
    diagnostics_.point_at(used.tree->source, used.user->declarations[used.declaration].head,
                          Phrase::used_here);
}

}  // namespace rung
