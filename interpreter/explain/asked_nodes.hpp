// Which values an explanation looks at.
#pragma once

#include "engine/engine.hpp"

namespace rung {

/// The results are those of a plain run with its actions, so that the same records are read and rejected. Beside them stands
/// every value on the way to scores, ladders, entitlements and actions that needs no further column of the export: a score
/// that nothing uses and that reads a column of its own is left out. Constants are not asked for.
Request asked_nodes(const Program& program);

/// The nodes of the subject and of the run that `root` is made of, itself included, marked in `reached`; looks through the
/// lines of related records, too.
void reach_inputs(const Program& program, NodeId root, std::vector<bool>& reached);

}  // namespace rung
