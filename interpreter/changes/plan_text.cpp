// The report on a terminal: columns by display width, colour only where it is asked for.

#include <algorithm>

#include "changes/plan_rendering.hpp"
#include "diagnostics/kinds.hpp"
#include "diagnostics/width.hpp"

namespace rung {
namespace {

using Cells = std::vector<std::string>;

class TextPlan {
 public:
  TextPlan(const PlanReport& report, Language language, bool color)
      : report_(report), language_(language), color_(color) {}

  std::string write() {
    head();
    changes();
    for (const LadderReport& ladder : report_.ladders) matrix(ladder);
    causes();
    benefits();
    actions();
    records();
    sample();
    for (const LadderReport& ladder : report_.ladders) nearest(ladder);
    gates();
    return std::move(text_);
  }

 private:
  std::string words(Phrase phrase, const Facts& facts = {}) const { return say(phrase, language_, facts); }
  std::string painted(const char* code, const std::string& text) const {
    return color_ ? std::string("\x1b[") + code + "m" + text + "\x1b[0m" : text;
  }
  void line(const std::string& text = "") { text_ += text + "\n"; }
  void section(Phrase phrase, const std::string& of = "") {
    line();
    line(painted("1", words(phrase) + (of.empty() ? "" : "  " + of)));
  }

  /// Columns from `texts` on are numbers and stand at the right.
  void table(const std::vector<Cells>& rows, std::size_t texts) {
    std::vector<std::size_t> widths;
    for (const Cells& row : rows)
      for (std::size_t i = 0; i < row.size(); ++i) {
        if (i == widths.size()) widths.push_back(0);
        widths[i] = std::max(widths[i], display_width(row[i]));
      }
    for (const Cells& row : rows) {
      std::string made;
      for (std::size_t i = 0; i < row.size(); ++i)
        made += "  " + (i < texts ? pad_right(row[i], widths[i]) : pad_left(row[i], widths[i]));
      while (made.ends_with(' ')) made.pop_back();
      line(made);
    }
  }

  void head() {
    line(painted("1", words(Phrase::plan_what) + ": " + report_.title));
    line(report_.before + " → " + report_.after);
    line(words(Phrase::plan_facts, {{"date", report_.as_of}, {"count", grouped_digits(report_.compared)}}));
    line(painted("1", moves_text(report_, language_)));
    if (report_.changed > 0) line(words(Phrase::plan_changed, {{"count", grouped_digits(report_.changed)}}));
    if (report_.cost_more) line(words(Phrase::plan_total_cost, {{"cost", report_.cost_more_text}}));
  }

  void lines_of(const char* sign, const char* color, const std::vector<PlacedLine>& texts) {
    for (const PlacedLine& placed : texts) {
      std::string shown = placed.text;
      for (std::size_t at = shown.find('\n'); at != std::string::npos; at = shown.find('\n', at + 1))
        shown.replace(at, 1, std::string("\n      ") + sign + " ");
      line("      " + painted(color, std::string(sign) + " " + shown) + "  (" + placed.place + ")");
    }
  }

  void changes() {
    section(Phrase::plan_changes);
    if (report_.changes.empty()) line("  " + words(Phrase::plan_no_changes));
    for (const ChangeReport& change : report_.changes) {
      std::string title = "  [" + std::to_string(change.number) + "] " + titles_text(change) + "  " +
                          words(Phrase::plan_customers) + " " + grouped_digits(change.customers);
      if (const std::string moved = turns_text(change.moves, true); !moved.empty())
        title += "  " + words(Phrase::plan_tier) + " " + moved;
      line(title);
      lines_of("-", "31", change.before);
      lines_of("+", "32", change.after);
    }
    if (report_.coarse) line("  " + words(Phrase::plan_coarse));
    if (report_.inert.empty()) return;
    std::string list;
    for (const std::string& title : report_.inert) list += (list.empty() ? "" : ", ") + title;
    line("  " + words(Phrase::plan_inert, {{"changes", list}}));
  }

