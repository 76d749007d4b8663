// Turns counts into what people read. Masks are put on here, so that no rendering ever sees what they hide.

#include "changes/plan_report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "changes/mask.hpp"
#include "diagnostics/kinds.hpp"

namespace rung {
namespace {

std::string with_groups(std::string digits) {
  const std::size_t first = digits.starts_with('-') ? 1 : 0;
  std::size_t end = std::min(digits.find('.'), digits.size());
  for (; end > first + 3; end -= 3) digits.insert(end - 3, ",");
  return digits;
}

std::string signed_text(std::string text) {
  return text.starts_with('-') || text == "0" ? text : "+" + text;
}

double as_double(Decimal value) {
  return static_cast<double>(value.units()) / 1e18;
}

class Reporter {
 public:
  Reporter(const RulePlan& plan, const PlanRequest& request)
      : plan_(plan),
        request_(request),
        versions_(plan.versions),
        tally_(plan.impact.tally),
        masks_(request.mask),
        language_(request.impact.language) {}

  PlanReport make() {
    tell_versions();
    tell_changes();
    for (std::uint32_t i = 0; i < versions_.outcomes.size(); ++i) tell_outcome(i);
    tell_causes();
    tell_rejects();
    for (const auto& [rank, customer] : tally_.sample.list())
      report_.sample.push_back(customer_of(customer, true));
    report_.shown = request_.show;
    return std::move(report_);
  }

 private:
  const Rules& before() const { return *versions_.before.rules; }
  const Rules& after() const { return *versions_.after.rules; }

  static std::string shown_path(const Rules& rules) { return rules.sources[rules.tree.source].path(); }

  std::string version_of(const Rules& rules) const {
    return rules.program().ruleset ? rules.program().ruleset->version : "";
  }

  void tell_versions() {
    const auto& ruleset = after().program().ruleset;
    report_.title = ruleset && !ruleset->title.empty() ? ruleset->title
                    : ruleset                          ? ruleset->name
                                                       : shown_path(after());
    report_.before = shown_path(before());
    report_.after = shown_path(after());
    report_.before_version = version_of(before());
    report_.after_version = version_of(after());
    report_.before_hash = before().hash;
    report_.after_hash = after().hash;
    report_.as_of = write_date(request_.impact.exports.as_of);
    report_.money = request_.money.value_or("");
    for (const FileSummary& record : plan_.impact.files)
      for (const FileFacts& file : record.files) report_.exports.push_back(file.path);
    report_.subjects_before = plan_.impact.before;
    report_.subjects_after = plan_.impact.after;
    report_.compared = tally_.compared;
    report_.changed = tally_.changed;
    report_.moves = tally_.moves;
  }

  std::string place_of(const Rules& rules, Span span) const {
    const Source& source = rules.sources[span.source];
    return source.path() + ":" + std::to_string(source.place(span.begin).line);
  }

  /// A key is spelt with English keywords, and the first of them is said in the reader's language.
  std::string in_own_words(std::string key) const {
    for (std::size_t id = 0; id < word_count; ++id) {
      const Worded& forms = canonical(static_cast<Word>(id));
      const std::string begun = std::string(forms.english) + " ";
      if (key == forms.english) return std::string(forms.in(language_));
      if (key.starts_with(begun)) return std::string(forms.in(language_)) + " " + key.substr(begun.size());
    }
    return key;
  }

  std::string title_of(const RuleChange& change) const {
    std::string title(canonical(change.word).in(language_));
    if (!change.name.empty()) title += " " + change.name;
    if (change.key.empty()) return title;
    if (change.key.starts_with("| ")) return title + " · " + change.key.substr(2);
    return title + " · " + in_own_words(change.key);
  }

  void tell_changes() {
    const auto& changes = plan_.comparison->changes();
    for (const ChangeUnit& unit : versions_.units) {
      ChangeReport made;
      made.number = report_.changes.size() + 1;
      for (const std::uint32_t id : unit.changes) {
        const RuleChange& change = changes[id];
        const std::string title = title_of(change);
        if (std::find(made.titles.begin(), made.titles.end(), title) == made.titles.end())
          made.titles.push_back(title);
        if (!change.before.empty())
          made.before.push_back({place_of(before(), change.before_place), change.before});
        if (!change.after.empty())
          made.after.push_back({place_of(after(), change.after_place), change.after});
      }
      report_.changes.push_back(std::move(made));
    }
    for (const std::uint32_t id : plan_.inert) report_.inert.push_back(title_of(changes[id]));
    report_.coarse = plan_.coarse;
  }

