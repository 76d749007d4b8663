// Lines of one kind below each other: their columns, and the comments behind them.
#pragma once

#include "grammar/format_sheet.hpp"

namespace rung {

/// Pads the columns of fields, parts, weights, facts and report columns.
void align_columns(LaidSheet& sheet);

/// Puts the comments behind lines below each other, where a run has several. Wants the code of a line in one
/// string.
void align_comments(LaidSheet& sheet);

}  // namespace rung
