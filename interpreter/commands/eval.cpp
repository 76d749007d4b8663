// `rung eval`: rates every subject of an export.

#include <sys/resource.h>

#include <chrono>
#include <csignal>

#include "commands/eval_arguments.hpp"
#include "commands/interruption.hpp"
#include "commands/progress.hpp"
#include "commands/run.hpp"
#include "commands/summary.hpp"
#include "records/output_file.hpp"
#include "review/review.hpp"

namespace rung::commands {
namespace {

Exit exit_of(ReviewEnd end) {
  switch (end) {
    case ReviewEnd::done:
    case ReviewEnd::pipe_closed: return Exit::nothing_to_say;
    case ReviewEnd::rejected: return Exit::rejected;
    case ReviewEnd::gate: return Exit::found;
    case ReviewEnd::failed: return Exit::could_not;
    case ReviewEnd::interrupted:
      return static_cast<Exit>(static_cast<int>(Exit::signals) + signal_that_came().value_or(SIGINT));
  }
  return Exit::could_not;
}

/// Not beside results that come on the same terminal line by line.
bool may_show_progress(const ReviewRequest& request, const Terminal& terminal) {
  const bool on_terminal = request.output == "-" && terminal.output_terminal;
  const Format format = request.format.value_or(request.terminal_format);
  return terminal.progress && (!on_terminal || format == Format::table);
}

/// In bytes.
std::uint64_t peak_memory() {
  rusage usage = {};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::uint64_t>(usage.ru_maxrss) << 10;
}

bool write_stats(const std::string& path, const std::string& text, Diagnostics& diagnostics) {
  const auto file = OutputFile::open(path, diagnostics);
  if (!file) return false;
  file->write(text);
  if (file->commit()) return true;
  diagnostics.report(file->failure()->kind, file->failure()->where) = *file->failure();
  return false;
}

}  // namespace

Exit eval(const CommandLine& line, const Terminal& terminal) {
  const auto start = std::chrono::steady_clock::now();
  Diagnostics usage;
  EvalRequest arguments = eval_request(line, terminal, usage);
  if (usage.has_errors()) {
    terminal.show(usage, {});
    return Exit::could_not;
  }
  const auto rules = load_rules(arguments.rules);
  if (!rules->sound()) {
    terminal.show(rules->diagnostics, rules->sources);
    return Exit::could_not;
  }
  arguments.review.reading.stop = &heed_signals();
  ProgressLine progress(
      terminal.language, [&](std::string_view text) { terminal.say(text); },
      [&] { return terminal.columns(); }, start);
  if (may_show_progress(arguments.review, terminal)) arguments.review.watcher = &progress;
  const ReviewOutcome outcome = review(*rules, arguments.review);
  progress.clear();
  if (outcome.end == ReviewEnd::pipe_closed) return Exit::nothing_to_say;
  terminal.show(outcome.diagnostics, rules->sources);
  const bool ran = outcome.end == ReviewEnd::done || outcome.end == ReviewEnd::rejected;
  if (!ran) return exit_of(outcome.end);
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  const RunFacts facts{*rules, arguments.review, outcome.summary, seconds.count(), peak_memory()};
  terminal.say(summary_text(facts, terminal.language));
  for (const std::string& table : outcome.tables) terminal.say("\n" + table);
  if (const auto path = line.value(Flag::stats)) {
    Diagnostics late;
    if (!write_stats(*path, summary_json(facts), late)) {
      terminal.show(late, {});
      return Exit::could_not;
    }
  }
  return exit_of(outcome.end);
}

}  // namespace rung::commands
