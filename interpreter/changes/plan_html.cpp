// The report as one page: words and tables here, the pictures in plan_pictures.

#include <fmt/format.h>

#include "changes/plan_pictures.hpp"
#include "changes/plan_rendering.hpp"
#include "diagnostics/kinds.hpp"
#include "diagnostics/markup_text.hpp"

namespace rung {
namespace {

constexpr const char* style = R"(
:root { --ink: #1c2430; --soft: #5b6675; --line: #d9dee6; --paper: #ffffff; --up: #1a7f5a; --down: #b5442e; --same: #8a94a3; --before: #8a94a3; --after: #2f6fb5; }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 1080px; padding: 32px 24px 64px; color: var(--ink); background: var(--paper);
  font: 15px/1.5 system-ui, "Segoe UI", "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 24px; margin: 0 0 4px; } h2 { font-size: 18px; margin: 36px 0 10px; border-bottom: 1px solid var(--line); padding-bottom: 4px; }
h3 { font-size: 15px; margin: 20px 0 6px; } p { margin: 4px 0; } .soft { color: var(--soft); }
.lead { font-size: 18px; font-weight: 600; margin: 12px 0 4px; }
table { border-collapse: collapse; margin: 8px 0; font-size: 14px; } .wide { overflow-x: auto; }
th, td { text-align: left; padding: 5px 12px 5px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
th { color: var(--soft); font-weight: 600; } .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
code, pre { font: 13px/1.5 ui-monospace, "SF Mono", Consolas, "Noto Sans Mono", "Noto Sans Mono CJK SC", monospace; }
pre { margin: 4px 0 0; padding: 8px 12px; background: #f5f7fa; border-radius: 6px; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
.del { color: var(--down); } .ins { color: var(--up); } .card { margin: 14px 0; }
.tag { display: inline-block; min-width: 26px; text-align: center; background: var(--ink); color: #fff; border-radius: 4px; font-size: 12px; padding: 1px 6px; margin-right: 6px; }
.up { color: var(--up); } .down { color: var(--down); } .kept { color: var(--up); } .exceeded { color: var(--down); font-weight: 600; }
.bar { display: inline-block; height: 10px; border-radius: 2px; background: var(--after); vertical-align: middle; margin-left: 8px; }
svg { display: block; max-width: 100%; height: auto; } svg text { font: 12px system-ui, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; fill: var(--ink); }
svg .soft { fill: var(--soft); } .pictures { display: flex; flex-wrap: wrap; gap: 32px; align-items: flex-start; }
@media print { body { max-width: none; } h2 { break-after: avoid; } }
)";

class HtmlPlan {
 public:
  HtmlPlan(const PlanReport& report, Language language) : report_(report), language_(language) {}

  std::string write() {
    text_ = "<!doctype html>\n<html lang=\"" + code() + "\">\n<head>\n<meta charset=\"utf-8\">\n" +
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" +
            markup_text(words(Phrase::plan_what) + ": " + report_.title) + "</title>\n<style>" + style +
            "</style>\n</head>\n<body>\n";
    head();
    gates();
    changes();
    for (const LadderReport& ladder : report_.ladders) tiers(ladder);
    causes();
    benefits();
    actions();
    records();
    sample();
    for (const LadderReport& ladder : report_.ladders) nearest(ladder);
    text_ += "</body>\n</html>\n";
    return std::move(text_);
  }

 private:
  std::string words(Phrase phrase, const Facts& facts = {}) const { return say(phrase, language_, facts); }
  std::string code() const {
    switch (language_) {
      case Language::english: return "en";
      case Language::simplified: return "zh-Hans";
      case Language::traditional: return "zh-Hant";
    }
    return "en";
  }

  void put(const std::string& markup) { text_ += markup + "\n"; }
  void paragraph(const std::string& text, const char* kind = "soft") {
    put(fmt::format("<p class=\"{}\">{}</p>", kind, markup_text(text)));
  }
  void section(Phrase phrase, const std::string& of = "") {
    put("<h2>" + markup_text(words(phrase) + (of.empty() ? "" : ": " + of)) + "</h2>");
  }

  /// Cells of `heads` and `begin_row` … are texts; what is markup already comes through `cell`.
  void begin_table(const std::vector<std::string>& heads, std::size_t texts) {
    text_ += "<div class=\"wide\"><table><tr>";
    for (std::size_t i = 0; i < heads.size(); ++i)
      text_ += (i < texts ? "<th>" : "<th class=\"n\">") + markup_text(heads[i]) + "</th>";
    put("</tr>");
  }
  void row(const std::vector<std::string>& cells, std::size_t texts) {
    text_ += "<tr>";
    for (std::size_t i = 0; i < cells.size(); ++i)
      text_ += (i < texts ? "<td>" : "<td class=\"n\">") + cells[i] + "</td>";
    put("</tr>");
  }
  void end_table() { put("</table></div>"); }

  void head() {
    put("<h1>" + markup_text(words(Phrase::plan_what) + ": " + report_.title) + "</h1>");
    put("<p class=\"soft\"><code>" + markup_text(report_.before) + "</code> → <code>" +
        markup_text(report_.after) + "</code></p>");
    paragraph(
        words(Phrase::plan_facts, {{"date", report_.as_of}, {"count", grouped_digits(report_.compared)}}));
    paragraph(moves_text(report_, language_), "lead");
    if (report_.changed > 0)
      paragraph(words(Phrase::plan_changed, {{"count", grouped_digits(report_.changed)}}), "");
    if (report_.cost_more) paragraph(words(Phrase::plan_total_cost, {{"cost", report_.cost_more_text}}), "");
  }

  void gates() {
    if (report_.gates.empty()) return;
    section(Phrase::plan_gates);
    begin_table({words(Phrase::plan_gates), "", ""}, 3);
    for (const GateReport& gate : report_.gates)
      row({"<code>" + markup_text(gate.flag + " " + gate.limit) + "</code>", markup_text(gate.value),
           fmt::format(
               "<span class=\"{}\">{}</span>", gate.exceeded ? "exceeded" : "kept",
               markup_text(words(gate.exceeded ? Phrase::plan_gate_exceeded : Phrase::plan_gate_kept)))},
          3);
    end_table();
  }

  static std::string diff(const ChangeReport& change) {
    std::string text = "<pre>";
    const auto side = [&](const char* kind, const char* sign, const std::vector<PlacedLine>& lines) {
      for (const PlacedLine& placed : lines)
        text += fmt::format("<span class=\"{}\">{} {}</span>  <span class=\"soft\">{}</span>\n", kind, sign,
                            markup_text(placed.text), markup_text(placed.place));
    };
    side("del", "−", change.before);
    side("ins", "+", change.after);
    return text + "</pre>";
  }

  void changes() {
    section(Phrase::plan_changes);
    if (report_.changes.empty()) paragraph(words(Phrase::plan_no_changes), "");
    for (const ChangeReport& change : report_.changes) {
      const double share = report_.compared == 0 ? 0
                                                 : static_cast<double>(change.customers) /
                                                       static_cast<double>(report_.compared);
      std::string line =
          fmt::format("<div class=\"card\"><span class=\"tag\">{}</span><strong>{}</strong> — {} {}",
                      change.number, markup_text(titles_text(change)),
                      markup_text(words(Phrase::plan_customers)), grouped_digits(change.customers));
      if (change.moves.up > 0) line += " <span class=\"up\">↑" + grouped_digits(change.moves.up) + "</span>";
      if (change.moves.down > 0)
        line += " <span class=\"down\">↓" + grouped_digits(change.moves.down) + "</span>";
      if (change.moves.other > 0) line += " ~" + grouped_digits(change.moves.other);
      line += fmt::format("<span class=\"bar\" style=\"width:{:.0f}px\"></span>", 1 + 300 * share);
      put(line + diff(change) + "</div>");
    }
    if (report_.coarse) paragraph(words(Phrase::plan_coarse));
    std::string list;
    for (const std::string& title : report_.inert) list += (list.empty() ? "" : ", ") + title;
    if (!list.empty()) paragraph(words(Phrase::plan_inert, {{"changes", list}}));
  }

  void tiers(const LadderReport& ladder) {
    section(Phrase::plan_tiers, ladder.name);
    const PictureWords spoken{words(Phrase::plan_from_to), words(Phrase::plan_before),
                              words(Phrase::plan_after), words(Phrase::plan_threshold), language_};
    put("<div class=\"pictures\"><div>" + matrix_picture(ladder, spoken));
    if (!report_.money.empty()) paragraph(words(Phrase::plan_money, {{"money", report_.money}}));
    put("</div><div><h3>" + markup_text(words(Phrase::plan_flow)) + "</h3>" + flow_picture(ladder, spoken) +
        "</div></div>");
    if (!ladder.has_scores) return;
    put("<h3>" + markup_text(words(Phrase::plan_scores)) + "</h3>");
    if (!ladder.mean_shift.empty())
      paragraph(words(Phrase::plan_shift, {{"before", ladder.mean_before},
                                           {"after", ladder.mean_after},
                                           {"shift", ladder.mean_shift},
                                           {"shifted", grouped_digits(ladder.shifted)},
                                           {"both", grouped_digits(ladder.both)}}));
    put(histogram_picture(ladder, spoken));
  }

  std::string moved(const CustomerReport::Ladder& ladder) const {
    return markup_text(
        change_text(tier_name(ladder.tier_before, language_), tier_name(ladder.tier_after, language_)));
  }

  std::string example_text(const CustomerReport& customer) const {
    std::string text = markup_text(customer.name);
    for (const CustomerReport::Ladder& ladder : telling_ladders(customer)) {
      text += "<br>" + markup_text(ladder.name) + " " + moved(ladder);
      if (!ladder.score_before.empty() || !ladder.score_after.empty())
        text += " (" + markup_text(change_text(ladder.score_before, ladder.score_after)) + ")";
    }
    if (!customer.inputs.empty())
      text += "<br><span class=\"soft\">" + markup_text(values_text(customer.inputs)) + "</span>";
    return text;
  }

  void causes() {
    if (report_.causes.empty()) return;
    section(Phrase::plan_causes);
    begin_table({words(Phrase::plan_change), words(Phrase::plan_effects), words(Phrase::plan_example),
                 words(Phrase::plan_customers)},
                3);
    for (const CauseReport& cause : report_.causes)
      row({markup_text(cause.words), markup_text(effects_text(cause)),
           cause.example ? example_text(*cause.example) : "", grouped_digits(cause.customers)},
          3);
    end_table();
  }

  static std::string pairs(const BenefitReport& benefit) {
    constexpr std::size_t most = 8;
    std::string text;
    for (std::size_t i = 0; i < benefit.pairs.size() && i < most; ++i)
      text += (i == 0 ? "" : "<br>") +
              markup_text(change_text(benefit.pairs[i].before, benefit.pairs[i].after)) + " × " +
              grouped_digits(benefit.pairs[i].count);
    return benefit.pairs.size() > most ? text + "<br>…" : text;
  }

  void benefits() {
    if (report_.benefits.empty()) return;
    section(Phrase::plan_benefits);
    const bool costs = report_.cost_more.has_value();
    std::vector<std::string> heads = {words(Phrase::plan_benefit), words(Phrase::plan_effects)};
    for (const Phrase phrase : {Phrase::plan_before, Phrase::plan_after, Phrase::plan_gained,
                                Phrase::plan_lost, Phrase::plan_altered})
      heads.push_back(words(phrase));
    if (costs) heads.push_back(words(Phrase::plan_cost));
    begin_table(heads, 2);
    for (const BenefitReport& benefit : report_.benefits) {
      std::vector<std::string> cells = {
          markup_text(benefit.name + mark_text(benefit.is_new, benefit.is_lost, language_)), pairs(benefit)};
      for (const std::uint64_t count :
           {benefit.before, benefit.after, benefit.turns.up, benefit.turns.down, benefit.turns.other})
        cells.push_back(grouped_digits(count));
      if (costs) cells.push_back(markup_text(benefit.cost_more));
      row(cells, 2);
    }
    end_table();
  }

  void actions() {
    if (report_.actions.empty()) return;
    section(Phrase::plan_actions);
    begin_table({words(Phrase::plan_action), words(Phrase::plan_before), words(Phrase::plan_after),
                 words(Phrase::plan_appear), words(Phrase::plan_vanish)},
                1);
    for (const ActionReport& action : report_.actions)
      row({markup_text(action.name + mark_text(action.is_new, action.is_lost, language_)),
           grouped_digits(action.before), grouped_digits(action.after), grouped_digits(action.turns.up),
           grouped_digits(action.turns.down)},
          1);
    end_table();
  }

  void records() {
    section(Phrase::plan_records);
    const auto counts = [&](Phrase version, const SubjectCounts& subjects) {
      paragraph(words(Phrase::plan_counts, {{"version", words(version)},
                                            {"read", grouped_digits(subjects.read)},
                                            {"evaluated", grouped_digits(subjects.evaluated)},
                                            {"rejected", grouped_digits(subjects.rejected)},
                                            {"left_out", grouped_digits(subjects.left_out)}}));
    };
    counts(Phrase::plan_before, report_.subjects_before);
    counts(Phrase::plan_after, report_.subjects_after);
    const auto told = [&](Phrase phrase, std::uint64_t count) {
      if (count > 0) paragraph(words(phrase, {{"count", grouped_digits(count)}}), "");
    };
    told(Phrase::plan_newly_rejected, report_.newly_rejected);
    for (const NewRejects& reject : report_.rejects)
      paragraph(grouped_digits(reject.count) + " × " + reject.column + ": " + reject.reason + " (" +
                words(Phrase::plan_line, {{"line", std::to_string(reject.line)}}) + ")");
    told(Phrase::plan_newly_accepted, report_.newly_accepted);
    told(Phrase::plan_newly_left_out, report_.newly_left_out);
  }

  void sample() {
    if (report_.sample.empty()) return;
    section(Phrase::plan_sample);
    std::vector<std::string> heads = {words(Phrase::plan_customer)};
    heads.insert(heads.end(), report_.shown.begin(), report_.shown.end());
    for (const Phrase phrase : {Phrase::plan_tier, Phrase::plan_score, Phrase::plan_reason,
                                Phrase::plan_parts, Phrase::plan_change})
      heads.push_back(words(phrase));
    begin_table(heads, heads.size());
    for (const CustomerReport& customer : report_.sample) {
      std::vector<std::string> cells = {markup_text(customer.name)};
      for (const std::string& shown : customer.shown) cells.push_back(markup_text(shown));
      std::string tiers;
      std::string scores;
      std::string reasons;
      for (const CustomerReport::Ladder& ladder : telling_ladders(customer)) {
        const std::string gap = tiers.empty() ? "" : "<br>";
        tiers += gap + moved(ladder);
        scores += gap + markup_text(change_text(ladder.score_before, ladder.score_after));
        reasons += gap + markup_text(change_text(ladder.reason_before, ladder.reason_after));
      }
      cells.insert(cells.end(), {tiers, scores, reasons, markup_text(values_text(customer.parts)),
                                 markup_text(customer.causes)});
      row(cells, cells.size());
    }
    end_table();
  }

  void nearest(const LadderReport& ladder) {
    if (ladder.nearest.empty()) return;
    section(Phrase::plan_nearest, ladder.name);
    begin_table({words(Phrase::plan_customer), words(Phrase::plan_tier), words(Phrase::plan_next),
                 words(Phrase::plan_score), words(Phrase::plan_lacking)},
                3);
    for (const LadderReport::Near& near : ladder.nearest)
      row({markup_text(near.customer),
           markup_text(change_text(tier_name(near.tier_before, language_), tier_name(near.tier, language_))),
           markup_text(near.next), markup_text(near.score), markup_text(near.lacking)},
          3);
    end_table();
  }

  const PlanReport& report_;
  Language language_;
  std::string text_;
};

}  // namespace

std::string plan_html(const PlanReport& report, Language language) {
  return HtmlPlan(report, language).write();
}

}  // namespace rung
