// Reads `test`: what is given, what is expected, and the tables of both.

#include "diagnostics/kinds.hpp"
#include "grammar/declarations.hpp"

namespace rung::parse_actions {
namespace {

std::vector<syntax::Pair> take_pairs(Cursor& at) {
  std::vector<syntax::Pair> pairs;
  for (; at.at(Tag::pair); at.skip()) {
    Cursor inside = at.inside();
    const syntax::Path path = inside.take_path();
    pairs.push_back({path, inside.take_expr()});
  }
  return pairs;
}

template <class To, class From>
void append(To& to, From&& from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

void take_bounds(Cursor& at, syntax::ExpectedSample& sample) {
  Cursor inside = at.inside();
  const Word word = inside.take_word();
  if (word != Word::at_most) sample.low = inside.take_expr();
  if (word == Word::between) inside.take_word();
  if (word != Word::at_least) sample.high = inside.take_expr();
  at.skip();
}

syntax::ExpectedSample sample_of(Cursor at, Span whole) {
  syntax::ExpectedSample sample;
  sample.nobody = at.at(Tag::expect_nobody);
  sample.span = whole;
  Cursor inside = at.inside();
  inside.take_word();
  if (inside.at(Tag::pair)) {
    Cursor pair = inside.inside();
    sample.path = pair.take_path();
    sample.wanted = pair.take_expr();
    inside.skip();
  } else {
    sample.wanted = inside.take_expr();
  }
  if (!sample.nobody) take_bounds(inside, sample);
  if (inside.at(Tag::sample_where)) {
    Cursor where = inside.inside();
    where.take_word();
    sample.where = where.take_expr();
    inside.skip();
  }
  inside.take_word();
  sample.file = inside.take_text();
  for (; inside.at(Tag::sample_file); inside.skip()) {
    Cursor other = inside.inside();
    syntax::Identifier record = other.take_name();
    sample.others.emplace_back(std::move(record), other.take_text());
  }
  return sample;
}

void take_expect(Cursor at, syntax::Test& test) {
  Cursor inside = at.inside();
  inside.take_word();
  if (inside.at(Tag::expect_share) || inside.at(Tag::expect_nobody)) {
    test.samples.push_back(sample_of(inside, at.span()));
    return;
  }
  if (inside.at(Tag::pair)) return append(test.expected, take_pairs(inside));
  syntax::ExpectedAction expected;
  expected.span = at.span();
  expected.absent = inside.at(Tag::no_action);
  Cursor action = inside.inside();
  action.take_word();
  expected.action = action.take_name();
  if (action.take_word(Word::due)) expected.due = action.take_expr();
  test.actions.push_back(std::move(expected));
}

std::optional<std::vector<syntax::Path>> take_paths(BlockReader& block, const Row& row) {
  std::vector<syntax::Path> paths;
  for (const Cell& cell : row.cells) {
    const auto clause = block.cell(cell, Entry::path_cell);
    if (!clause) return std::nullopt;
    paths.push_back(Cursor(*clause).take_path());
  }
  return paths;
}

std::optional<std::vector<syntax::ExprId>> take_values(BlockReader& block, const Row& row) {
  std::vector<syntax::ExprId> values;
  for (const Cell& cell : row.cells) {
    if (cell.empty()) {
      values.push_back(syntax::no_expr);
      continue;
    }
    const auto clause = block.cell(cell, Entry::else_cell);
    if (!clause) return std::nullopt;
    values.push_back(Cursor(*clause).take_expr());
  }
  return values;
}

/// A row with one `||` that does not fit the lines above it as an empty cell is the header of the test's own table.
bool begins_test_table(const BlockReader& block, std::size_t columns) {
  Diagnostics unsaid;
  const auto parted = split_row(block.line(), true, unsaid);
  const auto plain = split_row(block.line(), false, unsaid);
  return parted && plain && parted->parted.size() == 1 && plain->cells.size() != columns;
}

void take_given_lines(BlockReader& block, syntax::GivenLines& lines) {
  bool header = false;
  while (block.at_row()) {
    if (header && begins_test_table(block, lines.columns.size())) break;
    const auto row = block.row();
    if (!row) continue;
    if (!header) {
      header = true;
      if (auto columns = take_paths(block, *row)) lines.columns = std::move(*columns);
      continue;
    }
    if (lines.columns.empty() || !block.fits(*row, lines.columns.size())) continue;
    if (auto values = take_values(block, *row)) {
      lines.rows.push_back(std::move(*values));
      lines.row_spans.push_back(block.row_span());
    }
  }
  if (!header) block.diagnostics().report(Kind::no_rows, lines.record.span);
}

bool parts_at(BlockReader& block, const Row& row, std::size_t at) {
  if (row.parted.size() == 1 && row.parted[0] == at) return true;
  block.diagnostics().report(Kind::test_row_parts, block.row_span());
  return false;
}

void take_table(BlockReader& block, syntax::Test& test) {
  syntax::TestTable table;
  if (test.table) block.diagnostics().report(Kind::second_test_table, block.line().span());
  const Span header = block.line().span();
  std::size_t rows = 0;
  std::size_t width = 0;
  while (block.at_row()) {
    ++rows;
    const auto row = block.row(true);
    if (!row) continue;
    if (width == 0) {
      width = row->cells.size();
      if (row->parted.size() != 1) {
        block.diagnostics().report(Kind::test_header_parts, block.row_span());
        continue;
      }
      const auto paths = take_paths(block, *row);
      if (!paths) continue;
      const auto middle = paths->begin() + static_cast<std::ptrdiff_t>(row->parted[0]);
      table.given.assign(paths->begin(), middle);
      table.expected.assign(middle, paths->end());
      continue;
    }
    if (table.expected.empty() || !block.fits(*row, width) || !parts_at(block, *row, table.given.size()))
      continue;
    const auto values = take_values(block, *row);
    if (!values) continue;
    const auto middle = values->begin() + static_cast<std::ptrdiff_t>(table.given.size());
    table.rows.push_back({{values->begin(), middle}, {middle, values->end()}, block.row_span()});
  }
  if (rows == 1) block.diagnostics().report(Kind::no_rows, header);
  test.table = std::move(table);
}

}  // namespace

Parsed test(BlockReader& block) {
  const Span head = block.line().span();
  const auto clause = block.clause(Entry::test_head, Shape::head);
  if (!clause) return std::nullopt;
  Cursor at(*clause);
  at.take_word();
  syntax::Declaration declaration{Word::test, at.take_text(), head, syntax::Test{}};
  auto& test = std::get<syntax::Test>(declaration.body);
  test.together = at.take_word(Word::together);
  while (!block.done()) {
    if (block.at_row()) {
      take_table(block, test);
      continue;
    }
    const auto line = block.clause(Entry::test_clause, Shape::clause);
    if (!line) continue;
    Cursor part(*line);
    Cursor inside = part.inside();
    inside.take_word();
    switch (part.node().tag) {
      case Tag::expect: take_expect(part, test); break;
      case Tag::as_of:
        if (test.as_of)
          block.diagnostics().report(Kind::clause_twice, part.span()).with("clause", canonical(Word::as_of));
        test.as_of = inside.take_date();
        break;
      case Tag::given_lines:
        test.given_lines.push_back({inside.take_name(), {}, {}, {}});
        take_given_lines(block, test.given_lines.back());
        break;
      default: append(test.given, take_pairs(inside));
    }
  }
  return declaration;
}

}  // namespace rung::parse_actions
