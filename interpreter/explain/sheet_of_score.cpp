// A score in rows: what was earned, what bounds took away, and what was not earned and why.
#include "explain/sheet_parts.hpp"
#include "grammar/words.hpp"

namespace rung {
namespace {

using Look = SheetRow::Look;

class ScoreRows {
 public:
  ScoreRows(const ScoreAccount& account, const Telling& telling)
      : account_(account), telling_(telling), score_(telling.program().scores[account.score]) {}

  SheetPart take() {
    SheetPart part{score_.name,
                   account_.value ? telling_.number(*account_.value) : telling_.say(Phrase::is_missing),
                   telling_.place(score_.span),
                   {}};
    if (!account_.applies) {
      part.rows.push_back({"",
                           "",
                           telling_.say(Phrase::step_not_applicable,
                                        {{"conditions", telling_.all_tested(account_.conditions)}}),
                           {},
                           Look::unmet});
      return part;
    }
    for (const PartAccount& one : account_.parts)
      if (counts(one)) rows_.push_back(row(one));
    groups();
    totals();
    weights();
    for (const PartAccount& one : account_.parts)
      if (!counts(one)) rows_.push_back(row(one));
    part.rows = std::move(rows_);
    return part;
  }

 private:
  static bool counts(const PartAccount& one) {
    return one.state == PartAccount::State::earned && one.contribution && *one.contribution != Decimal(0);
  }

  std::string kind_of(const ScorePart& part) const {
    switch (part.kind) {
      case ScorePart::Kind::base: return std::string(canonical(Word::base).in(telling_.language()));
      case ScorePart::Kind::bonus: return std::string(canonical(Word::bonus).in(telling_.language()));
      case ScorePart::Kind::penalty: return std::string(canonical(Word::penalty).in(telling_.language()));
      case ScorePart::Kind::weight: return std::string(canonical(Word::weight).in(telling_.language()));
    }
    return "";
  }

  std::string label_of(const ScorePart& part) const {
    if (part.kind == ScorePart::Kind::base) return kind_of(part) + " " + telling_.quoted(part.written.span);
    return kind_of(part) + " " + (part.group.empty() ? "" : part.group + ".") + part.label;
  }

  SheetRow row(const PartAccount& one) const {
    const ScorePart& part = score_.parts[one.part];
    SheetRow row{label_of(part), "", note(one, part), telling_.place(part.span), Look::plain};
    const bool taken = part.kind == ScorePart::Kind::penalty;
    if (one.contribution) {
      const Decimal amount = taken ? -*one.contribution : *one.contribution;
      row.amount = part.kind == ScorePart::Kind::bonus || taken ? telling_.signed_number(amount)
                                                                : telling_.number(amount);
    }
    if (one.state == PartAccount::State::unmet && part.kind == ScorePart::Kind::bonus && worth(one))
      row.amount = telling_.say(Phrase::row_nothing_of, {{"worth", telling_.signed_number(*worth(one))}});
    if (!counts(one)) row.look = one.state == PartAccount::State::earned ? Look::faint : Look::unmet;
    // A penalty that does not fall due is good news.
    if (!counts(one) && taken) row.look = Look::faint;
    return row;
  }

  /// What a part would give if its conditions were met.
  static std::optional<Decimal> worth(const PartAccount& one) {
    return one.before || one.per ? one.before : one.amount;
  }

