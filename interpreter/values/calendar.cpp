// Arithmetic of days in the proleptic Gregorian calendar.
#include "values/calendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace rung {

namespace {

constexpr std::int64_t first_year = 1;
constexpr std::int64_t last_year = 9999;

// Days are worked out in years that begin on 1 March, so that a leap day is the last day of its year. Day 0
// of that count is 1 March of the year 0, which is this many days before 1970-01-01.
constexpr std::int32_t days_before_1970 = 719'468;
constexpr std::int32_t days_in_400_years = 146'097;
constexpr std::int32_t days_in_4_years = 1'461;

constexpr bool is_leap_year(std::int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

/// The days before a month in a year that begins in March; March is month 0. Five months from March, and
/// again from August, have 153 days in the same pattern of 31 and 30.
constexpr std::int32_t days_before_month(std::int32_t month) {
  return (153 * month + 2) / 5;
}

constexpr std::int32_t count_days(std::int32_t year, std::int32_t month, std::int32_t day) {
  const std::int32_t march_year = month < 3 ? year - 1 : year;
  const std::int32_t march_month = month < 3 ? month + 9 : month - 3;
  const std::int32_t leap_days = march_year / 4 - march_year / 100 + march_year / 400;
  return march_year * 365 + leap_days + days_before_month(march_month) + day - 1 - days_before_1970;
}

constexpr int count_days_in_month(std::int32_t year, std::int32_t month) {
  if (month == 2) return is_leap_year(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

/// The months in which nearly all dates of exports are, worked out once: making dates is what reading many of them costs.
constexpr std::int32_t first_listed_year = 1900;
constexpr std::int32_t last_listed_year = 2099;

struct ListedMonth {
  std::int32_t day_before;  ///< the last day of the month before, from 1970-01-01
  std::int32_t days;
};

constexpr auto listed_months = [] {
  std::array<ListedMonth, (last_listed_year - first_listed_year + 1)* 12> months = {};
  for (std::int32_t i = 0; i < static_cast<std::int32_t>(months.size()); ++i) {
    const std::int32_t year = first_listed_year + i / 12;
    const std::int32_t month = i % 12 + 1;
    months[static_cast<std::size_t>(i)] = {count_days(year, month, 1) - 1, count_days_in_month(year, month)};
  }
  return months;
}();

constexpr Date first_date{count_days(1, 1, 1)};
constexpr Date last_date{count_days(9999, 12, 31)};

/// Months since the year 0.
std::int64_t count_months(const YearMonthDay& parts) {
  return std::int64_t{parts.year} * 12 + parts.month - 1;
}

/// The number that these digits are, or -1 where one is no digit.
std::int64_t read_number(std::string_view digits) {
  std::int64_t number = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

std::optional<Date> make_date(std::int64_t year, std::int64_t month, std::int64_t day) {
  const bool listed = year >= first_listed_year && year <= last_listed_year && month >= 1 && month <= 12;
  if (listed) {
    const ListedMonth& in =
        listed_months[static_cast<std::size_t>((year - first_listed_year) * 12 + month - 1)];
    if (day < 1 || day > in.days) return std::nullopt;
    return Date{in.day_before + static_cast<std::int32_t>(day)};
  }
  if (year < first_year || year > last_year || month < 1 || month > 12) return std::nullopt;
  const auto narrow_year = static_cast<std::int32_t>(year);
  const auto narrow_month = static_cast<std::int32_t>(month);
  if (day < 1 || day > days_in_month(narrow_year, narrow_month)) return std::nullopt;
  return Date{count_days(narrow_year, narrow_month, static_cast<std::int32_t>(day))};
}

YearMonthDay split(Date date) {
  const std::int32_t days = date.days + days_before_1970;
  const std::int32_t century = (4 * days + 3) / days_in_400_years;
  const std::int32_t day_of_century = days - century * days_in_400_years / 4;
  const std::int32_t year_of_century = (4 * day_of_century + 3) / days_in_4_years;
  const std::int32_t day_of_year = day_of_century - year_of_century * days_in_4_years / 4;
  const std::int32_t march_month = (5 * day_of_year + 2) / 153;
  const bool next_year = march_month >= 10;
  return {.year = century * 100 + year_of_century + (next_year ? 1 : 0),
          .month = next_year ? march_month - 9 : march_month + 3,
          .day = day_of_year - days_before_month(march_month) + 1};
}

int days_in_month(std::int32_t year, std::int32_t month) {
  return count_days_in_month(year, month);
}

std::optional<Date> add_days(Date date, std::int64_t days) {
  if (days < days_between(date, first_date) || days > days_between(date, last_date)) return std::nullopt;
  return Date{static_cast<std::int32_t>(date.days + days)};
}

std::optional<Date> add_months(Date date, std::int64_t months) {
  constexpr std::int64_t all_months = 12 * (last_year - first_year + 1);
  if (months < -all_months || months > all_months) return std::nullopt;
  const YearMonthDay parts = split(date);
  const std::int64_t total = count_months(parts) + months;
  if (total < first_year * 12 || total >= (last_year + 1) * 12) return std::nullopt;
  const auto year = static_cast<std::int32_t>(total / 12);
  const auto month = static_cast<std::int32_t>(total % 12 + 1);
  return Date{count_days(year, month, std::min(parts.day, days_in_month(year, month)))};
}

std::int64_t days_between(Date a, Date b) {
  return std::int64_t{b.days} - a.days;
}

std::int64_t months_between(Date a, Date b) {
  if (b < a) return -months_between(b, a);
  const YearMonthDay from = split(a);
  const YearMonthDay to = split(b);
  const std::int64_t months = count_months(to) - count_months(from);
  // The day of the month that a + months has, at the end of a shorter month too.
  const bool complete = std::min(from.day, days_in_month(to.year, to.month)) <= to.day;
  return complete ? months : months - 1;
}

std::int64_t years_between(Date a, Date b) {
  return months_between(a, b) / 12;
}

int weekday(Date date) {
  // 1970-01-01 was a Thursday.
  const int rest = (date.days + 3) % 7;
  return rest < 0 ? rest + 7 : rest;
}

std::optional<Date> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  return make_date(read_number(text.substr(0, 4)), read_number(text.substr(5, 2)),
                   read_number(text.substr(8, 2)));
}

std::string write_date(Date date) {
  const YearMonthDay parts = split(date);
  return fmt::format("{:04}-{:02}-{:02}", parts.year, parts.month, parts.day);
}

}  // namespace rung
