// Several files that are read as one record, one after the other. Each has a header, a delimiter and an encoding of its own.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "records/reader.hpp"

namespace rung {

/// As open_csv for each of the files, at least one. All of them are opened once to see whether they can be read, and what
/// is wrong with each is reported.
std::unique_ptr<RecordReader> open_files(const std::vector<std::string>& paths, const Program& program,
                                         RecordId record, const std::vector<bool>& needed,
                                         const ReadOptions& options, Diagnostics& diagnostics);

}  // namespace rung
