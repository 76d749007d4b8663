// What a test sets up: the review date, the values that it puts in place of computed ones, and the records. Whoever
// evaluates a test begins here.
#pragma once

#include <vector>

#include "engine/engine.hpp"
#include "testing/given_lines.hpp"

namespace rung {

/// One run: all cases of a test that is `together`, else a single case. Line i of the subject is of case i.
struct TestScene {
  std::vector<const TestCase*> cases;
  Settings settings;
  GivenRecords records;
};

struct TestScenes {
  WrittenValues written;
  std::vector<TestScene> scenes;
};

/// The cases stay with the test, which must outlive the scenes.
TestScenes scenes_of(const Program& program, const Test& test);

/// The day and the words of a test.
Settings settings_of(const Program& program, const Test& test);
/// The values of what a test writes, on its day.
WrittenValues written_values(const Program& program, const Test& test);
/// One scene of several cases, whose values are written in `written`.
TestScene scene_of(const Program& program, std::vector<const TestCase*> cases, Settings settings,
                   const WrittenValues& written);

}  // namespace rung
