// Places, levels and fingerprints of diagnostics.

#include "diagnostics/finding_parts.hpp"

#include <fmt/format.h>

#include <map>

#include "diagnostics/kinds.hpp"

namespace rung {
namespace {

struct PlaceOf {
  const Sources& sources;

  FindingPlace operator()(std::monostate) const { return {}; }

  FindingPlace operator()(const Span& span) const {
    if (span.source >= sources.size()) return {};
    const Source& source = sources[span.source];
    const LineColumn begin = source.place(span.begin);
    const LineColumn end = span.end > span.begin ? source.place(span.end) : begin;
    return {source.path(), begin.line, begin.column, end.line, end.column};
  }

  FindingPlace operator()(const DataPlace& place) const {
    const std::uint64_t column = place.line == 0 ? 0 : place.column;
    return {place.file, place.line, column, place.line, column};
  }
};

/// FNV-1a of 64 bits from a given start; two starts give two numbers that do not depend on each other.
std::uint64_t hashed(std::string_view text, std::uint64_t hash) {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash;
}

/// Runs of blanks as one: a line that is indented or aligned anew stays the same.
std::string with_single_blanks(std::string_view text) {
  std::string single;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t';
    if (!blank)
      single += c;
    else if (!single.empty() && single.back() != ' ')
      single += ' ';
  }
  return single;
}

/// What must stay for a finding to be the same one.
std::string lasting_part(const Diagnostic& diagnostic, const Sources& sources) {
  std::string part =
      fmt::format("{}\n{}\n", row(diagnostic.kind).code, place_of(diagnostic.where, sources).file);
  const Span* span = std::get_if<Span>(&diagnostic.where);
  if (span == nullptr || span->source >= sources.size()) return part + message(diagnostic, Language::english);
  const Source& source = sources[span->source];
  return part + with_single_blanks(source.line(source.place(span->begin).line)) + "\n" +
         with_single_blanks(source.text(*span));
}

}  // namespace

FindingPlace place_of(const Where& where, const Sources& sources) {
  return std::visit(PlaceOf{sources}, where);
}

std::string_view level_name(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::hint: return "hint";
  }
  return "error";
}

std::string message_with_help(const Diagnostic& diagnostic, Language language) {
  std::string text = message(diagnostic, language);
  const std::string label = say(Phrase::help_label, language) + say(Phrase::label_colon, language);
  for (const std::string& help : help_lines(diagnostic, language)) text += "\n" + label + help;
  if (diagnostic.witness.empty()) return text;
  text += "\n" + say(Phrase::witness_label, language) + say(Phrase::label_ends, language) + "\n" +
          diagnostic.witness;
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

std::vector<std::string> fingerprints(std::span<const Diagnostic> diagnostics, const Sources& sources) {
  std::map<std::string, std::size_t> seen;
  std::vector<std::string> marks;
  for (const Diagnostic& one : diagnostics) {
    std::string part = lasting_part(one, sources);
    part += "\n" + std::to_string(seen[part]++);
    marks.push_back(fmt::format("{:016x}{:016x}", hashed(part, 14695981039346656037u),
                                hashed(part, 0x9E3779B97F4A7C15u)));
  }
  return marks;
}

}  // namespace rung
