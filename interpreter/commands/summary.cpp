// The closing summary of a run, in its two forms.

#include "commands/summary.hpp"

#include <fmt/format.h>

#include "diagnostics/render.hpp"

namespace rung {
namespace {

std::string_view encoding_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::detect: return "";
    case Encoding::utf8: return "UTF-8";
    case Encoding::utf16le: return "UTF-16LE";
    case Encoding::utf16be: return "UTF-16BE";
    case Encoding::gb18030: return "GB18030";
    case Encoding::big5: return "Big5";
  }
  return "";
}

std::string number(std::uint64_t value) {
  return std::to_string(value);
}

}  // namespace

std::string summary_text(const RunFacts& facts, Language language) {
  std::string text;
  const auto line = [&](Phrase phrase, const Facts& with) { text += say(phrase, language, with) + "\n"; };
  const auto& ruleset = facts.rules.program().ruleset;
  line(Phrase::summary_rules, {{"rules", ruleset ? ruleset->name : facts.rules.path},
                               {"version", ruleset && !ruleset->version.empty() ? ruleset->version : "–"},
                               {"hash", facts.rules.hash},
                               {"date", write_date(facts.request.as_of)}});
  for (const FileSummary& file : facts.summary.files) {
    line(Phrase::summary_file, {{"record", file.record},
                                {"file", file.facts.path},
                                {"encoding", std::string(encoding_name(file.facts.encoding))},
                                {"read", number(file.counts.read)}});
    if (file.counts.rejected > 0 && &file != &facts.summary.files.front())
      line(Phrase::summary_related_rejected, {{"rejected", number(file.counts.rejected)}});
    if (file.counts.orphans > 0) line(Phrase::summary_orphans, {{"orphans", number(file.counts.orphans)}});
  }
  const SubjectCounts& subjects = facts.summary.subjects;
  line(Phrase::summary_subjects, {{"read", number(subjects.read)},
                                  {"evaluated", number(subjects.evaluated)},
                                  {"rejected", number(subjects.rejected)},
                                  {"left_out", number(subjects.left_out)}});
  for (const TierCount& count : facts.summary.tiers) {
    std::string tiers;
    for (const auto& [tier, subjects_of] : count.tiers)
      tiers += fmt::format("  {} {}", tier.empty() ? say(Phrase::unrated, language) : tier, subjects_of);
    line(Phrase::summary_tiers, {{"ladder", count.ladder}, {"tiers", tiers}});
  }
  if (facts.request.actions) line(Phrase::summary_actions, {{"actions", number(facts.summary.actions)}});
  line(Phrase::summary_time, {{"seconds", fmt::format("{:.2f}", facts.seconds)}});
  return text;
}

std::string summary_json(const RunFacts& facts) {
  const auto& ruleset = facts.rules.program().ruleset;
  const SubjectCounts& subjects = facts.summary.subjects;
  std::string files;
  for (const FileSummary& file : facts.summary.files)
    files += fmt::format(
        R"({}{{"record":{},"file":{},"encoding":{},"bytes":{},"read":{},"rejected":{},"without_subject":{}}})",
        files.empty() ? "" : ",", json_string(file.record), json_string(file.facts.path),
        json_string(encoding_name(file.facts.encoding)), file.facts.bytes, file.counts.read,
        file.counts.rejected, file.counts.orphans);
  std::string ladders;
  for (const TierCount& count : facts.summary.tiers) {
    std::string tiers;
    for (const auto& [tier, of_tier] : count.tiers)
      tiers += fmt::format("{}{}:{}", tiers.empty() ? "" : ",", json_string(tier), of_tier);
    ladders += fmt::format("{}{}:{{{}}}", ladders.empty() ? "" : ",", json_string(count.ladder), tiers);
  }
  return fmt::format(
      R"({{"rules":{},"version":{},"hash":{},"as_of":"{}","files":[{}],"read":{},"evaluated":{},"rejected":{},"left_out":{},"written":{},"actions":{},"tiers":{{{}}},"seconds":{:.3f}}})"
      "\n",
      json_string(ruleset ? ruleset->name : facts.rules.path), json_string(ruleset ? ruleset->version : ""),
      json_string(facts.rules.hash), write_date(facts.request.as_of), files, subjects.read,
      subjects.evaluated, subjects.rejected, subjects.left_out, facts.summary.written, facts.summary.actions,
      ladders, facts.seconds);
}

}  // namespace rung
