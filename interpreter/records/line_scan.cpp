// Counts in steps of a fixed width, which the compiler turns into the widest instructions that the processor has.
#include "records/line_scan.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace rung {
namespace {

constexpr std::size_t width = 64;
/// A byte can count as far as this.
constexpr std::size_t most_steps = 255;

struct Found {
  std::uint64_t line_feeds = 0;
  std::uint8_t quotes = 0;
  std::uint8_t lone_returns = 0;
};

/// `steps` times 64 bytes; one more byte can be read behind them. Is put into functions with and without wide instructions.
[[gnu::always_inline]] inline void scan_steps(const char* text, std::size_t steps, Found& found) {
  std::array<std::uint8_t, width> feeds = {};
  std::array<std::uint8_t, width> quotes = {};
  std::array<std::uint8_t, width> returns = {};
  for (std::size_t step = 0; step < steps; ++step) {
    const char* const at = text + step * width;
    for (std::size_t i = 0; i < width; ++i) {
      feeds[i] = static_cast<std::uint8_t>(feeds[i] + (at[i] == '\n'));
      quotes[i] = static_cast<std::uint8_t>(quotes[i] | (at[i] == '"'));
      returns[i] = static_cast<std::uint8_t>(returns[i] | ((at[i] == '\r') & (at[i + 1] != '\n')));
    }
  }
  for (std::size_t i = 0; i < width; ++i) {
    found.line_feeds += feeds[i];
    found.quotes |= quotes[i];
    found.lone_returns |= returns[i];
  }
}

void scan_steps_plain(const char* text, std::size_t steps, Found& found) {
  scan_steps(text, steps, found);
}

#ifdef __x86_64__

__attribute__((target("avx2,bmi,popcnt"))) void scan_steps_avx2(const char* text, std::size_t steps,
                                                                Found& found) {
  scan_steps(text, steps, found);
}

__attribute__((target("avx2,bmi,popcnt,avx512f,avx512bw,avx512vl,avx512dq"))) void scan_steps_avx512(
    const char* text, std::size_t steps, Found& found) {
  scan_steps(text, steps, found);
}

#endif

using ScanSteps = void (*)(const char*, std::size_t, Found&);

ScanSteps scan_steps_of(InstructionSet set) {
#ifdef __x86_64__
  if (set == InstructionSet::avx512) return scan_steps_avx512;
  if (set == InstructionSet::avx2) return scan_steps_avx2;
#else
  static_cast<void>(set);
#endif
  return scan_steps_plain;
}

}  // namespace

LineScan scan_lines(std::string_view text, InstructionSet set) {
  const ScanSteps scan_steps_best = scan_steps_of(set);
  Found found;
  std::size_t at = 0;
  while (at + width < text.size()) {
    const std::size_t steps = std::min((text.size() - at - 1) / width, most_steps);
    scan_steps_best(text.data() + at, steps, found);
    at += steps * width;
  }
  for (; at < text.size(); ++at) {
    found.line_feeds += text[at] == '\n';
    found.quotes |= text[at] == '"';
    found.lone_returns |= text[at] == '\r' && at + 1 < text.size() && text[at + 1] != '\n';
  }
  return {found.line_feeds, found.quotes != 0, found.lone_returns != 0};
}

}  // namespace rung