  void matrix(const LadderReport& ladder) {
    section(Phrase::plan_tiers, ladder.name);
    std::vector<Cells> rows(1, {words(Phrase::plan_from_to)});
    for (const auto& tier : ladder.tiers) rows[0].push_back(tier_text(tier, language_));
    rows[0].push_back(words(Phrase::plan_all));
    for (std::size_t from = 0; from < ladder.tiers.size(); ++from) {
      Cells counts = {tier_text(ladder.tiers[from], language_)};
      Cells shares = {""};
      Cells money = {""};
      std::uint64_t all = 0;
      for (const TierCell& cell : ladder.cells[from]) {
        counts.push_back(cell.count == 0 ? "·" : grouped_digits(cell.count));
        shares.push_back(cell.count == 0 ? "" : share_text(cell.count, ladder.all));
        money.push_back(cell.count == 0 ? "" : cell.money);
        all += cell.count;
      }
      counts.push_back(grouped_digits(all));
      shares.push_back(share_text(all, ladder.all));
      rows.insert(rows.end(), {counts, shares});
      if (!report_.money.empty()) rows.push_back(money);
    }
    table(rows, 1);
    if (!report_.money.empty()) line("  " + words(Phrase::plan_money, {{"money", report_.money}}));
    if (!ladder.mean_shift.empty())
      line("  " + words(Phrase::plan_shift, {{"before", ladder.mean_before},
                                             {"after", ladder.mean_after},
                                             {"shift", ladder.mean_shift},
                                             {"shifted", grouped_digits(ladder.shifted)},
                                             {"both", grouped_digits(ladder.both)}}));
  }

  std::string example_text(const CustomerReport& customer) const {
    std::string text = customer.name;
    for (const CustomerReport::Ladder& ladder : telling_ladders(customer)) {
      text += ", " + ladder.name + " " +
              change_text(tier_name(ladder.tier_before, language_), tier_name(ladder.tier_after, language_));
      if (!ladder.score_before.empty() || !ladder.score_after.empty())
        text += " (" + change_text(ladder.score_before, ladder.score_after) + ")";
    }
    return customer.inputs.empty() ? text : text + ", " + values_text(customer.inputs);
  }

  void causes() {
    if (report_.causes.empty()) return;
    section(Phrase::plan_causes);
    for (const CauseReport& cause : report_.causes) {
      line("  " + cause.words + "  " + words(Phrase::plan_customers) + " " + grouped_digits(cause.customers) +
           "  " + effects_text(cause));
      if (cause.example) line("      " + words(Phrase::plan_example) + ": " + example_text(*cause.example));
    }
  }

  void benefits() {
    if (report_.benefits.empty()) return;
    section(Phrase::plan_benefits);
    std::vector<Cells> rows(1, {""});
    for (const Phrase phrase : {Phrase::plan_before, Phrase::plan_after, Phrase::plan_gained,
                                Phrase::plan_lost, Phrase::plan_altered, Phrase::plan_cost})
      rows[0].push_back(words(phrase));
    if (!report_.cost_more) rows[0].pop_back();
    for (const BenefitReport& benefit : report_.benefits) {
      rows.push_back({benefit.name + mark_text(benefit.is_new, benefit.is_lost, language_),
                      grouped_digits(benefit.before), grouped_digits(benefit.after),
                      grouped_digits(benefit.turns.up), grouped_digits(benefit.turns.down),
                      grouped_digits(benefit.turns.other)});
      if (report_.cost_more) rows.back().push_back(benefit.cost_more);
    }
    table(rows, 1);
    constexpr std::size_t most = 5;
    for (const BenefitReport& benefit : report_.benefits)
      for (std::size_t i = 0; i < benefit.pairs.size() && i < most; ++i)
        line("    " + benefit.name + "  " + change_text(benefit.pairs[i].before, benefit.pairs[i].after) +
             "  × " + grouped_digits(benefit.pairs[i].count));
  }

