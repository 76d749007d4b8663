// Rows of what would change a tier: to the next one, what is in the way, what would lose the present one, and time.
#include "explain/sheet_of_paths.hpp"

#include <algorithm>

namespace rung {

std::string told_change(const SubjectPaths& paths, const ProposedChange& change, const Telling& telling) {
  const PathField& field = paths.fields[change.field];
  const auto shown = [&](const Value& value) {
    return is_missing(value) ? telling.say(Phrase::paths_blank) : telling.value(Outcome(value), field.type);
  };
  Facts facts = {{"field", field.name}, {"from", shown(change.from)}, {"to", shown(change.to)}};
  const auto* from = std::get_if<Decimal>(&change.from);
  const auto* to = std::get_if<Decimal>(&change.to);
  if (from == nullptr || to == nullptr) return telling.say(Phrase::paths_change_to, facts);
  const bool more = *to > *from;
  const auto difference = more ? subtract(*to, *from) : subtract(*from, *to);
  facts.push_back({"difference", difference ? shown(*difference) : ""});
  return telling.say(more ? Phrase::paths_change_more : Phrase::paths_change_less, facts);
}

namespace {

using Look = SheetRow::Look;

class PathRows {
 public:
  PathRows(const SubjectPaths& all, const LadderPaths& paths, const Telling& telling)
      : all_(all),
        paths_(paths),
        telling_(telling),
        ladder_(telling.program().ladders[paths.ladder]),
        operation_(std::get<op::Ladder>(telling.program()[ladder_.decision].operation)) {}

  SheetPart take() {
    part_.title = telling_.say(Phrase::paths_title, {{"ladder", ladder_.name}});
    part_.place = telling_.place(ladder_.span);
    add_next();
    add_margin();
    add_time();
    add_limits();
    return std::move(part_);
  }

 private:
  std::string tier(std::optional<std::int32_t> code) const {
    return code ? telling_.tier(paths_.ladder, *code) : telling_.say(Phrase::unrated);
  }
  std::string number(const Value& value, NodeId node) const {
    return telling_.value(Outcome(value), telling_.program()[node].type);
  }
  std::string change(const ProposedChange& one) const { return told_change(all_, one, telling_); }

  void row(const std::string& label, std::string note, Look look = Look::plain, SheetPlace place = {}) {
    part_.rows.push_back({label, "", std::move(note), std::move(place), look});
  }
  /// The first stands behind its label, the others behind `or`.
  void rows(const std::string& label, const std::vector<std::string>& notes) {
    for (std::size_t i = 0; i < notes.size(); ++i)
      row(i == 0 ? label : telling_.say(Phrase::paths_or), notes[i]);
  }

  std::string by_name() const {
    const auto* named = operation_.by == none
                            ? nullptr
                            : std::get_if<op::Named>(&telling_.program()[operation_.by].operation);
    if (named != nullptr) return telling_.program().names[named->name].name;
    return telling_.quoted(ladder_.terms.by.span);
  }

  std::string next_label() const {
    if (paths_.keeps_next) return telling_.say(Phrase::paths_label_keep, {{"tier", tier(paths_.next)}});
    for (const TierGate& gate : paths_.gates)
      if (!gate.met && gate.lacks)
        return telling_.say(Phrase::paths_label_lacks, {{"tier", tier(paths_.next)},
                                                        {"value", by_name()},
                                                        {"lacks", number(*gate.lacks, operation_.by)}});
    return telling_.say(Phrase::paths_label_next, {{"tier", tier(paths_.next)}});
  }

  std::string told(const TierPath& path) const {
    std::string text;
    for (const ProposedChange& one : path.changes)
      text = text.empty() ? change(one)
                          : telling_.say(Phrase::paths_together, {{"one", text}, {"other", change(one)}});
    if (path.tier > *paths_.next)
      text = telling_.say(Phrase::paths_even_to, {{"path", text}, {"tier", tier(path.tier)}});
    if (path.last_day)
      text = telling_.say(Phrase::paths_enough_until, {{"path", text}, {"date", write_date(*path.last_day)}});
    return text;
  }

  void add_next() {
    if (!paths_.next) {
      row("", telling_.say(Phrase::paths_at_top, {{"tier", tier(paths_.tier)}}), Look::met);
      return;
    }
    std::vector<std::string> notes;
    if (paths_.keeps_next) add_keep();
    for (const TierPath& path : paths_.singles) notes.push_back(told(path));
    if (notes.empty() && paths_.fields.empty())
      notes.push_back(telling_.say(Phrase::paths_no_fields));
    else if (notes.empty())
      row(next_label(), telling_.say(paths_.pairs.empty() ? Phrase::paths_none : Phrase::paths_no_single),
          Look::unmet);
    for (const TierPath& path : paths_.pairs) notes.push_back(told(path));
    const bool alone = paths_.singles.empty() && !paths_.fields.empty();
    rows(alone ? "" : next_label(), notes);
    if ((alone || paths_.singles.empty()) && !paths_.keeps_next) add_gates();
    for (const PathStop stop : paths_.stops)
      row(telling_.say(Phrase::paths_label_stop), telling_.say(phrase_of(stop)), Look::unmet, place_of(stop));
  }

