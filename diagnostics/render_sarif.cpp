// Diagnostics as SARIF 2.1.0 (OASIS standard): a rule for each code that occurs, with its page as help, and a result for each
// finding. Paths are relative to SRCROOT, which whoever reads the file knows; columns count code points.

#include <fmt/format.h>

#include <map>
#include <vector>

#include "diagnostics/finding_parts.hpp"
#include "diagnostics/render.hpp"

namespace rung {
namespace {

std::string_view sarif_level(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::hint: return "note";
  }
  return "error";
}

/// The standard takes two letters and a region, but no script.
std::string_view sarif_language(Language language) {
  switch (language) {
    case Language::english: return "en-US";
    case Language::simplified: return "zh-CN";
    case Language::traditional: return "zh-TW";
  }
  return "en-US";
}

/// A path as a reference that URIs allow (RFC 3986).
std::string uri_of(std::string_view path) {
  constexpr std::string_view plain = "-._~/";
  std::string uri;
  for (const char c : path) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || plain.find(c) != std::string_view::npos)
      uri += c;
    else
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return uri;
}

std::string artifact(const std::string& file) {
  if (file.starts_with('/')) return fmt::format(R"({{"uri": {}}})", json_string("file://" + uri_of(file)));
  return fmt::format(R"({{"uri": {}, "uriBaseId": "SRCROOT"}})", json_string(uri_of(file)));
}

/// Empty where the line is not known.
std::string region(const FindingPlace& place) {
  if (place.line == 0) return "";
  std::string members = fmt::format(R"("startLine": {})", place.line);
  if (place.column > 0)
    members += fmt::format(R"(, "startColumn": {}, "endLine": {}, "endColumn": {})", place.column,
                           place.end_line, place.end_column);
  return "{" + members + "}";
}

std::string physical(const FindingPlace& place) {
  const std::string where = region(place);
  return fmt::format(R"("physicalLocation": {{"artifactLocation": {}{}}})", artifact(place.file),
                     where.empty() ? "" : ", \"region\": " + where);
}

std::string text_member(std::string_view name, std::string_view text) {
  return fmt::format(R"("{}": {{"text": {}}})", name, json_string(text));
}

/// A paragraph of prose, counted from 0, behind the title of a page; empty where there is none.
std::string paragraph(std::string_view page, std::size_t number) {
  for (std::size_t at = page.find("\n\n"); at != std::string_view::npos; at = page.find("\n\n")) {
    page.remove_prefix(at + 2);
    if (number-- == 0) return std::string(page.substr(0, page.find("\n\n")));
  }
  return "";
}

class SarifWriting {
 public:
  SarifWriting(std::span<const Diagnostic> diagnostics, const Sources& sources, const SarifTool& tool,
               Language language)
      : diagnostics_(diagnostics), sources_(sources), tool_(tool), language_(language) {
    for (const Diagnostic& one : diagnostics_) rules_.emplace(row(one.kind).code, &row(one.kind));
  }

  std::string whole() const {
    const std::vector<std::string> marks = fingerprints(diagnostics_, sources_);
    std::string results;
    for (std::size_t i = 0; i < diagnostics_.size(); ++i)
      results += (i == 0 ? "\n      " : ",\n      ") + result(diagnostics_[i], marks[i]);
    return fmt::format(
        "{{\n"
        "  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n"
        "  \"version\": \"2.1.0\",\n"
        "  \"runs\": [\n"
        "    {{\"tool\": {{\"driver\": {{\"name\": \"Rung\", \"version\": {}, \"rules\": [{}]}}}},\n"
        "     \"language\": \"{}\",\n"
        "     \"columnKind\": \"unicodeCodePoints\",\n"
        "     \"originalUriBaseIds\": {{\"SRCROOT\": {{\"description\": {{\"text\": \"the root of the "
        "repository\"}}}}}},\n"
        "     \"results\": [{}]}}\n"
        "  ]\n"
        "}}\n",
        json_string(tool_.version), rules(), sarif_language(language_), results);
  }

