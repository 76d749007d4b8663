// Calls: functions of one row, functions that the rules declare, and the way to those that gather lines.

#include <fmt/format.h>

#include "check/checker.hpp"
#include "diagnostics/kinds.hpp"
#include "grammar/words.hpp"

namespace rung {

NodeId Checker::lower_call(const syntax::CallUse& call, const Origin& origin, const Standpoint& scope,
                           Type expected) {
  const std::string& name = call.function.name;
  if (const Declared* known = find_declared(name); known != nullptr && is_function(*known->syntax)) {
    Declared* declared = resolved(name, call.function.span);
    if (!declared->failed && declared->selection) {
      diagnostics_.report(Kind::record_as_value, origin.span)
          .with("name", std::string(sources_.text(origin.span)));
      return none;
    }
    return declared->failed ? none : lower_user_function(*declared, call, "", origin, scope);
  }
  if (const auto gathering = find_gathering(name)) {
    note_supplied(call.function.span, row(*gathering).names);
    if (row(*gathering).reach == Reach::population) return lower_population(*gathering, call, origin, scope);
    const bool of_row =
        (*gathering == Gathering::min || *gathering == Gathering::max) && call.arguments.size() > 1;
    if (!of_row) return lower_aggregate(*gathering, call, origin, scope);
  }
  const auto function = find_function(name);
  if (!function) {
    std::vector<std::string> candidates;
    for (const auto& [known, declared] : declared_)
      if (declared.function) candidates.push_back(known);
    for (std::size_t i = 0; i < function_count(); ++i) {
      const Worded& names = row(static_cast<FunctionId>(i)).names;
      candidates.emplace_back(names.english);
      candidates.emplace_back(names.simplified);
    }
    for (const std::string_view gathered : {"sum", "average", "count", "any", "every", "latest", "earliest"})
      candidates.emplace_back(gathered);
    if (!mute_unknown_)
      suggest(diagnostics_.report(Kind::unknown_function, call.function.span).with("name", name), name,
              candidates);
    return none;
  }
  if (call.by != syntax::no_expr || call.where != syntax::no_expr || call.within != syntax::no_expr ||
      call.distinct) {
    Span clause = call.function.span;
    for (const ExprId each : {call.by, call.where, call.within})
      if (each != syntax::no_expr) clause = expr(each).span;
    diagnostics_.report(Kind::clause_of_aggregates, clause).with("name", name);
    return none;
  }
  note_supplied(call.function.span, row(*function).names);
  return lower_function(*function, call, origin, scope, expected);
}

namespace {

Argument argument_at(const Signature& signature, std::size_t i) {
  return signature.arguments[std::min(i, signature.arguments.size() - 1)];
}

bool fits(Argument argument, const Type& type) {
  switch (argument) {
    case Argument::numeric:
    case Argument::whole: return type.is_number();
    case Argument::ordered: return ordered(type);
    case Argument::date: return type.kind == TypeKind::date;
    case Argument::text: return type.kind == TypeKind::text || type.kind == TypeKind::enumeration;
  }
  return false;
}

Worded argument_words(Argument argument) {
  switch (argument) {
    case Argument::numeric: return words(Phrase::a_number);
    case Argument::whole: return words(Phrase::an_integer);
    case Argument::ordered: return words(Phrase::something_ordered);
    case Argument::date: return words(Phrase::a_date);
    case Argument::text: return words(Phrase::a_text);
  }
  return {};
}

}  // namespace

NodeId Checker::lower_function(FunctionId function, const syntax::CallUse& call, const Origin& origin,
                               const Standpoint& scope, Type expected) {
  const Signature& signature = row(function).signature;
  const std::size_t least = signature.arguments.size() + (signature.last_repeats ? 1 : 0);
  const std::size_t given = call.arguments.size();
  if (given < least || (given > least && !signature.last_repeats)) {
    diagnostics_.report(Kind::argument_count, origin.span)
        .with("name", call.function.name)
        .with("given", std::to_string(given))
        .with("wanted", std::to_string(least))
        .with("example", std::string(row(function).example));
    return none;
  }
  std::vector<NodeId> arguments;
  Type same = signature.result == Result::same ? expected : Type::nothing();
  std::optional<Type> joint;
  bool failed = false;
  for (std::size_t i = 0; i < given; ++i) {
    const Argument argument = argument_at(signature, i);
    NodeId node = lower(call.arguments[i], scope, argument == Argument::ordered ? same : Type::nothing());
    if (node == none) {
      failed = true;
      continue;
    }
    const Type type = graph_.type(node);
    if (type.kind != TypeKind::nothing && !fits(argument, type)) {
      diagnostics_.report(Kind::wrong_type, expr(call.arguments[i]).span)
          .with("type", spoken(type, program_))
          .with("wanted", argument_words(argument));
      failed = true;
      continue;
    }
    if (type.kind == TypeKind::enumeration && argument == Argument::text)
      node = graph_.add(op::TextOf{node}, Type::text(), graph_.space(node), origin);
    if (argument == Argument::ordered && same.kind == TypeKind::nothing) same = type;
    if (signature.result == Result::same &&
        (argument == Argument::ordered || argument == Argument::numeric)) {
      const auto met = joint ? together(*joint, type) : type;
      if (!met) {
        mismatch(Kind::choices_differ, expr(call.arguments[i]).span, arguments.back(), node);
        failed = true;
        continue;
      }
      joint = met;
    }
    arguments.push_back(node);
  }
  if (failed) return none;
  Type type = Type::number();
  switch (signature.result) {
    case Result::same: type = *joint; break;
    case Result::number: break;
    case Result::quotient: {
      const auto numeric = quotient_of(graph_.type(arguments[0]).numeric, graph_.type(arguments[1]).numeric);
      if (!numeric) return mismatch(Kind::cannot_calculate, origin.span, arguments[0], arguments[1]);
      type = Type::number(*numeric == Numeric::literal ? Numeric::number : *numeric);
      break;
    }
    case Result::integer: type = Type::number(Numeric::integer); break;
    case Result::count: type = Type::number(Numeric::count); break;
    case Result::truth: type = Type::truth(); break;
    case Result::text: type = Type::text(); break;
  }
  std::vector<NodeId*> operands;
  for (NodeId& argument : arguments) operands.push_back(&argument);
  const auto space = align(std::move(operands), origin.span);
  return space ? graph_.add(op::Call{function, std::move(arguments)}, type, *space, origin) : none;
}

NodeId Checker::lower_user_function(Declared& declared, const syntax::CallUse& call,
                                    const std::string& output, const Origin& origin,
                                    const Standpoint& scope) {
  std::vector<NodeId> arguments;
  for (const ExprId argument : call.arguments) {
    arguments.push_back(lower(argument, scope));
    if (arguments.back() == none) return none;
  }
  return expand(declared, arguments, output, origin, scope);
}

/// The body of a function with arguments in place of its parameters. The same arguments give the same nodes, so that
/// functions of functions do not multiply.
NodeId Checker::expand(Declared& declared, const std::vector<NodeId>& arguments, const std::string& output,
                       const Origin& origin, const Standpoint& scope) {
  const auto* let = std::get_if<syntax::Let>(&declared.syntax->body);
  const auto* table = std::get_if<syntax::Table>(&declared.syntax->body);
  const std::vector<syntax::Identifier>& names = let != nullptr ? *let->parameters : table->parameters;
  if (names.size() != arguments.size()) {
    diagnostics_.report(Kind::argument_count, origin.span)
        .with("name", declared.syntax->name.name)
        .with("given", std::to_string(arguments.size()))
        .with("wanted", std::to_string(names.size()))
        .with("example", fmt::format("{}(…)", declared.syntax->name.name));
    return none;
  }
  std::string key = fmt::format("{}.{} {} {}", declared.syntax->name.name, output, scope.own, scope.gathered);
  for (const NodeId argument : arguments) key += fmt::format(" {}", argument);
  if (const auto known = expansions_.find(key); known != expansions_.end()) return known->second;
  if (declared.progress == Progress::working) {
    diagnostics_.report(Kind::cycle, origin.span).with("name", declared.syntax->name.name);
    return none;
  }
  const Inside in_body(*this, declared.tree, declared.module);
  declared.progress = Progress::working;
  std::map<std::string, NodeId> parameters;
  for (std::size_t i = 0; i < names.size(); ++i) parameters[names[i].name] = arguments[i];
  Standpoint inside = scope;
  inside.parameters = &parameters;
  NodeId result = none;
  if (let != nullptr) {
    result = lower(let->value, inside);
    if (result != none && let->type)
      if (const auto type = lower_type(*let->type))
        result = name_node(declared.syntax->name.name, result, *type, false, origin);
  } else {
    const auto outputs = table_outputs(*table, declared.syntax->name.name, declared.declaration, inside);
    const auto found = outputs.find(output);
    if (found != outputs.end()) result = found->second;
    if (found == outputs.end() && !outputs.empty() && output.empty())
      diagnostics_.report(Kind::needs_member, origin.span)
          .with("name", declared.syntax->name.name)
          .with("member", outputs.begin()->first);
    else if (found == outputs.end() && !outputs.empty())
      diagnostics_.report(Kind::unknown_member, origin.span)
          .with("name", declared.syntax->name.name)
          .with("member", output);
  }
  declared.progress = Progress::done;
  expansions_[key] = result;
  return result;
}

}  // namespace rung
