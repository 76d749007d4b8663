// What would change a tier, in words: a part of a sheet for each ladder.
#pragma once

#include "explain/paths.hpp"
#include "explain/sheet.hpp"
#include "explain/telling.hpp"

namespace rung {

SheetPart sheet_of_paths(const SubjectPaths& paths, const LadderPaths& ladder, const Telling& telling);

/// `referrals 2 → 3 (1 more)`.
std::string told_change(const SubjectPaths& paths, const ProposedChange& change, const Telling& telling);

}  // namespace rung
