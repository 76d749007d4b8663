// The closing summary of a run, in its two forms.

#include "commands/summary.hpp"

#include <fmt/format.h>

#include "diagnostics/kinds.hpp"
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

/// Many files are told as one.
std::vector<FileFacts> shown(const std::vector<FileFacts>& files) {
  constexpr std::size_t few = 8;
  if (files.size() <= few) return files;
  FileFacts all = files.front();
  all.path = fmt::format("{} … {} ({})", files.front().path, files.back().path, files.size());
  for (auto file = files.begin() + 1; file != files.end(); ++file) all.lines += file->lines;
  return {all};
}

std::uint64_t bytes_of(const std::vector<FileFacts>& files) {
  std::uint64_t bytes = 0;
  for (const FileFacts& file : files) bytes += file.bytes;
  return bytes;
}

/// The first file; of several also what each of them is.
std::string files_json(const std::vector<FileFacts>& files) {
  std::string text = fmt::format(R"("file":{},"encoding":{},"bytes":{})", json_string(files.front().path),
                                 json_string(encoding_name(files.front().encoding)), bytes_of(files));
  if (files.size() == 1) return text;
  std::string each;
  for (const FileFacts& file : files)
    each += fmt::format(R"({}{{"file":{},"encoding":{},"bytes":{},"lines":{}}})", each.empty() ? "" : ",",
                        json_string(file.path), json_string(encoding_name(file.encoding)), file.bytes,
                        file.lines);
  return text + ",\"files\":[" + each + "]";
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
    for (const FileFacts& facts_of : shown(file.files))
      line(Phrase::summary_file, {{"record", file.record},
                                  {"file", facts_of.path},
                                  {"encoding", std::string(encoding_name(facts_of.encoding))},
                                  {"read", number(facts_of.lines)}});
    if (file.passed_over > 0) line(Phrase::summary_passed_over, {{"passed_over", number(file.passed_over)}});
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
    files +=
        fmt::format(R"({}{{"record":{},{},"read":{},"rejected":{},"without_subject":{},"passed_over":{}}})",
                    files.empty() ? "" : ",", json_string(file.record), files_json(file.files),
                    file.counts.read, file.counts.rejected, file.counts.orphans, file.passed_over);
  std::uint64_t lines = 0;
  std::uint64_t bytes = 0;
  for (const FileSummary& record : facts.summary.files) {
    for (const FileFacts& file : record.files) lines += file.lines;
    bytes += bytes_of(record.files);
  }
  std::string ladders;
  for (const TierCount& count : facts.summary.tiers) {
    std::string tiers;
    for (const auto& [tier, of_tier] : count.tiers)
      tiers += fmt::format("{}{}:{}", tiers.empty() ? "" : ",", json_string(tier), of_tier);
    ladders += fmt::format("{}{}:{{{}}}", ladders.empty() ? "" : ",", json_string(count.ladder), tiers);
  }
  return fmt::format(
      R"({{"rules":{},"version":{},"hash":{},"as_of":"{}","files":[{}],"read":{},"evaluated":{},"rejected":{},"left_out":{},"written":{},"actions":{},"tiers":{{{}}},"seconds":{:.3f},"lines":{},"bytes":{},"lines_per_second":{:.0f},"jobs":{},"peak_memory":{}}})"
      "\n",
      json_string(ruleset ? ruleset->name : facts.rules.path), json_string(ruleset ? ruleset->version : ""),
      json_string(facts.rules.hash), write_date(facts.request.as_of), files, subjects.read,
      subjects.evaluated, subjects.rejected, subjects.left_out, facts.summary.written, facts.summary.actions,
      ladders, facts.seconds, lines, bytes,
      facts.seconds > 0 ? static_cast<double>(lines) / facts.seconds : 0, facts.request.jobs,
      facts.peak_memory);
}

}  // namespace rung
