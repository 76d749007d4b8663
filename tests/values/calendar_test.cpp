// Dates against a calendar that is walked day by day and month by month.
#include "values/calendar.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <vector>

namespace rung {

namespace {

constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();

bool same(const YearMonthDay& a, const YearMonthDay& b) {
  return a.year == b.year && a.month == b.month && a.day == b.day;
}

/// Days of a month as they are learnt at school.
int school_days_in_month(int year, int month) {
  const std::vector<int> days = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 400 == 0 || (year % 4 == 0 && year % 100 != 0);
  return days[static_cast<std::size_t>(month - 1)] + (month == 2 && leap ? 1 : 0);
}

YearMonthDay next_day(YearMonthDay date) {
  ++date.day;
  if (date.day <= school_days_in_month(date.year, date.month)) return date;
  date.day = 1;
  ++date.month;
  if (date.month <= 12) return date;
  date.month = 1;
  ++date.year;
  return date;
}

/// Steps the month one by one, and looks at the day at the end only.
YearMonthDay step_months(YearMonthDay date, int months) {
  for (; months > 0; --months) {
    ++date.month;
    if (date.month == 13) date = {date.year + 1, 1, date.day};
  }
  for (; months < 0; ++months) {
    --date.month;
    if (date.month == 0) date = {date.year - 1, 12, date.day};
  }
  while (date.day > school_days_in_month(date.year, date.month)) --date.day;
  return date;
}

Date day(std::string_view text) {
  const std::optional<Date> date = parse_iso_date(text);
  REQUIRE_MESSAGE(date.has_value(), std::string(text));
  return *date;
}

std::string written(const std::optional<Date>& date) {
  return date ? write_date(*date) : "nothing";
}

std::string plus_months(std::string_view text, std::int64_t months) {
  return written(add_months(day(text), months));
}

/// The greatest n with a + n months <= b, by trying; a <= b.
std::int64_t search_months_between(Date a, Date b) {
  std::int64_t n = 0;
  for (;;) {
    const YearMonthDay next = step_months(split(a), static_cast<int>(n) + 1);
    if (*make_date(next.year, next.month, next.day) > b) return n;
    ++n;
  }
}

}  // namespace

TEST_CASE("every day there is, forth and back") {
  YearMonthDay parts = {1, 1, 1};
  std::int32_t days = make_date(1, 1, 1)->days;
  int of_week = 0;  // 0001-01-01 was a Monday.
  int wrong = 0;
  for (; parts.year <= 9999; parts = next_day(parts), ++days, of_week = (of_week + 1) % 7) {
    const std::optional<Date> date = make_date(parts.year, parts.month, parts.day);
    if (!date || date->days != days || !same(split(*date), parts) || weekday(*date) != of_week) ++wrong;
  }
  CHECK(wrong == 0);
  CHECK(days == make_date(9999, 12, 31)->days + 1);
}

TEST_CASE("known days") {
  CHECK(make_date(1970, 1, 1)->days == 0);
  CHECK(make_date(2000, 3, 1)->days == 11'017);
  CHECK(make_date(1969, 12, 31)->days == -1);
  CHECK(weekday(day("1970-01-01")) == 3);
  CHECK(weekday(day("1969-12-31")) == 2);
  CHECK(weekday(day("2025-06-30")) == 0);
  CHECK(weekday(day("2024-02-29")) == 3);
}

TEST_CASE("days that do not exist") {
  CHECK(!make_date(2025, 2, 29));
  CHECK(make_date(2024, 2, 29).has_value());
  CHECK(!make_date(1900, 2, 29));
  CHECK(make_date(2000, 2, 29).has_value());
  CHECK(!make_date(2025, 4, 31));
  CHECK(!make_date(2025, 1, 0));
  CHECK(!make_date(2025, 0, 1));
  CHECK(!make_date(2025, 13, 1));
  CHECK(!make_date(0, 12, 31));
  CHECK(!make_date(10'000, 1, 1));
  CHECK(!make_date(2025, 1, -1));
  CHECK(!make_date(lowest, 1, 1));
  CHECK(!make_date(highest, highest, highest));
  // Numbers that are a date where only their lower 32 bits are looked at.
  CHECK(!make_date((std::int64_t{1} << 32) + 2025, 1, 1));
  CHECK(!make_date(2025, (std::int64_t{1} << 32) + 1, 1));
  CHECK(!make_date(2025, 1, (std::int64_t{1} << 32) + 1));
}

TEST_CASE("days are added within the range of dates") {
  CHECK(written(add_days(day("2024-02-28"), 1)) == "2024-02-29");
  CHECK(written(add_days(day("2025-02-28"), 1)) == "2025-03-01");
  CHECK(written(add_days(day("2025-01-01"), -1)) == "2024-12-31");
  CHECK(written(add_days(day("0001-01-01"), 3'652'058)) == "9999-12-31");
  CHECK(written(add_days(day("9999-12-31"), -3'652'058)) == "0001-01-01");
  CHECK(!add_days(day("0001-01-01"), -1));
  CHECK(!add_days(day("9999-12-31"), 1));
  CHECK(!add_days(day("2025-06-30"), highest));
  CHECK(!add_days(day("2025-06-30"), lowest));
  CHECK(!add_days(day("2025-06-30"), std::int64_t{1} << 32));
}

TEST_CASE("months keep the day or take the last of a shorter month") {
  CHECK(plus_months("2025-01-31", 1) == "2025-02-28");
  CHECK(plus_months("2024-01-31", 1) == "2024-02-29");
  CHECK(plus_months("2024-01-30", 1) == "2024-02-29");
  CHECK(plus_months("2025-03-31", -1) == "2025-02-28");
  CHECK(plus_months("2024-02-29", 12) == "2025-02-28");
  CHECK(plus_months("2024-02-29", 48) == "2028-02-29");
  CHECK(plus_months("2024-02-29", -12) == "2023-02-28");
  CHECK(plus_months("2025-02-28", 1) == "2025-03-28");
  CHECK(plus_months("2025-12-15", 1) == "2026-01-15");
  CHECK(plus_months("2025-01-15", -1) == "2024-12-15");
  CHECK(plus_months("2025-06-30", 0) == "2025-06-30");
}

TEST_CASE("months stay within the range of dates") {
  CHECK(plus_months("9999-11-30", 1) == "9999-12-30");
  CHECK(plus_months("9999-12-01", 1) == "nothing");
  CHECK(plus_months("0001-02-15", -1) == "0001-01-15");
  CHECK(plus_months("0001-01-31", -1) == "nothing");
  CHECK(plus_months("0001-01-31", 119'987) == "9999-12-31");
  CHECK(plus_months("9999-12-31", -119'987) == "0001-01-31");
  CHECK(plus_months("2025-06-30", highest) == "nothing");
  CHECK(plus_months("2025-06-30", lowest) == "nothing");
  CHECK(plus_months("2025-06-30", std::int64_t{12} << 32) == "nothing");
}

TEST_CASE("every day of four years, 25 months either way") {
  int wrong = 0;
  for (Date date = day("2023-01-01"); date <= day("2026-12-31"); ++date.days) {
    for (int n = -25; n <= 25; ++n) {
      const std::optional<Date> moved = add_months(date, n);
      if (!moved || !same(split(*moved), step_months(split(date), n))) ++wrong;
    }
  }
  for (Date date = day("1899-12-01"); date <= day("1900-04-01"); ++date.days) {
    for (int n = -25; n <= 25; ++n) {
      if (!same(split(*add_months(date, n)), step_months(split(date), n))) ++wrong;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("months between") {
  CHECK(months_between(day("2025-01-15"), day("2025-02-14")) == 0);
  CHECK(months_between(day("2025-01-15"), day("2025-02-15")) == 1);
  CHECK(months_between(day("2025-01-31"), day("2025-02-27")) == 0);
  CHECK(months_between(day("2025-01-31"), day("2025-02-28")) == 1);
  CHECK(months_between(day("2024-01-31"), day("2024-02-28")) == 0);
  CHECK(months_between(day("2024-02-29"), day("2025-02-28")) == 12);
  CHECK(months_between(day("2025-02-28"), day("2025-03-31")) == 1);
  CHECK(months_between(day("2025-06-30"), day("2025-06-30")) == 0);
  CHECK(months_between(day("2025-02-28"), day("2025-01-31")) == -1);
  CHECK(months_between(day("2025-06-30"), day("2025-06-29")) == 0);
  CHECK(months_between(day("0001-01-01"), day("9999-12-31")) == 119'987);
  CHECK(months_between(day("9999-12-31"), day("0001-01-01")) == -119'987);
  CHECK(months_between(day("0001-01-31"), day("9999-12-30")) == 119'986);
}

TEST_CASE("months between, against its definition") {
  int wrong = 0;
  for (Date a = day("2023-12-25"); a <= day("2024-03-05"); ++a.days) {
    for (std::int32_t distance = 0; distance <= 800; ++distance) {
      const Date b{a.days + distance};
      const std::int64_t months = search_months_between(a, b);
      if (months_between(a, b) != months || months_between(b, a) != -months) ++wrong;
    }
  }
  for (Date b = day("2024-01-25"); b <= day("2024-04-02"); ++b.days) {
    for (std::int32_t distance = 0; distance <= 150; ++distance) {
      const Date a{b.days - distance};
      if (months_between(a, b) != search_months_between(a, b)) ++wrong;
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("years and days between") {
  CHECK(years_between(day("2024-02-29"), day("2025-02-27")) == 0);
  CHECK(years_between(day("2024-02-29"), day("2025-02-28")) == 1);
  CHECK(years_between(day("2025-02-28"), day("2024-02-29")) == -1);
  CHECK(years_between(day("2025-02-27"), day("2024-02-29")) == 0);
  CHECK(years_between(day("2000-06-30"), day("2025-06-29")) == 24);
  CHECK(years_between(day("2025-06-29"), day("2000-06-30")) == -24);
  CHECK(days_between(day("2024-02-28"), day("2024-03-01")) == 2);
  CHECK(days_between(day("2024-03-01"), day("2024-02-28")) == -2);
  CHECK(days_between(day("0001-01-01"), day("9999-12-31")) == 3'652'058);
}

TEST_CASE("the texts of dates") {
  CHECK(written(parse_iso_date("2025-06-30")) == "2025-06-30");
  CHECK(written(parse_iso_date("0001-01-01")) == "0001-01-01");
  CHECK(written(parse_iso_date("9999-12-31")) == "9999-12-31");
  for (const std::string_view text :
       {"", "2025-6-30", "2025-06-3", "2025/06/30", "20250630", "2025-06-30 ", " 2025-06-30", "2025-06-31",
        "0000-01-01", "2025-00-10", "+025-06-30", "2025-06--1", "2025-06-30T", "2O25-06-30", "2025-06- 1",
        "2025-0６-3", "12025-06-30"}) {
    CAPTURE(std::string(text));
    CHECK(!parse_iso_date(text));
  }
}

}  // namespace rung
