// Puts findings right in the text: the edits that they carry, applied together. Writes no files.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "diagnostics/diagnostic.hpp"

namespace rung {

struct Edited {
  std::string text;
  std::size_t findings = 0;  ///< that were put right
};

/// The text of a source with all edits of the findings that carry some, allowed ones left alone. Where the edits of two findings
/// overlap, the first one counts; of a finding all edits are made or none.
Edited with_edits(const Sources& sources, SourceId source, std::span<const Diagnostic> findings);

}  // namespace rung
