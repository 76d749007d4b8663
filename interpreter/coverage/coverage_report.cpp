// Adds facts up by kind and by line.
#include "coverage/coverage_report.hpp"

#include <fmt/format.h>

#include <map>

namespace rung {

std::string ExercisedShare::percent() const {
  if (all == 0) return "100%";
  const std::size_t tenths = exercised * 1000 / all;
  return tenths % 10 == 0 ? fmt::format("{}%", tenths / 10) : fmt::format("{}.{}%", tenths / 10, tenths % 10);
}

bool ExercisedShare::reaches(Decimal share) const {
  const auto wanted = multiply(share, Decimal(static_cast<std::int64_t>(all)));
  return !wanted || Decimal(static_cast<std::int64_t>(exercised)) >= *wanted;
}

ExercisedShare CoverageReport::share() const {
  return {count.exercised(), count.facts().size()};
}

ExercisedShare CoverageReport::share(FactKind kind) const {
  ExercisedShare share;
  for (std::size_t i = 0; i < count.facts().size(); ++i) {
    if (count.facts()[i].kind != kind) continue;
    ++share.all;
    if (count.times()[i] > 0) ++share.exercised;
  }
  return share;
}

std::vector<CoveredLine> CoverageReport::lines() const {
  std::map<std::pair<SourceId, std::uint32_t>, CoveredLine> by_place;
  for (std::size_t i = 0; i < count.facts().size(); ++i) {
    const Span span = count.facts()[i].span;
    const std::uint32_t line = sources[span.source].place(span.begin).line;
    CoveredLine& covered =
        by_place.try_emplace({span.source, line}, CoveredLine{span.source, line, {}}).first->second;
    covered.facts.push_back(i);
    if (count.times()[i] > 0) ++covered.exercised;
  }
  std::vector<CoveredLine> lines;
  for (auto& [place, line] : by_place) lines.push_back(std::move(line));
  return lines;
}

ExercisedShare share_of(const std::vector<CoverageReport>& reports) {
  ExercisedShare all;
  for (const CoverageReport& report : reports) {
    const ExercisedShare share = report.share();
    all.exercised += share.exercised;
    all.all += share.all;
  }
  return all;
}

}  // namespace rung
