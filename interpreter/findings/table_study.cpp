// Cells, rows and pairs of rows of one table.
#include "findings/table_study.hpp"

#include <algorithm>
#include <map>

#include "diagnostics/kinds.hpp"

namespace rung {
namespace {

/// Looks at boxes for one table: some seconds, and far more than tables of people need.
constexpr std::int64_t work_of_table = 40'000'000;
/// Of pairs of rows: a table of 1,000 rows may have 200 of them, which takes some seconds.
constexpr std::int64_t most_sides_held = 200'000'000;
/// Of one kind in one table, no more are told.
constexpr int most_pairs = 3;

/// A range that is written backwards was reported where the rules were read.
bool is_backwards(const Diagnostic& never, const Diagnostics& known) {
  const Span place = std::get<Span>(never.where);
  return std::any_of(known.all().begin(), known.all().end(), [&](const Diagnostic& one) {
    const Span* span = std::get_if<Span>(&one.where);
    return one.kind == Kind::range_backwards && span != nullptr && *span == place;
  });
}

bool is_same(const Diagnostic& a, const Diagnostic& b) {
  return a.kind == b.kind && std::get<Span>(a.where) == std::get<Span>(b.where) &&
         message(a, Language::english) == message(b, Language::english);
}

}  // namespace

TableStudy::TableStudy(Finder& finder, const Table& table)
    : finder_(finder),
      program_(finder.program()),
      table_(table),
      conditions_(finder.domains()),
      work_{work_of_table} {
  read_rows();
}

Diagnostic& TableStudy::report(Kind kind, Span span, bool of_every_use) {
  found_.push_back({Diagnostic{kind, span, {}, {}, {}}, of_every_use, {}});
  return found_.back().diagnostic;
}

/// So many of the rows are met.
MetCount TableStudy::met_of_all(std::int64_t met) const {
  MetCount count{{}, met};
  for (const Table::Row& row : table_.rows) count.conditions.push_back(row.met);
  return count;
}

TableStudy::Match TableStudy::match() const {
  if (table_.outputs.empty()) return Match::together;
  const Operation& operation = program_[finder_.domains().behind_names(table_.outputs[0].value)].operation;
  if (const auto* pick = std::get_if<op::Pick>(&operation)) {
    const auto* row = std::get_if<op::MatchRow>(&program_[pick->row].operation);
    return row != nullptr && row->kind == MatchKind::unique ? Match::unique : Match::first;
  }
  const auto* fold = std::get_if<op::Fold>(&operation);
  return fold != nullptr && fold->kind == FoldKind::any ? Match::agree : Match::together;
}

/// All rows are read before a box is laid out: until then not every dimension is known.
void TableStudy::read_rows() {
  std::vector<BoxUnion> sparse;
  for (const Table::Row& row : table_.rows) sparse.push_back(conditions_.met(row.met));
  for (const Stated& input : table_.inputs)
    if (!finder_.domains().constant(input.node)) conditions_.dimension(input.node);
  whole_ = whole_box(conditions_.dimensions());
  std::map<std::vector<NodeId>, std::uint32_t> outcomes;
  for (std::size_t i = 0; i < table_.rows.size(); ++i) {
    Row& row = rows_.emplace_back();
    for (const SparseBox& box : sparse[i]) row.boxes.push_back(dense(box, conditions_.dimensions()));
    std::vector<NodeId> cells;
    for (const Table::Output& output : table_.outputs) cells.push_back(output.cells[i]);
    row.outcome =
        outcomes.try_emplace(std::move(cells), static_cast<std::uint32_t>(outcomes.size())).first->second;
    row.silent = row.boxes.empty();
  }
  independent_ = finder_.is_independent(conditions_);
}

/// A table that is called with a fixed value is asked for one of its rows: the others are for other calls.
bool TableStudy::has_fixed_input() const {
  return std::any_of(table_.inputs.begin(), table_.inputs.end(),
                     [&](const Stated& input) { return finder_.domains().constant(input.node).has_value(); });
}

/// Rows are held against each other on all sides: each test that is not taken apart is one of its own.
bool TableStudy::has_too_many_sides() const {
  const auto rows = static_cast<std::int64_t>(table_.rows.size());
  const auto sides = static_cast<std::int64_t>(conditions_.dimensions().size());
  return rows * rows * sides > most_sides_held;
}

std::vector<TableFinding> TableStudy::take() {
  if (has_fixed_input() || table_.outputs.empty()) return {};
  study_cells();
  if (has_too_many_sides()) {
    report_not_analysed(Phrase::not_analysed_size);
    return std::move(found_);
  }
  if (match() == Match::first)
    study_order();
  else
    study_pairs();
  study_gaps();
  study_blanks();
  study_neighbours();
  study_columns();
  return std::move(found_);
}

void TableStudy::study_cells() {
  for (std::size_t i = 0; i < table_.rows.size(); ++i) {
    const std::size_t before = found_.size();
    for (const Condition& test : table_.rows[i].tests) study_cell(test);
    if (found_.size() == before && rows_[i].boxes.empty() && !table_.rows[i].tests.empty())
      report(Kind::row_never, table_.rows[i].span, true);
  }
}

void TableStudy::study_cell(const Condition& test) {
  ConditionBoxes own(finder_.domains());
  const BoxUnion met = own.met(test.met);
  const bool single = own.dimensions().size() == 1;
  const NodeId tested = single ? own.dimensions()[0].node : test.met;
  const std::string name =
      test.value.end > test.value.begin ? finder_.text(test.value) : finder_.name_of(tested);
  const bool opaque = single && own.dimensions()[0].opaque;
  if (met.empty()) {
    const Spoken range = single && !opaque
                             ? finder_.range_of(tested, name)
                             : spoken(Phrase::range_no_value, {{"value", finder_.text(test.span)}});
    report(Kind::cell_never, test.span, true).with("range", range);
    return;
  }
  study_listed(test);
  if (!single || opaque || program_[tested].type.kind == TypeKind::truth) return;
  const PlaceSet& domain = own.dimensions()[0].domain;
  if (domain.only()) return;
  const Box all = dense(met.front(), own.dimensions());
  if (met.size() == 1 && all[0] == domain)
    report(Kind::cell_always, test.span, true).with("range", finder_.range_of(tested, name));
}

/// A value of a list that never occurs, though others do.
void TableStudy::study_listed(const Condition& test) {
  const auto* any = std::get_if<op::Any>(&program_[test.met].operation);
  if (any == nullptr || test.form != Condition::Form::listed) return;
  for (const NodeId one : any->conditions) {
    const auto* compare = std::get_if<op::Compare>(&program_[one].operation);
    if (compare == nullptr || compare->kind != Comparison::equal) continue;
    ConditionBoxes own(finder_.domains());
    const auto value = finder_.domains().constant(compare->right);
    if (!value || !own.met(one).empty()) continue;
    const Type& type = program_[compare->left].type;
    report(Kind::value_never, test.span, true)
        .with("value", finder_.written(*value, type))
        .with("range",
              finder_.range_of(finder_.domains().behind_names(compare->left), finder_.text(test.value)));
  }
}

std::vector<const Box*> TableStudy::boxes_of(std::size_t end) const {
  std::vector<const Box*> all;
  for (std::size_t i = 0; i < end; ++i)
    for (const Box& box : rows_[i].boxes) all.push_back(&box);
  return all;
}

/// A row below others that take all of it. One without a test is there to be sure, and is no mistake.
void TableStudy::study_order() {
  for (std::size_t i = 1; i < rows_.size(); ++i) {
    if (rows_[i].silent || table_.rows[i].tests.empty()) continue;
    bool covered = true;
    for (const Box& box : rows_[i].boxes) {
      std::vector<const Box*> above;
      for (const Box* one : boxes_of(i))
        if (meet(*one, box)) above.push_back(one);
      work_.spend(static_cast<std::int64_t>(i));
      covered = covered && !above.empty() && !uncovered(box, above, work_) && !work_.exhausted();
      if (!covered) break;
    }
    if (!covered) continue;
    rows_[i].silent = true;
    Diagnostic& said = report(Kind::row_covered, table_.rows[i].span, true);
    int shown = 0;
    for (std::size_t above = 0; above < i && shown < 2; ++above) {
      const bool takes =
          std::any_of(rows_[above].boxes.begin(), rows_[above].boxes.end(), [&](const Box& box) {
            return std::any_of(rows_[i].boxes.begin(), rows_[i].boxes.end(),
                               [&](const Box& own) { return meet(box, own); });
          });
      if (!takes) continue;
      said.see(table_.rows[above].span, Phrase::the_row_above);
      ++shown;
    }
  }
}

/// Whether two rows state values of which one known one is another than the other.
bool TableStudy::disagree(std::size_t a, std::size_t b) const {
  for (const Table::Output& output : table_.outputs) {
    const auto one = finder_.domains().constant(output.cells[a]);
    const auto other = finder_.domains().constant(output.cells[b]);
    if (one && other && !is_missing(*one) && !is_missing(*other) && !same(*one, *other)) return true;
  }
  return false;
}

bool TableStudy::are_met(const Customer& customer, const std::vector<NodeId>& rows) const {
  const auto values = finder_.values(customer, rows);
  return values &&
         std::all_of(values->begin(), values->end(), [](const Value& met) { return same(met, Value{true}); });
}

/// Such a customer is rejected, whatever is expected: the test fails until one of the rows gives way. What the upper one gives is
/// expected.
std::string TableStudy::test_of_pair(const Customer& customer, std::size_t upper) const {
  const Table::Output& output = table_.outputs[0];
  const auto value = finder_.values(customer, {output.cells[upper]});
  return finder_.test_of(
      customer, Phrase::witness_name_two_rows, table_.name, {},
      {{outputs()[0].path, finder_.written(value ? (*value)[0] : Value{}, program_[output.value].type)}});
}

bool TableStudy::adds_up() const {
  const NodeId value = finder_.domains().behind_names(table_.outputs[0].value);
  const auto* fold = std::get_if<op::Fold>(&program_[value].operation);
  return fold != nullptr && fold->kind == FoldKind::sum;
}

void TableStudy::study_pairs() {
  const Match kind = match();
  int told = 0;
  for (std::size_t i = 1; i < rows_.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) {
      if (!work_.spend(1)) return;
      const bool same_test = table_.rows[i].met == table_.rows[j].met;
      if (kind != Match::unique && same_test && rows_[i].outcome == rows_[j].outcome) {
        Diagnostic& said = report(Kind::rows_same, table_.rows[i].span, true);
        said.see(table_.rows[j].span, Phrase::the_other_row);
        if (kind == Match::together && adds_up()) said.help(Phrase::rows_of_sum_twice);
        rows_[i].silent = true;
        continue;
      }
      if (kind == Match::together || (kind == Match::agree && !disagree(i, j))) continue;
      std::optional<Box> part;
      for (const Box& a : rows_[i].boxes)
        for (const Box& b : rows_[j].boxes)
          if (!part) part = common(a, b);
      if (!part) continue;
      if (told == most_pairs) {
        if (independent_) found_.back().diagnostic.help(Phrase::more_like_it, {{"table", table_.name}});
        return;
      }
      auto customer = finder_.customer(conditions_.places(), goals(*part));
      const std::vector<NodeId> both = {table_.rows[i].met, table_.rows[j].met};
      if (customer && !are_met(*customer, both)) customer = std::nullopt;
      if (!customer && !independent_) continue;
      Diagnostic& said =
          report(kind == Match::unique ? Kind::rows_overlap : Kind::rows_disagree, table_.rows[i].span);
      said.with("table", table_.name).with("where", finder_.where(conditions_, *part, columns()));
      said.see(table_.rows[j].span, Phrase::the_other_row);
      if (customer) said.witness = test_of_pair(*customer, j);
      found_.back().counts = {{both, 2}};
      ++told;
    }
}

/// Neighbours of one outcome that differ in one test, where that is a test that can be written for both.
void TableStudy::study_neighbours() {
  if (match() == Match::together) return;
  for (std::size_t i = 1; i < rows_.size(); ++i) {
    Row& row = rows_[i];
    const Row& above = rows_[i - 1];
    if (row.silent || above.silent || row.outcome != above.outcome) continue;
    if (row.boxes.size() != 1 || above.boxes.size() != 1) continue;
    const auto dimension = only_difference(above.boxes[0], row.boxes[0]);
    if (!dimension) continue;
    const NodeId node = conditions_.dimensions()[*dimension].node;
    const TypeKind kind = program_[node].type.kind;
    const bool ordered = kind == TypeKind::number || kind == TypeKind::date || kind == TypeKind::duration;
    const PlaceSet both = above.boxes[0][*dimension] | row.boxes[0][*dimension];
    if (ordered && both.runs().size() != 1) continue;
    // A row for each value of a list is how people write such lists.
    if (!ordered && above.boxes[0][*dimension].only() && row.boxes[0][*dimension].only()) continue;
    if (both.contains(missing_place) && !(both == conditions_.dimensions()[*dimension].domain)) continue;
    report(Kind::rows_mergeable, table_.rows[i].span, true)
        .with("column", column_of(*dimension))
        .see(table_.rows[i - 1].span, Phrase::the_other_row);
    row.silent = true;
  }
}

std::optional<DimensionId> TableStudy::only_difference(const Box& a, const Box& b) const {
  std::optional<DimensionId> only;
  for (DimensionId d = 0; d < a.size(); ++d) {
    if (a[d] == b[d]) continue;
    if (only) return std::nullopt;
    only = d;
  }
  return only;
}

std::string TableStudy::column_of(DimensionId dimension) const {
  const NodeId node = conditions_.dimensions()[dimension].node;
  for (const Stated& input : table_.inputs)
    if (finder_.domains().behind_names(input.node) == node) return finder_.text(input.span);
  return finder_.name_of(node);
}

std::map<NodeId, std::string> TableStudy::columns() const {
  std::map<NodeId, std::string> called;
  for (DimensionId d = 0; d < conditions_.dimensions().size(); ++d) {
    const NodeId node = conditions_.dimensions()[d].node;
    if (!finder_.has_name(node)) called[node] = column_of(d);
  }
  return called;
}

void find_in_tables(Finder& finder, Diagnostics& diagnostics) {
  struct Said {
    Diagnostic diagnostic;
    bool of_every_use;
    std::vector<MetCount> counts;
    std::size_t uses = 0;
  };
  struct Together {
    std::size_t uses = 0;
    std::vector<Said> said;
  };
  std::map<std::pair<SourceId, std::uint32_t>, Together> tables;
  std::vector<std::pair<SourceId, std::uint32_t>> order;
  for (const Table& table : finder.program().tables) {
    if (!finder.is_own(table.span) || table.rows.empty()) continue;
    const std::pair<SourceId, std::uint32_t> place{table.rows[0].span.source, table.rows[0].span.begin};
    Together& together = tables[place];
    if (together.uses++ == 0) order.push_back(place);
    for (TableFinding& finding : TableStudy(finder, table).take()) {
      const auto same = std::find_if(together.said.begin(), together.said.end(), [&](const Said& said) {
        return is_same(said.diagnostic, finding.diagnostic);
      });
      if (same != together.said.end())
        ++same->uses;
      else
        together.said.push_back(
            {std::move(finding.diagnostic), finding.of_every_use, std::move(finding.counts), 1});
    }
  }
  for (const auto& place : order) {
    Together& together = tables[place];
    for (Said& said : together.said) {
      if (said.of_every_use && said.uses < together.uses) continue;
      if (said.diagnostic.kind == Kind::cell_never && is_backwards(said.diagnostic, diagnostics)) continue;
      diagnostics.report(said.diagnostic.kind) = std::move(said.diagnostic);
      if (!said.counts.empty()) finder.take_case(diagnostics, std::move(said.counts));
    }
  }
}

}  // namespace rung
