// The accounts of single declarations, of which an account as a whole is put together.
#pragma once

#include "explain/account.hpp"
#include "explain/reading.hpp"

namespace rung {

ScoreAccount account_of_score(const Reading& reading, std::uint32_t score);
LadderAccount account_of_ladder(const Reading& reading, std::uint32_t ladder);
TableAccount account_of_table(const Reading& reading, std::uint32_t table);
ScaleAccount account_of_scale(const Reading& reading, std::uint32_t scale);
EntitlementsAccount account_of_entitlements(const Reading& reading, std::uint32_t entitlements);
ActionAccount account_of_action(const Reading& reading, std::uint32_t action);

}  // namespace rung
