// The rules before the change: a file on the disk, or the files of a commit, read without a checkout.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "review/rules.hpp"

namespace rung {

/// Where the earlier rules stand.
struct BaseRules {
  std::string path;                  ///< of the rule file, as it would stand on the disk
  std::unique_ptr<RuleTexts> texts;  ///< null: the disk
  std::string shown;                 ///< `origin/main:rules/rating.rung`, or the file
};

/// `base` is a file, a folder with one rule set, or else a commit as git names it, in which the rule file stands at `rules`.
/// Nothing, with a report, where it is none of these or the file is not there.
std::optional<BaseRules> find_base(const std::string& base, const std::string& rules,
                                   Diagnostics& diagnostics);

/// The rule file that a path means: itself, or the one in a folder that holds exactly one rule set. A file that another
/// one there uses is part of that one's rule set.
std::optional<std::string> rule_file_at(const std::string& path, Diagnostics& diagnostics);

}  // namespace rung
