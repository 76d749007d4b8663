// An account as JSON, for programs. Keys are English and stay; docs/reference tells them.
#pragma once

#include <string>

#include "explain/account.hpp"
#include "explain/paths.hpp"
#include "explain/telling.hpp"
#include "explain/what_if.hpp"

namespace rung {

/// `change` and `paths` may be null; with a change there are no paths.
std::string json_of(const Account& account, const WhatIf* change, const SubjectPaths* paths,
                    const Telling& telling);

}  // namespace rung
