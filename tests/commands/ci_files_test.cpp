// The ready files of docs/ci and the hooks of pre-commit: they are YAML, and their commands do what they say in a repository.
#include <doctest/doctest.h>

#include "shell/shell.hpp"

using namespace rung::shell;

namespace {

const std::string steps = "python3 '" RUNG_PROJECT "/tests/commands/ci_steps.py' ";
const std::string github = "'" RUNG_PROJECT "/docs/ci/github.yml' ";
const std::string gitlab = "'" RUNG_PROJECT "/docs/ci/gitlab.yml' ";

bool can_read_yaml(const Folder& folder) {
  const Answer answer = folder.run(
      "command -v python3 >/dev/null || { echo 'python3 is not installed'; exit 77; }\n" + steps + github);
  if (answer.exit == 77) MESSAGE("skipped: " << answer.out);
  return answer.exit != 77;
}

/// A repository of rules with an earlier commit, and a change on top of it.
Folder repository() {
  Folder folder;
  const Answer answer = folder.run(
      "cp -r '" RUNG_PROJECT
      "/examples/quickstart/.' .\n"
      "printf '[plan]\\ndata = [\"customer=customers.csv\"]\\nas-of = 2026-06-30\\n' > rung.toml\n"
      "git init -q -b main . && git config user.name a && git config user.email a@example.org\n"
      "git add -A && git commit -qm before && git clone -q --bare . ../origin.git && git remote add origin "
      "../origin.git\n"
      "git fetch -q origin && sed -i 's/fall at most 1 tier/fall at most 2 tiers/' quickstart.rung && git "
      "commit -qam after");
  REQUIRE_MESSAGE(answer.exit == 0, answer.err);
  return folder;
}

/// Where the program has no reports of tests yet, their step is left out.
bool has_reports_of_tests(const Folder& folder) {
  return folder.run("rung test --help").out.find("junit") != std::string::npos;
}

}  // namespace

TEST_CASE("the files are YAML") {
  const Folder folder;
  if (!can_read_yaml(folder)) return;
  CHECK(folder.run(steps + github).exit == 0);
  CHECK(folder.run(steps + gitlab).exit == 0);
  CHECK(folder.run(steps + "'" RUNG_PROJECT "/.pre-commit-hooks.yaml'").exit == 0);
  CHECK(folder.run(steps + github + "Nothing").exit == 1);
}

TEST_CASE("the steps for GitHub") {
  const Folder folder = repository();
  if (!can_read_yaml(folder)) return;
  const std::string env =
      "export GITHUB_BASE_REF=main RUNG_RULES=quickstart.rung GITHUB_STEP_SUMMARY=summary.md\n";
  const auto run = [&](const std::string& step) {
    return folder.run(env + steps + github + step + " > step.sh && bash step.sh");
  };
  for (const std::string step : {"Format", "Check", "Plan"}) {
    CAPTURE(step);
    const Answer answer = run(step);
    CHECK_MESSAGE(answer.exit == 0, answer.err);
  }
  CHECK(folder.read("rung-plan.md").find("gold") != std::string::npos);
  if (has_reports_of_tests(folder)) {
    CHECK(run("Test").exit == 0);
    CHECK(folder.read("rung-tests.xml").find("<testsuite") != std::string::npos);
  }
  folder.run("echo 'let unused = spend == 2' >> quickstart.rung");
  const Answer broken = run("Check");
  CHECK(broken.exit == 1);
  CHECK(broken.out.starts_with("::error file=quickstart.rung,line="));
  CHECK(folder.read("summary.md").find("| error |") != std::string::npos);
}

TEST_CASE("the jobs for GitLab") {
  const Folder folder = repository();
  if (!can_read_yaml(folder)) return;
  const std::string env = "export CI_MERGE_REQUEST_TARGET_BRANCH_NAME=main RUNG_RULES=quickstart.rung\n";
  const auto run = [&](const std::string& job) {
    return folder.run(env + steps + gitlab + job + " > job.sh && bash job.sh");
  };
  Answer answer = run("check");
  CHECK_MESSAGE(answer.exit == 0, answer.err);
  CHECK(folder.read("rung-quality.json") == "[]\n");
  answer = run("plan");
  CHECK_MESSAGE(answer.exit == 0, answer.err);
  CHECK(folder.has("rung-plan.md"));
  if (has_reports_of_tests(folder)) CHECK(run("test").exit == 0);
  folder.run("printf '\\nlet unused = 2\\n' >> quickstart.rung");
  CHECK(run("check").exit == 0);
  CHECK(folder.read("rung-quality.json").find("\"check_name\": \"F502\"") != std::string::npos);
}

TEST_CASE("the hooks of pre-commit take files as their arguments") {
  const Folder folder = repository();
  for (const char* hook : {"rung fmt", "rung check", "rung test"}) {
    CAPTURE(hook);
    CHECK(folder.run(std::string(hook) + " quickstart.rung").exit == 0);
    CHECK(folder.run("grep -q 'entry: " + std::string(hook) + "$' '" RUNG_PROJECT "/.pre-commit-hooks.yaml'")
              .exit == 0);
  }
}
