// The rules that the language reference shows are rules: every block of docs/reference that is no fragment checks without
// a word.
#include <doctest/doctest.h>

#include <sstream>

#include "projects.hpp"
#include "shell/shell.hpp"

using namespace rung;

namespace {

/// The blocks ```rung of a page. What is marked ```rung fragment is part of a file and left out.
std::vector<std::string> blocks(const std::string& page) {
  std::vector<std::string> found;
  std::istringstream lines(page);
  bool inside = false;
  bool rules = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("```")) {
      inside = !inside;
      rules = inside && line == "```rung";
      if (rules) found.emplace_back();
    } else if (rules) {
      found.back() += line + "\n";
    }
  }
  return found;
}

std::vector<std::filesystem::path> pages(const std::string& language) {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(RUNG_PROJECT "/docs/reference/" + language))
    if (entry.path().extension() == ".md") found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

TEST_CASE("the reader of blocks") {
  CHECK(blocks("a\n```rung\nlet x = 1\n```\n```rung fragment\ny\n```\n```text\nz\n```\n```rung\n```\n") ==
        std::vector<std::string>{"let x = 1\n", ""});
}

TEST_CASE("both languages have the same pages") {
  std::vector<std::string> english;
  std::vector<std::string> chinese;
  for (const auto& page : pages("en")) english.push_back(page.filename().string());
  for (const auto& page : pages("zh")) chinese.push_back(page.filename().string());
  CHECK(english == chinese);
  CHECK(english.size() > 10);
}

TEST_CASE("the blocks of the reference check without diagnostics, are formatted, and pass their tests") {
  const shell::Folder folder;
  std::size_t count = 0;
  for (const std::string language : {"en", "zh"}) {
    for (const auto& page : pages(language)) {
      std::size_t number = 0;
      for (const std::string& block : blocks(projects::content(page))) {
        folder.write(language + "-" + page.stem().string() + "-" + std::to_string(++number) + ".rung", block);
        ++count;
      }
    }
  }
  CHECK(count > 20);
  const shell::Answer check = folder.run("rung check --fail-level hint .");
  CHECK_MESSAGE(check.exit == 0, check.err);
  const shell::Answer format = folder.run("rung fmt --check .");
  CHECK_MESSAGE(format.exit == 0, format.err);
  const shell::Answer test = folder.run("rung test .");
  CHECK_MESSAGE(test.exit == 0, test.out);
}
