// The comment for a pull request: what matters most stands first, and what does not fit is left out.

#include <algorithm>

#include "changes/plan_rendering.hpp"
#include "diagnostics/kinds.hpp"

namespace rung {
namespace {

/// Text inside a cell or a line, where nothing of it may be taken for markup.
std::string plain(const std::string& text, std::size_t most = 80) {
  std::string made;
  for (const char c : clipped(text, most)) {
    if (c == '\n' || c == '\r') {
      made += ' ';
      continue;
    }
    if (c == '<') {
      made += "&lt;";
      continue;
    }
    if (c == '|' || c == '*' || c == '_' || c == '`' || c == '[' || c == ']' || c == '\\' || c == '@' ||
        c == '~')
      made += '\\';
    made += c;
  }
  return made;
}

std::string row(const std::vector<std::string>& cells) {
  std::string line = "|";
  for (const std::string& cell : cells) line += " " + cell + " |";
  return line + "\n";
}

/// Columns behind the first few are numbers and stand at the right.
std::string table_head(const std::vector<std::string>& cells, std::size_t texts) {
  std::string line = row(cells) + "|";
  for (std::size_t i = 0; i < cells.size(); ++i) line += i < texts ? " --- |" : " ---: |";
  return line + "\n";
}

class MarkdownPlan {
 public:
  MarkdownPlan(const PlanReport& report, Language language) : report_(report), language_(language) {}

  std::string write() {
    head();
    gates();
    changes();
    for (const LadderReport& ladder : report_.ladders) matrix(ladder);
    causes();
    benefits();
    actions();
    records();
    sample();
    for (const LadderReport& ladder : report_.ladders) nearest(ladder);
    return std::move(text_);
  }

 private:
  std::string words(Phrase phrase, const Facts& facts = {}) const { return say(phrase, language_, facts); }

  /// A piece that stands or falls as a whole. After the first that does not fit, nothing more is written.
  void put(const std::string& piece) {
    const std::string cut = "\n" + words(Phrase::plan_cut) + "\n";
    if (full_) return;
    if (text_.size() + piece.size() + cut.size() < most_markdown_bytes) {
      text_ += piece;
      return;
    }
    full_ = true;
    text_ += cut;
  }

  void section(Phrase phrase, const std::string& of = "") {
    put("\n### " + words(phrase) + (of.empty() ? "" : ": " + plain(of)) + "\n\n");
  }

  void more_than(std::size_t all, std::size_t shown) {
    if (all > shown) put("\n" + words(Phrase::plan_more, {{"count", std::to_string(all - shown)}}) + "\n");
  }

  void head() {
    put("## " + words(Phrase::plan_what) + ": " + plain(report_.title, 200) + "\n\n");
    put("**" + moves_text(report_, language_) + "**\n\n");
    if (report_.changed > 0)
      put(words(Phrase::plan_changed, {{"count", grouped_digits(report_.changed)}}) + "  \n");
    if (report_.cost_more) put(words(Phrase::plan_total_cost, {{"cost", report_.cost_more_text}}) + "  \n");
    put("`" + clipped(report_.before, 200) + "` → `" + clipped(report_.after, 200) + "`; " +
        words(Phrase::plan_facts, {{"date", report_.as_of}, {"count", grouped_digits(report_.compared)}}) +
        "\n");
  }

  void gates() {
    if (report_.gates.empty()) return;
    section(Phrase::plan_gates);
    for (const GateReport& gate : report_.gates)
      put("- " + std::string(gate.exceeded ? "❌" : "✅") + " `" + gate.flag + " " + gate.limit +
          "`: " + gate.value + " (" +
          words(gate.exceeded ? Phrase::plan_gate_exceeded : Phrase::plan_gate_kept) + ")\n");
  }

  static std::string diff_lines(const char* sign, const std::vector<PlacedLine>& lines) {
    constexpr std::size_t most = 12;
    std::string text;
    std::size_t count = 0;
    for (const PlacedLine& placed : lines) {
      for (std::size_t begin = 0; begin <= placed.text.size();) {
        const std::size_t end = std::min(placed.text.find('\n', begin), placed.text.size());
        if (count++ == most) return text + sign + " …\n";
        std::string line = clipped(placed.text.substr(begin, end - begin), 200);
        if (line.starts_with("```")) line.insert(0, " ");
        text += std::string(sign) + " " + line + "\n";
        begin = end + 1;
      }
    }
    return text;
  }

  static std::string places(const ChangeReport& change) {
    std::string text;
    if (!change.before.empty()) text += "`" + clipped(change.before.front().place, 160) + "`";
    if (!change.after.empty())
      text += (text.empty() ? "" : " → ") + ("`" + clipped(change.after.front().place, 160) + "`");
    return text;
  }

