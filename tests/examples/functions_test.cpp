// The examples of the builtin functions are true, and the reference tells of every function what its row says.
#include <doctest/doctest.h>

#include "program/functions.hpp"
#include "projects.hpp"
#include "shell/shell.hpp"

using namespace rung;

TEST_CASE("the example of every function gives what its row says") {
  std::string rules = "record customer\n  id text key\n\n";
  std::string test = "test \"examples\"\n";
  for (std::size_t i = 0; i < function_count(); ++i) {
    const FunctionRow& function = row(static_cast<FunctionId>(i));
    const std::string name = "example_" + std::to_string(i);
    rules += "let " + name + " = " + std::string(function.example) + "\n";
    test += "  expect " + name + " " + std::string(function.gives) + "\n";
  }
  const shell::Folder folder;
  folder.write("functions.rung", rules + "\n" + test);
  const shell::Answer answer = folder.run("rung test functions.rung");
  CHECK_MESSAGE(answer.exit == 0, answer.out << answer.err);
}

TEST_CASE("the reference has every function, in both languages") {
  const std::string english = projects::content(RUNG_PROJECT "/docs/reference/en/functions.md");
  const std::string chinese = projects::content(RUNG_PROJECT "/docs/reference/zh/functions.md");
  for (std::size_t i = 0; i < function_count(); ++i) {
    const FunctionRow& function = row(static_cast<FunctionId>(i));
    const std::string example =
        " | `" + std::string(function.example) + "` = `" + std::string(function.gives) + "` |\n";
    const auto line = [&](std::string_view name, std::string_view doc) {
      return "| `" + std::string(name) + "` | " + std::string(doc) + example;
    };
    const std::string in_english = line(function.names.english, function.doc.english);
    const std::string in_chinese = line(function.names.simplified, function.doc.simplified);
    CHECK_MESSAGE(english.find(in_english) != std::string::npos, "en/functions.md lacks " << in_english);
    CHECK_MESSAGE(chinese.find(in_chinese) != std::string::npos, "zh/functions.md lacks " << in_chinese);
  }
}
