// What the tests of some files exercise, as numbers and as lines, and its renderings: one function a form, each in a file of its
// own.
#pragma once

#include <string>
#include <vector>

#include "coverage/coverage_count.hpp"

namespace rung {

struct ExercisedShare {
  std::size_t exercised = 0;
  std::size_t all = 0;
  /// With one decimal, rounded down, so that only all is 100%.
  std::string percent() const;
  bool reaches(Decimal share) const;
};

/// A line of a file with the facts that it states.
struct CoveredLine {
  SourceId source;
  std::uint32_t line;
  std::vector<std::size_t> facts;
  std::size_t exercised = 0;
};

/// One rule file with all that it uses.
struct CoverageReport {
  const Sources& sources;
  const CoverageCount& count;

  ExercisedShare share() const;
  ExercisedShare share(FactKind kind) const;
  std::vector<CoveredLine> lines() const;
};

ExercisedShare share_of(const std::vector<CoverageReport>& reports);

/// A table of the kinds, then the lines of which something is not exercised; `every_line`: the others, too.
std::string coverage_text(const std::vector<CoverageReport>& reports, Language language, bool every_line,
                          bool color);
/// An object.
std::string coverage_json(const std::vector<CoverageReport>& reports, Language language);
/// A page that needs nothing beside it.
std::string coverage_html(const std::vector<CoverageReport>& reports, Language language);

}  // namespace rung
