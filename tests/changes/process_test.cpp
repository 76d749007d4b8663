// Another program, run without a shell.
#include "changes/process.hpp"

#include <doctest/doctest.h>

using namespace rung;

TEST_CASE("outputs and exit code come back") {
  const auto answer = run_process({"sh", "-c", "echo out; echo err >&2; exit 3"});
  REQUIRE(answer);
  CHECK(answer->exit == 3);
  CHECK(answer->out == "out\n");
  CHECK(answer->err == "err\n");
}

TEST_CASE("words reach the program as they are") {
  const auto answer = run_process({"printf", "%s", "$HOME `x` \"y\""});
  REQUIRE(answer);
  CHECK(answer->out == "$HOME `x` \"y\"");
}

TEST_CASE("more than a pipe holds is read on both outputs") {
  const auto answer =
      run_process({"sh", "-c",
                   "i=0; while [ $i -lt 3000 ]; do echo 0123456789012345678901234567890123456789; echo "
                   "0123456789012345678901234567890123456789 >&2; i=$((i+1)); done"});
  REQUIRE(answer);
  CHECK(answer->out.size() == 3000 * 41);
  CHECK(answer->err.size() == 3000 * 41);
}

TEST_CASE("a program that is not there cannot be started") {
  CHECK_FALSE(run_process({"no-such-program-anywhere"}));
}

TEST_CASE("nothing is waiting on standard input") {
  const auto answer = run_process({"cat"});
  REQUIRE(answer);
  CHECK(answer->out.empty());
}
