// An account in words.
#pragma once

#include "explain/account.hpp"
#include "explain/sheet.hpp"
#include "explain/telling.hpp"

namespace rung {

/// The first sentence answers for every ladder, or for the scores where there is none.
std::string headline(const Account& account, const Telling& telling);
Sheet sheet_of(const Account& account, const Telling& telling);

}  // namespace rung
