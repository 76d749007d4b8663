// Customers that are put together: rated like those of a file, and written as tests that pass, whatever their values are.
#include "testing/customer.hpp"

#include <doctest/doctest.h>

#include "checked_rules.hpp"
#include "grammar/format.hpp"

using namespace rung;
using checked::failures;
using checked::rules;

namespace {

constexpr Language all_languages[] = {Language::english, Language::simplified, Language::traditional};

const char* const every_type = R"(param gold number = 3

record customer
  id       text key
  name     text optional
  share    percent default 5%
  amount   money optional
  number   number optional
  rooms    count default 2
  steps    integer optional
  day      date optional
  vip      yes/no optional
  status   gold | "Fiber optic" | other | "yes" | "a \"b\"" default other
  was      tier optional

record visit of customer by id
  id    text
  on    date
  note  text optional
  size  money default 7
  dated on

let spent = sum(visit.size)
let seen  = count(visit)
let label = name else "nobody"

score value
  base rooms
  bonus rich 5 when amount >= 100

ladder tier by value
  | tier | reach     |
  | A    | >= 7      |
  | B    | otherwise |
  current was

action call
  when rooms > 2
  due  today + 3 days
)";

Customer customer_of(const std::vector<std::pair<FieldId, Value>>& fields) {
  Customer customer;
  customer.today = parse_iso_date("2025-06-30");
  customer.fields = fields;
  return customer;
}

/// The test that a customer becomes, behind its rules: whether it parses, is laid out as the formatter does, and passes.
void check_written(const std::string& text, const checked::RulesOfText& made, const Customer& customer,
                   const std::vector<std::string>& paths, Language language,
                   const std::vector<WrittenAction>& actions = {}) {
  std::vector<NodeId> nodes;
  for (const std::string& path : paths) nodes.push_back(made.named(path));
  const std::vector<RatedCustomer> got = rated(made.program(), {customer}, nodes);
  REQUIRE(got.size() == 1);
  REQUIRE(got[0].fate == Fate::evaluated);
  std::vector<WrittenExpectation> expected;
  for (std::size_t i = 0; i < paths.size(); ++i)
    expected.push_back({paths[i], written_in_rules(got[0].values[i], made.program()[nodes[i]].type,
                                                   made.program(), language)});
  const std::string test = written_as_test(made.program(), customer, "a \"quoted\" {name}\nof two lines",
                                           expected, language, actions);
  INFO(test);
  const auto with = rules(text + "\n" + test);
  CHECK(failures(*with) == "");
  CHECK(with->program().tests.size() == 1);

  Sources sources;
  Diagnostics diagnostics;
  const SourceId source = sources.add("test.rung", test);
  CHECK(format(sources, parse(sources, source, diagnostics), {}) == test);
  for (const KeywordUse& use : parse(sources, source, diagnostics).keywords) {
    const std::string_view written = sources.text(use.span);
    CHECK_MESSAGE(written == canonical(use.word).in(language), written);
  }
}

bool same(const Value& a, const Value& b) {
  return a.index() == b.index() && (is_missing(a) || compare(a, b) == 0);
}

Decimal decimal(const char* text) {
  return *parse_decimal(text);
}

}  // namespace

TEST_CASE("every type of value is written so that it is read as it was") {
  const auto made = rules(every_type);
  const auto field = [&](const char* name) { return made->field(name); };
  const std::vector<std::pair<FieldId, Value>> values{
      {field("name"), std::string("Fritz \"the {cat}\" \\ O'Hara\nand sons | Co # 1")},
      {field("name"), std::string("客户“甲”，一")},
      {field("name"), std::string()},
      {field("share"), decimal("0.123456789012345678")},
      {field("share"), decimal("0.07")},
      {field("share"), Decimal(-1)},
      {field("share"), Value{}},
      {field("amount"), decimal("1234567.89")},
      {field("amount"), decimal("-0.000000000000000001")},
      {field("number"), decimal("99999999999999999999")},
      {field("rooms"), Decimal(0)},
      {field("steps"), Decimal(-12)},
      {field("day"), *parse_iso_date("0001-01-01")},
      {field("vip"), true},
      {field("vip"), false},
      {field("status"), Code{0}},
      {field("status"), Code{1}},
      {field("status"), Code{3}},
      {field("status"), Code{4}},
      {field("was"), Code{1}},
  };
  const std::vector<std::string> paths{"value", "tier", "label"};
  for (const Language language : all_languages)
    for (const auto& [id, value] : values) {
      CAPTURE(made->program().records[subject].fields[id].name);
      const std::string name = made->program().records[subject].fields[id].name;
      check_written(std::string(every_type) + "\nlet same = " + name + "\n",
                    *rules(std::string(every_type) + "\nlet same = " + name + "\n"),
                    customer_of({{id, value}}), {"value", "tier", "label", "same"}, language);
    }
}

TEST_CASE("durations of every unit are written") {
  const auto made = rules(every_type);
  for (const Language language : all_languages)
    for (const DurationUnit unit :
         {DurationUnit::days, DurationUnit::weeks, DurationUnit::months, DurationUnit::years,
          DurationUnit::minutes, DurationUnit::hours, DurationUnit::working_days})
      for (const std::int64_t count : {0, 1, 2, 15}) {
        const auto length = make_duration(count, unit);
        REQUIRE(length);
        const Type type = Type::of_duration(kind_of(unit));
        const std::string written = written_in_rules(*length, type, made->program(), language);
        CAPTURE(written);
        const auto with = rules(std::string(every_type) + "\nlet length = " + written +
                                "\ntest \"t\"\n  expect length " + written + "\n");
        CHECK(failures(*with) == "");
      }
}

TEST_CASE("related lines are written, with their blanks, in columns that stand below each other") {
  const auto made = rules(every_type);
  Customer customer = customer_of({{made->field("rooms"), Decimal(9)}});
  CustomerLines lines{1, {made->field(1, "on"), made->field(1, "note"), made->field(1, "size")}, {}};
  lines.lines.push_back({*parse_iso_date("2025-06-01"), std::string("a | b"), decimal("12.5")});
  lines.lines.push_back({*parse_iso_date("2025-06-02"), std::nullopt, std::nullopt});
  lines.lines.push_back({*parse_iso_date("2025-07-02"), Value{}, Decimal(1000)});
  customer.lines.push_back(lines);
  for (const Language language : all_languages)
    check_written(every_type, *made, customer, {"spent", "seen", "value"}, language,
                  {{"call", parse_iso_date("2025-07-03"), false}});
  const auto got = rated(made->program(), {customer}, {made->named("spent"), made->named("seen")});
  CHECK(same(got[0].values[0], decimal("19.5")));
  CHECK(same(got[0].values[1], Decimal(2)));
}

TEST_CASE("an action that does not happen is expected not to") {
  const auto made = rules(every_type);
  for (const Language language : all_languages)
    check_written(every_type, *made, customer_of({{made->field("rooms"), Decimal(1)}}), {}, language,
                  {{"call", std::nullopt, true}});
}

TEST_CASE("a missing value wins over a default, and a value that is not given does not") {
  const auto made = rules(every_type);
  const FieldId rooms = made->field("rooms");
  const auto got =
      rated(made->program(), {customer_of({}), customer_of({{rooms, Value{}}})}, {made->named("value")});
  CHECK(same(got[0].values[0], Decimal(2)));
  CHECK(is_missing(got[1].values[0]));
  for (const Language language : all_languages)
    check_written(every_type, *made, customer_of({{rooms, Value{}}}), {"value"}, language);
}
