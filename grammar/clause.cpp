// Clauses and cells: parsing them with their faults reported, and reading the plain things in them.

#include "grammar/clause.hpp"

#include <algorithm>

#include "diagnostics/kinds.hpp"
#include "grammar/characters.hpp"
#include "grammar/expression_builder.hpp"
#include "grammar/syntax_fault.hpp"

namespace rung {

using syntax::Identifier;

std::optional<Clause> read_clause(Reading& reading, Entry entry, const Folded& folded) {
  return read_clause(reading, entry, folded, 0, folded.text.size());
}

std::optional<Clause> read_clause(Reading& reading, Entry entry, const Folded& folded, std::size_t begin,
                                  std::size_t end) {
  ParsedLine parsed = parse_line(entry, folded, begin, end);
  if (parsed.failure) {
    report_syntax_fault(reading.diagnostics, entry, folded, begin, end, *parsed.failure);
    return std::nullopt;
  }
  for (const ParseNode& node : parsed.nodes)
    if (node.worded) reading.tree.keywords.push_back({node.word, folded.span(node.begin, node.end)});
  return Clause{&reading, &folded, std::move(parsed.nodes)};
}

bool Cursor::take_word(Word word) {
  if (!at_word(word)) return false;
  skip();
  return true;
}

Word Cursor::take_word() {
  const Word word = node().word;
  skip();
  return word;
}

Identifier Cursor::take_name() {
  Identifier name{std::string(text()), span()};
  skip();
  return name;
}

Identifier Cursor::take_text() {
  Identifier content{content_of(text()), span()};
  skip();
  return content;
}

syntax::ExprId Cursor::take_expr() {
  const syntax::ExprId id = ExpressionBuilder(*clause_).build(at_);
  skip();
  return id;
}

syntax::DateLiteral Cursor::take_date() {
  const syntax::DateLiteral date = date_of(text());
  skip();
  return date;
}

syntax::TypeUse Cursor::take_type() {
  syntax::TypeUse type{Word::text, span()};
  if (at(Tag::truth_type)) {
    type.form = Word::yes;
  } else if (at(Tag::plain_type)) {
    type.form = inside().node().word;
  } else if (at(Tag::ladder_type)) {
    type.form = syntax::LadderType{std::string(text())};
  } else {
    syntax::EnumerationType values;
    for (Cursor value = inside(); !value.done(); value.skip()) {
      Cursor spelt = value.inside();
      values.values.push_back(spelt.at(Tag::text) ? spelt.take_text() : spelt.take_name());
    }
    type.form = std::move(values);
  }
  skip();
  return type;
}

syntax::Path Cursor::take_path() {
  syntax::Path path{{}, span()};
  for (Cursor word = inside(); !word.done();) path.words.push_back(word.take_name());
  skip();
  return path;
}

std::vector<Identifier> Cursor::take_parameters() {
  std::vector<Identifier> names;
  for (Cursor name = inside(); !name.done();) names.push_back(name.take_name());
  skip();
  return names;
}

namespace {

syntax::CellAtom atom_of(Cursor at) {
  syntax::CellAtom atom;
  atom.span = at.span();
  Cursor inside = at.inside();
  for (; inside.at(Tag::not_); inside.skip()) atom.negated = !atom.negated;
  using Atom = syntax::CellAtom::Kind;
  Cursor operands = inside.inside();
  if (inside.at(Tag::atom_compare)) {
    atom.kind = Atom::compare;
    atom.comparator = comparator_of(operands.text());
    operands.skip();
  } else if (inside.at(Tag::atom_half_open)) {
    atom.kind = Atom::half_open;
  } else if (inside.at(Tag::atom_closed)) {
    atom.kind = Atom::closed;
  }
  while (!operands.done()) {
    if (operands.at(Tag::keyword))
      operands.skip();
    else
      atom.operands.push_back(operands.take_expr());
  }
  return atom;
}

/// `5-10`, which would be a subtraction: in a cell it can only be meant as a range.
bool is_range(const std::vector<syntax::Expr>& exprs, const syntax::CellAtom& atom) {
  if (atom.kind != syntax::CellAtom::Kind::list) return false;
  return std::any_of(atom.operands.begin(), atom.operands.end(), [&](syntax::ExprId id) {
    const auto* sum = std::get_if<syntax::Sum>(&exprs[id].form);
    if (sum == nullptr || sum->operators != std::vector<char>{'-'}) return false;
    const auto& first = exprs[sum->operands[0]];
    const auto& second = exprs[sum->operands[1]];
    const bool numbers = std::holds_alternative<syntax::Number>(first.form) &&
                         std::holds_alternative<syntax::Number>(second.form);
    const bool dates = std::holds_alternative<syntax::DateLiteral>(first.form) &&
                       std::holds_alternative<syntax::DateLiteral>(second.form);
    return numbers || dates;
  });
}

}  // namespace

syntax::CellTest Cursor::take_test() {
  using Asked = syntax::CellTest::Kind;
  syntax::CellTest test;
  test.span = span();
  if (at(Tag::cell_any)) {
    test.kind = Asked::anything;
  } else if (at(Tag::cell_otherwise)) {
    test.kind = Asked::otherwise;
  } else if (at(Tag::cell_condition)) {
    test.kind = Asked::condition;
    test.condition = inside().take_expr();
  } else {
    test.kind = Asked::tests;
    for (Cursor atom = inside(); !atom.done(); atom.skip())
      if (atom.at(Tag::atom)) test.atoms.push_back(atom_of(atom));
    const auto& exprs = clause_->reading->tree.exprs;
    for (syntax::CellAtom& atom : test.atoms)
      if (atom.kind == syntax::CellAtom::Kind::list && atom.operands.size() == 1 &&
          std::holds_alternative<syntax::MissingWord>(exprs[atom.operands[0]].form))
        atom.kind = syntax::CellAtom::Kind::missing;
    for (const syntax::CellAtom& atom : test.atoms)
      if (is_range(exprs, atom)) clause_->reading->diagnostics.report(Kind::range_sign, atom.span);
  }
  skip();
  return test;
}

syntax::Number number_of(std::string_view text) {
  syntax::Number number;
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '_') continue;
    if (!(c >= '0' && c <= '9') && c != '.') break;
    number.digits += c;
  }
  const std::string_view suffix = text.substr(at);
  const auto is = [&](std::initializer_list<std::string_view> forms) {
    for (const std::string_view form : forms)
      if (suffix.starts_with(form)) return true;
    return false;
  };
  if (is({"千万", "千萬"}))
    number.exponent = 7;
  else if (is({"百万", "百萬", "m", "M"}))
    number.exponent = 6;
  else if (is({"亿", "億"}))
    number.exponent = 8;
  else if (is({"万", "萬", "w", "W"}))
    number.exponent = 4;
  else if (is({"千", "k", "K"}))
    number.exponent = 3;
  return number;
}

std::string content_of(std::string_view quoted) {
  const std::size_t opening = decode(quoted, 0).length;
  std::size_t closing = quoted.size() - 1;
  while ((static_cast<unsigned char>(quoted[closing]) & 0xC0) == 0x80) --closing;
  std::string content;
  for (std::size_t at = opening; at < closing; ++at) {
    if (quoted[at] == '\\' && at + 1 < closing) {
      ++at;
      content += quoted[at] == 'n' ? '\n' : quoted[at];
    } else {
      content += quoted[at];
    }
  }
  return content;
}

}  // namespace rung
