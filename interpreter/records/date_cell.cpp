// The standard forms of dates, and the times that may follow them.
#include "records/date_cell.hpp"

#include <algorithm>
#include <string>

#include "diagnostics/kinds.hpp"
#include "records/cell_text.hpp"

namespace rung {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Takes `least` to `most` digits as a number, as many as there are.
std::optional<std::int64_t> take_number(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t count = 0;
  std::int64_t value = 0;
  while (count < most && count < text.size() && is_digit(text[count]))
    value = value * 10 + (text[count++] - '0');
  if (count < least) return std::nullopt;
  text.remove_prefix(count);
  return value;
}

bool take_spaces(std::string_view& text) {
  const std::size_t count = std::min(text.find_first_not_of(' '), text.size());
  text.remove_prefix(count);
  return count > 0;
}

/// `-6-30`, `/6/30`, `年6月30日` or `0630`.
std::optional<WrittenDay> take_day(std::string_view& text) {
  WrittenDay written;
  const auto year = take_number(text, 4, 4);
  if (!year || text.empty()) return std::nullopt;
  written.year = *year;
  std::string_view between;
  std::size_t least = 1;
  if (take_front(text, "-")) {
    between = "-";
  } else if (take_front(text, "/")) {
    between = "/";
  } else if (take_front(text, "年")) {
    between = "月";
  } else {
    least = 2;
  }
  const auto month = take_number(text, least, 2);
  if (!month || !take_front(text, between)) return std::nullopt;
  const auto day = take_number(text, least, 2);
  if (!day || (between == "月" && !take_front(text, "日"))) return std::nullopt;
  written.month = *month;
  written.day = *day;
  return written;
}

/// A part of a time with what may stand before it; false where it is out of range.
bool take_time_part(std::string_view& text, std::int64_t most) {
  const auto value = take_number(text, 1, 2);
  return value && *value <= most;
}

/// `+08:00`, `Z`, `PM`: what may follow the digits of a time.
bool take_time_end(std::string_view& text) {
  take_spaces(text);
  for (const std::string_view word : {"Z", "z", "AM", "PM", "am", "pm"}) {
    if (take_front(text, word)) return text.empty();
  }
  if (!take_front(text, "+") && !take_front(text, "-")) return text.empty();
  if (!take_time_part(text, 14)) return false;
  take_front(text, ":");
  return text.empty() || (take_time_part(text, 59) && text.empty());
}

/// `14:30`, `14:30:05.250`, `143005`, `14时30分`, `下午 02:30`, with zone or half of the day behind.
bool is_time(std::string_view text) {
  for (const std::string_view half : {"上午", "下午"}) {
    if (take_front(text, half)) take_spaces(text);
  }
  if (!take_time_part(text, 24)) return false;
  const bool chinese = take_front(text, "时") || take_front(text, "時");
  take_front(text, ":");
  if (chinese && text.empty()) return true;
  if (!take_time_part(text, 59)) return false;
  take_front(text, "分");
  const bool seconds = take_front(text, ":") || (!text.empty() && is_digit(text.front()));
  if (seconds && !take_time_part(text, 60)) return false;
  take_front(text, "秒");
  if (take_front(text, ".") && !take_number(text, 1, 18)) return false;
  return take_time_end(text);
}

std::optional<Kind> to_date(const WrittenDay& written, Date& date) {
  const std::optional<Date> made = make_date(written.year, written.month, written.day);
  if (!made) return Kind::date_no_such_day;
  date = *made;
  return std::nullopt;
}

/// `2025-06-30` without the detours.
bool read_iso(std::string_view cell, WrittenDay& written) {
  if (cell.size() != 10 || cell[4] != '-' || cell[7] != '-') return false;
  for (const std::size_t i : {0, 1, 2, 3, 5, 6, 8, 9}) {
    if (!is_digit(cell[i])) return false;
  }
  const auto digit = [cell](std::size_t i) { return static_cast<std::int64_t>(cell[i] - '0'); };
  written.year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3);
  written.month = digit(5) * 10 + digit(6);
  written.day = digit(8) * 10 + digit(9);
  return true;
}

std::optional<Kind> read_standard(std::string_view cell, Date& date) {
  const std::string folded = fold_width(cell);
  std::string_view text = folded;
  const std::optional<WrittenDay> written = take_day(text);
  if (!written) return Kind::date_unreadable;
  if (!text.empty()) {
    const bool apart = take_spaces(text);
    const bool joined = !apart && (take_front(text, "T") || take_front(text, "t"));
    // As in 20250630143000 and 2025年6月30日14:30; a day behind a sign needs something between.
    const bool may_follow_at_once = folded[4] != '-' && folded[4] != '/';
    if (!(apart || joined || may_follow_at_once) || !is_time(text)) return Kind::date_unreadable;
  }
  return to_date(*written, date);
}

}  // namespace

std::optional<Kind> read_date(std::string_view cell, const std::vector<DateForm>& forms, Date& date) {
  WrittenDay written;
  if (forms.empty()) return read_iso(cell, written) ? to_date(written, date) : read_standard(cell, date);
  const std::string folded = fold_width(cell);
  Kind fault = Kind::date_form_misfit;
  for (const DateForm& form : forms) {
    const std::optional<WrittenDay> day = form.read(folded);
    if (!day) continue;
    const std::optional<Kind> none_such = to_date(*day, date);
    if (!none_such) return std::nullopt;
    fault = *none_such;
  }
  return fault;
}

}  // namespace rung
