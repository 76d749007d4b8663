// Words for values, conditions and places.
#include "explain/telling.hpp"

#include <algorithm>

#include "diagnostics/one_line.hpp"
#include "program/print.hpp"

namespace rung {

Telling::Telling(const Rules& rules, Language language, Language words)
    : rules_(rules), language_(language), words_(words) {}

Telling::~Telling() = default;

const Wording* Telling::wording(SourceId source) const {
  const auto known = wordings_.find(source);
  if (known != wordings_.end()) return known->second.get();
  const SyntaxTree* tree = rules_.tree.source == source ? &rules_.tree : nullptr;
  for (const SyntaxTree& used : rules_.used_trees)
    if (used.source == source) tree = &used;
  auto& made = wordings_[source];
  if (tree == nullptr) return nullptr;
  std::vector<Respelling> own;
  for (Respelling& one : respellings(rules_, language_))
    if (one.span.source == source) own.push_back(std::move(one));
  made = std::make_unique<Wording>(rules_.sources, *tree, language_, std::move(own));
  return made.get();
}

std::string Telling::quoted(Span span) const {
  if (span.begin == span.end) return "";
  const Wording* const known = wording(span.source);
  // A row of a table stands in its columns, which say nothing here.
  return on_one_line(known != nullptr ? known->of(span) : std::string(rules_.sources.text(span)));
}

SheetPlace Telling::place(Span span) const {
  if (span.begin == span.end) return {};
  const Source& source = rules_.sources[span.source];
  const LineColumn at = source.place(span.begin);
  return {source.path(), at.line, at.column};
}

std::string Telling::place(const DataPlace& place) const {
  return place.line == 0 ? place.file : place.file + ":" + std::to_string(place.line);
}

std::string Telling::number(const Decimal& number) const {
  return write_decimal(number);
}

std::string Telling::percent(const Decimal& number) const {
  return write_percent(number);
}

std::string Telling::signed_number(const Decimal& number) const {
  return number > Decimal(0) ? "+" + write_decimal(number) : write_decimal(number);
}

std::string Telling::value(const Outcome& outcome, const Type& type) const {
  const Value* const value = std::get_if<Value>(&outcome);
  if (value == nullptr) return "—";
  return is_missing(*value) ? say(Phrase::is_missing) : print(*value, type, program(), words_);
}

std::string Telling::name(const NamedValue& named) const {
  return named.name.empty() ? quoted(named.span) : named.name;
}

std::string Telling::tier(std::uint32_t ladder, std::int32_t code) const {
  const LadderDeclaration& declared = program().ladders[ladder];
  return program().enumerations[declared.set].values[static_cast<std::size_t>(code)].text;
}

std::string Telling::values(const std::vector<NamedValue>& all) const {
  std::string text;
  for (const NamedValue& one : all)
    text += (text.empty() ? "" : say(Phrase::list_comma)) + name(one) + " " + value(one);
  return text;
}

std::string Telling::names(const std::vector<NamedValue>& all) const {
  std::string text;
  for (const NamedValue& one : all) text += (text.empty() ? "" : say(Phrase::list_comma)) + name(one);
  return text;
}

std::string Telling::condition(const Condition& condition) const {
  std::string text;
  if (condition.form != Condition::Form::whole)
    text = quoted(condition.value) + (condition.form == Condition::Form::listed ? ": " : " ");
  return text + quoted(condition.span);
}

std::string Telling::tested(const TestedCondition& tested) const {
  std::string facts;
  for (const NamedValue& one : tested.looked_at) {
    facts += facts.empty() ? "" : ", ";
    if (tested.looked_at.size() > 1) facts += name(one) + " ";
    facts += value(one);
  }
  // Where the value of a let is missing, what made it so says more; of many the first few.
  constexpr std::size_t most = 3;
  std::size_t told = 0;
  for (const NamedValue& blank : tested.blank) {
    const bool shown = std::any_of(
        tested.looked_at.begin(), tested.looked_at.end(),
        [&](const NamedValue& one) { return one.node == blank.node || name(one) == name(blank); });
    if (shown || told > most) continue;
    facts += facts.empty() ? "" : ", ";
    facts += told == most ? "…" : name(blank) + " " + value(blank);
    ++told;
  }
  if (!tested.inside.empty())
    facts += (facts.empty() ? "" : say(Phrase::label_colon)) + all_tested(tested.inside);
  return condition(tested.condition) + (facts.empty() ? "" : " (" + facts + ")");
}

std::string Telling::all_tested(const std::vector<TestedCondition>& conditions) const {
  std::string text;
  for (const TestedCondition& one : conditions)
    text += (text.empty() ? "" : say(Phrase::told_and)) + tested(one);
  return text;
}

std::string Telling::lacks(const std::vector<TestedCondition>& conditions) const {
  std::vector<TestedCondition> unmet;
  for (const TestedCondition& one : conditions)
    if (one.met != Met::yes) unmet.push_back(one);
  return all_tested(unmet);
}

}  // namespace rung
