// What dates and durations make of each other, for one row: the definitions behind the columnar and the scalar form.
#pragma once

#include <optional>

#include "columns/column.hpp"
#include "engine/working_days.hpp"
#include "values/calendar.hpp"
#include "values/decimal.hpp"
#include "values/duration.hpp"

namespace rung {

/// Nothing where that leaves the calendar.
std::optional<Date> move_date(const WorkingDays& working_days, Date date, Duration by);

/// known; missing where the factor is no whole number; overflow where the product is too long.
struct ScaledDuration {
  State state = State::known;
  Duration duration;
};
ScaledDuration scale_duration(Duration duration, Decimal factor);

}  // namespace rung