  void tell_outcome(std::uint32_t outcome) {
    switch (versions_.outcomes[outcome].kind) {
      case ComparedOutcome::Kind::ladder: return tell_ladder(outcome);
      case ComparedOutcome::Kind::benefit: return tell_benefit(outcome);
      case ComparedOutcome::Kind::action: return tell_action(outcome);
    }
  }

  static bool has_tier(const Program& program, const ComparedOutcome& outcome, const std::string& tier) {
    const LadderDeclaration* ladder = ladder_named(program, outcome.name);
    return ladder != nullptr && program.enumerations[ladder->set].code_of(tier).has_value();
  }

  void tell_ladder(std::uint32_t id) {
    const ComparedOutcome& outcome = versions_.outcomes[id];
    const std::size_t place = ladder_count_++;
    if (!outcome.before || !outcome.after) return;
    const LadderTally& tally = tally_.ladders[id];
    const std::vector<std::string>& tiers = plan_.impact.orders[id].tiers;
    LadderReport made;
    made.name = outcome.name;
    std::vector<std::size_t> places;  // of the counts, in the order of the report
    for (std::size_t i = tiers.size(); i-- > 0;) {
      LadderReport::Tier tier{tiers[i], !has_tier(before().program(), outcome, tiers[i]),
                              !has_tier(after().program(), outcome, tiers[i]), std::nullopt, std::nullopt};
      if (const auto& bound = plan_.impact.thresholds_before[id][i])
        tier.threshold_before = write_decimal(*bound);
      if (const auto& bound = plan_.impact.thresholds_after[id][i])
        tier.threshold_after = write_decimal(*bound);
      made.tiers.push_back(std::move(tier));
      places.push_back(i + 1);
    }
    if (has_unrated(tally, tiers.size() + 1)) {
      made.tiers.push_back({});
      places.push_back(0);
    }
    for (const std::size_t from : places) {
      auto& cells = made.cells.emplace_back();
      for (const std::size_t to : places) {
        const std::size_t cell = from * (tiers.size() + 1) + to;
        const std::uint64_t count = tally.counts[cell];
        std::string money;
        if (!tally.money.empty()) money = money_text(tally.money[cell].total().value_or(Decimal(0)));
        cells.push_back({count, money});
        made.all += count;
        if (from == to) continue;
        if (from == 0 || to == 0)
          made.moves.other += count;
        else
          (to > from ? made.moves.up : made.moves.down) += count;
      }
    }
    tell_scores(id, place, tally, made);
    report_.ladders.push_back(std::move(made));
  }

  static bool has_unrated(const LadderTally& tally, std::size_t places) {
    for (std::size_t i = 0; i < places; ++i)
      if (tally.counts[i] > 0 || tally.counts[i * places] > 0) return true;
    return false;
  }

  void tell_scores(std::uint32_t id, std::size_t place, const LadderTally& tally, LadderReport& made) const {
    made.has_scores = !tally.before.empty() || !tally.after.empty();
    made.both = tally.both;
    made.shifted = tally.shifted;
    made.before = tally.before;
    made.after = tally.after;
    made.before.widen_to(tally.after);
    made.after.widen_to(made.before);
    const auto mean = [&](const DecimalSum& sum) {
      return tally.both == 0 ? std::nullopt : sum.average(static_cast<std::int64_t>(tally.both));
    };
    const auto earlier = mean(tally.before_sum);
    const auto later = mean(tally.after_sum);
    if (earlier && later) {
      made.mean_before = write_decimal(*earlier, 2);
      made.mean_after = write_decimal(*later, 2);
      if (const auto shift = subtract(*later, *earlier))
        made.mean_shift = signed_text(write_decimal(*shift, 2));
    }
    for (const auto& bound : plan_.impact.thresholds_before[id])
      if (bound) made.thresholds_before.push_back(as_double(*bound));
    for (const auto& bound : plan_.impact.thresholds_after[id])
      if (bound) made.thresholds_after.push_back(as_double(*bound));
    const std::vector<std::string>& tiers = plan_.impact.orders[id].tiers;
    for (const auto& [rank, customer] : tally.nearest.list()) {
      LadderReport::Near near;
      near.customer = name_of(customer);
      near.tier_before = at(customer.before.tiers, place);
      near.tier = at(customer.after.tiers, place);
      near.score = at(customer.after.scores, place);
      near.lacking = write_decimal(rank.first);
      const auto now = std::find(tiers.begin(), tiers.end(), near.tier);
      if (now != tiers.end() && now + 1 != tiers.end()) near.next = *(now + 1);
      made.nearest.push_back(std::move(near));
    }
  }

  static std::string at(const std::vector<std::string>& list, std::size_t place) {
    return place < list.size() ? list[place] : "";
  }

