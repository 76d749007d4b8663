// Days of the proleptic Gregorian calendar, and what can be counted between them. No clock and no time zones.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rung {

/// A day, counted from 1970-01-01. Dates run from 0001-01-01 to 9999-12-31; what would leave that range is
/// nothing.
struct Date {
  std::int32_t days = 0;
  friend auto operator<=>(const Date&, const Date&) = default;
};

struct YearMonthDay {
  std::int32_t year;
  std::int32_t month;  ///< 1 … 12
  std::int32_t day;    ///< 1 … 31
};

std::optional<Date> make_date(std::int64_t year, std::int64_t month, std::int64_t day);
YearMonthDay split(Date date);
int days_in_month(std::int32_t year, std::int32_t month);

std::optional<Date> add_days(Date date, std::int64_t days);
/// Keeps the day of the month, or takes the last day of a shorter month: 31 January + 1 month = 28 or 29
/// February.
std::optional<Date> add_months(Date date, std::int64_t months);
std::int64_t days_between(Date a, Date b);
/// The greatest n with a + n months <= b; negative and mirrored where b < a: months_between(a, b) =
/// -months_between(b, a).
std::int64_t months_between(Date a, Date b);
/// The whole years in months_between, towards zero.
std::int64_t years_between(Date a, Date b);
/// 0 = Monday … 6 = Sunday.
int weekday(Date date);

/// `2025-06-30` and nothing else.
std::optional<Date> parse_iso_date(std::string_view text);
std::string write_date(Date date);

}  // namespace rung
