// Reads the options of `rung check`.

#include "commands/check_arguments.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "commands/eval_arguments.hpp"
#include "commands/review_date.hpp"
#include "commands/run.hpp"
#include "diagnostics/kinds.hpp"

namespace rung {
namespace {

/// In the order of CheckFormat.
constexpr std::array<std::string_view, 8> format_names{"pretty", "concise", "json",  "jsonl",
                                                       "github", "gitlab",  "junit", "sarif"};
constexpr std::array<std::string_view, 3> level_names{"error", "warning", "hint"};

/// Which of the names a flag has, by its place; the first one where it is not given or is none of them.
template <std::size_t count>
std::size_t choice_of(const CommandLine& line, Flag flag, const std::array<std::string_view, count>& names,
                      Diagnostics& diagnostics) {
  const auto written = line.value(flag);
  if (!written) return 0;
  for (std::size_t i = 0; i < count; ++i)
    if (names[i] == *written) return i;
  std::string wanted;
  for (const std::string_view name : names) wanted += (wanted.empty() ? "" : ", ") + std::string(name);
  commands::bad_value(flag, *written, wanted, diagnostics);
  return 0;
}

bool begins_a_code(const std::string& beginning) {
  for (std::size_t i = 0; i < kind_count(); ++i)
    if (row(static_cast<Kind>(i)).code.starts_with(beginning)) return true;
  return false;
}

std::vector<std::string> codes_of(const CommandLine& line, Flag flag, Diagnostics& diagnostics) {
  std::vector<std::string> codes;
  for (const std::string& list : line.values(flag))
    for (std::string code : comma_list(list)) {
      for (char& c : code) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
      if (code.empty() || !begins_a_code(code))
        diagnostics.report(Kind::unknown_finding)
            .with("flag", std::string(long_form(flag)))
            .with("code", code);
      codes.push_back(std::move(code));
    }
  return codes;
}

bool begins_with_one(std::string_view code, const std::vector<std::string>& beginnings) {
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](const std::string& beginning) { return code.starts_with(beginning); });
}

}  // namespace

bool FindingChoice::tells(const Diagnostic& finding) const {
  const KindRow& kind = row(finding.kind);
  if (kind.severity == Severity::error) return true;
  return (select.empty() || begins_with_one(kind.code, select)) && !begins_with_one(kind.code, ignore);
}

CheckArguments check_arguments(const CommandLine& line, Diagnostics& diagnostics) {
  CheckArguments arguments;
  arguments.format = static_cast<CheckFormat>(choice_of(line, Flag::check_format, format_names, diagnostics));
  arguments.fails = static_cast<Severity>(choice_of(line, Flag::fail_level, level_names, diagnostics));
  arguments.choice.select = codes_of(line, Flag::check_select, diagnostics);
  arguments.choice.ignore = codes_of(line, Flag::check_ignore, diagnostics);
  arguments.today = review_date(line, diagnostics);
  arguments.output = line.value(Flag::check_output);
  arguments.preview = line.has(Flag::diff);
  arguments.fix = line.has(Flag::fix) || arguments.preview;
  return arguments;
}

}  // namespace rung
