// The parts of a sheet, one for each declaration.
#pragma once

#include <optional>

#include "explain/account.hpp"
#include "explain/sheet.hpp"
#include "explain/telling.hpp"

namespace rung {

SheetPart sheet_of_score(const ScoreAccount& account, const Telling& telling);
SheetPart sheet_of_ladder(const LadderAccount& account, const Telling& telling);
std::optional<SheetPart> sheet_of_tables(const Account& account, const Telling& telling);
std::optional<SheetPart> sheet_of_entitlements(const EntitlementsAccount& account, const Telling& telling);
std::optional<SheetPart> sheet_of_actions(const Account& account, const Telling& telling);
std::optional<SheetPart> sheet_of_gatherings(const Account& account, const Telling& telling);
std::optional<SheetPart> sheet_of_blanks(const Account& account, const Telling& telling);

/// The line of the rules behind a step, of no length where there is none.
Span line_of(const LadderAccount& account, const LadderStep& step, const Telling& telling);
/// What one step of a ladder says.
std::string told_step(const LadderAccount& account, const LadderStep& step, const Telling& telling);
/// The answer in one sentence, of one ladder.
std::string told_ladder(const std::string& who, const LadderAccount& account, const Telling& telling);

}  // namespace rung
