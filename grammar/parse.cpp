// Cuts a file into declarations and hands each to the parse action of its first word.

#include "grammar/parse.hpp"

#include <algorithm>
#include <utility>

#include "diagnostics/kinds.hpp"
#include "diagnostics/likeness.hpp"
#include "grammar/characters.hpp"
#include "grammar/declarations.hpp"

namespace rung {
namespace {

using Action = parse_actions::Parsed (*)(BlockReader&);

constexpr std::pair<Word, Action> actions[] = {
    {Word::ruleset, parse_actions::ruleset}, {Word::use, parse_actions::use},
    {Word::param, parse_actions::param},     {Word::record, parse_actions::record},
    {Word::let, parse_actions::let},         {Word::table, parse_actions::table},
    {Word::scale, parse_actions::scale},     {Word::score, parse_actions::score},
    {Word::ladder, parse_actions::ladder},   {Word::entitlements, parse_actions::entitlements},
    {Word::action, parse_actions::action},   {Word::report, parse_actions::report},
    {Word::output, parse_actions::output},   {Word::promise, parse_actions::promise},
    {Word::test, parse_actions::test},
};

bool is_keyword(std::string_view word) {
  for (std::size_t i = 0; i < word_count; ++i)
    if (match_word(static_cast<Word>(i), word) == word.size()) return true;
  return false;
}

/// The word of a declaration that was mistyped; empty where none is near, or where it is another word of the language,
/// which then only lacks its indentation.
std::string_view declaration_meant(std::string_view written) {
  if (is_keyword(written)) return "";
  std::string_view best;
  std::size_t nearest = letters_forgiven(written) + 1;
  for (const auto& [word, action] : actions)
    for (const Language language : {Language::english, Language::simplified, Language::traditional}) {
      const std::string_view form = canonical(word).in(language);
      const std::size_t steps = letters_apart(written, form, nearest);
      if (steps >= nearest || steps >= written.size()) continue;
      nearest = steps;
      best = form;
    }
  return best;
}

void report_no_declaration(Reading& reading, const Line& line) {
  const std::string_view text = line.folded.text;
  const std::size_t length = line.row ? 1 : std::max<std::size_t>(name_length(text), 1);
  Diagnostic& fault = reading.diagnostics.report(Kind::no_declaration, line.folded.span(0, length))
                          .with("found", std::string(text.substr(0, length)));
  if (const std::string_view meant = declaration_meant(text.substr(0, length)); !meant.empty()) {
    fault.help(Phrase::did_you_mean, {{"name", std::string(meant)}});
    return;
  }
  const std::string_view glued = glued_word(text.substr(0, length));
  if (!glued.empty())
    fault.help(Phrase::space_missing,
               {{"word", std::string(glued)},
                {"rest", std::string(text.substr(glued.size(), length - glued.size()))}});
}

void keep_broken(Reading& reading, const Block& block) {
  for (const Line& line : block.lines) reading.tree.lines.push_back({Shape::broken, line.span(), {}});
}

void read_block(Reading& reading, const Block& block) {
  if (block.headless || block.lines.empty()) return keep_broken(reading, block);
  const Line& head = block.lines.front();
  for (const auto& [word, action] : actions) {
    if (match_word(word, head.folded.text) == 0) continue;
    BlockReader reader(reading, block);
    if (auto declaration = action(reader)) reading.tree.declarations.push_back(std::move(*declaration));
    while (!reader.done()) reader.refuse_quietly();
    return;
  }
  report_no_declaration(reading, head);
  keep_broken(reading, block);
}

}  // namespace

SyntaxTree parse(const Sources& sources, SourceId source, Diagnostics& diagnostics) {
  SyntaxTree tree;
  tree.source = source;
  const std::size_t before = diagnostics.all().size();
  Layout layout = lay_out(sources[source], source, diagnostics);
  Reading reading{sources, tree, diagnostics};
  for (const Block& block : layout.blocks) read_block(reading, block);
  tree.comments = std::move(layout.comments);
  std::stable_sort(tree.keywords.begin(), tree.keywords.end(),
                   [](const KeywordUse& a, const KeywordUse& b) { return a.span.begin < b.span.begin; });
  tree.broken = diagnostics.all().size() != before;
  return tree;
}

std::optional<LoneExpression> parse_expression(const Sources& sources, SourceId source,
                                               Diagnostics& diagnostics) {
  LoneExpression lone{SyntaxTree{}, syntax::no_expr};
  lone.tree.source = source;
  const auto size = static_cast<std::uint32_t>(sources[source].text().size());
  const Folded folded = fold(sources[source], {source, 0, size});
  Reading reading{sources, lone.tree, diagnostics};
  const auto clause = read_clause(reading, Entry::expression, folded);
  if (!clause) return std::nullopt;
  lone.root = Cursor(*clause).take_expr();
  return lone;
}

}  // namespace rung