  void tell_benefit(std::uint32_t id) {
    const ComparedOutcome& outcome = versions_.outcomes[id];
    const BenefitTally& tally = tally_.benefits[id];
    BenefitReport made{outcome.name,
                       outcome.stage,
                       !outcome.before,
                       !outcome.after,
                       tally.before,
                       tally.after,
                       tally.turns,
                       {},
                       tally.other_pairs,
                       "",
                       "",
                       ""};
    const auto text = [&](Digest digest) {
      if (digest == nothing_digest) return std::string();
      const auto known = tally.texts.find(digest);
      return known == tally.texts.end() ? std::string("…") : known->second;
    };
    for (const auto& [pair, count] : tally.pairs)
      made.pairs.push_back({text(pair.first), text(pair.second), count});
    std::stable_sort(made.pairs.begin(), made.pairs.end(), [](const auto& a, const auto& b) {
      return std::tie(b.count, a.before, a.after) < std::tie(a.count, b.before, b.after);
    });
    if (versions_.before.asked.costs[id] != none || versions_.after.asked.costs[id] != none) {
      const auto earlier = tally.cost_before.total();
      const auto later = tally.cost_after.total();
      const auto more = earlier && later ? subtract(*later, *earlier) : std::nullopt;
      if (more) {
        made.cost_before = money_text(*earlier);
        made.cost_after = money_text(*later);
        made.cost_more = signed_text(money_text(*more));
        if (const auto sum = add(report_.cost_more.value_or(Decimal(0)), *more)) report_.cost_more = *sum;
        report_.cost_more_text = signed_text(money_text(*report_.cost_more));
      }
    }
    report_.benefits.push_back(std::move(made));
  }

  void tell_action(std::uint32_t id) {
    const ComparedOutcome& outcome = versions_.outcomes[id];
    const ActionTally& tally = tally_.actions[id];
    report_.actions.push_back(
        {outcome.name, !outcome.before, !outcome.after, tally.before, tally.after, tally.turns});
  }

  std::vector<std::size_t> numbers_of(UnitSet units) const {
    std::vector<std::size_t> numbers;
    for (std::size_t i = 0; i < versions_.units.size(); ++i)
      if ((units >> i & 1) != 0) numbers.push_back(i + 1);
    return numbers;
  }

  std::string words_of(const Cause& cause) const {
    std::string list;
    for (const std::size_t number : numbers_of(cause.units))
      list += (list.empty() ? "[" : ", [") + std::to_string(number) + "]";
    const auto words = [&](Phrase phrase) { return say(phrase, language_, {{"changes", list}}); };
    switch (cause.kind) {
      case Cause::Kind::alone: return list;
      case Cause::Kind::each: return words(Phrase::plan_cause_each);
      case Cause::Kind::needed: return words(Phrase::plan_cause_needed);
      case Cause::Kind::together: return words(Phrase::plan_cause_together);
      case Cause::Kind::interaction: break;
    }
    return list.empty() ? say(Phrase::plan_cause_unknown, language_) : words(Phrase::plan_cause_interaction);
  }

  void tell_causes() {
    for (const auto& [cause, tally] : tally_.causes) {
      CauseReport made{cause, words_of(cause), tally.customers, {}, std::nullopt};
      for (const auto& [outcome, turns] : tally.outcomes) {
        const ComparedOutcome& compared = versions_.outcomes[outcome];
        made.outcomes.push_back({compared.kind, compared.name, turns});
        for (const std::size_t number : numbers_of(cause.units)) {
          ChangeReport& change = report_.changes[number - 1];
          (compared.kind == ComparedOutcome::Kind::ladder ? change.moves : change.others).add(turns);
        }
      }
      for (const std::size_t number : numbers_of(cause.units))
        report_.changes[number - 1].customers += tally.customers;
      for (const auto& [rank, customer] : tally.example.list())
        made.example = customer_of(customer, false, cause.units);
      report_.causes.push_back(std::move(made));
    }
    std::stable_sort(report_.causes.begin(), report_.causes.end(),
                     [](const auto& a, const auto& b) { return a.customers > b.customers; });
  }

  void tell_rejects() {
    const auto evaluated = static_cast<std::size_t>(RatedStanding::evaluated);
    const auto left_out = static_cast<std::size_t>(RatedStanding::left_out);
    const auto rejected = static_cast<std::size_t>(RatedStanding::rejected);
    const auto& standings = tally_.standings;
    report_.newly_rejected = standings[evaluated][rejected] + standings[left_out][rejected];
    report_.newly_accepted = standings[rejected][evaluated] + standings[rejected][left_out];
    report_.newly_left_out = standings[evaluated][left_out];
    report_.rejects = plan_.impact.rejects;
    for (NewRejects& reject : report_.rejects) {
      if (!hides_column(reject.column)) continue;
      reject.value = masked(reject.value);
      reject.reason.clear();
    }
  }

