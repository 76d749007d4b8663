// Numbers for people: rounded, in units that keep them short.
#include "commands/progress.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "diagnostics/kinds.hpp"
#include "diagnostics/width.hpp"

namespace rung {
namespace {

constexpr auto silence = std::chrono::milliseconds(500);
constexpr auto pause = std::chrono::milliseconds(100);
constexpr std::string_view begin_of_line = "\r\x1b[K";

std::string bytes_text(double bytes) {
  constexpr std::array<std::string_view, 5> units = {"B", "kB", "MB", "GB", "TB"};
  std::size_t unit = 0;
  for (; bytes >= 1000 && unit + 1 < units.size(); ++unit) bytes /= 1000;
  return fmt::format("{:.{}f} {}", bytes, bytes < 10 && unit > 0 ? 1 : 0, units[unit]);
}

/// Nothing is told of days, which are guessed from a beginning that was too short.
std::string time_text(double seconds) {
  constexpr double longest = 100 * 3600;
  if (seconds >= longest) return "–";
  const auto whole = static_cast<std::uint64_t>(std::ceil(seconds));
  if (whole < 3600) return fmt::format("{}:{:02}", whole / 60, whole % 60);
  return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
}

/// In groups of three.
std::string count_text(double count) {
  std::string digits = fmt::format("{:.0f}", count);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

/// The longest beginning that is not wider; code points are not cut.
std::string cut_to(const std::string& text, std::size_t columns) {
  std::size_t end = 0;
  for (std::size_t next = 0; next < text.size(); end = next) {
    ++next;
    while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0) == 0x80) ++next;
    if (display_width(std::string_view(text).substr(0, next)) > columns) break;
  }
  return display_width(text) <= columns ? text : text.substr(0, end);
}

}  // namespace

std::string progress_text(const ReadProgress& progress, double seconds, std::size_t columns,
                          Language language) {
  const double bytes = static_cast<double>(progress.bytes);
  const std::string rate = count_text(seconds > 0 ? static_cast<double>(progress.lines) / seconds : 0);
  if (!progress.total || *progress.total == 0)
    return cut_to(say(Phrase::progress_so_far, language, {{"done", bytes_text(bytes)}, {"rate", rate}}),
                  columns);
  const double total = static_cast<double>(*progress.total);
  const double share = std::min(bytes / total, 1.0);
  const std::string left = share > 0 ? time_text(seconds * (1 - share) / share) : "–";
  return cut_to(say(Phrase::progress_of_total, language,
                    {{"percent", fmt::format("{:.0f}", std::floor(share * 100))},
                     {"done", bytes_text(bytes)},
                     {"total", bytes_text(total)},
                     {"rate", rate},
                     {"left", left}}),
                columns);
}

void ProgressLine::draw(const ReadProgress& progress, Clock::time_point now) {
  if (now - start_ < silence || (drawn_ && now - last_ < pause)) return;
  const double seconds = std::chrono::duration<double>(now - start_).count();
  // The last column stays free, for some terminals begin a new line behind it.
  const std::size_t columns = std::max<std::size_t>(columns_(), 2) - 1;
  say_(std::string(begin_of_line) + progress_text(progress, seconds, columns, language_));
  drawn_ = true;
  last_ = now;
}

void ProgressLine::clear() {
  if (drawn_) say_(begin_of_line);
  drawn_ = false;
}

}  // namespace rung
