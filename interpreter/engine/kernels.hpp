// The columnar form of each operation. Every kernel fills `out` with as many rows as the frame has, or with one where all
// its inputs are uniform, and gives what node.hpp says of the operation, row by row.
#pragma once

#include "engine/run.hpp"

namespace rung {

void calculate(const Scope& scope, const op::Calculate& operation, Column& out);
void calculate_days(const Scope& scope, const op::Calculate& operation, Column& out);
void calculate_durations(const Scope& scope, const op::Calculate& operation, Column& out);

void compare(const Scope& scope, const op::Compare& operation, Column& out);

void all(const Scope& scope, const op::All& operation, Column& out);
void any(const Scope& scope, const op::Any& operation, Column& out);
void negate(const Scope& scope, const op::Not& operation, Column& out);
void is_missing(const Scope& scope, const op::IsMissing& operation, Column& out);
void count_met(const Scope& scope, const op::CountMet& operation, Column& out);

void fall_back(const Scope& scope, const op::Else& operation, const Type& type, Column& out);
void branch(const Scope& scope, const op::If& operation, const Type& type, Column& out);
void pick(const Scope& scope, const op::Pick& operation, const Type& type, Column& out);
void match_row(const Scope& scope, const op::MatchRow& operation, Column& out);
void fold(const Scope& scope, const op::Fold& operation, const Type& type, Column& out);

void call_function(const Scope& scope, const op::Call& operation, const Type& type, Column& out);
/// The functions with a kernel of their own: false where it does not apply, and nothing is done.
bool call_kernel(const Scope& scope, const op::Call& operation, const Type& type, Column& out);

void decide_ladder(const Scope& scope, const op::Ladder& operation, std::uint32_t first_slot);

void compose(const Scope& scope, const op::Compose& operation, Column& out);
void text_of(const Scope& scope, const op::TextOf& operation, Column& out);

void look_up(const Scope& scope, const op::Lookup& operation, Column& out);
void look_at_parent(const Scope& scope, const op::Parent& operation, Column& out);

}  // namespace rung