  /// A column goes by its name in the file there, a mask by that of the field.
  bool hides_column(const std::string& column) const {
    for (const Field& field : after().program().records[subject].fields)
      if (field.column == column && masks_.hides(field.name)) return true;
    return false;
  }

  std::string name_of(const NamedCustomer& customer) const {
    const Record& record = after().program().records[subject];
    if (record.key == none || customer.key.empty())
      return say(Phrase::plan_line, language_, {{"line", std::to_string(customer.line)}});
    return masks_.show(record.fields[record.key].name, customer.key);
  }

  CustomerReport customer_of(const NamedCustomer& customer, bool all_parts, UnitSet units = 0) const {
    CustomerReport made;
    made.name = name_of(customer);
    std::size_t place = 0;
    for (const ComparedOutcome& outcome : versions_.outcomes) {
      if (outcome.kind != ComparedOutcome::Kind::ladder) continue;
      const std::size_t here = place++;
      if (!outcome.before || !outcome.after) continue;
      made.ladders.push_back({outcome.name, at(customer.before.tiers, here), at(customer.after.tiers, here),
                              at(customer.before.scores, here), at(customer.after.scores, here),
                              at(customer.before.reasons, here), at(customer.after.reasons, here)});
    }
    tell_parts(customer, made);
    // Where a tier has moved, that is what matters.
    const auto is_tier = [&](const OutcomeCause& cause) {
      return versions_.outcomes[cause.outcome].kind == ComparedOutcome::Kind::ladder;
    };
    const bool moved = std::any_of(customer.causes.begin(), customer.causes.end(), is_tier);
    for (const OutcomeCause& cause : customer.causes) {
      if (moved && !is_tier(cause)) continue;
      if (all_parts) units |= cause.cause.units;
      const std::string words = words_of(cause.cause);
      if (made.causes.find(words) == std::string::npos)
        made.causes += (made.causes.empty() ? "" : "; ") + words;
    }
    tell_inputs(customer, units, made);
    for (std::size_t i = 0; i < request_.show.size(); ++i)
      made.shown.push_back(masks_.show(request_.show[i], at(customer.after.shown, i)));
    return made;
  }

  static void tell_parts(const NamedCustomer& customer, CustomerReport& made) {
    const auto& before = customer.before.parts;
    const auto& after = customer.after.parts;
    const auto find = [](const std::vector<Snapshot::Part>& parts, const std::string& name) {
      for (const Snapshot::Part& part : parts)
        if (part.name == name) return part.value;
      return std::string();
    };
    for (const Snapshot::Part& part : after)
      if (const std::string earlier = find(before, part.name); earlier != part.value)
        made.parts.push_back({part.name, earlier, part.value});
    for (const Snapshot::Part& part : before) {
      const bool gone = std::none_of(after.begin(), after.end(),
                                     [&](const Snapshot::Part& later) { return later.name == part.name; });
      if (gone && !part.value.empty()) made.parts.push_back({part.name, part.value, ""});
    }
  }

  void tell_inputs(const NamedCustomer& customer, UnitSet units, CustomerReport& made) const {
    std::vector<std::uint32_t> inputs;
    for (const std::size_t number : numbers_of(units))
      for (const std::uint32_t input : versions_.unit_inputs[number - 1])
        if (std::find(inputs.begin(), inputs.end(), input) == inputs.end()) inputs.push_back(input);
    for (const std::uint32_t input : inputs) {
      const std::string& name = versions_.inputs[input];
      const std::string before = at(customer.before.inputs, input);
      const std::string after = at(customer.after.inputs, input);
      if (before.empty() && after.empty()) continue;
      made.inputs.push_back({name, masks_.show(name, before), masks_.show(name, after)});
    }
  }

  const RulePlan& plan_;
  const PlanRequest& request_;
  const Versions& versions_;
  const ImpactTally& tally_;
  Masks masks_;
  Language language_;
  std::size_t ladder_count_ = 0;
  PlanReport report_;
};

}  // namespace

std::string grouped_digits(std::uint64_t number) {
  return with_groups(std::to_string(number));
}

std::string share_text(std::uint64_t count, std::uint64_t all) {
  if (all == 0) return "";
  const auto share =
      ratio(Decimal(static_cast<std::int64_t>(count)), Decimal(static_cast<std::int64_t>(all)), 4);
  return share ? write_percent(*share) : "";
}

std::string money_text(Decimal value) {
  return with_groups(write_decimal(value, 2));
}

PlanReport report_of(const RulePlan& plan, const PlanRequest& request) {
  return Reporter(plan, request).make();
}

}  // namespace rung