  void changes() {
    section(Phrase::plan_changes);
    if (report_.changes.empty()) put(words(Phrase::plan_no_changes) + "\n");
    for (const ChangeReport& change : report_.changes) {
      std::string line = "**\\[" + std::to_string(change.number) + "\\]** " +
                         plain(titles_text(change), 160) + " — " + words(Phrase::plan_customers) + " " +
                         grouped_digits(change.customers);
      if (const std::string moved = turns_text(change.moves, true); !moved.empty())
        line += ", " + words(Phrase::plan_tier) + " " + moved;
      put(line + " — " + places(change) + "\n```diff\n" + diff_lines("-", change.before) +
          diff_lines("+", change.after) + "```\n");
    }
    if (report_.coarse) put(words(Phrase::plan_coarse) + "\n");
    if (!report_.inert.empty()) {
      std::string list;
      for (const std::string& title : report_.inert) list += (list.empty() ? "" : ", ") + title;
      put(words(Phrase::plan_inert, {{"changes", plain(list, 500)}}) + "\n");
    }
  }

  std::string cell(const TierCell& cell, std::uint64_t all, bool moved) const {
    if (cell.count == 0) return "·";
    std::string text = grouped_digits(cell.count);
    if (moved) text = "**" + text + "**";
    text += " (" + share_text(cell.count, all) + ")";
    return cell.money.empty() ? text : text + "<br>" + cell.money;
  }

  void matrix(const LadderReport& ladder) {
    section(Phrase::plan_tiers, ladder.name);
    constexpr std::size_t most = 16;
    const std::size_t tiers = std::min(ladder.tiers.size(), most);
    std::vector<std::string> head = {words(Phrase::plan_from_to)};
    for (std::size_t to = 0; to < tiers; ++to)
      head.push_back(plain(tier_text(ladder.tiers[to], language_), 40));
    std::string table = table_head(head, 1);
    for (std::size_t from = 0; from < tiers; ++from) {
      std::vector<std::string> cells = {plain(tier_text(ladder.tiers[from], language_), 40)};
      for (std::size_t to = 0; to < tiers; ++to)
        cells.push_back(cell(ladder.cells[from][to], ladder.all, from != to));
      table += row(cells);
    }
    put(table);
    more_than(ladder.tiers.size(), tiers);
    if (!report_.money.empty())
      put("\n" + words(Phrase::plan_money, {{"money", plain(report_.money)}}) + "\n");
    if (!ladder.mean_shift.empty())
      put("\n" +
          words(Phrase::plan_shift, {{"before", ladder.mean_before},
                                     {"after", ladder.mean_after},
                                     {"shift", ladder.mean_shift},
                                     {"shifted", grouped_digits(ladder.shifted)},
                                     {"both", grouped_digits(ladder.both)}}) +
          "\n");
  }

  std::string example_text(const CustomerReport& customer) const {
    std::string text = plain(customer.name, 40);
    for (const CustomerReport::Ladder& ladder : telling_ladders(customer)) {
      text += "; " + plain(ladder.name, 40) + " " +
              plain(change_text(tier_name(ladder.tier_before, language_),
                                tier_name(ladder.tier_after, language_)));
      if (!ladder.score_before.empty() || !ladder.score_after.empty())
        text += " (" + change_text(ladder.score_before, ladder.score_after) + ")";
    }
    if (!customer.inputs.empty()) text += "; " + plain(values_text(customer.inputs), 160);
    return text;
  }

  void causes() {
    if (report_.causes.empty()) return;
    section(Phrase::plan_causes);
    constexpr std::size_t most = 30;
    put(table_head({words(Phrase::plan_change), words(Phrase::plan_effects), words(Phrase::plan_example),
                    words(Phrase::plan_customers)},
                   3));
    for (std::size_t i = 0; i < report_.causes.size() && i < most; ++i) {
      const CauseReport& cause = report_.causes[i];
      put(row({plain(cause.words, 120), plain(effects_text(cause), 200),
               cause.example ? example_text(*cause.example) : "", grouped_digits(cause.customers)}));
    }
    more_than(report_.causes.size(), most);
  }

  void benefits() {
    if (report_.benefits.empty()) return;
    section(Phrase::plan_benefits);
    const bool costs = report_.cost_more.has_value();
    std::vector<std::string> head = {words(Phrase::plan_benefit), words(Phrase::plan_effects)};
    for (const Phrase phrase : {Phrase::plan_before, Phrase::plan_after, Phrase::plan_gained,
                                Phrase::plan_lost, Phrase::plan_altered})
      head.push_back(words(phrase));
    if (costs) head.push_back(words(Phrase::plan_cost));
    put(table_head(head, 2));
    constexpr std::size_t most = 40;
    for (std::size_t i = 0; i < report_.benefits.size() && i < most; ++i) {
      const BenefitReport& benefit = report_.benefits[i];
      std::vector<std::string> cells = {
          plain(benefit.name, 60) + mark_text(benefit.is_new, benefit.is_lost, language_), pairs(benefit)};
      for (const std::uint64_t count :
           {benefit.before, benefit.after, benefit.turns.up, benefit.turns.down, benefit.turns.other})
        cells.push_back(grouped_digits(count));
      if (costs) cells.push_back(benefit.cost_more);
      put(row(cells));
    }
    more_than(report_.benefits.size(), most);
  }

