// Days as exports write them.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "records/date_form.hpp"
#include "values/calendar.hpp"

namespace rung {

/// Reads a trimmed cell that is not empty; gives why it cannot be read, or nothing. Without forms these are
/// read: `2025-06-30`, `2025/6/30`, `20250630`, `2025年6月30日`, each also with a time after it, which is cut
/// off. With forms only those; the first counts under which the cell is a day.
std::optional<Kind> read_date(std::string_view cell, const std::vector<DateForm>& forms, Date& date);

}  // namespace rung
