// `rung bench`: rates an export several times, each time a part further, and tells what each part takes.

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <filesystem>
#include <vector>

#include "commands/eval_arguments.hpp"
#include "commands/run.hpp"
#include "diagnostics/kinds.hpp"
#include "diagnostics/width.hpp"

namespace rung::commands {
namespace {

/// A run that goes a part further than the one before.
struct Part {
  Phrase name;
  Through through;
  bool to_file;  ///< results go to a file, or else to nowhere
};

constexpr auto parts = std::to_array<Part>({
    {Phrase::bench_read, Through::bytes, false},
    {Phrase::bench_parse, Through::cells, false},
    {Phrase::bench_evaluate, Through::outcomes, false},
    {Phrase::bench_format, Through::results, false},
    {Phrase::bench_write, Through::results, true},
});

/// Where the last part writes; gone in the end.
class ScratchFile {
 public:
  ScratchFile()
      : path_(std::filesystem::temp_directory_path() / fmt::format("rung-bench-{}.csv", ::getpid())) {}
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;
  ~ScratchFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  std::string path() const { return path_; }

 private:
  std::filesystem::path path_;
};

struct Measured {
  std::array<std::vector<double>, parts.size()> seconds;
  std::uint64_t lines = 0;
  std::uint64_t bytes = 0;

  double median(std::size_t part) const {
    std::vector<double> sorted = seconds[part];
    std::sort(sorted.begin(), sorted.end());
    return sorted[sorted.size() / 2];
  }
};

void count_input(const ReviewSummary& summary, Measured& measured) {
  measured.lines = 0;
  measured.bytes = 0;
  for (const FileSummary& record : summary.files) {
    for (const FileFacts& file : record.files) {
      measured.lines += file.lines;
      measured.bytes += file.bytes;
    }
  }
}

/// False where a run could not be done; that is shown.
bool measure(const Rules& rules, ReviewRequest request, std::size_t rounds, const Terminal& terminal,
             Measured& measured) {
  const ScratchFile scratch;
  for (std::size_t round = 0; round < rounds; ++round) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
      request.through = parts[i].through;
      request.output = parts[i].to_file ? scratch.path() : "/dev/null";
      request.format = Format::csv;
      const auto start = std::chrono::steady_clock::now();
      const ReviewOutcome outcome = review(rules, request);
      const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
      if (outcome.end != ReviewEnd::done && outcome.end != ReviewEnd::rejected) {
        terminal.show(outcome.diagnostics, rules.sources);
        return false;
      }
      measured.seconds[i].push_back(seconds.count());
      if (parts[i].through == Through::results) count_input(outcome.summary, measured);
    }
  }
  return true;
}

using Row = std::array<std::string, 5>;

std::string table(const std::vector<Row>& rows) {
  std::array<std::size_t, 5> widths = {};
  for (const Row& row : rows)
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], display_width(row[i]));
  std::string text;
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i)
      text += (i == 0 ? "" : "  ") + (i == 0 ? pad_right(row[i], widths[i]) : pad_left(row[i], widths[i]));
    text += '\n';
  }
  return text;
}

std::string shown(const Measured& measured, Language language) {
  const double whole = measured.median(parts.size() - 1);
  std::vector<Row> rows = {{say(Phrase::bench_part, language), say(Phrase::bench_seconds, language),
                            say(Phrase::bench_share, language), say(Phrase::bench_lines, language),
                            say(Phrase::bench_megabytes, language)}};
  const auto add = [&](Phrase name, double seconds) {
    const double per_second = seconds > 0 ? 1 / seconds : 0;
    rows.push_back({say(name, language), fmt::format("{:.3f}", seconds),
                    fmt::format("{:.0f}%", whole > 0 ? 100 * seconds / whole : 0),
                    fmt::format("{:.0f}", static_cast<double>(measured.lines) * per_second),
                    fmt::format("{:.0f}", static_cast<double>(measured.bytes) * per_second / 1e6)});
  };
  double before = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const double up_to_here = measured.median(i);
    // What runs beside something else may seem to take no time at all.
    add(parts[i].name, std::max(up_to_here - before, 0.0));
    before = std::max(before, up_to_here);
  }
  add(Phrase::bench_whole, whole);
  return table(rows);
}

}  // namespace

Exit bench(const CommandLine& line, const Terminal& terminal) {
  Diagnostics usage;
  const EvalRequest asked = eval_request(line, terminal, usage);
  constexpr std::size_t usual_rounds = 5;
  constexpr std::size_t most_rounds = 1000;
  std::optional<std::size_t> rounds = usual_rounds;
  if (const auto text = line.value(Flag::rounds)) {
    rounds = number_within(*text, 1, most_rounds);
    if (!rounds) bad_value(Flag::rounds, *text, "1 … 1000", usage);
  }
  if (usage.has_errors()) {
    terminal.show(usage, {});
    return Exit::could_not;
  }
  const auto rules = load_rules(asked.rules);
  if (!rules->sound()) {
    terminal.show(rules->diagnostics, rules->sources);
    return Exit::could_not;
  }
  Measured measured;
  if (!measure(*rules, asked.review, *rounds, terminal, measured)) return Exit::could_not;
  terminal.print(shown(measured, terminal.language));
  terminal.say(say(Phrase::bench_medians, terminal.language,
                   {{"rounds", std::to_string(*rounds)}, {"jobs", std::to_string(asked.review.jobs)}}) +
               "\n");
  return Exit::nothing_to_say;
}

}  // namespace rung::commands
