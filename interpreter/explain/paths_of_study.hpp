// What would change the tiers of a subject that was studied.
#pragma once

#include "explain/paths.hpp"
#include "explain/subject_study.hpp"

namespace rung {

/// After study.open().
SubjectPaths paths_of(const SubjectStudy& study, const PathsRequest& request);

}  // namespace rung