  void actions() {
    std::vector<Cells> rows(1, {""});
    for (const Phrase phrase :
         {Phrase::plan_before, Phrase::plan_after, Phrase::plan_appear, Phrase::plan_vanish})
      rows[0].push_back(words(phrase));
    for (const ActionReport& action : report_.actions) {
      if (action.turns.all() == 0 && !action.is_new && !action.is_lost) continue;
      rows.push_back({action.name + mark_text(action.is_new, action.is_lost, language_),
                      grouped_digits(action.before), grouped_digits(action.after),
                      grouped_digits(action.turns.up), grouped_digits(action.turns.down)});
    }
    if (rows.size() == 1) return;
    section(Phrase::plan_actions);
    table(rows, 1);
  }

  void records() {
    section(Phrase::plan_records);
    const auto counts = [&](Phrase version, const SubjectCounts& subjects) {
      line("  " + words(Phrase::plan_counts, {{"version", words(version)},
                                              {"read", grouped_digits(subjects.read)},
                                              {"evaluated", grouped_digits(subjects.evaluated)},
                                              {"rejected", grouped_digits(subjects.rejected)},
                                              {"left_out", grouped_digits(subjects.left_out)}}));
    };
    counts(Phrase::plan_before, report_.subjects_before);
    counts(Phrase::plan_after, report_.subjects_after);
    const auto told = [&](Phrase phrase, std::uint64_t count) {
      if (count > 0) line("  " + words(phrase, {{"count", grouped_digits(count)}}));
    };
    told(Phrase::plan_newly_rejected, report_.newly_rejected);
    for (const NewRejects& reject : report_.rejects)
      line("    " + grouped_digits(reject.count) + " × " + reject.column + ": " + reject.reason + " (" +
           words(Phrase::plan_line, {{"line", std::to_string(reject.line)}}) + ")");
    told(Phrase::plan_newly_accepted, report_.newly_accepted);
    told(Phrase::plan_newly_left_out, report_.newly_left_out);
  }

  void sample() {
    if (report_.sample.empty()) return;
    section(Phrase::plan_sample);
    for (const CustomerReport& customer : report_.sample) {
      std::string shown;
      for (const std::string& value : customer.shown) shown += "  " + value;
      line("  " + example_text(customer) + shown);
      std::string why;
      for (const CustomerReport::Ladder& ladder : telling_ladders(customer))
        why += (why.empty() ? "" : "; ") + change_text(ladder.reason_before, ladder.reason_after);
      if (!customer.parts.empty()) why += "; " + values_text(customer.parts);
      line("      " + customer.causes + "  " + why);
    }
  }

  void nearest(const LadderReport& ladder) {
    if (ladder.nearest.empty()) return;
    section(Phrase::plan_nearest, ladder.name);
    std::vector<Cells> rows(1);
    for (const Phrase phrase : {Phrase::plan_customer, Phrase::plan_tier, Phrase::plan_next,
                                Phrase::plan_score, Phrase::plan_lacking})
      rows[0].push_back(words(phrase));
    for (const LadderReport::Near& near : ladder.nearest)
      rows.push_back({near.customer,
                      change_text(tier_name(near.tier_before, language_), tier_name(near.tier, language_)),
                      near.next, near.score, near.lacking});
    table(rows, 3);
  }

  void gates() {
    if (report_.gates.empty()) return;
    section(Phrase::plan_gates);
    for (const GateReport& gate : report_.gates)
      line("  " + gate.flag + " " + gate.limit + ": " + gate.value + "  " +
           painted(gate.exceeded ? "31" : "32",
                   words(gate.exceeded ? Phrase::plan_gate_exceeded : Phrase::plan_gate_kept)));
  }

  const PlanReport& report_;
  Language language_;
  bool color_;
  std::string text_;
};

}  // namespace

std::string plan_text(const PlanReport& report, Language language, bool color) {
  return TextPlan(report, language, color).write();
}

}  // namespace rung
