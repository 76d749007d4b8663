// Chooses the edits that fit together and applies them from the end of the text, where they move no other.

#include "diagnostics/edits.hpp"

#include <algorithm>
#include <vector>

namespace rung {
namespace {

bool overlap(Span a, Span b) {
  return a.begin < b.end && b.begin < a.end;
}

bool fits(const Diagnostic& finding, SourceId source, const std::vector<Edit>& chosen) {
  return std::all_of(finding.edits.begin(), finding.edits.end(), [&](const Edit& edit) {
    return edit.span.source == source && std::none_of(chosen.begin(), chosen.end(), [&](const Edit& other) {
             return overlap(edit.span, other.span) || edit.span == other.span;
           });
  });
}

}  // namespace

Edited with_edits(const Sources& sources, SourceId source, std::span<const Diagnostic> findings) {
  Edited edited{std::string(sources[source].text())};
  std::vector<Edit> chosen;
  for (const Diagnostic& finding : findings) {
    if (finding.edits.empty() || finding.allowed || !fits(finding, source, chosen)) continue;
    chosen.insert(chosen.end(), finding.edits.begin(), finding.edits.end());
    ++edited.findings;
  }
  std::sort(chosen.begin(), chosen.end(),
            [](const Edit& a, const Edit& b) { return a.span.begin > b.span.begin; });
  for (const Edit& edit : chosen)
    edited.text.replace(edit.span.begin, edit.span.end - edit.span.begin, edit.text);
  return edited;
}

}  // namespace rung
