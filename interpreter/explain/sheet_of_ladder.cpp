// A ladder in rows: the steps that decided, what the present tier and those above it ask, and the rules that may decide.
#include <algorithm>

#include "explain/sheet_parts.hpp"

namespace rung {
namespace {

using Look = SheetRow::Look;
using Step = LadderStep::Kind;

const LadderTerms& terms_of(const LadderAccount& account, const Telling& telling) {
  return telling.program().ladders[account.ladder].terms;
}

TierRule::Kind rule_kind(Step step) {
  switch (step) {
    case Step::never_above: return TierRule::Kind::never_above;
    case Step::never_below: return TierRule::Kind::never_below;
    case Step::forced: return TierRule::Kind::force;
    default: return TierRule::Kind::override_;
  }
}

}  // namespace

Span line_of(const LadderAccount& account, const LadderStep& step, const Telling& telling) {
  const LadderTerms& terms = terms_of(account, telling);
  switch (step.kind) {
    case Step::rise_limited: return terms.rise.span;
    case Step::fall_limited: return terms.fall.span;
    case Step::in_grace: return terms.grace.span;
    case Step::held:
      for (const HoldAccount& hold : account.holds)
        if (hold.holds) return terms.holds[hold.hold].span;
      return {};
    case Step::never_above:
    case Step::never_below:
    case Step::forced:
    case Step::overridden: {
      std::size_t holding = 0;
      for (const RuleAccount& rule : account.rules) {
        if (!rule.holds || terms.rules[rule.rule].kind != rule_kind(step.kind)) continue;
        if (holding++ == step.line) return terms.rules[rule.rule].span;
      }
      return {};
    }
    case Step::entered:
    case Step::risen:
    case Step::kept:
    case Step::not_kept:
    case Step::fallen: {
      const auto code = static_cast<std::size_t>(step.tier.value_or(0));
      return code < terms.tiers.size() ? terms.tiers[code].span : Span{};
    }
    case Step::not_applicable:
    case Step::unrated:
    case Step::unmoved: return {};
  }
  return {};
}

namespace {

/// What two steps say together, where the last does not say why it was needed.
bool needs_step_before(Step step) {
  return step == Step::held || step == Step::in_grace || step == Step::fallen || step == Step::fall_limited;
}

std::string why(const LadderAccount& account, const Telling& telling) {
  if (account.steps.empty()) return "";
  std::size_t first = account.steps.size() - 1;
  while (first > 0 && needs_step_before(account.steps[first].kind)) --first;
  std::string text;
  for (std::size_t i = first; i < account.steps.size(); ++i)
    text +=
        (text.empty() ? "" : telling.say(Phrase::told_and)) + told_step(account, account.steps[i], telling);
  return text;
}

std::string possible(const LadderAccount& account, const Undetermined& one, const Telling& telling) {
  std::string tiers;
  for (auto code = one.tiers.rbegin(); code != one.tiers.rend(); ++code)
    tiers += (tiers.empty() ? "" : telling.say(Phrase::list_comma)) + telling.tier(account.ladder, *code);
  return telling.say(Phrase::row_possible, {{"tiers", tiers}, {"field", telling.names(one.fields)}});
}

class LadderRows {
 public:
  LadderRows(const LadderAccount& account, const Telling& telling)
      : account_(account), telling_(telling), declared_(telling.program().ladders[account.ladder]) {}

  SheetPart take() {
    SheetPart part{declared_.name, result(), telling_.place(declared_.span), {}};
    if (account_.facts.current)
      add(telling_.say(Phrase::row_before), telling_.tier(account_.ladder, *account_.facts.current), "", {},
          Look::plain);
    for (const LadderStep& step : account_.steps)
      add("", step.tier ? telling_.tier(account_.ladder, *step.tier) : "",
          told_step(account_, step, telling_), line_of(account_, step, telling_), Look::plain);
    if (account_.facts.applies) {
      for (const Undetermined& one : account_.possible)
        add(telling_.say(Phrase::row_possible_label), "", possible(account_, one, telling_), {}, Look::plain);
      tiers();
      rules();
    }
    part.rows = std::move(rows_);
    return part;
  }

