// Loads rule files and puts together what is found in them.

#include "commands/checked_files.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <set>

#include "commands/repository.hpp"
#include "remarks/allowances.hpp"
#include "remarks/remarks.hpp"

namespace rung {
namespace {

std::string exact_path(const std::string& path) {
  std::error_code error;
  return std::filesystem::weakly_canonical(path, error).string();
}

using RulesList = std::vector<std::unique_ptr<Rules>>;

RulesList loaded(const std::vector<std::string>& paths) {
  RulesList list;
  for (const std::string& path : paths) list.push_back(load_rules({path, {}, {}, {}}));
  return list;
}

std::set<std::string> parts_of(const RulesList& list) {
  std::set<std::string> used;
  for (const auto& rules : list)
    for (const SyntaxTree& tree : rules->used_trees)
      used.insert(exact_path(rules->sources[tree.source].path()));
  std::set<std::string> parts;
  for (const auto& rules : list)
    if (used.contains(exact_path(rules->path))) parts.insert(rules->path);
  return parts;
}

/// Where a finding stands and what it says: of a file that several files use it is told once.
std::string identity(const Diagnostic& finding, const std::vector<std::string>& paths) {
  const Span* span = std::get_if<Span>(&finding.where);
  if (span == nullptr) return "";
  return fmt::format("{}:{}:{}:{}", paths[span->source], span->begin, row(finding.kind).code,
                     message(finding, Language::english));
}

void append(CheckedFiles& checked, const Rules& rules, bool from_repository,
            std::set<std::string>& told_once) {
  const auto told = [&](const std::string& path) {
    return from_repository ? path_in_repository(path) : path;
  };
  const auto offset = static_cast<SourceId>(checked.sources.size());
  std::vector<std::string> paths;
  for (SourceId id = 0; id < rules.sources.size(); ++id) {
    paths.push_back(exact_path(rules.sources[id].path()));
    checked.sources.add(told(rules.sources[id].path()), std::string(rules.sources[id].text()));
  }
  for (Diagnostic finding : rules.diagnostics.all()) {
    const std::string own = identity(finding, paths);
    if (!own.empty() && !told_once.insert(own).second) continue;
    if (Span* span = std::get_if<Span>(&finding.where)) span->source += offset;
    if (DataPlace* place = std::get_if<DataPlace>(&finding.where)) place->file = told(place->file);
    for (Related& related : finding.related) related.span.source += offset;
    for (Edit& edit : finding.edits) edit.span.source += offset;
    checked.findings.push_back(std::move(finding));
  }
  checked.files.push_back(told(rules.path));
  checked.unreadable = checked.unreadable || !rules.readable;
}

}  // namespace

bool add_findings(Rules& rules, Date today, bool part, const SoundRulesWork& more) {
  if (!rules.readable) return true;
  bool done = true;
  const bool sound = rules.sound();
  remark_characters(rules.sources, rules.tree, rules.diagnostics);
  if (sound) {
    std::vector<FindingCase> cases;
    find(rules.program(), rules.sources, rules.diagnostics, &cases);
    remark({rules.sources, rules.tree, rules.used, rules.program(), part}, rules.diagnostics);
    if (more) done = more(rules, cases);
  }
  rules.diagnostics.settle();
  std::vector<const SyntaxTree*> trees{&rules.tree};
  for (const SyntaxTree& tree : rules.used_trees) trees.push_back(&tree);
  // Where a file is only a part, what it allows may be found by way of the rules that use it.
  judge_allowances(rules.sources, trees, today, sound && !part, rules.diagnostics);
  rules.diagnostics.settle();
  return done;
}

std::set<std::string> parts_among(const std::vector<std::string>& paths) {
  return parts_of(loaded(paths));
}

CheckedFiles check_files(const std::vector<std::string>& paths, Date today, bool from_repository,
                         const SoundRulesWork& more) {
  const RulesList list = loaded(paths);
  const std::set<std::string> parts = parts_of(list);
  CheckedFiles checked;
  std::set<std::string> told_once;
  for (const auto& rules : list) {
    if (!add_findings(*rules, today, parts.contains(rules->path), more)) checked.failed = true;
    append(checked, *rules, from_repository, told_once);
  }
  return checked;
}

}  // namespace rung
