// Comments by which who wrote the rules lets a finding stay: `# rung: allow F501 until 2026-12-31 because …`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "grammar/syntax_tree.hpp"
#include "values/calendar.hpp"

namespace rung {

struct Allowance {
  std::string code;
  Date until;  ///< the last day
  std::string reason;
};

/// Whether a comment is meant for Rung: it begins with `rung:`.
bool is_for_rung(std::string_view comment);

/// What such a comment allows, in any of the three languages; nothing where code, date or reason are missing or unreadable.
std::optional<Allowance> allowance_in(std::string_view comment);

/// Marks what is allowed, each comment at most one finding: of its own line, or where it stands alone, of the next line with
/// anything else. Reports comments that are unclear, out of date or of no use. `complete`: all there is to find was looked for.
void judge_allowances(const Sources& sources, const std::vector<const SyntaxTree*>& trees, Date today,
                      bool complete, Diagnostics& diagnostics);

}  // namespace rung