  /// What a tier asks of who has it already, which may be less than of who comes to it.
  void add_keep() {
    std::string asked;
    for (const Condition& condition : ladder_.terms.tiers[static_cast<std::size_t>(*paths_.next)].keep)
      asked += (asked.empty() ? "" : telling_.say(Phrase::list_comma)) + telling_.condition(condition);
    if (asked.empty()) return;
    row(telling_.say(Phrase::paths_label_gate, {{"tier", tier(paths_.next)}}),
        telling_.say(Phrase::paths_keep_asks, {{"conditions", asked}}), Look::faint,
        telling_.place(ladder_.terms.tiers[static_cast<std::size_t>(*paths_.next)].span));
  }

  /// Conditions that no value alone would meet together; the plain threshold stands in the label.
  void add_gates() {
    for (const TierGate& gate : paths_.gates) {
      if (gate.met) continue;
      const std::string condition = telling_.condition(gate.condition);
      std::string changes;
      for (const ProposedChange& one : gate.nearest)
        changes = changes.empty()
                      ? change(one)
                      : telling_.say(Phrase::paths_either, {{"one", changes}, {"other", change(one)}});
      row(telling_.say(Phrase::paths_label_gate, {{"tier", tier(paths_.next)}}),
          changes.empty()
              ? telling_.say(Phrase::paths_gate_shut, {{"condition", condition}})
              : telling_.say(Phrase::paths_gate_opens, {{"condition", condition}, {"changes", changes}}),
          Look::unmet, telling_.place(gate.condition.span));
    }
  }

  static Phrase phrase_of(PathStop stop) {
    switch (stop) {
      case PathStop::does_not_apply: return Phrase::paths_stop_applies;
      case PathStop::rise: return Phrase::paths_stop_rise;
      case PathStop::never_above: return Phrase::paths_stop_never_above;
      case PathStop::force: return Phrase::paths_stop_force;
      case PathStop::override_: return Phrase::paths_stop_override;
    }
    return Phrase::paths_stop_applies;
  }

  SheetPlace place_of(PathStop stop) const {
    const auto rule = [&](TierRule::Kind kind) {
      for (const TierRule& one : ladder_.terms.rules)
        if (one.kind == kind) return telling_.place(one.span);
      return SheetPlace{};
    };
    switch (stop) {
      case PathStop::does_not_apply: break;
      case PathStop::rise: return telling_.place(ladder_.terms.rise.span);
      case PathStop::never_above: return rule(TierRule::Kind::never_above);
      case PathStop::force: return rule(TierRule::Kind::force);
      case PathStop::override_: return rule(TierRule::Kind::override_);
    }
    return {};
  }

  void add_margin() {
    if (!paths_.tier || *paths_.tier == 0) return;
    std::vector<std::string> notes;
    for (const TierMargin& margin : paths_.margins) {
      Facts facts = {{"change", change(margin.lost)}, {"tier", tier(margin.tier)}};
      if (margin.kept)
        facts.push_back({"kept", telling_.value(Outcome(*margin.kept), all_.fields[margin.lost.field].type)});
      notes.push_back(
          telling_.say(margin.kept ? Phrase::paths_margin_kept : Phrase::paths_margin_lost, facts));
    }
    if (paths_.failing)
      notes = {telling_.say(Phrase::paths_margin_failing)};
    else if (notes.empty())
      notes = {telling_.say(Phrase::paths_margin_none)};
    rows(telling_.say(Phrase::paths_label_margin, {{"tier", tier(paths_.tier)}}), notes);
    if (paths_.kept_regardless) row("", telling_.say(Phrase::paths_margin_protected), Look::faint);
  }

  void add_time() {
    const TierTime& time = paths_.time;
    if (!time.looked_until) return;
    const std::string label = telling_.say(Phrase::paths_label_time);
    if (time.falls)
      row(label, telling_.say(Phrase::paths_time_falls,
                              {{"value", by_name()},
                               {"from", number(*paths_.value, operation_.by)},
                               {"to", is_missing(*time.value_then) ? telling_.say(Phrase::is_missing)
                                                                   : number(*time.value_then, operation_.by)},
                               {"date", write_date(*time.falls)}}));
    if (time.gained)
      row(label, telling_.say(Phrase::paths_time_gained,
                              {{"after", tier(time.tier_when_gained)}, {"date", write_date(*time.gained)}}));
    if (time.lost)
      row(label,
          telling_.say(Phrase::paths_time_lost, {{"tier", tier(paths_.tier)},
                                                 {"after", tier(time.tier_when_lost)},
                                                 {"date", write_date(*time.lost)}}),
          Look::unmet);
    else if (*paths_.tier > 0)
      row(label, telling_.say(Phrase::paths_time_kept,
                              {{"tier", tier(paths_.tier)}, {"date", write_date(*time.looked_until)}}));
  }

  void add_limits() {
    std::string names;
    for (const FieldId field : paths_.beside_others)
      names += (names.empty() ? "" : telling_.say(Phrase::list_comma)) + all_.fields[field].name;
    if (!names.empty())
      row(telling_.say(Phrase::paths_label_beside), telling_.say(Phrase::paths_beside, {{"fields", names}}),
          Look::faint);
    if (!paths_.complete) row("", telling_.say(Phrase::paths_cut_off), Look::faint);
  }

  const SubjectPaths& all_;
  const LadderPaths& paths_;
  const Telling& telling_;
  const LadderDeclaration& ladder_;
  const op::Ladder& operation_;
  SheetPart part_;
};

}  // namespace

SheetPart sheet_of_paths(const SubjectPaths& paths, const LadderPaths& ladder, const Telling& telling) {
  return PathRows(paths, ladder, telling).take();
}

}  // namespace rung
