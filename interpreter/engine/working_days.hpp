// Counts working days: Monday to Friday, less the holidays.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "values/calendar.hpp"

namespace rung {

class WorkingDays {
 public:
  WorkingDays() = default;
  explicit WorkingDays(std::vector<Date> holidays);

  /// The `count`-th working day after the date, before it where the count is negative, the date itself for 0. Nothing
  /// where that leaves the calendar.
  std::optional<Date> add(Date date, std::int64_t count) const;

 private:
  bool is_working(Date date) const;
  /// Holidays in first … last that would be working days otherwise.
  std::int64_t holidays_within(std::int32_t first, std::int32_t last) const;

  std::vector<Date> holidays_;  // sorted, Monday to Friday only
};

}  // namespace rung
