// What a name, or a name behind a dot, stands for in an expression.

#include "check/checker.hpp"
#include "diagnostics/kinds.hpp"

namespace rung {

namespace {

/// Some value that the module gives, for an example.
std::string first_result(const ModuleUse& module) {
  const syntax::Declaration* first = nullptr;
  for (const auto& [name, declared] : module.declared) {
    const bool result = declared.kind != DeclarationKind::param && !is_function(*declared.syntax);
    if (result && (first == nullptr || declared.syntax->head.begin < first->head.begin))
      first = declared.syntax;
  }
  return first == nullptr ? "…" : first->name.name;
}

}  // namespace

std::optional<NodeId> Checker::value_named(const std::string& name, Type expected, const Origin& origin) {
  if (expected.kind != TypeKind::enumeration && expected.kind != TypeKind::ladder) return std::nullopt;
  const Enumeration& values = program_.enumerations[expected.set];
  const auto code = values.code_of(name);
  if (!code) return std::nullopt;
  const EnumerationValue& value = values.values[static_cast<std::size_t>(*code)];
  if (value.supplied) note_supplied(origin.span, *value.supplied);
  return graph_.constant(Code{*code}, expected, origin);
}

NodeId Checker::field_node(RecordId record, FieldId field, const Origin& origin) {
  if (computed_fields_.contains({record, field})) return computed_field(record, field, origin);
  const Field& known = program_.records[record].fields[field];
  return graph_.add(op::Field{record, field}, known.type, Space::of_record(record), {none, none, known.span});
}

NodeId Checker::field_of(RecordId record, const syntax::Identifier& name, const Origin& origin) {
  if (const auto field = program_.records[record].field(name.name)) return field_node(record, *field, origin);
  if (mute_unknown_) return none;
  std::vector<std::string> candidates;
  for (const Field& field : program_.records[record].fields) candidates.push_back(field.name);
  suggest(diagnostics_.report(Kind::unknown_field, name.span)
              .with("name", name.name)
              .with("record", program_.records[record].name),
          name.name, candidates);
  return none;
}

/// In a report's line a value of the subjects can stand only as a group key.
NodeId Checker::in_report(NodeId id, const Standpoint& scope, Span span) {
  if (id == none || scope.report == nullptr || scope.in_aggregate()) return id;
  if (graph_.space(id).kind != Space::Kind::record) return id;
  for (std::uint32_t i = 0; i < scope.report->keys.size(); ++i)
    if (scope.report->keys[i] == id)
      return graph_.add(op::GroupKey{i}, graph_.type(id), Space::of_group(scope.report->report),
                        origin_of(span));
  diagnostics_.report(Kind::not_of_the_group, span).with("name", std::string(sources_.text(span)));
  return none;
}

NodeId Checker::lower_name(const syntax::NameUse& use, const Origin& origin, const Standpoint& scope,
                           Type expected) {
  if (const auto value = value_named(use.name, expected, origin)) return *value;
  if (scope.parameters != nullptr) {
    const auto parameter = scope.parameters->find(use.name);
    if (parameter != scope.parameters->end()) return parameter->second;
  }
  if (scope.report != nullptr && !scope.in_aggregate()) {
    const auto column = scope.report->columns.find(use.name);
    if (column != scope.report->columns.end()) return column->second;
  }
  if (!program_.records.empty() && module_ == nullptr) {
    for (const RecordId record : {scope.own, subject})
      if (const auto field = program_.records[record].field(use.name))
        return in_report(field_node(record, *field, origin), scope, origin.span);
  }
  if (Declared* declared = resolved(use.name, origin.span)) {
    if (declared->failed) return none;
    if (declared->value != none) return in_report(declared->value, scope, origin.span);
    if (declared->function)
      diagnostics_.report(Kind::function_without_arguments, origin.span).with("name", use.name);
    else if (declared->selection)
      diagnostics_.report(Kind::record_as_value, origin.span).with("name", use.name);
    else if (!declared->outputs.empty())
      diagnostics_.report(Kind::needs_member, origin.span)
          .with("name", use.name)
          .with("member", declared->outputs.begin()->first);
    return none;
  }
  if (find_record(use.name)) {
    diagnostics_.report(Kind::record_as_value, origin.span).with("name", use.name);
    return none;
  }
  if (const auto module = modules_.find(use.name); module_ == nullptr && module != modules_.end()) {
    diagnostics_.report(Kind::needs_member, origin.span)
        .with("name", use.name)
        .with("member", first_result(module->second));
    return none;
  }
  report_unknown(use.name, origin.span, scope, expected);
  return none;
}

/// The record whose lines a selection takes; nothing where the name is none of that, or has arguments but no parameters.
std::optional<RecordId> Checker::record_selected(const std::string& name, Span span, bool with_arguments) {
  const Declared* known = find_declared(name);
  if (known == nullptr || !is_selection(*known->syntax) || is_function(*known->syntax) != with_arguments)
    return std::nullopt;
  const Declared* declared = resolved(name, span);
  if (declared->selection) return declared->selection->record;
  return std::nullopt;
}

std::optional<RecordId> Checker::record_of(ExprId id, const Standpoint& scope) {
  if (const auto* use = std::get_if<syntax::NameUse>(&expr(id).form)) {
    if (scope.parameters != nullptr && scope.parameters->contains(use->name)) return std::nullopt;
    if (const auto record = find_record(use->name)) return record;
    return record_selected(use->name, expr(id).span, false);
  }
  if (const auto* call = std::get_if<syntax::CallUse>(&expr(id).form))
    return record_selected(call->function.name, call->function.span, true);
  const auto* member = std::get_if<syntax::MemberUse>(&expr(id).form);
  if (member == nullptr) return std::nullopt;
  // `line.order`: the record above the one before the dot.
  const auto below = record_of(member->of, scope);
  if (!below) return std::nullopt;
  for (RecordId above = program_.records[*below].parent; above != none;
       above = program_.records[above].parent)
    if (program_.records[above].name == member->member.name) return above;
  return std::nullopt;
}

NodeId Checker::lower_member(const syntax::MemberUse& use, const Origin& origin, const Standpoint& scope) {
  if (const auto* index = std::get_if<syntax::Index>(&expr(use.of).form))
    return lower_index(*index, use.member, origin, scope);
  if (const auto* call = std::get_if<syntax::CallUse>(&expr(use.of).form)) {
    // `factor(x).rate`: a named output of a table with parameters.
    const Declared* known = find_declared(call->function.name);
    Declared* table = known != nullptr && is_function(*known->syntax)
                          ? resolved(call->function.name, call->function.span)
                          : nullptr;
    if (table != nullptr && std::holds_alternative<syntax::Table>(table->syntax->body))
      return table->failed ? none : lower_user_function(*table, *call, use.member.name, origin, scope);
  }
  if (ModuleUse* module = module_named(use.of)) {
    Declared* result = resolved_in(*module, use.member);
    if (result == nullptr || result->failed) return none;
    if (result->value != none) return in_report(result->value, scope, origin.span);
    diagnostics_.report(Kind::needs_member, origin.span)
        .with("name", std::string(sources_.text(origin.span)))
        .with("member", result->outputs.empty() ? "…" : result->outputs.begin()->first);
    return none;
  }
  const auto* owner = std::get_if<syntax::NameUse>(&expr(use.of).form);
  const bool value_first = owner != nullptr && find_declared(owner->name) != nullptr &&
                           find_declared(owner->name)->kind != DeclarationKind::let;
  if (!value_first) {
    if (const auto record = record_of(use.of, scope)) {
      const NodeId field = field_of(*record, use.member, origin);
      if (field == none) return none;
      const Space here = Space::of_record(scope.in_aggregate() ? scope.gathered : scope.own);
      const auto met = graph_.meet(graph_.space(field), here);
      if (met == here) return in_report(field, scope, origin.span);
      diagnostics_.report(Kind::related_outside_aggregate, origin.span)
          .with("name", std::string(sources_.text(origin.span)));
      return none;
    }
  }
  Declared* declared = declared_at(use.of);
  if (owner == nullptr && declared == nullptr) {
    if (mute_unknown_) return none;
    diagnostics_.report(Kind::no_members, use.member.span)
        .with("name", std::string(sources_.text(expr(use.of).span)));
    return none;
  }
  if (declared == nullptr) {
    for (const RecordId record : {scope.own, subject})
      if (record < program_.records.size() && program_.records[record].field(owner->name)) {
        diagnostics_.report(Kind::no_members, use.member.span).with("name", owner->name);
        return none;
      }
    report_unknown(owner->name, expr(use.of).span, scope, Type::nothing());
    return none;
  }
  if (declared->failed) return none;
  if (declared->function) {
    diagnostics_.report(Kind::function_without_arguments, expr(use.of).span)
        .with("name", std::string(sources_.text(expr(use.of).span)));
    return none;
  }
  return in_report(member_of(*declared, std::string(sources_.text(expr(use.of).span)), use.member, origin),
                   scope, origin.span);
}

NodeId Checker::member_of(Declared& declared, const std::string& owner, const syntax::Identifier& member,
                          const Origin&) {
  const auto output = declared.outputs.find(member.name);
  if (output != declared.outputs.end()) return output->second;
  if (const auto supplied = find_member(member.name)) {
    const auto found = declared.members.find(*supplied);
    if (found != declared.members.end()) {
      note_supplied(member.span, words(*supplied));
      return found->second;
    }
  }
  std::vector<std::string> candidates;
  for (const auto& [name, node] : declared.outputs) candidates.push_back(name);
  for (const auto& [known, node] : declared.members) candidates.emplace_back(words(known).english);
  suggest(
      diagnostics_.report(Kind::unknown_member, member.span).with("name", owner).with("member", member.name),
      member.name, candidates);
  return none;
}

NodeId Checker::lower_index(const syntax::Index& index, const syntax::Identifier& member,
                            const Origin& origin, const Standpoint& scope) {
  const auto* name = std::get_if<syntax::NameUse>(&expr(index.of).form);
  const auto record = name == nullptr ? std::nullopt : find_record(name->name);
  if (!record || program_.records[*record].key == none) {
    const std::string written(sources_.text(expr(index.of).span));
    std::vector<std::string> candidates;
    for (const Record& each : program_.records)
      if (each.key != none && !record) candidates.push_back(each.name);
    suggest(diagnostics_.report(Kind::lookup_without_key, expr(index.of).span).with("name", written), written,
            candidates);
    return none;
  }
  if (record == subject || program_.records[*record].parent != none) {
    diagnostics_.report(Kind::lookup_of_lines, expr(index.of).span).with("name", name->name);
    return none;
  }
  const Field& key = program_.records[*record].fields[program_.records[*record].key];
  NodeId wanted = lower(index.key, scope, key.type);
  if (wanted == none) return none;
  const auto field = program_.records[*record].field(member.name);
  if (!field || field_node(*record, *field, origin) == none) return field_of(*record, member, origin);
  const Type type = graph_.type(wanted);
  const bool closed = type.kind == TypeKind::enumeration || type.kind == TypeKind::ladder;
  if (closed && key.type.kind == TypeKind::text)
    wanted = graph_.add(op::TextOf{wanted}, Type::text(), graph_.space(wanted), origin);
  if (!comparable(graph_.type(wanted), key.type)) {
    diagnostics_.report(Kind::wrong_type, expr(index.key).span)
        .with("type", spoken(type, program_))
        .with("wanted", spoken(key.type, program_));
    return none;
  }
  return graph_.add(op::Lookup{*record, wanted, *field}, program_.records[*record].fields[*field].type,
                    graph_.space(wanted), origin);
}

}  // namespace rung