 private:
  std::string rules() const {
    std::string list;
    for (const auto& [code, kind] : rules_) list += (list.empty() ? "\n      " : ",\n      ") + rule(*kind);
    return list;
  }

  std::string rule(const KindRow& kind) const {
    const std::string title = fill(kind.message.in(language_), {}, language_);
    const std::string page = tool_.page ? tool_.page(kind.code) : "";
    const std::string prose = paragraph(page, language_ == Language::english ? 0 : 1);
    const std::string help = page.empty() ? title : page;
    return fmt::format(
        R"({{"id": {}, {}, {}, "help": {{"text": {}, "markdown": {}}}, "defaultConfiguration": {{"level": "{}"}}}})",
        json_string(kind.code), text_member("shortDescription", title),
        text_member("fullDescription", prose.empty() ? title : prose), json_string(help), json_string(help),
        sarif_level(kind.severity));
  }

  std::string result(const Diagnostic& one, const std::string& mark) const {
    const KindRow& kind = row(one.kind);
    const auto index = std::distance(rules_.begin(), rules_.find(kind.code));
    std::string members =
        fmt::format(R"("ruleId": {}, "ruleIndex": {}, "level": "{}", {})", json_string(kind.code), index,
                    sarif_level(kind.severity), text_member("message", message_with_help(one, language_)));
    const FindingPlace place = place_of(one.where, sources_);
    members += fmt::format(R"(, "locations": [{}])", place.file.empty() ? "" : "{" + physical(place) + "}");
    if (!one.related.empty()) members += fmt::format(R"(, "relatedLocations": [{}])", related(one));
    members += fmt::format(R"(, "partialFingerprints": {{"rungFinding/v1": "{}"}})", mark);
    // Where some results say whether they are suppressed, all do.
    members += fmt::format(R"(, "suppressions": [{}])", suppression(one));
    if (!one.witness.empty())
      members += fmt::format(R"(, "properties": {{"witness": {}}})", json_string(one.witness));
    if (!one.edits.empty()) members += fmt::format(R"(, "fixes": [{}])", fix(one));
    return "{" + members + "}";
  }

  std::string related(const Diagnostic& one) const {
    std::string list;
    for (const Related& other : one.related) {
      if (other.span.source >= sources_.size()) continue;
      if (!list.empty()) list += ", ";
      list += fmt::format("{{{}, {}}}", physical(place_of(other.span, sources_)),
                          text_member("message", say(other.label, language_, other.facts)));
    }
    return list;
  }

  static std::string suppression(const Diagnostic& one) {
    if (!one.allowed) return "";
    return fmt::format(
        R"({{"kind": "inSource", "status": "accepted", "justification": {}, "properties": {{"until": {}}}}})",
        json_string(one.allowed->reason), json_string(one.allowed->until));
  }

  /// All edits of a finding are of the file in which it is.
  std::string fix(const Diagnostic& one) const {
    std::string replacements;
    for (const Edit& edit : one.edits) {
      if (!replacements.empty()) replacements += ", ";
      replacements += fmt::format(R"({{"deletedRegion": {}, {}}})", region(place_of(edit.span, sources_)),
                                  text_member("insertedContent", edit.text));
    }
    const std::string file = place_of(one.edits.front().span, sources_).file;
    return fmt::format(R"({{"artifactChanges": [{{"artifactLocation": {}, "replacements": [{}]}}]}})",
                       artifact(file), replacements);
  }

  std::span<const Diagnostic> diagnostics_;
  const Sources& sources_;
  const SarifTool& tool_;
  Language language_;
  std::map<std::string_view, const KindRow*> rules_;  ///< by code
};

}  // namespace

std::string render_sarif(std::span<const Diagnostic> diagnostics, const Sources& sources,
                         const SarifTool& tool, Language language) {
  return SarifWriting(diagnostics, sources, tool, language).whole();
}

}  // namespace rung
