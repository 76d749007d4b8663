// What would be different if some cells of a subject were others.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "explain/account.hpp"
#include "explain/sheet.hpp"
#include "explain/subject_study.hpp"
#include "explain/telling.hpp"

namespace rung {

struct ChangedCell {
  FieldId field;
  Value before;
  Value after;
};

struct WhatIf {
  std::vector<ChangedCell> cells;
  Account after;
};

/// Reads `FIELD=VALUE` texts as a reader would read the cells. Nothing, with a report, where one is wrong. A field that no
/// result depends on is told as a warning.
std::optional<CellValues> changes_asked(const SubjectStudy& study, const std::vector<std::string>& texts,
                                        Diagnostics& diagnostics);

/// Rates the subject again, among all others. Nothing, with a report, where it would be rejected then.
std::optional<WhatIf> what_if(const SubjectStudy& study, const Account& before, const CellValues& changes,
                              Diagnostics& diagnostics);

/// What changes, then the account as it would be.
Sheet sheet_of(const Account& before, const WhatIf& change, const Telling& telling);

}  // namespace rung
