// How many records of an export fall into each finding.
#pragma once

#include "findings/findings.hpp"
#include "review/export_run.hpp"
#include "review/rules.hpp"

namespace rung {

/// Reads the export, adds a help to each finding into which subjects can fall, and reports what the export holds and the
/// rules do not know. False, with a report in `reading`, where the
/// export cannot be read. The conditions become part of the program.
bool count_findings(Rules& rules, const ExportRequest& exports, const std::vector<FindingCase>& cases,
                    Diagnostics& reading);

}  // namespace rung
