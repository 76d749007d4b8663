// Lowers `param`: a value that a run may set, or one for each date from which it holds.

#include "check/checker.hpp"
#include "diagnostics/kinds.hpp"

namespace rung {

void Checker::lower_param(Declared& declared) {
  const auto& param = std::get<syntax::Param>(declared.syntax->body);
  const Origin origin = origin_of(declared.syntax->name.span);
  declared.failed = true;
  std::optional<Type> type;
  if (param.type) {
    type = lower_type(*param.type);
    if (!type) return;
  }
  if (declared.module != nullptr && declared.module->bindings.contains(declared.syntax->name.name)) {
    const NodeId bound = bound_value(declared, type);
    if (bound == none) return;
    declared.value = bound;
    declared.failed = false;
    return;
  }
  NodeId value = none;
  const auto value_of = [&](ExprId id) {
    const NodeId node = lower(id, Standpoint{}, type.value_or(Type::nothing()));
    if (node == none) return none;
    if (graph_.space(node).kind != Space::Kind::run) {
      diagnostics_.report(Kind::not_constant, expr(id).span);
      return none;
    }
    const Type own = graph_.type(node);
    // `duration` is stated without its kind, which the value tells.
    if (!type || (type->kind == TypeKind::duration && own.kind == TypeKind::duration && value == none))
      type = own;
    if (own.is_number() && type->is_number() ? false : !comparable(own, *type)) {
      diagnostics_.report(Kind::wrong_type, expr(id).span)
          .with("type", spoken(own, program_))
          .with("wanted", spoken(*type, program_));
      return none;
    }
    return node;
  };
  if (param.value != syntax::no_expr) {
    value = value_of(param.value);
    if (value == none) return;
  } else if (param.dated.empty()) {
    if (declared.module != nullptr) {
      diagnostics_.report(Kind::module_param_unbound, declared.module->use.syntax->head)
          .with("module", declared.module->alias)
          .with("name", declared.syntax->name.name);
      return;
    }
    // A file without records is a module: its parameters wait for a `use` to bind them, and its tests give them.
    if (is_module_ && type) {
      declared.value =
          name_node(declared.syntax->name.name, graph_.missing(*type, origin), *type, true, origin);
      declared.failed = false;
      return;
    }
    diagnostics_.report(Kind::param_without_value, declared.syntax->name.span)
        .with("name", declared.syntax->name.name);
    return;
  }
  // The value in force on a day is that of the last date that has come; before the first date it is missing.
  std::optional<Date> before;
  const NodeId today = graph_.add(op::Today{}, Type::date(), Space::run(), origin);
  for (const syntax::DatedValue& dated : param.dated) {
    const NodeId next = value_of(dated.value);
    const auto from = date_of(dated.from, dated.from_span);
    if (next == none || !from) return;
    if (before && *from <= *before) diagnostics_.report(Kind::dates_backwards, dated.from_span);
    before = from;
    if (value == none) value = graph_.missing(*type, origin);
    const NodeId in_force = graph_.compare(Comparison::greater_equal, today,
                                           graph_.constant(*from, Type::date(), origin), origin);
    value = graph_.choose(in_force, next, value, *type, origin);
  }
  declared.value = name_node(declared.syntax->name.name, value, *type, true, origin);
  declared.failed = false;
}

}  // namespace rung
