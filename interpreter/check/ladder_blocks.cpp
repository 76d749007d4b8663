// The member `blocked_by` of a ladder: the conditions of the next tier that do not hold, as the rules write them, each with
// the values that it looks at.

#include "check/ladder_lowering.hpp"
#include "grammar/wording.hpp"
#include "program/looked_at.hpp"

namespace rung {
namespace {

constexpr Language languages[] = {Language::english, Language::simplified, Language::traditional};

}  // namespace

/// One text a condition: `value >= 60 (45)`.
std::vector<NodeId> LadderLowering::told(const std::vector<Condition>& asked,
                                         const std::vector<Wording>& wordings) {
  const auto written = [&](Span span) {
    Spoken text;
    for (const Language language : languages)
      text.in(language) = span.source == c_.tree_->source
                              ? wordings[static_cast<std::size_t>(language)].of(span)
                              : std::string(c_.sources_.text(span));
    return text;
  };
  // What a function computes is known by the names of its parameters alone, which say nothing here.
  const auto name_of = [&](NodeId node) -> Spoken {
    const auto same = [](const std::string& name) { return Spoken{name, name, name}; };
    if (const auto* named = std::get_if<op::Named>(&g_[node].operation))
      return same(c_.program_.names[named->name].name + " ");
    if (const auto* field = std::get_if<op::Field>(&g_[node].operation))
      return same(c_.program_.records[field->record].fields[field->field].name + " ");
    const Span span = g_[node].origin.span;
    if (c_.inside_function(span)) return same("");
    Spoken name = written(span);
    for (const Language language : languages) name.in(language) += ' ';
    return name;
  };
  std::vector<NodeId> texts;
  for (const Condition& one : asked) {
    op::Compose text;
    if (one.form != Condition::Form::whole) {
      text.pieces.emplace_back(written(one.value));
      text.pieces.emplace_back(std::string(one.form == Condition::Form::listed ? ": " : " "));
    }
    text.pieces.emplace_back(written(one.span));
    const std::vector<NodeId> facts = looked_at(c_.program_, one.met);
    for (std::size_t i = 0; i < facts.size(); ++i) {
      text.pieces.emplace_back(std::string(i == 0 ? " (" : ", "));
      if (facts.size() > 1) text.pieces.emplace_back(name_of(facts[i]));
      text.pieces.emplace_back(facts[i]);
    }
    if (!facts.empty()) text.pieces.emplace_back(std::string(")"));
    texts.push_back(composed(std::move(text)));
  }
  return texts;
}

NodeId LadderLowering::composed(op::Compose text) {
  std::vector<NodeId*> holes;
  for (auto& piece : text.pieces)
    if (auto* hole = std::get_if<NodeId>(&piece)) holes.push_back(hole);
  // They are inputs of the decision, whose spaces meet.
  const Space space = *g_.align(std::move(holes));
  return g_.add(std::move(text), Type::text(), space, origin_);
}

/// The conditions of one tier that do not hold, parted by semicolons; missing where all do.
NodeId LadderLowering::unmet(const std::vector<Condition>& asked, const std::vector<Wording>& wordings) {
  if (asked.empty()) return g_.missing(Type::text(), origin_);
  const std::vector<NodeId> texts = told(asked, wordings);
  const auto constant = [&](const char* text) {
    return g_.constant(std::string(text), Type::text(), origin_);
  };
  op::Compose list;
  std::vector<NodeId> before;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    NodeId text = texts[i];
    if (i > 0) {
      const NodeId first = before.size() == 1 ? before[0] : g_.all(before, origin_);
      const NodeId parted = g_.choose(first, constant(""), constant("; "), Type::text(), origin_);
      text = composed({{parted, text}});
    }
    list.pieces.emplace_back(g_.choose(asked[i].met, constant(""), text, Type::text(), origin_));
    before.push_back(asked[i].met);
  }
  const NodeId all = before.size() == 1 ? before[0] : g_.all(before, origin_);
  const NodeId listed = composed(std::move(list));
  return g_.choose(all, g_.missing(Type::text(), origin_), listed, Type::text(), origin_);
}

NodeId LadderLowering::blocked_by() {
  std::vector<Wording> wordings;
  for (const Language language : languages) {
    std::vector<Respelling> respellings;
    for (const SuppliedUse& use : c_.checked_.supplied)
      if (use.span.source == c_.tree_->source) respellings.push_back(respelling(use, language));
    wordings.emplace_back(c_.sources_, *c_.tree_, language, std::move(respellings));
  }
  std::vector<NodeId> cells;
  for (std::size_t code = 0; code < tiers_; ++code)
    cells.push_back(code + 1 < tiers_ ? unmet(terms_.tiers[code + 1].reach, wordings)
                                      : g_.missing(Type::text(), origin_));
  return by_tier(cells, Type::text());
}

}  // namespace rung
