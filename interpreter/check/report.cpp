// Lowers `report`: keys and filter over the subjects, columns and order over the groups.

#include "check/checker.hpp"
#include "diagnostics/kinds.hpp"
#include "grammar/words.hpp"

namespace rung {

void Checker::lower_report(const syntax::Declaration& declaration) {
  const auto& written = std::get<syntax::Report>(declaration.body);
  for (const Report& known : program_.reports)
    if (known.name == declaration.name.name)
      diagnostics_.report(Kind::name_twice, declaration.name.span)
          .with("name", known.name)
          .see(known.span, Phrase::declared_here, {{"name", known.name}});
  declaration_ = declare(DeclarationKind::report, declaration.name);
  Report report;
  report.name = declaration.name.name;
  report.span = declaration.name.span;
  bool good = true;
  ReportScope in_group;
  in_group.report = static_cast<std::uint32_t>(program_.reports.size());
  for (const ExprId key : written.by) {
    const NodeId node = lower(key, Standpoint{});
    good = good && node != none;
    if (node == none) continue;
    in_group.keys.push_back(node);
    report.key_names.push_back(column_name(key));
  }
  report.keys = in_group.keys;
  if (written.where.size() > 1)
    diagnostics_.report(Kind::clause_twice, expr(written.where[1]).span)
        .with("clause", canonical(Word::where));
  if (!written.where.empty()) {
    report.where = lower_condition(written.where[0], Standpoint{});
    good = good && report.where != none;
  }
  Standpoint scope;
  scope.report = &in_group;
  if (written.columns.empty() && !mute_unknown_) {
    diagnostics_.report(Kind::report_without_columns, declaration.name.span);
    good = false;
  }
  for (const syntax::ReportColumn& column : written.columns) {
    // `top 10%` would be a column that is called top.
    if (!column.type && match_word(Word::top, column.name.name) == column.name.name.size() &&
        std::holds_alternative<syntax::Number>(expr(column.value).form)) {
      diagnostics_.report(Kind::top_not_whole, expr(column.value).span);
      good = false;
      continue;
    }
    NodeId node = lower(column.value, scope);
    if (node == none) {
      good = false;
      continue;
    }
    if (in_group.columns.contains(column.name.name)) {
      diagnostics_.report(Kind::name_twice, column.name.span).with("name", column.name.name);
      good = false;
    }
    if (column.type) {
      const auto stated = lower_type(*column.type);
      const Type own = graph_.type(node);
      if (stated && own.is_number() && stated->is_number()) {
        node = name_node(report.name + "." + column.name.name, node, *stated, false,
                         origin_of(column.name.span));
      } else if (stated && own != *stated) {
        diagnostics_.report(Kind::wrong_type, expr(column.value).span)
            .with("type", spoken(own, program_))
            .with("wanted", spoken(*stated, program_));
        good = false;
      }
    }
    in_group.columns[column.name.name] = node;
    report.columns.push_back({column.name.name, node});
  }
  for (const syntax::SortKey& key : written.sort) {
    const NodeId node = lower(key.value, scope);
    good = good && node != none;
    if (node != none) report.sort.push_back({node, key.descending});
  }
  // Without `sort`, by the group keys; ladders from the top.
  if (written.sort.empty())
    for (std::uint32_t i = 0; i < report.keys.size(); ++i) {
      const Type type = graph_.type(report.keys[i]);
      const NodeId key =
          graph_.add(op::GroupKey{i}, type, Space::of_group(in_group.report), origin_of(report.span));
      report.sort.push_back({key, type.kind == TypeKind::ladder});
    }
  if (written.top) {
    const auto top = decimal_of(*written.top, written.top_span);
    if (top && top->whole() && *top->whole() > 0)
      report.top = top->whole();
    else if (top)
      diagnostics_.report(Kind::top_not_whole, written.top_span), good = false;
  }
  declaration_ = none;
  if (good) program_.reports.push_back(std::move(report));
}

}  // namespace rung
