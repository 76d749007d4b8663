// `rung plan`: what a change of rules does to the customers of an export.

#include "changes/plan.hpp"

#include <fmt/format.h>

#include <chrono>
#include <csignal>

#include "changes/plan_rendering.hpp"
#include "commands/eval_arguments.hpp"
#include "commands/interruption.hpp"
#include "commands/run.hpp"
#include "diagnostics/kinds.hpp"
#include "records/output_file.hpp"

namespace rung::commands {
namespace {

enum class PlanFormat : std::uint8_t { pretty, markdown, json, html };

/// At most so many, or such a share of all.
struct GateLimit {
  std::string text;
  std::optional<Decimal> count;
  std::optional<Decimal> share;
};

struct PlanArguments {
  PlanRequest request;
  PlanFormat format = PlanFormat::pretty;
  std::string output = "-";
  std::optional<GateLimit> moves;
  std::optional<GateLimit> downgrades;
  std::optional<GateLimit> cost;
};

std::optional<PlanFormat> format_named(const std::string& name) {
  if (name == "pretty") return PlanFormat::pretty;
  if (name == "markdown") return PlanFormat::markdown;
  if (name == "json") return PlanFormat::json;
  if (name == "html") return PlanFormat::html;
  return std::nullopt;
}

std::optional<PlanFormat> format_by_ending(const std::string& path) {
  if (path.ends_with(".md")) return PlanFormat::markdown;
  if (path.ends_with(".json")) return PlanFormat::json;
  if (path.ends_with(".html") || path.ends_with(".htm")) return PlanFormat::html;
  return std::nullopt;
}

std::optional<GateLimit> gate_limit(const CommandLine& line, Flag flag, bool may_be_share,
                                    Diagnostics& diagnostics) {
  const auto text = line.value(flag);
  if (!text) return std::nullopt;
  const bool percent = may_be_share && text->ends_with('%');
  const auto number = parse_decimal(percent ? text->substr(0, text->size() - 1) : *text);
  const bool fits = number && (!may_be_share || (!number->is_negative() && (percent || number->is_whole())));
  if (!fits) {
    bad_value(flag, *text, may_be_share ? "N, P%" : "N", diagnostics);
    return std::nullopt;
  }
  if (percent) return GateLimit{*text, std::nullopt, divide(*number, Decimal(100))};
  return GateLimit{*text, *number, std::nullopt};
}

bool is_over(const GateLimit& limit, Decimal value, std::uint64_t all) {
  if (limit.count) return value > *limit.count;
  const auto most = multiply(*limit.share, Decimal(static_cast<std::int64_t>(all)));
  return most && value > *most;
}

void take_lists(const CommandLine& line, PlanRequest& request, Diagnostics& diagnostics) {
  request.money = line.value(Flag::money);
  request.show = line.values(Flag::show);
  request.mask = line.values(Flag::mask);
  for (const std::string& text : line.values(Flag::cost)) {
    const std::size_t equal = text.find('=');
    if (equal == std::string::npos || equal == 0 || equal + 1 == text.size())
      bad_value(Flag::cost, text, "BENEFIT=FIELD", diagnostics);
    else
      request.costs.emplace_back(text.substr(0, equal), text.substr(equal + 1));
  }
}

void take_numbers(const CommandLine& line, PlanArguments& arguments, Diagnostics& diagnostics) {
  constexpr std::size_t most_shown = 200;
  if (const auto text = line.value(Flag::sample)) {
    if (const auto number = number_within(*text, 0, most_shown))
      arguments.request.impact.sample = *number;
    else
      bad_value(Flag::sample, *text, "0 … 200", diagnostics);
  }
  arguments.moves = gate_limit(line, Flag::max_moves, true, diagnostics);
  arguments.downgrades = gate_limit(line, Flag::max_downgrades, true, diagnostics);
  arguments.cost = gate_limit(line, Flag::max_cost, false, diagnostics);
  if (arguments.cost && arguments.request.costs.empty()) diagnostics.report(Kind::cost_unnamed);
}

/// `--data FILE` names the subject's file.
void take_exports(const CommandLine& line, const Terminal& terminal, PlanArguments& arguments,
                  Diagnostics& diagnostics) {
  CommandLine eval_line = line;
  std::vector<std::string> named;
  for (const std::string& text : line.values(Flag::data)) {
    if (text.find('=') != std::string::npos)
      named.push_back(text);
    else if (eval_line.arguments.size() == 1)
      eval_line.arguments.push_back(text);
    else
      diagnostics.report(Kind::argument_surplus).with("argument", text);
  }
  if (named.empty())
    eval_line.flags.erase(Flag::data);
  else
    eval_line.flags[Flag::data] = named;
  EvalRequest eval = eval_request(eval_line, terminal, diagnostics);
  arguments.request.rules = eval.rules.path;
  arguments.request.set = eval.rules.set;
  ExportRequest& exports = arguments.request.impact.exports;
  exports = static_cast<ExportRequest&>(eval.review);
  bool standard_input = exports.subject == "-" || arguments.request.rules == "-";
  for (const auto& [record, files] : exports.data)
    for (const std::string& file : files) standard_input = standard_input || file == "-";
  if (standard_input) diagnostics.report(Kind::plan_reads_again);
}

PlanArguments plan_arguments(const CommandLine& line, const Terminal& terminal, Diagnostics& diagnostics) {
  PlanArguments arguments;
  take_exports(line, terminal, arguments, diagnostics);
  if (const auto base = line.value(Flag::base))
    arguments.request.base = *base;
  else
    diagnostics.report(Kind::flag_missing)
        .with("flag", std::string(long_form(Flag::base)))
        .with("value", Phrase::want_plan_base);
  take_lists(line, arguments.request, diagnostics);
  take_numbers(line, arguments, diagnostics);
  arguments.output = line.value(Flag::plan_output).value_or("-");
  arguments.format = format_by_ending(arguments.output).value_or(PlanFormat::pretty);
  if (const auto name = line.value(Flag::plan_format)) {
    const auto format = format_named(*name);
    if (format)
      arguments.format = *format;
    else
      bad_value(Flag::plan_format, *name, "pretty, markdown, json, html", diagnostics);
  }
  arguments.request.impact.language = terminal.language;
  return arguments;
}

/// Adds the gates to the report, and says which were exceeded.
void hold_gates(const PlanArguments& arguments, PlanReport& report, Diagnostics& diagnostics) {
  const auto hold = [&](const std::optional<GateLimit>& limit, Flag flag, Kind kind, Decimal value,
                        const std::string& text) {
    if (!limit) return;
    const bool over = is_over(*limit, value, report.compared);
    report.gates.push_back({std::string(long_form(flag)), limit->text, text, over});
    if (!over) return;
    diagnostics.report(kind)
        .with("count", text)
        .with("cost", text)
        .with("all", grouped_digits(report.compared))
        .with("limit", limit->text);
  };
  const auto counted = [&](const std::optional<GateLimit>& limit, Flag flag, Kind kind, std::uint64_t count) {
    hold(limit, flag, kind, Decimal(static_cast<std::int64_t>(count)), grouped_digits(count));
  };
  counted(arguments.moves, Flag::max_moves, Kind::gate_moves, report.moves.all());
  counted(arguments.downgrades, Flag::max_downgrades, Kind::gate_downgrades, report.moves.down);
  hold(arguments.cost, Flag::max_cost, Kind::gate_cost, report.cost_more.value_or(Decimal(0)),
       report.cost_more_text.empty() ? "0" : report.cost_more_text);
}

std::string rendered(const PlanArguments& arguments, const PlanReport& report, const Terminal& terminal) {
  switch (arguments.format) {
    case PlanFormat::pretty:
      return plan_text(report, terminal.language,
                       terminal.color && arguments.output == "-" && terminal.output_terminal);
    case PlanFormat::markdown: return plan_markdown(report, terminal.language);
    case PlanFormat::json: return plan_json(report);
    case PlanFormat::html: return plan_html(report, terminal.language);
  }
  return "";
}

/// False where the report could not be written; says why, but not that a reader has gone away.
bool write_report(const std::string& path, const std::string& text, const Terminal& terminal) {
  Diagnostics diagnostics;
  const auto file = OutputFile::open(path, diagnostics);
  if (file) {
    file->write(text);
    if (file->commit() || file->pipe_closed()) return true;
    diagnostics.report(file->failure()->kind, file->failure()->where) = *file->failure();
  }
  terminal.show(diagnostics, {});
  return false;
}

Exit exit_of(const PlanFailure& failure) {
  if (!failure.interrupted) return Exit::could_not;
  return static_cast<Exit>(static_cast<int>(Exit::signals) + signal_that_came().value_or(SIGINT));
}

}  // namespace

Exit plan(const CommandLine& line, const Terminal& terminal) {
  Diagnostics usage;
  PlanArguments arguments = plan_arguments(line, terminal, usage);
  if (usage.has_errors()) {
    terminal.show(usage, {});
    return Exit::could_not;
  }
  arguments.request.impact.exports.reading.stop = &heed_signals();
  const auto start = std::chrono::steady_clock::now();
  PlanFailure failure;
  const auto made = plan_change(arguments.request, failure);
  if (!made) {
    static const Sources no_sources;
    terminal.show(failure.diagnostics, failure.sources != nullptr ? *failure.sources : no_sources);
    return exit_of(failure);
  }
  PlanReport report = report_of(*made, arguments.request);
  Diagnostics gates;
  hold_gates(arguments, report, gates);
  if (!write_report(arguments.output, rendered(arguments, report, terminal), terminal))
    return Exit::could_not;
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  terminal.say(say(Phrase::plan_time, terminal.language,
                   {{"seconds", ::fmt::format("{:.2f}", seconds.count())},
                    {"passes", std::to_string(made->impact.passes)}}) +
               "\n");
  terminal.show(gates, {});
  return gates.has_errors() ? Exit::found : Exit::nothing_to_say;
}

}  // namespace rung::commands
