// Reads the only clock of the program.

#include "commands/review_date.hpp"

#include <chrono>
#include <ctime>

#include "diagnostics/kinds.hpp"

namespace rung {
namespace {

/// Told in the summary of a run.
Date machine_day() {
  const std::time_t now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
  std::tm day{};
  ::localtime_r(&now, &day);
  return make_date(day.tm_year + 1900, day.tm_mon + 1, day.tm_mday).value_or(Date{});
}

}  // namespace

Date review_date(const CommandLine& line, Diagnostics& diagnostics) {
  const auto text = line.value(Flag::as_of);
  if (!text) return machine_day();
  if (const auto date = parse_iso_date(*text)) return *date;
  diagnostics.report(Kind::bad_flag_value)
      .with("flag", std::string(long_form(Flag::as_of)))
      .with("value", *text)
      .with("wanted", Phrase::want_date);
  return machine_day();
}

}  // namespace rung