 private:
  std::string result() const {
    if (!account_.decision.tier) return telling_.say(Phrase::unrated);
    const auto code = static_cast<std::size_t>(*account_.decision.tier);
    const std::string tier = telling_.tier(account_.ladder, *account_.decision.tier);
    const bool titled = code < declared_.titles.size() && !declared_.titles[code].empty();
    return titled ? tier + " " + declared_.titles[code] : tier;
  }

  void add(std::string label, std::string amount, std::string note, Span span, Look look) {
    rows_.push_back({std::move(label), std::move(amount), std::move(note), telling_.place(span), look});
  }

  bool has_step(Step kind) const {
    return std::any_of(account_.steps.begin(), account_.steps.end(),
                       [&](const LadderStep& step) { return step.kind == kind; });
  }

  /// Every condition of a tier in a row of its own, the first with a label.
  void conditions(Phrase label, std::int32_t tier, const std::vector<TestedCondition>& all) {
    for (const TestedCondition& one : all)
      add(&one == &all.front() ? telling_.say(label, {{"tier", telling_.tier(account_.ladder, tier)}}) : "",
          one.met == Met::yes ? "✓" : "✗", telling_.tested(one), one.condition.span,
          one.met == Met::yes ? Look::met : Look::unmet);
  }

  void tiers() {
    // What keeps the tier that the subject had is told by the step where it failed.
    const auto current = account_.facts.current;
    const auto tier = account_.decision.tier;
    if (current && *current > 0 && has_step(Step::kept))
      conditions(Phrase::row_keep, *current, account_.tiers[static_cast<std::size_t>(*current)].keep);
    if (tier && *tier > 0 && (has_step(Step::risen) || has_step(Step::entered)))
      conditions(Phrase::row_reach, *tier, account_.tiers[static_cast<std::size_t>(*tier)].reach);
    const auto next = account_.next();
    if (!next) return;
    conditions(Phrase::row_reach, *next, account_.tiers[static_cast<std::size_t>(*next)].reach);
    // Of the tiers above, what they lack is enough.
    for (std::int32_t code = *next + 1; code < account_.facts.tiers; ++code) {
      const std::string lacks = telling_.lacks(account_.tiers[static_cast<std::size_t>(code)].reach);
      const auto& row = declared_.terms.tiers[static_cast<std::size_t>(code)];
      add(telling_.say(Phrase::row_reach, {{"tier", telling_.tier(account_.ladder, code)}}),
          lacks.empty() ? "✓" : "✗", lacks, row.span, lacks.empty() ? Look::met : Look::unmet);
    }
  }

  /// Rules that stand ready and do not hold.
  void rules() {
    for (const RuleAccount& rule : account_.rules) {
      if (rule.holds) continue;
      std::string note = telling_.all_tested(rule.conditions);
      if (rule.until)
        note += (note.empty() ? "" : telling_.say(Phrase::told_and)) + telling_.values({*rule.until});
      const Span span = declared_.terms.rules[rule.rule].span;
      add("", "",
          telling_.say(Phrase::row_rule_idle, {{"line", telling_.quoted(span)}}) +
              (note.empty() ? "" : " — ") + note,
          span, Look::faint);
    }
  }

