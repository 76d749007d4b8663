// Names of the rules: declaring them, finding what one stands for, and saying which one was probably meant.

#include <algorithm>

#include "check/checker.hpp"
#include "diagnostics/kinds.hpp"
#include "diagnostics/likeness.hpp"
#include "grammar/words.hpp"

namespace rung {
namespace {

std::optional<DeclarationKind> value_kind(Word word) {
  switch (word) {
    case Word::param: return DeclarationKind::param;
    case Word::let: return DeclarationKind::let;
    case Word::table: return DeclarationKind::table;
    case Word::scale: return DeclarationKind::scale;
    case Word::score: return DeclarationKind::score;
    case Word::ladder: return DeclarationKind::ladder;
    case Word::entitlements: return DeclarationKind::entitlements;
    default: return std::nullopt;
  }
}

/// Whether one of two words of some length begins with the other, as `maximum` begins with `max`.
bool begins(std::string_view a, std::string_view b) {
  constexpr std::size_t least = 3;
  return std::min(a.size(), b.size()) >= least && (a.starts_with(b) || b.starts_with(a));
}

/// How many names a help lists where none of them is near.
constexpr std::size_t most_known = 6;

Spoken listed(const std::set<std::string>& names) {
  Spoken list;
  for (const Language language : {Language::english, Language::simplified, Language::traditional})
    for (const std::string& name : names) {
      std::string& text = list.in(language);
      if (!text.empty()) text += words(Phrase::list_or).in(language);
      text += "`" + name + "`";
    }
  return list;
}

}  // namespace

std::uint32_t Checker::declare(DeclarationKind kind, const syntax::Identifier& name) {
  program_.declarations.push_back({kind, name.name, name.span});
  return static_cast<std::uint32_t>(program_.declarations.size() - 1);
}

void Checker::declare_names() {
  for (const Placed& placed : placed_) {
    const syntax::Declaration& declaration = *placed.syntax;
    const auto kind = value_kind(declaration.word);
    if (!kind) continue;
    const auto [known, fresh] = declared_.try_emplace(declaration.name.name);
    if (!fresh) {
      diagnostics_.report(Kind::name_twice, declaration.name.span)
          .with("name", declaration.name.name)
          .see(known->second.syntax->name.span, Phrase::declared_here, {{"name", declaration.name.name}});
      continue;
    }
    known->second.syntax = &declaration;
    known->second.tree = placed.tree;
    known->second.kind = *kind;
    known->second.declaration = declare(*kind, declaration.name);
  }
}

Declared* Checker::find_declared(const std::string& name) {
  auto& names = module_ == nullptr ? declared_ : module_->declared;
  const auto found = names.find(name);
  return found == names.end() ? nullptr : &found->second;
}

bool Checker::inside_function(Span span) const {
  const Placed* owner = nullptr;
  for (const Placed& placed : placed_) {
    const Span head = placed.syntax->head;
    if (head.source != span.source || head.begin > span.begin) continue;
    if (owner == nullptr || owner->syntax->head.begin < head.begin) owner = &placed;
  }
  return owner != nullptr && is_function(*owner->syntax);
}

std::optional<RecordId> Checker::find_record(std::string_view name) const {
  for (RecordId id = 0; id < program_.records.size(); ++id)
    if (program_.records[id].name == name) return id;
  return std::nullopt;
}

Declared* Checker::resolved(const std::string& name, Span span) {
  Declared* declared = find_declared(name);
  if (declared == nullptr) return nullptr;
  if (declared->progress == Progress::working) {
    diagnostics_.report(Kind::cycle, span)
        .with("name", name)
        .see(declared->syntax->name.span, Phrase::declared_here, {{"name", name}});
    declared->failed = true;
    return declared;
  }
  if (declared->progress == Progress::waiting) lower(*declared);
  return declared;
}

void Checker::suggest(Diagnostic& diagnostic, const std::string& name,
                      const std::vector<std::string>& candidates) const {
  const std::size_t limit = letters_forgiven(name);
  const std::string* best = nullptr;
  std::size_t nearest = limit + 1;
  for (const std::string& candidate : candidates) {
    const std::size_t steps = letters_apart(name, candidate, limit);
    if (steps < nearest && steps < name.size()) {
      nearest = steps;
      best = &candidate;
    }
  }
  if (best == nullptr)
    for (const std::string& candidate : candidates)
      if (begins(name, candidate) && (best == nullptr || candidate.size() > best->size())) best = &candidate;
  if (best != nullptr) {
    diagnostic.help(Phrase::did_you_mean, {{"name", *best}});
    return;
  }
  const std::string_view glued = glued_word(name);
  if (!glued.empty()) {
    diagnostic.help(Phrase::space_missing,
                    {{"word", std::string(glued)}, {"rest", name.substr(glued.size())}});
    return;
  }
  if (diagnostic.kind == Kind::unknown_value) return;  // its message names the values
  const std::set<std::string> known(candidates.begin(), candidates.end());
  if (!known.empty() && known.size() <= most_known)
    diagnostic.help(Phrase::known_names, {{"names", listed(known)}});
  else if (diagnostic.kind == Kind::unknown_name)
    diagnostic.help(Phrase::declare_name);
}

void Checker::report_unknown(const std::string& name, Span span, const Standpoint& scope, Type expected) {
  if (mute_unknown_) return;
  if (name == "半年") {
    diagnostics_.report(Kind::half_year, span);
    return;
  }
  std::vector<std::string> candidates;
  for (const auto& [known, declared] : declared_) candidates.push_back(known);
  for (const RecordId record : {scope.own, scope.gathered, subject})
    if (record < program_.records.size())
      for (const Field& field : program_.records[record].fields) candidates.push_back(field.name);
  if (scope.parameters != nullptr)
    for (const auto& [parameter, node] : *scope.parameters) candidates.push_back(parameter);
  const bool closed = expected.kind == TypeKind::enumeration || expected.kind == TypeKind::ladder;
  if (!closed) {
    suggest(diagnostics_.report(Kind::unknown_name, span).with("name", name), name, candidates);
    return;
  }
  std::vector<std::string> values;
  for (const EnumerationValue& value : program_.enumerations[expected.set].values)
    values.push_back(value.text);
  Diagnostic& fault =
      diagnostics_.report(Kind::unknown_value, span)
          .with("name", name)
          .with("values", spoken({.kind = TypeKind::enumeration, .set = expected.set}, program_));
  values.insert(values.end(), candidates.begin(), candidates.end());
  suggest(fault, name, values);
}

}  // namespace rung
