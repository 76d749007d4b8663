// Lowers `table`: a condition for each row, and for each output the cell of the row that matched.

#include "check/checker.hpp"
#include "diagnostics/kinds.hpp"

namespace rung {
namespace {

std::optional<FoldKind> fold_of(const std::optional<Word>& match) {
  if (!match) return std::nullopt;
  switch (*match) {
    case Word::agree: return FoldKind::any;
    case Word::match_sum: return FoldKind::sum;
    case Word::match_max: return FoldKind::max;
    case Word::match_min: return FoldKind::min;
    default: return std::nullopt;
  }
}

}  // namespace

/// The nodes of a table's outputs by their names; the unnamed one under the empty name. Empty where it failed.
std::map<std::string, NodeId> Checker::table_outputs(const syntax::Table& table, const std::string& name,
                                                     std::uint32_t index, const Standpoint& scope) {
  std::vector<NodeId> inputs;
  bool failed = false;
  Table lowered{.name = name,
                .match = fold_of(table.match) ? Table::Match::several : Table::Match::one,
                .inputs = {},
                .rows = {},
                .outputs = {},
                .span = {}};
  for (const syntax::TableInput& input : table.inputs) {
    inputs.push_back(lower(input.value, scope));
    lowered.inputs.push_back({inputs.back(), input.span});
    failed = failed || inputs.back() == none;
  }
  std::vector<NodeId> conditions;
  std::vector<std::vector<NodeId>> cells(table.outputs.size());
  std::vector<std::vector<Span>> spans(table.outputs.size());
  std::vector<std::optional<Type>> stated;
  for (const syntax::TableOutput& output : table.outputs)
    stated.push_back(output.type ? lower_type(*output.type) : std::nullopt);
  const std::uint32_t outer = std::exchange(declaration_, index);
  for (std::uint32_t number = 0; number < table.rows.size(); ++number) {
    const syntax::TableRow& row = table.rows[number];
    part_ = number;
    std::vector<NodeId> tests;
    lowered.rows.push_back({none, {}, row.span});
    for (std::size_t i = 0; i < row.tests.size() && i < inputs.size(); ++i) {
      if (inputs[i] == none) continue;
      const CellCondition test = lower_test(row.tests[i], inputs[i], scope);
      failed = failed || test.failed;
      if (!failed)
        for (const Condition& one : conditions_of(row.tests[i], inputs[i], table.inputs[i].span, scope))
          lowered.rows.back().tests.push_back(one);
      if (test.node != none) tests.push_back(test.node);
    }
    const Origin origin = origin_of(row.span);
    std::vector<NodeId*> operands;
    for (NodeId& test : tests) operands.push_back(&test);
    if (!align(std::move(operands), row.span))
      failed = true;
    else
      conditions.push_back(tests.empty() ? graph_.constant(true, Type::truth(), origin)
                                         : graph_.all(tests, origin));
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const Origin cell_origin = origin_of(row.cell_spans[i]);
      const Type expected = stated[i].value_or(Type::nothing());
      const NodeId cell = row.cells[i] == syntax::no_expr ? graph_.missing(expected, cell_origin)
                                                          : lower(row.cells[i], scope, expected);
      failed = failed || cell == none;
      cells[i].push_back(cell);
      spans[i].push_back(row.cell_spans[i]);
    }
  }
  part_ = none;
  declaration_ = outer;
  std::map<std::string, NodeId> outputs;
  if (failed) return outputs;
  const Origin origin{index, none, table.outputs.empty() ? Span{} : table.outputs[0].span};
  for (std::size_t i = 0; i < table.outputs.size(); ++i) {
    auto type = column_type(cells[i], spans[i]);
    if (!type) continue;
    if (stated[i]) {
      const bool fits = type->is_number() ? stated[i]->is_number() : comparable(*type, *stated[i]);
      if (!fits) {
        diagnostics_.report(Kind::wrong_type, table.outputs[i].span)
            .with("type", spoken(*type, program_))
            .with("wanted", spoken(*stated[i], program_));
        continue;
      }
      type = stated[i];
    }
    NodeId value = none;
    const auto fold = fold_of(table.match);
    const bool adds = fold == FoldKind::sum && !type->is_number();
    const bool ranks = (fold == FoldKind::max || fold == FoldKind::min) && !ordered(*type);
    if (type->kind != TypeKind::nothing && (adds || ranks)) {
      diagnostics_.report(Kind::wrong_type, table.outputs[i].span)
          .with("type", spoken(*type, program_))
          .with("wanted", adds ? words(Phrase::a_number) : words(Phrase::something_ordered));
      continue;
    }
    if (fold) {
      std::vector<NodeId> rows = conditions;
      std::vector<NodeId*> operands;
      for (NodeId& row : rows) operands.push_back(&row);
      for (NodeId& cell : cells[i]) operands.push_back(&cell);
      const auto space = align(std::move(operands), origin.span);
      if (space) value = graph_.add(op::Fold{*fold, std::move(rows), cells[i]}, *type, *space, origin);
    } else {
      const bool unique = table.match && *table.match == Word::unique;
      std::vector<NodeId*> operands;
      std::vector<NodeId> rows = conditions;
      for (NodeId& row : rows) operands.push_back(&row);
      for (NodeId& cell : cells[i]) operands.push_back(&cell);
      if (align(std::move(operands), origin.span))
        value = graph_.pick(unique ? MatchKind::unique : MatchKind::first, std::move(rows), cells[i], *type,
                            origin);
    }
    if (value == none) continue;
    lowered.outputs.push_back({table.outputs[i].name ? table.outputs[i].name->name : "", value, cells[i]});
    const std::string output = table.outputs[i].name ? table.outputs[i].name->name : "";
    if (outputs.contains(output))
      diagnostics_.report(Kind::name_twice, table.outputs[i].span)
          .with("name", output.empty() ? "=>" : output);
    outputs[output] = name_node(output.empty() ? name : name + "." + output, value, *type, false, origin);
  }
  for (std::size_t i = 0; i < conditions.size(); ++i) lowered.rows[i].met = conditions[i];
  lowered.function = !table.parameters.empty();
  lowered.span = index == none ? origin.span : program_.declarations[index].span;
  program_.tables.push_back(std::move(lowered));
  return outputs;
}

void Checker::lower_table(Declared& declared) {
  const auto& table = std::get<syntax::Table>(declared.syntax->body);
  declared.failed = true;
  if (table.outputs.empty() && table.inputs.empty() && mute_unknown_) return;
  if (table.outputs.empty()) {
    diagnostics_.report(Kind::table_without_output,
                        table.inputs.empty() ? declared.syntax->name.span
                                             : cover(table.inputs.front().span, table.inputs.back().span));
    return;
  }
  if (table.rows.empty()) {
    if (!mute_unknown_) diagnostics_.report(Kind::no_rows, declared.syntax->head);
    return;
  }
  if (fold_of(table.match) && *fold_of(table.match) != FoldKind::any && table.outputs.size() > 1) {
    diagnostics_.report(Kind::one_output, table.outputs[1].span);
    return;
  }
  if (!table.parameters.empty()) {
    declared.function = true;
    declared.failed = false;
    return;
  }
  declared.outputs = table_outputs(table, declared.syntax->name.name, declared.declaration, Standpoint{});
  if (declared.outputs.size() != table.outputs.size()) return;
  const auto own = declared.outputs.find("");
  if (own != declared.outputs.end()) {
    declared.value = own->second;
    declared.outputs.erase(own);
  }
  declared.failed = false;
}

}  // namespace rung