  const LadderAccount& account_;
  const Telling& telling_;
  const LadderDeclaration& declared_;
  std::vector<SheetRow> rows_;
};

}  // namespace

std::string told_step(const LadderAccount& account, const LadderStep& step, const Telling& telling) {
  const std::string tier = step.tier ? telling.tier(account.ladder, *step.tier) : "";
  const std::string by = account.by ? telling.name(*account.by) : "";
  const std::string line = telling.quoted(line_of(account, step, telling));
  const Facts facts = {{"tier", tier}, {"line", line}};
  switch (step.kind) {
    case Step::not_applicable:
      return telling.say(Phrase::step_not_applicable,
                         {{"conditions", telling.all_tested(account.conditions)}});
    case Step::unrated:
    case Step::unmoved: {
      std::string text = telling.say(step.kind == Step::unrated ? Phrase::step_unrated : Phrase::step_unmoved,
                                     {{"by", by}, {"tier", tier}});
      const bool more = account.blank.size() != 1 || !account.by || account.blank[0].node != account.by->node;
      if (more && !account.blank.empty() && account.possible.empty())
        text += telling.say(Phrase::told_and) +
                telling.say(Phrase::row_blank, {{"blank", telling.names(account.blank)}});
      return text;
    }
    case Step::entered: return telling.say(Phrase::step_entered, facts);
    case Step::risen: return telling.say(Phrase::step_risen, facts);
    case Step::rise_limited: {
      const std::int32_t qualified = account.decision.qualified.value_or(0);
      return telling.say(
          Phrase::step_rise_limited,
          {{"qualified", telling.tier(account.ladder, qualified)}, {"line", line}, {"tier", tier}});
    }
    case Step::kept: return telling.say(Phrase::step_kept, facts);
    case Step::not_kept:
      return telling.say(
          Phrase::step_not_kept,
          {{"tier", tier},
           {"lacks", telling.lacks(account.tiers[static_cast<std::size_t>(*step.tier)].keep)}});
    case Step::held: {
      std::string date;
      for (const HoldAccount& hold : account.holds)
        if (hold.holds && hold.until && date.empty()) date = write_date(*hold.until);
      return telling.say(Phrase::step_held, {{"tier", tier}, {"line", line}, {"date", date}});
    }
    case Step::in_grace:
      return telling.say(Phrase::step_grace, {{"tier", tier},
                                              {"line", line},
                                              {"fails", telling.number(account.fails.value_or(Decimal(0)))},
                                              {"grace", telling.number(account.grace.value_or(Decimal(0)))}});
    case Step::fallen: {
      const bool limited =
          std::any_of(account.steps.begin(), account.steps.end(),
                      [](const LadderStep& other) { return other.kind == Step::fall_limited; });
      return telling.say(limited ? Phrase::step_would_fall : Phrase::step_fallen, facts);
    }
    case Step::fall_limited: return telling.say(Phrase::step_fall_limited, facts);
    case Step::never_above:
    case Step::never_below:
    case Step::forced:
    case Step::overridden: return telling.say(Phrase::step_rule, facts);
  }
  return "";
}

std::string told_ladder(const std::string& who, const LadderAccount& account, const Telling& telling) {
  const std::string& name = telling.program().ladders[account.ladder].name;
  if (!account.facts.applies)
    return telling.say(Phrase::told_not_applicable, {{"subject", who}, {"ladder", name}}) +
           telling.say(Phrase::told_because, {{"why", why(account, telling)}}) +
           telling.say(Phrase::told_end);
  std::string text;
  if (!account.decision.tier) {
    text = telling.say(Phrase::told_unrated, {{"subject", who}, {"ladder", name}});
  } else {
    text = telling.say(
        Phrase::told_tier,
        {{"subject", who}, {"ladder", name}, {"tier", telling.tier(account.ladder, *account.decision.tier)}});
    const Facts was = {
        {"was", account.facts.current ? telling.tier(account.ladder, *account.facts.current) : ""}};
    switch (account.decision.change.value_or(TierChange::same)) {
      case TierChange::entered: text += telling.say(Phrase::told_new); break;
      case TierChange::up: text += telling.say(Phrase::told_up, was); break;
      case TierChange::down: text += telling.say(Phrase::told_down, was); break;
      case TierChange::same: text += telling.say(Phrase::told_same); break;
      case TierChange::unrated: break;
    }
  }
  if (account.by && account.facts.rated)
    text += telling.say(Phrase::told_by,
                        {{"name", telling.name(*account.by)}, {"value", telling.value(*account.by)}});
  text += telling.say(Phrase::told_because, {{"why", why(account, telling)}});
  for (const Undetermined& one : account.possible)
    text += telling.say(Phrase::told_and) + telling.say(Phrase::row_possible_label) + " " +
            possible(account, one, telling);
  if (const auto next = account.next()) {
    const std::string tier = telling.tier(account.ladder, *next);
    const std::string lacks = telling.lacks(account.tiers[static_cast<std::size_t>(*next)].reach);
    text += lacks.empty() ? telling.say(Phrase::told_next_met, {{"tier", tier}})
                          : telling.say(Phrase::told_next, {{"tier", tier}, {"lacks", lacks}});
  } else if (account.decision.tier) {
    text += telling.say(Phrase::told_top);
  }
  return text + telling.say(Phrase::told_end);
}

SheetPart sheet_of_ladder(const LadderAccount& account, const Telling& telling) {
  return LadderRows(account, telling).take();
}

}  // namespace rung
