// The projects of examples/ are whole: they check, their tests pass, they are formatted, and a run gives the results that
// stand beside them, whichever language their keywords are in.
#include <doctest/doctest.h>

#include "projects.hpp"
#include "shell/shell.hpp"

using namespace rung;

namespace {

/// A copy of a project to run in, without what earlier runs of a reader may have left.
shell::Folder copied(const std::filesystem::path& project) {
  shell::Folder folder;
  for (const auto& entry : std::filesystem::directory_iterator(project)) {
    if (entry.path().filename() == "out") continue;
    std::filesystem::copy(entry.path(), folder.files() / entry.path().filename(),
                          std::filesystem::copy_options::recursive);
  }
  std::filesystem::create_directory(folder.files() / "out");
  return folder;
}

void runs_as_expected(const shell::Folder& folder, const std::filesystem::path& project) {
  const bool rejects = std::filesystem::exists(project / "expected-rejects.csv");
  const shell::Answer answer = folder.run(
      "set --\nwhile IFS= read -r word; do set -- \"$@\" \"$word\"; done <run.txt\n"
      "rung eval \"$@\"");
  CHECK_MESSAGE(answer.exit == (rejects ? 3 : 0), answer.err);
  CHECK(answer.out.empty());
  for (const auto& [name, output] : projects::expected(project)) {
    CAPTURE(name);
    REQUIRE_MESSAGE(folder.has(output), "the run writes no " << output);
    CHECK(folder.read(output) == projects::content(project / name));
  }
}

}  // namespace

TEST_CASE("there are examples, and each expects something of all that it writes") {
  REQUIRE(projects::all().size() >= 2);
  for (const auto& project : projects::all()) {
    CAPTURE(project.string());
    const std::string arguments = projects::content(project / "run.txt");
    const auto expected = projects::expected(project);
    CHECK_FALSE(expected.empty());
    std::size_t outputs = 0;
    for (std::size_t at = arguments.find("out/"); at != std::string::npos;
         at = arguments.find("out/", at + 1))
      ++outputs;
    CHECK(outputs == expected.size());
    for (const auto& [name, output] : expected) CHECK(arguments.find(output) != std::string::npos);
  }
}

TEST_CASE("an example checks, passes its tests, is formatted and gives its results") {
  for (const auto& project : projects::all()) {
    CAPTURE(project.string());
    const shell::Folder folder = copied(project);
    const shell::Answer check = folder.run("rung check --fail-level hint .");
    CHECK_MESSAGE(check.exit == 0, check.err);
    const shell::Answer test = folder.run("rung test --fail-on-empty .");
    CHECK_MESSAGE(test.exit == 0, test.out);
    const shell::Answer format = folder.run("rung fmt --check .");
    CHECK_MESSAGE(format.exit == 0, format.err);
    runs_as_expected(folder, project);
  }
}

TEST_CASE("an example means the same in every keyword language") {
  for (const auto& project : projects::all()) {
    for (const std::string language : {"en", "zh-Hans", "zh-Hant"}) {
      CAPTURE(project.string());
      CAPTURE(language);
      const shell::Folder folder = copied(project);
      const shell::Answer format = folder.run("rung fmt --keywords " + language + " . && rung fmt --check .");
      CHECK_MESSAGE(format.exit == 0, format.err);
      CHECK(folder.run("rung test .").exit == 0);
      runs_as_expected(folder, project);
    }
  }
}
