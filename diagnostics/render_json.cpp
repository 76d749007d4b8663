// Diagnostics as JSON, one a line. An unknown place is null; the end of a place is behind its last character.
#include <fmt/format.h>

#include "diagnostics/code_point.hpp"
#include "diagnostics/finding_parts.hpp"
#include "diagnostics/render.hpp"

namespace rung {
namespace {

std::string number_or_null(std::uint64_t number) {
  return number == 0 ? "null" : std::to_string(number);
}

/// The members that every place has, in the order of the format.
std::string place_members(const FindingPlace& place) {
  return fmt::format(R"("file": {}, "line": {}, "column": {}, "end_line": {}, "end_column": {})",
                     place.file.empty() ? "null" : json_string(place.file), number_or_null(place.line),
                     number_or_null(place.column), number_or_null(place.end_line),
                     number_or_null(place.end_column));
}

std::string help_value(const Diagnostic& diagnostic, Language language) {
  const std::vector<std::string> lines = help_lines(diagnostic, language);
  if (lines.empty()) return "null";
  return json_string(fmt::format("{}", fmt::join(lines, "\n")));
}

std::string related_array(const Diagnostic& diagnostic, const Sources& sources, Language language) {
  std::string array;
  for (const Related& related : diagnostic.related) {
    if (!array.empty()) array += ", ";
    array += fmt::format(R"({{{}, "message": {}}})", place_members(place_of(related.span, sources)),
                         json_string(say(related.label, language, related.facts)));
  }
  return "[" + array + "]";
}

std::string summary(std::span<const Diagnostic> diagnostics) {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t hints = 0;
  for (const Diagnostic& diagnostic : diagnostics) {
    switch (row(diagnostic.kind).severity) {
      case Severity::error: ++errors; break;
      case Severity::warning: ++warnings; break;
      case Severity::hint: ++hints; break;
    }
  }
  return fmt::format(R"({{"errors": {}, "warnings": {}, "hints": {}}})", errors, warnings, hints);
}

/// The escape of a code point that may not stand in a JSON string or should not reach a terminal, else empty.
std::string escape(char32_t value) {
  switch (value) {
    case '"': return "\\\"";
    case '\\': return "\\\\";
    case '\n': return "\\n";
    case '\r': return "\\r";
    case '\t': return "\\t";
    default: break;
  }
  const bool is_control = value < 0x20 || (value >= 0x7F && value < 0xA0);
  // JavaScript takes U+2028 and U+2029 for line ends.
  const bool is_separator = value == 0x2028 || value == 0x2029;
  if (!is_control && !is_separator) return "";
  return fmt::format("\\u{:04x}", static_cast<std::uint32_t>(value));
}

}  // namespace

std::string json_string(std::string_view text) {
  std::string json = "\"";
  while (!text.empty()) {
    const CodePoint point = first_code_point(text);
    const std::string escaped = escape(point.value);
    if (!escaped.empty()) {
      json += escaped;
    } else {
      json += point.valid ? text.substr(0, point.length) : replacement;
    }
    text.remove_prefix(point.length);
  }
  return json + "\"";
}

std::string json_object(const Diagnostic& diagnostic, const Sources& sources, Language language) {
  const KindRow& kind = row(diagnostic.kind);
  return fmt::format(
      R"({{"code": {}, "severity": "{}", {}, "message": {}, "help": {}, "related": {}, "witness": {}}})",
      json_string(kind.code), level_name(kind.severity), place_members(place_of(diagnostic.where, sources)),
      json_string(message(diagnostic, language)), help_value(diagnostic, language),
      related_array(diagnostic, sources, language),
      diagnostic.witness.empty() ? "null" : json_string(diagnostic.witness));
}

std::string render_json(std::span<const Diagnostic> diagnostics, const Sources& sources, Language language) {
  std::string array;
  for (const Diagnostic& diagnostic : diagnostics) {
    array += array.empty() ? "\n" : ",\n";
    array += json_object(diagnostic, sources, language);
  }
  if (!array.empty()) array += "\n";
  return fmt::format("{{\"diagnostics\": [{}], \"summary\": {}}}\n", array, summary(diagnostics));
}

}  // namespace rung
