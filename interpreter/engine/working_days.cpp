// Counts working days.
#include "engine/working_days.hpp"

#include <algorithm>

namespace rung {

WorkingDays::WorkingDays(std::vector<Date> holidays) : holidays_(std::move(holidays)) {
  std::erase_if(holidays_, [](Date day) { return weekday(day) > 4; });
  std::sort(holidays_.begin(), holidays_.end());
  holidays_.erase(std::unique(holidays_.begin(), holidays_.end()), holidays_.end());
}

bool WorkingDays::is_working(Date date) const {
  return weekday(date) <= 4 && !std::binary_search(holidays_.begin(), holidays_.end(), date);
}

std::int64_t WorkingDays::holidays_within(std::int32_t first, std::int32_t last) const {
  const auto begin = std::lower_bound(holidays_.begin(), holidays_.end(), Date{first});
  const auto end = std::upper_bound(begin, holidays_.end(), Date{last});
  return end - begin;
}

std::optional<Date> WorkingDays::add(Date date, std::int64_t count) const {
  const std::int64_t step = count < 0 ? -1 : 1;
  std::int64_t left = count < 0 ? -count : count;
  while (left > 0) {
    // Whole weeks hold five working days each, whatever day they begin on. The last day is always found by itself,
    // so that it is a working day.
    const std::int64_t weeks = (left - 1) / 5;
    const std::optional<Date> next = add_days(date, step * std::max<std::int64_t>(7 * weeks, 1));
    if (!next) return std::nullopt;
    if (weeks == 0) {
      left -= is_working(*next) ? 1 : 0;
    } else {
      const std::int64_t holidays =
          step > 0 ? holidays_within(date.days + 1, next->days) : holidays_within(next->days, date.days - 1);
      left -= 5 * weeks - holidays;
    }
    date = *next;
  }
  return date;
}

}  // namespace rung
