// Ranks what was lost and gained, and puts it into words.
#include "reasons/reason_wording.hpp"

#include <algorithm>

#include "diagnostics/kinds.hpp"
#include "program/ladder.hpp"
#include "program/print.hpp"

namespace rung {
namespace {

/// The last part of a code for a step that decided, nothing where the conditions say it all.
std::string_view code_of(TierReason why) {
  switch (why) {
    case TierReason::unrated: return "unrated";
    case TierReason::unmoved: return "unmoved";
    case TierReason::hold: return "hold";
    case TierReason::grace: return "grace";
    case TierReason::never_above: return "never_above";
    case TierReason::never_below: return "never_below";
    case TierReason::force: return "force";
    case TierReason::override_: return "override";
    case TierReason::reach:
    case TierReason::keep:
    case TierReason::fall: return "";
  }
  return "";
}

std::optional<Phrase> phrase_of(TierReason why) {
  switch (why) {
    case TierReason::hold: return Phrase::reason_hold;
    case TierReason::grace: return Phrase::reason_grace;
    case TierReason::never_above: return Phrase::reason_never_above;
    case TierReason::never_below: return Phrase::reason_never_below;
    case TierReason::force: return Phrase::reason_force;
    case TierReason::override_: return Phrase::reason_override;
    case TierReason::unrated:
    case TierReason::unmoved:
    case TierReason::reach:
    case TierReason::keep:
    case TierReason::fall: return std::nullopt;
  }
  return std::nullopt;
}

void join(std::string& text, std::string_view part, std::string_view between) {
  if (part.empty()) return;
  if (!text.empty()) text += between;
  text += part;
}

}  // namespace

ReasonWording::ReasonWording(const Program& program, const ReasonPlan& plan, const ReasonLadder& ladder,
                             std::span<const Column* const> inputs, std::size_t row, Language words)
    : program_(program),
      plan_(plan),
      ladder_(ladder),
      inputs_(inputs),
      row_(row),
      words_(words),
      tier_(code(ladder.tier)),
      why_(code(ladder.why)) {
  const auto top = static_cast<std::int32_t>(ladder.asked.size()) - 1;
  if (tier_ && *tier_ < top) next_ = *tier_ + 1;
}

Value ReasonWording::value(ReasonInput input) const {
  const Column& column = *inputs_[input];
  // What is a fault here did not matter for the result.
  if (is_fault(column.states[row_])) return Missing{};
  return value_at(column, row_, program_[plan_.inputs[input]].type);
}

std::optional<std::int32_t> ReasonWording::code(ReasonInput input) const {
  const Value found = value(input);
  const auto* known = std::get_if<Code>(&found);
  return known == nullptr ? std::nullopt : std::optional(known->code);
}

std::optional<Decimal> ReasonWording::number(std::optional<ReasonInput> input) const {
  if (!input) return std::nullopt;
  const Value found = value(*input);
  const auto* known = std::get_if<Decimal>(&found);
  return known == nullptr ? std::nullopt : std::optional(*known);
}

bool ReasonWording::met(const ReasonCondition& condition) const {
  const Value found = value(condition.met);
  const auto* truth = std::get_if<bool>(&found);
  return truth != nullptr && *truth;
}

std::string ReasonWording::tier_name(std::int32_t code) const {
  const std::uint32_t set = program_.ladders[ladder_.ladder].set;
  return program_.enumerations[set].values[static_cast<std::size_t>(code)].text;
}

bool ReasonWording::is_at_top() const {
  return tier_ && !next_;
}

std::optional<Decimal> ReasonWording::lost(const ReasonPart& part) const {
  const std::optional<Decimal> points = number(part.points);
  if (!points) return std::nullopt;
  if (part.takes_away) return points;
  if (part.before) {
    const std::optional<Decimal> before = number(part.before);
    return before ? subtract(*before, *points) : std::nullopt;
  }
  return part.most ? subtract(*part.most, *points) : std::nullopt;
}

std::vector<ReasonWording::Ranked> ReasonWording::ranked() const {
  std::vector<Ranked> parts;
  for (const ReasonPart& part : ladder_.parts) {
    std::optional<Decimal> points = lost(part);
    if (is_at_top()) {
      points = std::nullopt;
      if (!part.takes_away && !part.before) points = number(part.points);
    }
    if (points && *points > Decimal(0)) parts.push_back({&part, *points});
  }
  std::stable_sort(parts.begin(), parts.end(),
                   [](const Ranked& a, const Ranked& b) { return a.points > b.points; });
  return parts;
}

std::vector<const ReasonCondition*> ReasonWording::unmet() const {
  std::vector<const ReasonCondition*> conditions;
  if (!next_) return conditions;
  for (const ReasonCondition& condition : ladder_.asked[static_cast<std::size_t>(*next_)])
    if (!met(condition)) conditions.push_back(&condition);
  return conditions;
}

std::optional<Phrase> ReasonWording::step() const {
  if (!why_) return std::nullopt;
  if (const auto phrase = phrase_of(static_cast<TierReason>(*why_))) return phrase;
  const std::optional<std::int32_t> qualified = code(ladder_.qualified);
  const bool held_back = tier_ && qualified && *qualified > *tier_;
  return held_back ? std::optional(Phrase::reason_rise) : std::nullopt;
}

std::string ReasonWording::codes(std::size_t most_parts) const {
  std::string codes;
  if (why_) {
    std::string_view step_code = code_of(static_cast<TierReason>(*why_));
    if (step_code.empty() && step() == Phrase::reason_rise) step_code = "rise";
    if (!step_code.empty()) join(codes, ladder_.name + "." + std::string(step_code), " ");
  }
  for (const ReasonCondition* condition : unmet()) join(codes, condition->code, " ");
  const std::vector<Ranked> parts = ranked();
  for (std::size_t i = 0; i < std::min(parts.size(), most_parts); ++i) join(codes, parts[i].part->code, " ");
  return codes;
}

std::string ReasonWording::sentence() const {
  const auto why = why_ ? std::optional(static_cast<TierReason>(*why_)) : std::nullopt;
  if (why == TierReason::unrated || !tier_)
    return why ? say(Phrase::reason_unrated, words_, {{"by", ladder_.by}}) : std::string();
  const std::string here = tier_name(*tier_);
  if (why == TierReason::unmoved)
    return say(Phrase::reason_unmoved, words_, {{"tier", here}, {"by", ladder_.by}});
  if (is_at_top()) {
    std::string text = say(Phrase::reason_top, words_, {{"tier", here}});
    if (const auto phrase = step()) text += say(*phrase, words_);
    return text;
  }
  const std::string next = tier_name(*next_);
  std::string text = say(Phrase::reason_tier, words_, {{"tier", here}});
  const std::optional<Decimal> points = number(ladder_.to_next);
  if (points && *points > Decimal(0)) {
    const std::string written =
        print(*points, program_[plan_.inputs[*ladder_.to_next]].type, program_, words_);
    text += say(Phrase::reason_short, words_, {{"points", written}, {"next", next}});
  }
  std::string asked;
  for (const ReasonCondition* condition : unmet())
    if (!condition->is_threshold || !points) join(asked, condition->text, say(Phrase::list_comma, words_));
  if (!asked.empty()) text += say(Phrase::reason_lacks, words_, {{"next", next}, {"conditions", asked}});
  if (const auto phrase = step()) text += say(*phrase, words_);
  return text;
}

std::string ReasonWording::fields(std::size_t most) const {
  std::vector<std::string> names;
  const auto add = [&](const std::vector<std::string>& fields) {
    for (const std::string& field : fields)
      if (names.size() < most && std::find(names.begin(), names.end(), field) == names.end())
        names.push_back(field);
  };
  for (const ReasonCondition* condition : unmet())
    if (!condition->is_threshold || ladder_.parts.empty()) add(condition->fields);
  for (const Ranked& one : ranked()) add(one.part->fields);
  std::string text;
  for (const std::string& name : names) join(text, name, " ");
  return text;
}

std::string ReasonWording::points() const {
  std::string text;
  for (const ReasonPart& part : ladder_.parts) {
    const std::optional<Decimal> points = number(part.points);
    if (!points) continue;
    std::string written = print(*points, Type::number(), program_, words_);
    if (!part.before && *points > Decimal(0)) written = (part.takes_away ? "-" : "+") + written;
    join(text, part.label + " " + written, "; ");
  }
  return text;
}

std::string ReasonWording::conditions() const {
  std::string text;
  if (!next_) return text;
  for (const ReasonCondition& condition : ladder_.asked[static_cast<std::size_t>(*next_)]) {
    const Phrase phrase = met(condition) ? Phrase::reason_met : Phrase::reason_unmet;
    join(text, say(phrase, words_, {{"condition", condition.text}}), "; ");
  }
  return text;
}

}  // namespace rung
