// Coverage for a terminal.
#include <fmt/format.h>

#include <array>

#include "coverage/coverage_report.hpp"
#include "diagnostics/kinds.hpp"
#include "diagnostics/width.hpp"

namespace rung {
namespace {

std::string painted(const std::string& text, const char* code, bool color) {
  return color ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : text;
}

std::string numbers(const std::vector<CoverageReport>& reports, Language language) {
  std::array<ExercisedShare, fact_kinds> shares;
  std::size_t width = display_width(say(Phrase::coverage_all, language));
  for (std::size_t kind = 0; kind < fact_kinds; ++kind) {
    for (const CoverageReport& report : reports) {
      const ExercisedShare share = report.share(static_cast<FactKind>(kind));
      shares[kind].exercised += share.exercised;
      shares[kind].all += share.all;
    }
    width = std::max(width, display_width(say(title_of(static_cast<FactKind>(kind)), language)));
  }
  const ExercisedShare all = share_of(reports);
  const std::size_t digits = std::to_string(all.all).size();
  const auto line = [&](Phrase title, const ExercisedShare& share) {
    return fmt::format("  {}  {:>{}}/{:<{}}  {:>6}\n", pad_right(say(title, language), width),
                       share.exercised, digits, share.all, digits, share.percent());
  };
  std::string text = say(Phrase::coverage_title, language) + "\n";
  for (std::size_t kind = 0; kind < fact_kinds; ++kind)
    if (shares[kind].all > 0) text += line(title_of(static_cast<FactKind>(kind)), shares[kind]);
  return text + line(Phrase::coverage_all, all);
}

std::string lines_of(const CoverageReport& report, Language language, bool every_line, bool color) {
  std::string text;
  SourceId shown = none;
  for (const CoveredLine& line : report.lines()) {
    const bool complete = line.exercised == line.facts.size();
    if (complete && !every_line) continue;
    const Source& source = report.sources[line.source];
    if (shown != line.source) text += "\n" + source.path() + "\n";
    shown = line.source;
    const std::string mark = complete ? painted("✓", "32", color) : painted("✗", "31", color);
    text += fmt::format("{:>5} {} {:>5}  {}\n", line.line, mark,
                        fmt::format("{}/{}", line.exercised, line.facts.size()), source.line(line.line));
    for (const std::size_t fact : line.facts)
      if (report.count.times()[fact] == 0)
        text += fmt::format("               {} {}\n", painted("✗", "31", color),
                            told(report.count.facts()[fact], report.sources, language));
  }
  return text;
}

}  // namespace

std::string coverage_text(const std::vector<CoverageReport>& reports, Language language, bool every_line,
                          bool color) {
  std::string text = numbers(reports, language);
  for (const CoverageReport& report : reports) text += lines_of(report, language, every_line, color);
  return text;
}

}  // namespace rung
