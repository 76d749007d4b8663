// The example of a plan: both versions check, and the report is the one that stands beside them.
#include <doctest/doctest.h>

#include "projects.hpp"
#include "shell/shell.hpp"

using namespace rung;

namespace {

const std::filesystem::path project = RUNG_PROJECT "/examples/plan";

shell::Folder copied() {
  shell::Folder folder;
  for (const auto& entry : std::filesystem::directory_iterator(project))
    std::filesystem::copy(entry.path(), folder.files() / entry.path().filename());
  std::filesystem::create_directory(folder.files() / "out");
  return folder;
}

}  // namespace

TEST_CASE("the example of a plan gives the report that stands beside it") {
  const shell::Folder folder = copied();
  const shell::Answer answer = folder.run(
      "set --\nwhile IFS= read -r word; do set -- \"$@\" \"$word\"; done <plan.txt\n"
      "rung plan \"$@\"");
  CHECK_MESSAGE(answer.exit == 0, answer.err);
  CHECK(folder.read("out/plan.md") == projects::content(project / "expected-plan.md"));
}

TEST_CASE("both versions of the example check, pass their tests and are formatted") {
  const shell::Folder folder = copied();
  const shell::Answer check = folder.run("rung check --fail-level hint .");
  CHECK_MESSAGE(check.exit == 0, check.err);
  CHECK(folder.run("rung test --fail-on-empty .").exit == 0);
  CHECK(folder.run("rung fmt --check .").exit == 0);
}
