// Coverage for other programs.
#include <fmt/format.h>

#include "coverage/coverage_report.hpp"
#include "diagnostics/kinds.hpp"
#include "diagnostics/render.hpp"

namespace rung {
namespace {

std::string_view name_of(FactKind kind) {
  switch (kind) {
    case FactKind::row: return "rows";
    case FactKind::part: return "parts";
    case FactKind::tier: return "tiers";
    case FactKind::condition: return "conditions";
    case FactKind::action: return "actions";
    case FactKind::grant: return "grants";
  }
  return "";
}

std::string json_of(const ExercisedShare& share) {
  return fmt::format("{{\"exercised\":{},\"all\":{},\"percent\":{}}}", share.exercised, share.all,
                     json_string(share.percent()));
}

}  // namespace

std::string coverage_json(const std::vector<CoverageReport>& reports, Language language) {
  std::string kinds;
  for (std::size_t i = 0; i < fact_kinds; ++i) {
    const auto kind = static_cast<FactKind>(i);
    ExercisedShare share;
    for (const CoverageReport& report : reports) {
      share.exercised += report.share(kind).exercised;
      share.all += report.share(kind).all;
    }
    kinds += fmt::format("{}\"{}\":{}", kinds.empty() ? "" : ",", name_of(kind), json_of(share));
  }
  std::string facts;
  for (const CoverageReport& report : reports)
    for (std::size_t i = 0; i < report.count.facts().size(); ++i) {
      const CoverageFact& fact = report.count.facts()[i];
      const Source& source = report.sources[fact.span.source];
      const LineColumn place = source.place(fact.span.begin);
      facts += fmt::format(
          "{}{{\"kind\":\"{}\",\"fact\":{},\"file\":{},\"line\":{},\"column\":{},\"cases\":{}}}",
          facts.empty() ? "" : ",", name_of(fact.kind), json_string(told(fact, report.sources, language)),
          json_string(source.path()), place.line, place.column, report.count.times()[i]);
    }
  return fmt::format("{{\"all\":{},\"kinds\":{{{}}},\"facts\":[{}]}}", json_of(share_of(reports)), kinds,
                     facts);
}

}  // namespace rung
