// The whole report for programs. Counts are numbers; values of rules are texts, as they are written for people.

#include <fmt/format.h>

#include "changes/plan_rendering.hpp"
#include "diagnostics/render.hpp"

namespace rung {
namespace {

/// `[item, item]`
template <class List, class Write>
std::string array(const List& list, Write write) {
  std::string text;
  for (const auto& item : list) text += (text.empty() ? "" : ",") + std::string(write(item));
  return "[" + text + "]";
}

std::string strings(const std::vector<std::string>& list) {
  return array(list, [](const std::string& text) { return json_string(text); });
}

std::string or_null(const std::string& text) {
  return text.empty() ? "null" : json_string(text);
}

std::string truth(bool value) {
  return value ? "true" : "false";
}

std::string turns_json(const Turns& turns, const char* up, const char* down, const char* other) {
  return fmt::format(R"("{}":{},"{}":{},"{}":{})", up, turns.up, down, turns.down, other, turns.other);
}

std::string subjects_json(const SubjectCounts& counts) {
  return fmt::format(R"({{"read":{},"evaluated":{},"rejected":{},"left_out":{}}})", counts.read,
                     counts.evaluated, counts.rejected, counts.left_out);
}

std::string change_json(const ChangeReport& change) {
  const auto placed = [](const PlacedLine& text) {
    return fmt::format(R"({{"place":{},"text":{}}})", json_string(text.place), json_string(text.text));
  };
  return fmt::format(
      R"({{"number":{},"titles":{},"before":{},"after":{},"customers":{},"moves":{{{}}},"others":{{{}}}}})",
      change.number, strings(change.titles), array(change.before, placed), array(change.after, placed),
      change.customers, turns_json(change.moves, "up", "down", "other"),
      turns_json(change.others, "gained", "lost", "altered"));
}

std::string bins_json(const ScoreBins& bins) {
  const std::string counts = array(bins.counts(), [&](const auto& bin) {
    return fmt::format("[{},{}]", static_cast<double>(bin.first) * bins.width(), bin.second);
  });
  return fmt::format(R"({{"width":{},"bins":{}}})", bins.width(), counts);
}

std::string tier_json(const LadderReport::Tier& tier) {
  return fmt::format(R"({{"tier":{},"new":{},"gone":{},"threshold_before":{},"threshold_after":{}}})",
                     or_null(tier.name), truth(tier.is_new), truth(tier.is_lost),
                     or_null(tier.threshold_before.value_or("")), or_null(tier.threshold_after.value_or("")));
}

std::string ladder_json(const LadderReport& ladder) {
  const auto cells = [](const std::vector<TierCell>& row) {
    return array(row, [](const TierCell& cell) {
      return fmt::format(R"({{"count":{},"money":{}}})", cell.count, or_null(cell.money));
    });
  };
  const auto near = [](const LadderReport::Near& one) {
    return fmt::format(R"({{"customer":{},"tier_before":{},"tier":{},"score":{},"lacking":{},"next":{}}})",
                       json_string(one.customer), or_null(one.tier_before), or_null(one.tier),
                       or_null(one.score), or_null(one.lacking), or_null(one.next));
  };
  return fmt::format(
      R"({{"ladder":{},"tiers":{},"matrix":{},"moves":{{{}}},"customers":{},"mean_before":{},"mean_after":{},"mean_shift":{},"scores_shifted":{},"scores_before":{},"scores_after":{},"nearest":{}}})",
      json_string(ladder.name), array(ladder.tiers, tier_json), array(ladder.cells, cells),
      turns_json(ladder.moves, "up", "down", "other"), ladder.all, or_null(ladder.mean_before),
      or_null(ladder.mean_after), or_null(ladder.mean_shift), ladder.shifted, bins_json(ladder.before),
      bins_json(ladder.after), array(ladder.nearest, near));
}

std::string benefit_json(const BenefitReport& benefit) {
  const auto pair = [](const BenefitReport::Pair& one) {
    return fmt::format(R"({{"before":{},"after":{},"count":{}}})", or_null(one.before), or_null(one.after),
                       one.count);
  };
  return fmt::format(
      R"({{"benefit":{},"stage":{},"new":{},"gone":{},"before":{},"after":{},{},"pairs":{},"other_pairs":{},"cost_before":{},"cost_after":{},"cost_more":{}}})",
      json_string(benefit.name), or_null(benefit.stage), truth(benefit.is_new), truth(benefit.is_lost),
      benefit.before, benefit.after, turns_json(benefit.turns, "gained", "lost", "altered"),
      array(benefit.pairs, pair), benefit.other_pairs, or_null(benefit.cost_before),
      or_null(benefit.cost_after), or_null(benefit.cost_more));
}

std::string action_json(const ActionReport& action) {
  return fmt::format(R"({{"action":{},"new":{},"gone":{},"before":{},"after":{},"appear":{},"vanish":{}}})",
                     json_string(action.name), truth(action.is_new), truth(action.is_lost), action.before,
                     action.after, action.turns.up, action.turns.down);
}

std::string customer_json(const CustomerReport& customer) {
  const auto ladder = [](const CustomerReport::Ladder& one) {
    return fmt::format(
        R"({{"ladder":{},"tier_before":{},"tier_after":{},"score_before":{},"score_after":{},"why_before":{},"why_after":{}}})",
        json_string(one.name), or_null(one.tier_before), or_null(one.tier_after), or_null(one.score_before),
        or_null(one.score_after), or_null(one.reason_before), or_null(one.reason_after));
  };
  const auto value = [](const CustomerReport::Value& one) {
    return fmt::format(R"({{"name":{},"before":{},"after":{}}})", json_string(one.name), or_null(one.before),
                       or_null(one.after));
  };
  return fmt::format(R"({{"customer":{},"ladders":{},"parts":{},"inputs":{},"shown":{},"causes":{}}})",
                     json_string(customer.name), array(customer.ladders, ladder),
                     array(customer.parts, value), array(customer.inputs, value), strings(customer.shown),
                     json_string(customer.causes));
}

std::string kind_name(Cause::Kind kind) {
  switch (kind) {
    case Cause::Kind::alone: return "alone";
    case Cause::Kind::each: return "each";
    case Cause::Kind::needed: return "needed";
    case Cause::Kind::together: return "together";
    case Cause::Kind::interaction: return "interaction";
  }
  return "";
}

std::string cause_json(const CauseReport& cause) {
  std::string changes;
  for (std::size_t i = 0; i < most_units; ++i)
    if ((cause.cause.units >> i & 1) != 0) changes += (changes.empty() ? "" : ",") + std::to_string(i + 1);
  const auto outcome = [](const CauseReport::Outcome& one) {
    return fmt::format(R"({{"name":{},{}}})", json_string(one.name),
                       turns_json(one.turns, "up", "down", "other"));
  };
  return fmt::format(R"({{"kind":"{}","changes":[{}],"customers":{},"outcomes":{},"example":{}}})",
                     kind_name(cause.cause.kind), changes, cause.customers, array(cause.outcomes, outcome),
                     cause.example ? customer_json(*cause.example) : "null");
}

std::string reject_json(const NewRejects& reject) {
  return fmt::format(R"({{"column":{},"reason":{},"count":{},"line":{},"value":{}}})",
                     json_string(reject.column), json_string(reject.reason), reject.count, reject.line,
                     json_string(reject.value));
}

std::string gate_json(const GateReport& gate) {
  return fmt::format(R"({{"gate":{},"limit":{},"value":{},"exceeded":{}}})", json_string(gate.flag),
                     json_string(gate.limit), json_string(gate.value), truth(gate.exceeded));
}

}  // namespace

std::string plan_json(const PlanReport& report) {
  const auto version = [](const std::string& rules, const std::string& number, const std::string& hash,
                          const SubjectCounts& counts) {
    return fmt::format(R"({{"rules":{},"version":{},"hash":{},"subjects":{}}})", json_string(rules),
                       or_null(number), json_string(hash), subjects_json(counts));
  };
  std::string text = fmt::format(
      R"({{"title":{},"before":{},"after":{},"as_of":{},"exports":{},"compared":{},"changed":{},"moves":{{{}}},)",
      json_string(report.title),
      version(report.before, report.before_version, report.before_hash, report.subjects_before),
      version(report.after, report.after_version, report.after_hash, report.subjects_after),
      json_string(report.as_of), strings(report.exports), report.compared, report.changed,
      turns_json(report.moves, "up", "down", "other"));
  text += fmt::format(
      R"("changes":{},"no_effect":{},"coarse":{},"causes":{},"ladders":{},"benefits":{},"actions":{},)",
      array(report.changes, change_json), strings(report.inert), truth(report.coarse),
      array(report.causes, cause_json), array(report.ladders, ladder_json),
      array(report.benefits, benefit_json), array(report.actions, action_json));
  text += fmt::format(
      R"("newly_rejected":{},"newly_accepted":{},"newly_left_out":{},"rejects":{},"money":{},"cost_more":{},"shown":{},"sample":{},"gates":{}}})",
      report.newly_rejected, report.newly_accepted, report.newly_left_out, array(report.rejects, reject_json),
      or_null(report.money), or_null(report.cost_more_text), strings(report.shown),
      array(report.sample, customer_json), array(report.gates, gate_json));
  return text + "\n";
}

}  // namespace rung
