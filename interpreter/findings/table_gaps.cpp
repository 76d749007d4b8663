// Where no row of a table is met, and columns on which nothing depends.
#include <algorithm>

#include "diagnostics/kinds.hpp"
#include "findings/table_study.hpp"
#include "program/below.hpp"

namespace rung {
namespace {

constexpr int most_gaps = 3;
constexpr int most_parts = 8;
/// For one column; without an answer nothing is said.
constexpr std::int64_t work_of_column = 4'000'000;
constexpr Int128 one = 1'000'000'000'000'000'000;

}  // namespace

std::vector<WantedPlaces> TableStudy::goals(const Box& part) const {
  std::vector<WantedPlaces> all;
  for (std::size_t d = 0; d < part.size(); ++d) all.push_back({conditions_.dimensions()[d].node, part[d]});
  return all;
}

bool TableStudy::is_met_by_none(const Customer& customer) const {
  std::vector<NodeId> rows;
  for (const Table::Row& row : table_.rows) rows.push_back(row.met);
  const auto values = finder_.values(customer, rows);
  return values && std::none_of(values->begin(), values->end(),
                                [](const Value& met) { return same(met, Value{true}); });
}

std::vector<Finder::Expected> TableStudy::outputs() const {
  std::vector<Finder::Expected> all;
  for (const Table::Output& output : table_.outputs)
    all.push_back({output.name.empty() ? table_.name : table_.name + "." + output.name, output.value});
  return all;
}

/// Among known values. What a row takes away for certain is tried part by part, for of values that are computed some parts are
/// nobody.
void TableStudy::study_gaps() {
  Box frame = whole_;
  for (PlaceSet& side : frame) side = side - PlaceSet::of_missing();
  std::vector<Box> seen;
  int told = 0;
  bool unsure = false;
  for (int i = 0; i < most_parts && told < most_gaps; ++i) {
    std::vector<const Box*> boxes = boxes_of(rows_.size());
    for (const Box& box : seen) boxes.push_back(&box);
    const auto part = uncovered(frame, boxes, work_);
    if (work_.exhausted()) return report_not_analysed(Phrase::not_analysed_size);
    if (!part) break;
    seen.push_back(grown(*part, frame, boxes_of(rows_.size())));
    if (report_gap(seen.back()))
      ++told;
    else
      unsure = true;
  }
  const auto& dimensions = conditions_.dimensions();
  const bool opaque =
      std::any_of(dimensions.begin(), dimensions.end(), [](const Dimension& d) { return d.opaque; });
  if (unsure && told == 0 && opaque) report_not_analysed(Phrase::not_analysed_test);
}

/// Says so only where it is certain or was seen.
bool TableStudy::report_gap(const Box& part) {
  auto customer = finder_.customer(conditions_.places(), goals(part));
  if (customer && !is_met_by_none(*customer)) customer = std::nullopt;
  if (!customer && !independent_) return false;
  Diagnostic& said = report(Kind::table_gap, table_.span);
  said.with("table", table_.name).with("where", finder_.where(conditions_, part, columns()));
  for (DimensionId d = 0; d < part.size(); ++d) {
    const NodeId node = conditions_.dimensions()[d].node;
    const Type& type = program_[node].type;
    if (!type.is_number() || finder_.domains().is_whole(node) || part[d].runs().size() != 1) continue;
    const PlaceRun& run = part[d].runs()[0];
    if (run.high - run.low != one - 2 || (run.low - 1) % one != 0) continue;
    const auto high = value_at_place(run.high + 1, type);
    if (high)
      said.help(Phrase::gap_between_whole, {{"value", column_of(d)}, {"high", finder_.written(*high, type)}});
  }
  if (customer) said.witness = finder_.test_of(*customer, Phrase::witness_name_gap, table_.name, outputs());
  found_.back().counts = {met_of_all(0)};
  return true;
}

void TableStudy::report_not_analysed(Phrase why) {
  Span span = table_.span;
  for (const Table::Row& row : table_.rows) {
    for (const Condition& test : row.tests) {
      ConditionBoxes own(finder_.domains());
      own.met(test.met);
      const auto& dimensions = own.dimensions();
      const bool opaque =
          std::any_of(dimensions.begin(), dimensions.end(), [](const Dimension& d) { return d.opaque; });
      if (opaque && why == Phrase::not_analysed_test && span == table_.span) span = test.span;
    }
  }
  report(Kind::table_not_analysed, span).with("table", table_.name).help(why);
}

/// Whether somebody thought of a missing result: every use of it says what is made of it.
bool TableStudy::is_blank_handled() const {
  std::vector<NodeId> wanted;
  for (const Table::Output& output : table_.outputs)
    wanted.push_back(finder_.domains().behind_names(output.value));
  for (const Score& score : program_.scores) {
    if (!score.reweighted && !score.counts.is_there()) continue;
    for (const ScorePart& part : score.parts)
      if (part.written.is_there() &&
          std::find(wanted.begin(), wanted.end(), finder_.domains().behind_names(part.written.node)) !=
              wanted.end())
        return true;
  }
  for (const Node& node : program_.nodes) {
    const auto* fallback = std::get_if<op::Else>(&node.operation);
    const auto* missing = std::get_if<op::IsMissing>(&node.operation);
    const NodeId value = fallback != nullptr ? fallback->value : missing != nullptr ? missing->value : none;
    if (value == none) continue;
    if (std::find(wanted.begin(), wanted.end(), finder_.domains().behind_names(value)) != wanted.end())
      return true;
  }
  return false;
}

/// A blank that meets no row, where all known values meet one: of an optional field that stands in the table as it is.
void TableStudy::study_blanks() {
  const auto said = [&](Kind kind) {
    return std::any_of(found_.begin(), found_.end(),
                       [&](const TableFinding& one) { return one.diagnostic.kind == kind; });
  };
  if (said(Kind::table_gap) || said(Kind::table_not_analysed) || is_blank_handled()) return;
  for (const Stated& input : table_.inputs) {
    const auto dimension = conditions_.dimension_of(input.node);
    if (!dimension || !whole_[*dimension].contains(missing_place)) continue;
    const Operation& operation = program_[conditions_.dimensions()[*dimension].node].operation;
    const auto* field = std::get_if<op::Field>(&operation);
    if (field == nullptr || field->record != subject) continue;
    // A parameter of the table has the blanks of whoever uses it.
    if (finder_.text(input.span) != finder_.name_of(conditions_.dimensions()[*dimension].node)) continue;
    Box frame = whole_;
    for (PlaceSet& side : frame) side = side - PlaceSet::of_missing();
    frame[*dimension] = PlaceSet::of_missing();
    const auto part = uncovered(frame, boxes_of(rows_.size()), work_);
    if (!part || work_.exhausted()) continue;
    const Box all = grown(*part, frame, boxes_of(rows_.size()));
    const auto customer = finder_.customer(conditions_.places(), goals(all));
    if (!customer || !is_met_by_none(*customer)) continue;
    Diagnostic& one_said = report(Kind::table_gap_missing, input.span);
    one_said.with("table", table_.name).with("where", finder_.where(conditions_, all, columns()));
    one_said.witness = finder_.test_of(*customer, Phrase::witness_name_gap, table_.name, outputs());
    found_.back().counts = {met_of_all(0)};
  }
}

/// What is looked at by tests that compare with what is not fixed, or are not taken apart: of these columns boxes say nothing.
std::vector<NodeId> TableStudy::looked_at_as_a_whole() const {
  std::vector<NodeId> tests;
  for (const Dimension& dimension : conditions_.dimensions())
    if (dimension.opaque) tests.push_back(dimension.node);
  return nodes_below(program_, tests);
}

void TableStudy::study_columns() {
  if (match() == Match::together || table_.rows.size() < 2) return;
  // Where something was said of a row, columns may decide nothing for that reason alone.
  if (std::any_of(rows_.begin(), rows_.end(), [](const Row& row) { return row.silent; })) return;
  for (const PlaceSet& side : whole_)
    if (side.empty()) return;
  std::vector<OutcomeBox> choices;
  for (const Row& row : rows_)
    for (const Box& box : row.boxes) choices.push_back({&box, row.outcome});
  const std::vector<NodeId> not_taken_apart = looked_at_as_a_whole();
  for (const Stated& input : table_.inputs) {
    const auto dimension = conditions_.dimension_of(input.node);
    if (!dimension) continue;
    const NodeId column = conditions_.dimensions()[*dimension].node;
    if (std::binary_search(not_taken_apart.begin(), not_taken_apart.end(), column)) continue;
    const auto same = std::count_if(table_.inputs.begin(), table_.inputs.end(), [&](const Stated& other) {
      return conditions_.dimension_of(other.node) == dimension;
    });
    if (same > 1) continue;
    Work work{work_of_column};
    const auto depends = depends_on(*dimension, whole_, choices, work);
    if (depends && !*depends)
      report(Kind::column_idle, input.span, true).with("column", finder_.text(input.span));
  }
}

}  // namespace rung
