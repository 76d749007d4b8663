// Lowers `output`: the columns of the result, or those that a rule file without one gets; and what a run asks beside it.

#include "check/checker.hpp"
#include "diagnostics/kinds.hpp"
#include "grammar/words.hpp"

namespace rung {

/// `tier`, `service.discount`: a name or names behind dots.
bool Checker::is_path(ExprId id) const {
  if (std::holds_alternative<syntax::NameUse>(expr(id).form)) return true;
  const auto* member = std::get_if<syntax::MemberUse>(&expr(id).form);
  return member != nullptr && is_path(member->of);
}

ColumnName Checker::column_name(ExprId id) {
  ColumnName name{std::string(sources_.text(expr(id).span)), std::nullopt};
  const auto* member = std::get_if<syntax::MemberUse>(&expr(id).form);
  const auto* owner = member == nullptr ? nullptr : std::get_if<syntax::NameUse>(&expr(member->of).form);
  const Declared* declared = owner == nullptr ? nullptr : find_declared(owner->name);
  const auto supplied = member == nullptr ? std::nullopt : find_member(member->member.name);
  if (declared == nullptr || !supplied || declared->outputs.contains(member->member.name)) return name;
  return {owner->name, words(*supplied)};
}

OutputColumn Checker::output_column(ExprId id, const std::optional<syntax::Identifier>& as) {
  OutputColumn column{{}, lower(id, Standpoint{})};
  if (as) {
    column.name.name = as->name;
  } else if (is_path(id)) {
    column.name = column_name(id);
  } else {
    if (column.value != none) diagnostics_.report(Kind::column_without_name, expr(id).span);
    column.value = none;
  }
  return column;
}

void Checker::lower_output() {
  const syntax::Output* written = nullptr;
  for (const syntax::Declaration& declaration : root_->declarations) {
    const auto* output = std::get_if<syntax::Output>(&declaration.body);
    if (output == nullptr) continue;
    if (written != nullptr) diagnostics_.report(Kind::output_twice, declaration.head);
    written = output;
    declaration_ = declare(DeclarationKind::output, declaration.name);
  }
  if (written != nullptr) {
    program_.words = written->words;
    for (const syntax::OutputItem& item : written->items) {
      OutputColumn column = output_column(item.value, item.as);
      if (column.value != none) program_.output.push_back(std::move(column));
    }
  }
  declaration_ = none;
  if (!program_.output.empty() || (written != nullptr && !written->items.empty())) return;
  // Without an output: the key, every score, every ladder with what it was and how it changed, every benefit.
  if (!program_.records.empty() && program_.records[subject].key != none) {
    const FieldId key = program_.records[subject].key;
    program_.output.push_back({{program_.records[subject].fields[key].name, std::nullopt},
                               field_node(subject, key, origin_of(program_.records[subject].span))});
  }
  for (const Placed& placed : placed_) {
    const syntax::Declaration& declaration = *placed.syntax;
    const Declared* declared = find_declared(declaration.name.name);
    if (declared == nullptr || declared->syntax != &declaration || declared->failed) continue;
    const std::string& name = declaration.name.name;
    if (declared->kind == DeclarationKind::score)
      program_.output.push_back({{name, std::nullopt}, declared->value});
    if (declared->kind == DeclarationKind::ladder) {
      program_.output.push_back({{name, std::nullopt}, declared->value});
      for (const Member member : {Member::was, Member::change})
        program_.output.push_back({{name, words(member)}, declared->members.at(member)});
    }
  }
  for (const Entitlements& entitlements : program_.entitlements)
    for (const Benefit& benefit : entitlements.benefits)
      program_.output.push_back({{entitlements.name + "." + benefit.name, std::nullopt}, benefit.value});
}

NodeId Checker::lower_lone(const LoneExpression& lone, Type expected) {
  const SyntaxTree* outer = std::exchange(tree_, &lone.tree);
  const NodeId node = lower(lone.root, Standpoint{}, expected);
  tree_ = outer;
  return node;
}

void Checker::lower_asked(const Asked& asked) {
  if (asked.where != nullptr) {
    const SyntaxTree* outer = std::exchange(tree_, &asked.where->tree);
    checked_.where = lower_condition(asked.where->root, Standpoint{});
    tree_ = outer;
  }
  for (const LoneExpression* column : asked.select) {
    const SyntaxTree* outer = std::exchange(tree_, &column->tree);
    OutputColumn built = output_column(column->root, std::nullopt);
    tree_ = outer;
    if (built.value != none) checked_.selected.push_back(std::move(built));
  }
  for (const LoneExpression* value : asked.wanted)
    checked_.wanted.push_back(lower_lone(*value, Type::nothing()));
  for (const auto& [name, lone] : asked.set) {
    const Span whole{lone->tree.source, 0,
                     static_cast<std::uint32_t>(sources_[lone->tree.source].text().size())};
    const Declared* declared = find_declared(name);
    if (declared == nullptr || declared->kind != DeclarationKind::param) {
      std::vector<std::string> params;
      for (const auto& [known, each] : declared_)
        if (each.kind == DeclarationKind::param) params.push_back(known);
      suggest(diagnostics_.report(Kind::unknown_param, whole).with("name", name), name, params);
      continue;
    }
    if (declared->failed) continue;
    const SyntaxTree* outer = std::exchange(tree_, &lone->tree);
    const auto value = constant_value(lone->root, graph_.type(declared->value));
    tree_ = outer;
    if (value) checked_.set.push_back({std::get<op::Named>(graph_[declared->value].operation).name, *value});
  }
}

}  // namespace rung
