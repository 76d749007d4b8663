// How many records of an export fall into each finding.
#pragma once

#include "findings/findings.hpp"
#include "review/export_run.hpp"
#include "review/rules.hpp"

namespace rung {

/// Reads the export and adds a help to each finding into which subjects can fall. False, with a report in `reading`, where the
/// export cannot be read. The conditions become part of the program.
bool count_findings(Rules& rules, const ExportRequest& exports, const std::vector<FindingCase>& cases,
                    Diagnostics& reading);

}  // namespace rung
