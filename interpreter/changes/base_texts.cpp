// Finds the earlier rules. Git is asked for a commit's name once, and then for each file of it.

#include "changes/base_texts.hpp"

#include <algorithm>
#include <filesystem>
#include <set>
#include <vector>

#include "changes/process.hpp"
#include "diagnostics/kinds.hpp"

namespace rung {
namespace {

namespace files = std::filesystem;

std::string folder_of(const std::string& file) {
  const std::string folder = files::path(file).parent_path().string();
  return folder.empty() ? "." : folder;
}

std::string first_line(const std::string& text) {
  return text.substr(0, text.find('\n'));
}

/// The files of one commit.
class CommitTexts : public RuleTexts {
 public:
  CommitTexts(std::string name, std::string hash, std::string folder)
      : name_(std::move(name)), hash_(std::move(hash)), folder_(std::move(folder)) {}

  std::optional<std::string> read(const std::string& path, Diagnostics& diagnostics) override {
    const std::string place = files::path(path)
                                  .lexically_normal()
                                  .lexically_relative(files::path(folder_).lexically_normal())
                                  .generic_string();
    const auto answer = run_process({"git", "-C", folder_, "cat-file", "blob", hash_ + ":./" + place});
    if (answer && answer->exit == 0) return answer->out;
    diagnostics.report(Kind::base_file_missing).with("base", name_).with("file", path);
    return std::nullopt;
  }

  std::string shown(const std::string& path) const override { return name_ + ":" + path; }

 private:
  std::string name_;
  std::string hash_;
  std::string folder_;  // of the rule file, beside which paths are meant
};

/// The full name of a commit, or nothing with a report.
std::optional<std::string> commit_named(const std::string& name, const std::string& folder,
                                        Diagnostics& diagnostics) {
  const auto answer = run_process(
      {"git", "-C", folder, "rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}"});
  if (!answer) {
    diagnostics.report(Kind::git_missing).with("base", name);
    return std::nullopt;
  }
  if (answer->exit == 0) return first_line(answer->out);
  Diagnostic& fault = diagnostics.report(Kind::base_unknown).with("base", name);
  if (!answer->err.empty()) fault.help(Phrase::plan_git_says, {{"words", first_line(answer->err)}});
  return std::nullopt;
}

bool is_rule_file(const files::path& file) {
  return file.extension() == ".rung";
}

/// The files that the rule files among these use, by their place.
std::set<files::path> used_by(const std::vector<files::path>& rule_files) {
  std::set<files::path> used;
  for (const files::path& file : rule_files) {
    const auto rules = parse_rules(file.string());
    for (const syntax::Declaration& declaration : rules->tree.declarations)
      if (const auto* use = std::get_if<syntax::Use>(&declaration.body); use != nullptr && use->file)
        used.insert((file.parent_path() / use->file->name).lexically_normal());
  }
  return used;
}

}  // namespace

std::optional<std::string> rule_file_at(const std::string& path, Diagnostics& diagnostics) {
  std::error_code error;
  if (!files::is_directory(path, error)) return path;
  std::vector<files::path> found;
  for (const auto& entry : files::recursive_directory_iterator(path, error))
    if (is_rule_file(entry.path())) found.push_back(entry.path().lexically_normal());
  if (found.empty()) {
    diagnostics.report(Kind::no_rule_files).with("folder", path);
    return std::nullopt;
  }
  std::sort(found.begin(), found.end());
  const std::set<files::path> used = used_by(found);
  std::vector<std::string> sets;
  for (const files::path& file : found)
    if (!used.contains(file)) sets.push_back(file.string());
  if (sets.size() == 1) return sets.front();
  std::string names;
  for (const std::string& name : sets) names += (names.empty() ? "" : ", ") + name;
  diagnostics.report(Kind::several_rule_sets)
      .with("folder", path)
      .with("count", std::to_string(sets.size()))
      .with("files", names);
  return std::nullopt;
}

std::optional<BaseRules> find_base(const std::string& base, const std::string& rules,
                                   Diagnostics& diagnostics) {
  std::error_code error;
  if (files::exists(base, error)) {
    const auto file = rule_file_at(base, diagnostics);
    if (!file) return std::nullopt;
    return BaseRules{*file, nullptr, *file};
  }
  const std::string folder = folder_of(rules);
  const auto hash = commit_named(base, folder, diagnostics);
  if (!hash) return std::nullopt;
  auto texts = std::make_unique<CommitTexts>(base, *hash, folder);
  if (!texts->read(rules, diagnostics)) return std::nullopt;
  std::string shown = texts->shown(rules);
  return BaseRules{rules, std::move(texts), std::move(shown)};
}

}  // namespace rung
