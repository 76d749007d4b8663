// The records of a test as the reference takes them.
#pragma once

#include "reference/evaluator.hpp"
#include "testing/test_scene.hpp"

namespace rung::agreement {

inline reference::Input input_of(const GivenRecords& records) {
  reference::Input input;
  for (const auto& lines : records) {
    input.records.emplace_back();
    for (const std::vector<Value>& cells : lines)
      input.records.back().push_back(
          {.line = input.records.back().size() + 1, .rejected = false, .cells = cells});
  }
  return input;
}

}  // namespace rung::agreement
