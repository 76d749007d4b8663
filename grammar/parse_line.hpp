// Parses one clause or one cell into a flat tree of tagged nodes: the border between PEGTL and the rest of the grammar.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "grammar/layout.hpp"
#include "grammar/words.hpp"

namespace rung {

/// What a node of the flat tree is; the name of the production that left it.
enum class Tag : std::uint8_t {
  keyword,
  name,
  number,
  text,
  date,
  bad_date,
  percent,
  duration,
  call,
  call_by,
  call_where,
  call_within,
  counting,
  truth,
  missing,
  today,
  parenthesised,
  name_use,
  member,
  index,
  postfix,
  minus,
  unary,
  operator_,
  product,
  sum,
  else_chain,
  compare,
  in,
  is,
  as_of,
  within,
  comparison,
  not_,
  negation,
  all,
  any,
  conditional,
  cell_any,
  cell_otherwise,
  atom_compare,
  atom_half_open,
  atom_closed,
  atom_list,
  atom,
  cell_tests,
  cell_condition,
  output_header,
  dash,
  path,
  enumeration_value,
  enumeration_type,
  truth_type,
  plain_type,
  ladder_type,
  raw,
  bind,
  dated_value,
  record_of,
  record_by,
  record_from,
  computed_field,
  record_where,
  field_key,
  field_optional,
  field_changeable,
  field_default,
  field_from,
  unit_percent,
  field_unit,
  field_as,
  field_missing,
  field,
  parameters,
  let_where,
  at_most,
  at_least,
  out_of,
  per,
  when,
  period,
  label,
  base,
  part,
  greatest,
  group,
  total,
  times,
  weight,
  missing_parts,
  applies_when,
  by,
  current,
  since,
  rose,
  step,
  until,
  hold,
  grace,
  tier_bound,
  override_,
  requires_,
  grant,
  revoke,
  sort_key,
  sort,
  top,
  report_where,
  typed_column,
  plain_column,
  output_item,
  words,
  pair,
  no_action,
  expect_action,
  expect_share,
  expect_nobody,
  sample_between,
  sample_where,
  sample_file,
  expect,
  given_lines,
  given,
};

/// What could have stood where the parse came to its furthest end.
enum class Expected : std::uint8_t {
  keyword,
  name,
  expression,
  text,
  date,
  symbol,
  comparison,
  type,
  modifier,
  end,
};

/// Where a parse can begin: a head or a clause of a declaration, or a cell.
enum class Entry : std::uint8_t {
  ruleset_head,
  ruleset_clause,
  use_head,
  use_clause,
  param_head,
  record_head,
  record_clause,
  let_head,
  table_head,
  scale_head,
  score_head,
  score_clause,
  ladder_head,
  ladder_clause,
  entitlements_head,
  entitlements_clause,
  action_head,
  action_clause,
  report_head,
  report_clause,
  output_head,
  output_clause,
  promise_head,
  promise_clause,
  test_head,
  test_clause,
  expression,
  test_cell,
  header_cell,
  value_cell,
  path_cell,
  else_cell,
  tier_cell,
};

/// A node in preorder: the nodes from this one's index + 1 up to `next` are below it.
struct ParseNode {
  Tag tag{};
  bool worded = false;  ///< a word of the grammar stands here, and nothing else
  Word word{};
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t next = 0;
};

/// What was expected at the furthest place that the parse came to.
struct Furthest {
  struct Want {
    Expected expected;
    Word word;
    char symbol;
  };
  std::size_t at = 0;
  std::vector<Want> wants;
};

struct ParsedLine {
  std::vector<ParseNode> nodes;
  std::optional<Furthest> failure;
};

/// Parses the bytes `begin` to `end` of the folded text as a whole. Offsets in nodes count from the start of the text.
ParsedLine parse_line(Entry entry, const Folded& folded, std::size_t begin, std::size_t end);

/// Bytes of a number with its suffix at the start of the text; 0 for none.
std::size_t number_length(std::string_view text);
/// Bytes of a text in quotes at the start of the text; 0 for none.
std::size_t text_length(std::string_view text);

}  // namespace rung
