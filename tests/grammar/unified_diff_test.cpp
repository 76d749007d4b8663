// Differences as `patch` reads them.
#include "grammar/unified_diff.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace rung;

namespace {

std::string numbered(int from, int to) {
  std::string text;
  for (int line = from; line <= to; ++line) text += std::to_string(line) + "\n";
  return text;
}

}  // namespace

TEST_CASE("equal texts have no difference") {
  CHECK(unified_diff("", "", "a").empty());
  CHECK(unified_diff("a\nb", "a\nb", "a").empty());
}

TEST_CASE("one line, with three lines around it") {
  const std::string before = numbered(1, 9);
  CHECK(unified_diff(before, numbered(1, 4) + "five\n" + numbered(6, 9), "dir/a.rung") ==
        "--- dir/a.rung\n+++ dir/a.rung\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
  CHECK(unified_diff(before, before + "10\n", "a") == "--- a\n+++ a\n@@ -7,3 +7,4 @@\n 7\n 8\n 9\n+10\n");
  CHECK(unified_diff(before, numbered(2, 9), "a") == "--- a\n+++ a\n@@ -1,4 +1,3 @@\n-1\n 2\n 3\n 4\n");
}

TEST_CASE("changes six lines apart are one hunk, seven lines apart are two") {
  CHECK(unified_diff("a\n" + numbered(1, 6) + "b\n", "x\n" + numbered(1, 6) + "y\n", "a") ==
        "--- a\n+++ a\n@@ -1,8 +1,8 @@\n-a\n+x\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+y\n");
  CHECK(unified_diff("a\n" + numbered(1, 7) + "b\n", "x\n" + numbered(1, 7) + "y\n", "a") ==
        "--- a\n+++ a\n@@ -1,4 +1,4 @@\n-a\n+x\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+y\n");
}

TEST_CASE("from nothing and to nothing") {
  CHECK(unified_diff("", "a\nb\n", "a") == "--- a\n+++ a\n@@ -0,0 +1,2 @@\n+a\n+b\n");
  CHECK(unified_diff("a\n", "", "a") == "--- a\n+++ a\n@@ -1 +0,0 @@\n-a\n");
}

TEST_CASE("a missing line end is said") {
  CHECK(unified_diff("a\nb", "a\nb\n", "a") ==
        "--- a\n+++ a\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+b\n");
}

TEST_CASE("a line that moved is left out once and new once") {
  CHECK(unified_diff("a\nb\nc\n", "b\nc\na\n", "a") == "--- a\n+++ a\n@@ -1,3 +1,3 @@\n-a\n b\n c\n+a\n");
}

TEST_CASE("texts too long for a table are replaced as a whole between their equal ends") {
  std::string before = "first\n";
  std::string after = "first\n";
  for (int line = 0; line < 4000; ++line) {
    before += "old " + std::to_string(line) + "\n";
    after += "new " + std::to_string(line) + "\n";
  }
  const std::string text = unified_diff(before + "last\n", after + "last\n", "a");
  CHECK(text.starts_with("--- a\n+++ a\n@@ -1,4002 +1,4002 @@\n first\n-old 0\n-old 1\n"));
  CHECK(text.ends_with("+new 3999\n last\n"));
}
