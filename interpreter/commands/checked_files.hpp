// Everything that `rung check` finds, file by file, as one list.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "findings/findings.hpp"
#include "review/rules.hpp"
#include "values/calendar.hpp"

namespace rung {

/// What else is asked of rules that are sound, with the findings into which records can fall; false where it cannot be done.
using SoundRulesWork = std::function<bool(Rules&, const std::vector<FindingCase>&)>;

/// Adds to the diagnostics of loaded rules all that can be said of rules that run, and marks what their comments allow.
/// `part`: other rules use the file.
/// False where `more` gave it.
bool add_findings(Rules& rules, Date today, bool part, const SoundRulesWork& more = nullptr);

/// Those of some rule files that others of them use.
std::set<std::string> parts_among(const std::vector<std::string>& paths);

/// What was found in several files as one document: sources are numbered anew.
struct CheckedFiles {
  Sources sources;
  std::vector<Diagnostic> findings;
  std::vector<std::string> files;  ///< the rule files themselves
  bool unreadable = false;         ///< one of them
  bool failed = false;             ///< what else was asked of one of them
};

/// Of rule files, each by itself. `from_repository`: paths are told from the root of the repository.
CheckedFiles check_files(const std::vector<std::string>& paths, Date today, bool from_repository,
                         const SoundRulesWork& more);

}  // namespace rung
