// Brings each file into the layout of the formatter with English keywords, and cuts that into clauses.

#include "changes/rule_clauses.hpp"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "grammar/parse.hpp"

namespace rung {
namespace {

/// One space for each run of blanks and line ends outside of texts, none at the ends.
std::string with_single_spaces(std::string_view text) {
  std::string made;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '\\' && i + 1 < text.size()) {
      made += c;
      made += text[++i];
      continue;
    }
    if (c == '"') quoted = !quoted;
    const bool blank = !quoted && (c == ' ' || c == '\n' || c == '\r' || c == '\t');
    if (!blank)
      made += c;
    else if (!made.empty() && made.back() != ' ')
      made += ' ';
  }
  while (!made.empty() && made.back() == ' ') made.pop_back();
  return made;
}

/// The text of a span without the comments in it.
std::string without_comments(const Sources& sources, const SyntaxTree& tree, Span span) {
  std::string text;
  std::uint32_t from = span.begin;
  for (const Comment& comment : tree.comments) {
    if (comment.span.begin < from || comment.span.begin >= span.end) continue;
    text += sources.text({span.source, from, comment.span.begin});
    from = std::min(comment.span.end, span.end);
  }
  text += sources.text({span.source, from, span.end});
  return with_single_spaces(text);
}

std::vector<std::string> words_of(const std::string& text) {
  std::vector<std::string> words;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    words.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return words;
}

/// The cell of a row, counted from 0.
std::string cell_of(const std::string& row, std::size_t wanted) {
  std::size_t begin = row.find('|');
  for (std::size_t i = 0; begin != std::string::npos; ++i) {
    const std::size_t end = row.find('|', begin + 1);
    if (end == std::string::npos) return "";
    if (i == wanted) return with_single_spaces(std::string_view(row).substr(begin + 1, end - begin - 1));
    begin = end;
  }
  return "";
}

std::string start_of(const std::string& text, std::size_t count) {
  std::string start;
  const std::vector<std::string> words = words_of(text);
  for (std::size_t i = 0; i < words.size() && i < count; ++i) start += (i == 0 ? "" : " ") + words[i];
  return start;
}

std::string score_key(const std::string& text) {
  const std::vector<std::string> words = words_of(text);
  if (words.size() < 2) return text;
  if (words[0] == "weight" && words.size() > 2) return "weight " + words[2];
  for (const char* labelled : {"bonus", "signal", "penalty", "group"})
    if (words[0] == labelled) return start_of(text, 2);
  return words[0];
}

std::string ladder_key(const std::string& text) {
  if (text.starts_with('|')) return "| " + cell_of(text, 0);
  const std::vector<std::string> words = words_of(text);
  const bool two = words.size() > 1 && (words[1] == "requires" || words[0] == "never" || words[0] == "hold");
  return start_of(text, two ? 2 : 1);
}

std::string entitlements_key(const std::string& text) {
  return text.starts_with('|') ? "| " + cell_of(text, 1) : start_of(text, 2);
}

/// What tells a clause apart from the others of its declaration.
std::string key_of(Word word, const std::string& text) {
  if (word == Word::score) return score_key(text);
  if (word == Word::ladder) return ladder_key(text);
  if (word == Word::entitlements) return entitlements_key(text);
  if (word == Word::record || word == Word::action) return start_of(text, 1);
  return "";
}

std::string name_of(const syntax::Declaration& declaration) {
  const auto* use = std::get_if<syntax::Use>(&declaration.body);
  if (use == nullptr) return declaration.name.name;
  if (use->file) return use->file->name;
  return use->as ? use->as->name : "";
}

bool decides_nothing(const syntax::Declaration& declaration) {
  return std::holds_alternative<syntax::Report>(declaration.body) ||
         std::holds_alternative<syntax::Output>(declaration.body) ||
         std::holds_alternative<syntax::Promise>(declaration.body) ||
         std::holds_alternative<syntax::Test>(declaration.body);
}

/// One file in the one spelling: a tree of its own with as many lines as the file has.
struct Respelt {
  Sources sources;
  SyntaxTree tree;
};

/// Nothing where the spelling does not keep the lines, so that the file is taken as it stands.
std::unique_ptr<Respelt> respell(const Rules& rules, const SyntaxTree& tree) {
  FormatOptions options{Language::english, {}};
  for (Respelling& respelling : respellings(rules, Language::english))
    if (respelling.span.source == tree.source) options.respellings.push_back(std::move(respelling));
  auto made = std::make_unique<Respelt>();
  Diagnostics found;
  const SourceId source = made->sources.add("", format(rules.sources, tree, options));
  made->tree = parse(made->sources, source, found);
  if (found.has_errors() || made->tree.lines.size() != tree.lines.size()) return nullptr;
  if (made->tree.declarations.size() != tree.declarations.size()) return nullptr;
  return made;
}

std::vector<DeclaredClauses> cut(const Rules& rules, const SyntaxTree& written) {
  const auto respelt = respell(rules, written);
  const SyntaxTree& tree = respelt ? respelt->tree : written;
  const Sources& sources = respelt ? respelt->sources : rules.sources;
  std::vector<DeclaredClauses> made;
  for (std::size_t i = 0; i < tree.declarations.size(); ++i) {
    const syntax::Declaration& declaration = tree.declarations[i];
    if (decides_nothing(declaration)) continue;
    const bool last = i + 1 == tree.declarations.size();
    const std::uint32_t end = last ? ~std::uint32_t{0} : tree.declarations[i + 1].head.begin;
    DeclaredClauses cut_one{declaration.word, name_of(declaration), {}};
    for (std::size_t line = 0; line < tree.lines.size(); ++line) {
      const Span span = tree.lines[line].span;
      if (span.begin < declaration.head.begin || span.begin >= end) continue;
      const std::string text = without_comments(sources, tree, span);
      const std::string key = cut_one.clauses.empty() ? "" : key_of(declaration.word, text);
      const Span place = written.lines[line].span;
      cut_one.clauses.push_back({text, without_comments(rules.sources, written, place), key, place});
    }
    made.push_back(std::move(cut_one));
  }
  return made;
}

}  // namespace

std::vector<FileClauses> clauses_of(const Rules& rules) {
  namespace files = std::filesystem;
  std::vector<FileClauses> made;
  const std::string name = files::path(rules.path).filename().string();
  std::vector<std::pair<const SyntaxTree*, std::string>> paths = {{&rules.tree, name}};
  made.push_back({name, cut(rules, rules.tree)});
  for (const UsedTree& used : rules.used) {
    const auto& use = std::get<syntax::Use>(used.user->declarations[used.declaration].body);
    if (!use.file) continue;
    const auto user =
        std::find_if(paths.begin(), paths.end(), [&](const auto& known) { return known.first == used.user; });
    if (user == paths.end()) continue;
    const std::string path =
        (files::path(user->second).parent_path() / use.file->name).lexically_normal().string();
    paths.emplace_back(used.tree, path);
    made.push_back({path, cut(rules, *used.tree)});
  }
  return made;
}

}  // namespace rung