  static std::string pairs(const BenefitReport& benefit) {
    constexpr std::size_t most = 5;
    std::string text;
    for (std::size_t i = 0; i < benefit.pairs.size() && i < most; ++i)
      text += (i == 0 ? "" : "<br>") +
              plain(change_text(benefit.pairs[i].before, benefit.pairs[i].after), 60) + " × " +
              grouped_digits(benefit.pairs[i].count);
    return benefit.pairs.size() > most ? text + "<br>…" : text;
  }

  void actions() {
    const auto differs = [](const ActionReport& action) {
      return action.turns.all() > 0 || action.is_new || action.is_lost;
    };
    if (std::none_of(report_.actions.begin(), report_.actions.end(), differs)) return;
    section(Phrase::plan_actions);
    put(table_head({words(Phrase::plan_action), words(Phrase::plan_before), words(Phrase::plan_after),
                    words(Phrase::plan_appear), words(Phrase::plan_vanish)},
                   1));
    constexpr std::size_t most = 40;
    std::size_t shown = 0;
    for (const ActionReport& action : report_.actions) {
      if (!differs(action)) continue;
      if (++shown > most) break;
      put(row({plain(action.name, 60) + mark_text(action.is_new, action.is_lost, language_),
               grouped_digits(action.before), grouped_digits(action.after), grouped_digits(action.turns.up),
               grouped_digits(action.turns.down)}));
    }
  }

  void records() {
    if (report_.newly_rejected + report_.newly_accepted + report_.newly_left_out == 0) return;
    section(Phrase::plan_records);
    const auto line = [&](Phrase phrase, std::uint64_t count) {
      if (count > 0) put("- " + words(phrase, {{"count", grouped_digits(count)}}) + "\n");
    };
    line(Phrase::plan_newly_rejected, report_.newly_rejected);
    for (const NewRejects& reject : report_.rejects)
      put("  - " + grouped_digits(reject.count) + " × `" + clipped(reject.column, 60) +
          "`: " + plain(reject.reason, 200) + " (" +
          words(Phrase::plan_line, {{"line", std::to_string(reject.line)}}) + ")\n");
    line(Phrase::plan_newly_accepted, report_.newly_accepted);
    line(Phrase::plan_newly_left_out, report_.newly_left_out);
  }

  void sample() {
    if (report_.sample.empty()) return;
    section(Phrase::plan_sample);
    std::vector<std::string> head = {words(Phrase::plan_customer)};
    for (const std::string& shown : report_.shown) head.push_back(plain(shown, 40));
    for (const Phrase phrase : {Phrase::plan_tier, Phrase::plan_score, Phrase::plan_reason,
                                Phrase::plan_parts, Phrase::plan_change})
      head.push_back(words(phrase));
    put(table_head(head, head.size()));
    for (const CustomerReport& customer : report_.sample) {
      std::vector<std::string> cells = {plain(customer.name, 40)};
      for (const std::string& shown : customer.shown) cells.push_back(plain(shown, 40));
      std::string tiers;
      std::string scores;
      std::string reasons;
      for (const CustomerReport::Ladder& ladder : telling_ladders(customer)) {
        const std::string gap = tiers.empty() ? "" : "<br>";
        tiers += gap + plain(change_text(tier_name(ladder.tier_before, language_),
                                         tier_name(ladder.tier_after, language_)));
        scores += gap + change_text(ladder.score_before, ladder.score_after);
        reasons += gap + plain(change_text(ladder.reason_before, ladder.reason_after));
      }
      cells.insert(cells.end(), {tiers, scores, reasons, plain(values_text(customer.parts), 160),
                                 plain(customer.causes, 120)});
      put(row(cells));
    }
  }

  void nearest(const LadderReport& ladder) {
    if (ladder.nearest.empty()) return;
    section(Phrase::plan_nearest, ladder.name);
    put(table_head({words(Phrase::plan_customer), words(Phrase::plan_tier), words(Phrase::plan_next),
                    words(Phrase::plan_score), words(Phrase::plan_lacking)},
                   3));
    for (const LadderReport::Near& near : ladder.nearest)
      put(row({plain(near.customer, 40),
               plain(change_text(tier_name(near.tier_before, language_), tier_name(near.tier, language_))),
               plain(near.next, 40), near.score, near.lacking}));
  }

  const PlanReport& report_;
  Language language_;
  std::string text_;
  bool full_ = false;
};

}  // namespace

std::string plan_markdown(const PlanReport& report, Language language) {
  return MarkdownPlan(report, language).write();
}

}  // namespace rung
