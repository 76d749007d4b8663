// Which files a record is read from.
#pragma once

#include <string>
#include <vector>

#include "review/export_run.hpp"

namespace rung {

/// Those that the request names, else the default of the rules, with patterns as the files that there are. Nothing, with a
/// report, where there is none or where a file stands there twice.
std::vector<std::string> files_of_record(const Rules& rules, const ExportRequest& request, RecordId record,
                                         Diagnostics& diagnostics);

}  // namespace rung
