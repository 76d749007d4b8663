// Chooses the constants of a rule set: ordinary ones, and now and then those at the end of what fits.

#include "fuzz/pools.hpp"

#include <algorithm>

namespace rung::fuzz {
namespace {

template <class T>
void settle(std::vector<T>& list) {
  std::sort(list.begin(), list.end());
  list.erase(std::unique(list.begin(), list.end()), list.end());
}

const std::vector<std::string> plain_numbers = {"0",   "1",    "2",    "3",      "5",        "10",   "12",
                                                "30",  "50",   "60",   "80",     "99.99",    "100",  "365",
                                                "0.5", "0.15", "1.25", "-1",     "-5",       "-0.5", "2.345",
                                                "7",   "-100", "1000", "500000", "20000000", "0.01", "0.1"};
const std::vector<std::string> fine_numbers = {
    "0.000000000000000001",  "0.333333333333333333",  "0.666666666666666667", "0.0000000005",
    "-0.000000000000000001", "33.333333333333333333", "1.000000001",          "0.142857142857142857"};
const std::vector<std::string> large_numbers = {
    "99999999999999999999", "-99999999999999999999", "99999999999999999999.999999999999999999",
    "9999999999",           "10000000000",           "50000000000000000000",
    "9223372036854775807",  "9223372036.854775807",  "-9223372036.854775808",
    "9.223372036854775807", "9.223372036854775808",  "1000000000000",
    "170141183460469231731"};

const std::vector<std::string> plain_dates = {"2024-02-29", "2025-02-28", "2025-01-31", "2025-03-31",
                                              "2025-06-30", "2024-12-31", "2025-01-01", "2025-12-31",
                                              "2025-07-01", "2023-11-30", "2024-06-30", "2025-06-01"};
const std::vector<std::string> far_dates = {"0001-01-01", "9999-12-31", "1900-03-01", "2000-02-29",
                                            "1969-12-31", "1970-01-01", "9999-01-31", "0004-02-29"};

const std::vector<PooledText> all_texts = {{"a", "\"a\""},         {"b", "\"b\""},
                                           {"ab", "\"ab\""},       {"B", "\"B\""},
                                           {"", "\"\""},           {"客户", "\"客户\""},
                                           {"é", "\"é\""},         {"A-1", "\"A-1\""},
                                           {"paid", "\"paid\""},   {"a|b", "\"a|b\""},
                                           {"a#b", "\"a#b\""},     {"say \"x\"", "\"say \\\"x\\\"\""},
                                           {"{a}", "\"{{a}\""},    {"gaming", "\"gaming\""},
                                           {"中 心", "\"中 心\""}, {"ß", "\"ß\""},
                                           {"x\\y", "\"x\\\\y\""}, {"very large", "\"very large\""},
                                           {"𝒳a", "\"𝒳a\""},       {"10", "\"10\""}};

void add_numbers(std::vector<Decimal>& to, const std::vector<std::string>& from, std::size_t count,
                 Chance& chance) {
  for (std::size_t i = 0; i < count; ++i)
    if (const auto number = parse_decimal(chance.pick(from))) to.push_back(*number);
}

void add_dates(std::vector<Date>& to, const std::vector<std::string>& from, std::size_t count,
               Chance& chance) {
  for (std::size_t i = 0; i < count; ++i)
    if (const auto date = parse_iso_date(chance.pick(from))) to.push_back(*date);
}

}  // namespace

Pools make_pools(Chance& chance) {
  Pools pools;
  add_numbers(pools.numbers, plain_numbers, 8, chance);
  if (chance.percent(35)) add_numbers(pools.numbers, fine_numbers, 2, chance);
  pools.large = chance.percent(15);
  if (pools.large) add_numbers(pools.numbers, large_numbers, 3, chance);
  for (const std::int64_t always : {0, 1, 10}) pools.numbers.emplace_back(always);
  settle(pools.numbers);
  add_dates(pools.dates, plain_dates, 5, chance);
  if (chance.percent(15)) add_dates(pools.dates, far_dates, 2, chance);
  pools.dates.push_back(*parse_iso_date("2025-06-30"));
  settle(pools.dates);
  for (int i = 0; i < 5; ++i) pools.texts.push_back(chance.pick(all_texts));
  return pools;
}

std::string literal_of(Decimal number) {
  return write_decimal(number, Decimal::places);
}

std::string duration_literal(SortKind kind, Chance& chance) {
  static const std::vector<std::string> days = {"1 day",   "7 days", "30 days", "90 days",
                                                "2 weeks", "0 days", "365 days"};
  static const std::vector<std::string> months = {"1 month", "3 months", "12 months",
                                                  "1 year",  "2 years",  "18 months"};
  static const std::vector<std::string> minutes = {"15 minutes", "1 hour", "4 hours", "90 minutes",
                                                   "24 hours"};
  static const std::vector<std::string> working = {"1 working day", "2 working days", "10 working days",
                                                   "0 working days"};
  switch (kind) {
    case SortKind::months: return chance.pick(months);
    case SortKind::minutes: return chance.pick(minutes);
    case SortKind::working_days: return chance.pick(working);
    default: return chance.pick(days);
  }
}

}  // namespace rung::fuzz
