// An account as JSON, for programs. Keys are English and stay; docs/reference tells them.
#pragma once

#include <string>

#include "explain/account.hpp"
#include "explain/telling.hpp"
#include "explain/what_if.hpp"

namespace rung {

/// `change` may be null.
std::string json_of(const Account& account, const WhatIf* change, const Telling& telling);

}  // namespace rung
