// Collects the marks from the declarations, expressions and words of a tree.

#include "grammar/format_marks.hpp"

#include "grammar/format_words.hpp"

namespace rung {
namespace {

using Places = std::unordered_set<std::uint32_t>;

bool has_field(const syntax::Record& record, const std::string& name) {
  for (const syntax::Field& field : record.fields)
    if (field.name.name == name) return true;
  for (const syntax::ComputedField& field : record.computed)
    if (field.name.name == name) return true;
  return false;
}

/// `dated NAME` is the clause where NAME is a field; then NAME is no word, though it may look like a type.
/// Otherwise it is a field with the name `dated`. Which of the two is no word goes into `names`.
void mark_dated(const syntax::Record& record, Marks& marks, Places& names) {
  for (const auto& [of, field] : record.dated) {
    const bool clause = has_field(record, of.name);
    if (clause) marks.dated_clauses.insert(field.name.span.begin);
    names.insert(clause ? of.span.begin : field.name.span.begin);
  }
}

void mark_declaration(const Source& source, const syntax::Declaration& declaration, Marks& marks,
                      Places& names) {
  marks.heads[declaration.head.begin] = declaration.word;
  if (const auto* record = std::get_if<syntax::Record>(&declaration.body)) mark_dated(*record, marks, names);
  const bool parameters = std::holds_alternative<syntax::Let>(declaration.body) ||
                          std::holds_alternative<syntax::Table>(declaration.body);
  if (parameters) marks.call_ends.insert(declaration.name.span.end);
  if (const auto* test = std::get_if<syntax::Test>(&declaration.body)) {
    for (const syntax::GivenLines& lines : test->given_lines) marks.given_ends.insert(lines.record.span.end);
    if (test->table) {
      const auto& columns = test->table->given.empty() ? test->table->expected : test->table->given;
      if (!columns.empty()) marks.test_tables.insert(columns[0].span.begin);
    }
  }
  if (const auto* ruleset = std::get_if<syntax::Ruleset>(&declaration.body); ruleset && ruleset->version) {
    const Span version = ruleset->version->span;
    marks.placed.insert({version.begin, {version.end, std::string(source.text(version)), std::nullopt}});
  }
}

void mark_expressions(const SyntaxTree& tree, Marks& marks) {
  for (const syntax::Expr& expr : tree.exprs) {
    if (const auto* call = std::get_if<syntax::CallUse>(&expr.form))
      marks.call_ends.insert(call->function.span.end);
    if (std::holds_alternative<syntax::Negate>(expr.form)) marks.minuses.insert(expr.span.begin);
  }
}

}  // namespace

Marks mark(const Sources& sources, const SyntaxTree& tree, const FormatOptions& options) {
  const Source& source = sources[tree.source];
  Marks marks;
  Places names;
  for (const Respelling& respelling : options.respellings)
    marks.placed.insert({respelling.span.begin, {respelling.span.end, respelling.text, std::nullopt}});
  for (const syntax::Declaration& declaration : tree.declarations)
    mark_declaration(source, declaration, marks, names);
  mark_expressions(tree, marks);
  const Spelling spelling(source, tree, options.keywords);
  for (const KeywordUse& use : tree.keywords) {
    if (names.contains(use.span.begin)) continue;
    marks.placed.insert({use.span.begin, {use.span.end, spelling.of(use), use.word}});
    if (use.word == Word::distinct) marks.call_ends.insert(use.span.end);
  }
  return marks;
}

}  // namespace rung