  std::string note(const PartAccount& one, const ScorePart& part) const {
    if (one.state == PartAccount::State::unmet)
      return telling_.say(part.kind == ScorePart::Kind::penalty ? Phrase::row_not_due : Phrase::row_lacks,
                          {{"lacks", telling_.lacks(one.conditions)}});
    if (one.state == PartAccount::State::blank && !one.blank.empty())
      return telling_.say(Phrase::row_blank, {{"blank", telling_.names(one.blank)}});
    std::string note;
    if (part.kind == ScorePart::Kind::weight && one.weight && one.amount)
      note = telling_.say(Phrase::row_weighted, {{"weight", telling_.percent(*one.weight)},
                                                 {"value", telling_.number(*one.amount)}});
    else if (part.per.is_there() && one.amount && one.per)
      note = telling_.number(*one.amount) + " × " + telling_.number(*one.per);
    const auto append = [&](const std::string& text) {
      if (!text.empty()) note += (note.empty() ? "" : telling_.say(Phrase::told_and)) + text;
    };
    append(telling_.values(one.inputs));
    append(telling_.all_tested(one.conditions));
    const auto after = one.contribution;
    if (part.kind != ScorePart::Kind::weight && one.before && after && *one.before != *after)
      append(telling_.say(Phrase::row_clamped,
                          {{"value", telling_.number(*one.before)}, {"clamped", telling_.number(*after)}}));
    return note;
  }

  /// What a clause made of a sum, as it goes into the score.
  void difference(const std::optional<Decimal>& before, const std::optional<Decimal>& after, bool taken,
                  Span span) {
    if (!before || !after || *before == *after) return;
    const auto change = subtract(*after, *before);
    if (!change) return;
    const Decimal in_score = taken ? -*change : *change;
    rows_.push_back(
        {telling_.quoted(span), telling_.signed_number(in_score), "", telling_.place(span), Look::plain});
  }

  void groups() {
    for (const GroupAccount& one : account_.groups) {
      const ScoreGroup& group = score_.groups[one.group];
      difference(one.sum, one.bound.after, group.penalty, group.span);
    }
  }

  void totals() {
    for (const TotalAccount& one : account_.totals) {
      const ScoreTotal& total = score_.totals[one.total];
      if (total.kind == ScoreTotal::Kind::total) continue;
      difference(one.bound.before, one.bound.after, total.kind == ScoreTotal::Kind::penalties, total.span);
    }
    std::optional<Decimal> before;
    if (account_.base && account_.extras) before = add(*account_.base, *account_.extras);
    for (const FactorAccount& one : account_.factors) {
      const Stated& factor = score_.factors[one.factor].factor;
      SheetRow row{telling_.say(Phrase::row_times, {{"factor", telling_.quoted(factor.span)}}), "", "",
                   telling_.place(factor.span), Look::plain};
      if (one.by) row.note = "× " + telling_.number(*one.by);
      if (before && one.after)
        if (const auto change = subtract(*one.after, *before)) row.amount = telling_.signed_number(*change);
      before = one.after;
      rows_.push_back(std::move(row));
    }
    for (const TotalAccount& one : account_.totals) {
      const ScoreTotal& total = score_.totals[one.total];
      if (total.kind == ScoreTotal::Kind::total)
        difference(one.bound.before, one.bound.after, false, total.span);
    }
  }

  void weights() {
    if (score_.coverage == none || !account_.coverage || !score_.reweighted) return;
    const auto least = score_.enough.is_there() ? enough() : std::nullopt;
    if (least && *account_.coverage < *least) {
      rows_.push_back(
          {"", "",
           telling_.say(Phrase::row_not_enough, {{"coverage", telling_.percent(*account_.coverage)},
                                                 {"least", telling_.percent(*least)}}),
           telling_.place(score_.enough.span), Look::unmet});
      return;
    }
    if (*account_.coverage != Decimal(1))
      rows_.push_back(
          {"",
           "",
           telling_.say(Phrase::row_coverage, {{"coverage", telling_.percent(*account_.coverage)}}),
           {},
           Look::plain});
  }

  std::optional<Decimal> enough() const {
    const auto* constant = std::get_if<op::Constant>(&telling_.program()[score_.enough.node].operation);
    const auto* number = constant == nullptr ? nullptr : std::get_if<Decimal>(&constant->value);
    return number == nullptr ? std::nullopt : std::optional(*number);
  }

  const ScoreAccount& account_;
  const Telling& telling_;
  const Score& score_;
  std::vector<SheetRow> rows_;
};

}  // namespace

SheetPart sheet_of_score(const ScoreAccount& account, const Telling& telling) {
  return ScoreRows(account, telling).take();
}

}  // namespace rung
