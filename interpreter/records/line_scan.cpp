// Counts in steps of a fixed width, which the compiler turns into the widest instructions that the processor has.
#include "records/line_scan.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

/// Compiled for each kind of processor; the one at hand is chosen when the program starts.
#if defined(__x86_64__) && defined(__linux__)
#define RUNG_BEST_INSTRUCTIONS __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define RUNG_BEST_INSTRUCTIONS
#endif

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

/// `steps` times 64 bytes; one more byte can be read behind them.
RUNG_BEST_INSTRUCTIONS
void scan_steps(const char* text, std::size_t steps, Found& found) {
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

}  // namespace

LineScan scan_lines(std::string_view text) {
  Found found;
  std::size_t at = 0;
  while (at + width < text.size()) {
    const std::size_t steps = std::min((text.size() - at - 1) / width, most_steps);
    scan_steps(text.data() + at, steps, found);
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
