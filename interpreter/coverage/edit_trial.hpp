// Tries edits of the rules against the tests: which would no test notice, and which test would.
#pragma once

#include <string>
#include <vector>

#include "coverage/rule_edits.hpp"
#include "review/rules.hpp"

namespace rung {

struct UnnoticedEdit {
  RuleEdit edit;
  std::string
      test;  ///< that would notice it, ready to be put behind the rules; empty where no customer was found
};

struct EditTrial {
  std::size_t edits = 0;  ///< that leave rules which can be run
  std::size_t noticed = 0;
  std::vector<UnnoticedEdit> unnoticed;
};

/// The rules must be sound, and their tests pass. `own` tells which sources are the author's.
EditTrial try_edits(const Rules& rules, const std::vector<bool>& own, Language keywords);

/// The sources that are files of the author, not modules of the library.
std::vector<bool> own_sources(const Rules& rules);

}  // namespace rung
