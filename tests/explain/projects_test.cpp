// The projects of examples/: every subject that they rate has an account that adds up and comes to what the project expects.
#include <doctest/doctest.h>

#include "../examples/projects.hpp"
#include "program/print.hpp"
#include "studies.hpp"

using namespace rung;
using studies::Explained;

namespace {

/// A line of CSV as the projects write it: no quotes but around a cell.
std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') {
      cells.back() += line[i++];
    } else if (line[i] == '"') {
      quoted = !quoted;
    } else if (line[i] == ',' && !quoted) {
      cells.emplace_back();
    } else {
      cells.back() += line[i];
    }
  }
  return cells;
}

ExportRequest request_of(const std::filesystem::path& project, std::string& rules) {
  ExportRequest request;
  std::istringstream lines(projects::content(project / "run.txt"));
  for (std::string line; std::getline(lines, line);) {
    if (rules.empty()) rules = (project / line).string();
    if (line.starts_with("--as-of=")) request.as_of = parse_iso_date(line.substr(8)).value();
    if (line.starts_with("--na=")) request.reading.missing_words = cells_of(line.substr(5));
  }
  return request;
}

void check_project(const std::filesystem::path& project) {
  std::string path;
  const ExportRequest request = request_of(project, path);
  const auto rules = load_rules({path, {}, {}, {}});
  REQUIRE(rules->sound());
  std::istringstream lines(projects::content(project / "expected.csv"));
  std::string line;
  std::getline(lines, line);
  const std::vector<std::string> header = cells_of(line);
  while (std::getline(lines, line)) {
    const std::vector<std::string> expected = cells_of(line);
    CAPTURE(expected[0]);
    const Explained one(*rules, request, expected[0]);
    REQUIRE(one.opened);
    CHECK(one.faults() == "");
    REQUIRE(one.account.columns.size() == expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const OutputColumn& column = rules->program().output[i];
      const Value* const value = std::get_if<Value>(&one.account.columns[i].value);
      REQUIRE(value != nullptr);
      CHECK_MESSAGE(print(*value, rules->program()[column.value].type, rules->program(), one.study.words()) ==
                        expected[i],
                    header[i]);
    }
    for (const Language language : {Language::english, Language::simplified, Language::traditional}) {
      const std::string text = one.text(language);
      CHECK_MESSAGE(text.find('{') == std::string::npos, text);
    }
  }
}

}  // namespace

TEST_CASE("accounts of all subjects of the examples add up to what is expected") {
  for (const auto& project : projects::all()) {
    CAPTURE(project.string());
    check_project(project);
  }
}
