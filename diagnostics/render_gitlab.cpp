// Diagnostics as the report of GitLab's code quality, which compares those of two branches by their fingerprints.

#include <fmt/format.h>

#include <algorithm>

#include "diagnostics/finding_parts.hpp"
#include "diagnostics/render.hpp"

namespace rung {
namespace {

/// GitLab knows five levels.
std::string_view gitlab_severity(Severity severity) {
  switch (severity) {
    case Severity::error: return "critical";
    case Severity::warning: return "major";
    case Severity::hint: return "info";
  }
  return "critical";
}

/// GitLab reads no entry without a path and a line.
std::string location(const FindingPlace& place) {
  const std::uint64_t begin = std::max<std::uint64_t>(place.line, 1);
  return fmt::format(R"({{"path": {}, "lines": {{"begin": {}, "end": {}}}}})",
                     json_string(place.file.empty() ? "." : place.file), begin,
                     std::max(begin, place.end_line));
}

}  // namespace

std::string render_gitlab(std::span<const Diagnostic> diagnostics, const Sources& sources,
                          Language language) {
  const std::vector<std::string> marks = fingerprints(diagnostics, sources);
  std::string list;
  for (std::size_t i = 0; i < diagnostics.size(); ++i) {
    const Diagnostic& one = diagnostics[i];
    const KindRow& kind = row(one.kind);
    list += list.empty() ? "\n" : ",\n";
    list += fmt::format(
        R"({{"description": {}, "check_name": {}, "fingerprint": "{}", "severity": "{}", "location": {}}})",
        json_string(message(one, language)), json_string(kind.code), marks[i], gitlab_severity(kind.severity),
        location(place_of(one.where, sources)));
  }
  if (!list.empty()) list += "\n";
  return "[" + list + "]\n";
}

}  // namespace rung
