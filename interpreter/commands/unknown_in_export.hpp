// What an export holds and the rules do not know: columns that no field reads, values that no list has.
#pragma once

#include "review/export_run.hpp"
#include "review/rules.hpp"

namespace rung {

/// Reports it for each record that was read, at its declaration and at the fields. The run must have ended. A record of the
/// export is counted once, for its leftmost bad cell.
void report_unknown(const Program& program, const ExportRun& run, Diagnostics& diagnostics);

}  // namespace rung
