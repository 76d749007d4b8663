// Renderings of a plan keep to their limits, whatever there is to say.
#include "changes/plan_rendering.hpp"

#include <doctest/doctest.h>

#include "changes/mask.hpp"

using namespace rung;

namespace {

/// More of everything than any plan has, with texts as long as texts get.
PlanReport large_report() {
  const std::string text(3000, 'x');
  PlanReport report;
  report.title = text;
  report.before = text;
  report.after = text;
  report.compared = 1'000'000;
  report.changed = 500'000;
  for (std::size_t i = 0; i < 24; ++i) {
    ChangeReport change;
    change.number = i + 1;
    change.titles.assign(50, text);
    change.before.assign(40, {text, "```\n" + text});
    change.after.assign(40, {text, text + "\n" + text});
    report.changes.push_back(change);
  }
  report.inert.assign(500, text);
  LadderReport ladder;
  ladder.name = text;
  for (std::size_t i = 0; i < 60; ++i) ladder.tiers.push_back({text, true, false, {}, {}});
  ladder.cells.assign(60, std::vector<TierCell>(60, {123456, "1,234,567,890.12"}));
  ladder.all = 1'000'000;
  ladder.nearest.assign(50, {text, text, text, text, text, text});
  report.ladders.assign(5, ladder);
  BenefitReport benefit;
  benefit.name = text;
  benefit.pairs.assign(900, {text, text, 7});
  report.benefits.assign(300, benefit);
  report.actions.assign(300, {text, true, false, 1, 2, {1, 0, 0}});
  CustomerReport customer;
  customer.name = text;
  customer.ladders.assign(20, {text, text, "other", text, text, text, text});
  customer.parts.assign(50, {text, text, "1"});
  customer.inputs.assign(50, {text, text, "2"});
  customer.causes = text;
  CauseReport cause;
  cause.words = text;
  cause.outcomes.assign(100, {ComparedOutcome::Kind::benefit, text, {1, 2, 3}});
  cause.example = customer;
  report.causes.assign(1000, cause);
  report.sample.assign(200, customer);
  return report;
}

std::size_t count_of(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
    ++count;
  return count;
}

}  // namespace

TEST_CASE("a comment is never longer than it may be, and says that it was cut") {
  for (const Language language : {Language::english, Language::simplified, Language::traditional}) {
    const std::string text = plan_markdown(large_report(), language);
    CHECK(text.size() < most_markdown_bytes);
    CHECK(text.find("--format json") != std::string::npos);
    // What was opened is closed.
    CHECK(count_of(text, "\n```") % 2 == 0);
  }
}

TEST_CASE("an empty report is one, too") {
  const PlanReport nothing;
  CHECK(plan_markdown(nothing, Language::english).find("no customer's tiers, benefits or actions change") !=
        std::string::npos);
  CHECK(plan_text(nothing, Language::english, false).find("\x1b") == std::string::npos);
  CHECK(plan_json(nothing).find("\"moves\":{\"up\":0") != std::string::npos);
  CHECK(plan_html(nothing, Language::english).ends_with("</html>\n"));
}

TEST_CASE("digits stand in groups, signs and decimals aside") {
  CHECK(grouped_digits(0) == "0");
  CHECK(grouped_digits(999) == "999");
  CHECK(grouped_digits(1000) == "1,000");
  CHECK(grouped_digits(1234567) == "1,234,567");
  CHECK(money_text(*parse_decimal("-1234.5")) == "-1,234.5");
  CHECK(money_text(*parse_decimal("-123.456")) == "-123.46");
  CHECK(share_text(1, 3) == "33.33%");
  CHECK(share_text(1, 0).empty());
}

TEST_CASE("masks are stable, differ, and leave blanks blank") {
  CHECK(masked("Alder Ltd") == masked("Alder Ltd"));
  CHECK(masked("Alder Ltd") != masked("Alder Ltd."));
  CHECK(masked("Alder Ltd").size() == 9);
  CHECK(masked("").empty());
}

TEST_CASE("texts are clipped between characters") {
  CHECK(clipped("abc", 3) == "abc");
  CHECK(clipped("abcd", 3) == "abc…");
  CHECK(clipped("级别变动", 2) == "级别…");
}

TEST_CASE("turns say what came, went and became another") {
  CHECK(turns_text({3, 5, 0}, true) == "↑3 ↓5");
  CHECK(turns_text({2, 0, 1200}, false) == "+2 ~1,200");
  CHECK(turns_text({}, true).empty());
}
