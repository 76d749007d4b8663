// Rules from a text at hand, for tests that need no file.
#pragma once

#include <memory>
#include <string>

#include "review/rules.hpp"

namespace rung {

inline std::unique_ptr<Rules> rules_from_text(const std::string& text) {
  auto rules = parse_rules_text("rules.rung", text);
  check_rules(*rules);
  return rules;
}

}  // namespace rung
