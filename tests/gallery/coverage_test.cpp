// What rule authors ask for is said somewhere: docs/coverage.md and the marks `# domain: R22, R26` in rule files agree. Whether
// the rule files check and pass their tests is held elsewhere.
#include <doctest/doctest.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace {

namespace fs = std::filesystem;

const fs::path project = RUNG_PROJECT;
constexpr std::string_view mark_begin = "# domain:";

/// A row, and the line of a file (its path below the project) that is said to show it.
struct Place {
  std::string row;
  std::string file;
  std::size_t line = 0;

  friend bool operator<(const Place& a, const Place& b) {
    return std::tie(a.row, a.file, a.line) < std::tie(b.row, b.file, b.line);
  }
};

std::string told(const Place& place) {
  return place.row + " at " + place.file + ":" + std::to_string(place.line);
}

/// One line of a table of docs/coverage.md.
struct Entry {
  std::string section;
  std::string row;
  std::string words;
  std::string last_cell;
};

std::vector<std::string> lines(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE_MESSAGE(in.good(), "cannot read " << path);
  std::vector<std::string> found;
  for (std::string line; std::getline(in, line);) found.push_back(line);
  return found;
}

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(' ') - begin + 1));
}

std::vector<std::string> split(std::string_view text, char separator) {
  std::vector<std::string> parts;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(separator, at), text.size());
    parts.push_back(trimmed(text.substr(at, end - at)));
    at = end + 1;
  }
  return parts;
}

/// The 118 rows, in their order. There is no S21.
std::vector<std::string> all_rows() {
  std::vector<std::string> rows;
  for (const auto& [letter, last] : {std::pair{'R', 37}, {'S', 36}, {'Y', 28}, {'P', 18}})
    for (int number = 1; number <= last; ++number)
      if (letter != 'S' || number != 21) rows.push_back(letter + std::to_string(number));
  return rows;
}

std::vector<Entry> entries() {
  std::vector<Entry> found;
  std::string section;
  for (const std::string& line : lines(project / "docs" / "coverage.md")) {
    if (line.starts_with("## ")) section = trimmed(line.substr(3));
    if (!line.starts_with("|") || line.starts_with("| row ") || line.starts_with("| ---")) continue;
    const std::vector<std::string> cells = split(line, '|');
    const std::size_t expected = section == "Open" ? 2 : 3;
    REQUIRE_MESSAGE(cells.size() == expected + 2, "cells in: " << line);
    found.push_back({section, cells[1], cells[2], cells[expected]});
  }
  return found;
}

/// The links of an entry, each `[file.rung:41](../folder/file.rung#L41)` and a comma between two.
std::vector<Place> links(const Entry& entry) {
  std::vector<Place> found;
  for (const std::string& link : split(entry.last_cell, ',')) {
    CAPTURE(link);
    const std::size_t middle = link.find("](../");
    const std::size_t hash = link.find("#L");
    REQUIRE((link.starts_with("[") && link.ends_with(")")));
    REQUIRE((middle != std::string::npos && hash != std::string::npos && middle < hash));
    const std::string file = link.substr(middle + 5, hash - middle - 5);
    const std::string number = link.substr(hash + 2, link.size() - hash - 3);
    std::size_t line = 0;
    const auto read = std::from_chars(number.data(), number.data() + number.size(), line);
    REQUIRE((read.ec == std::errc{} && read.ptr == number.data() + number.size()));
    CHECK(link.substr(1, middle - 1) == file.substr(file.rfind('/') + 1) + ":" + number);
    found.push_back({entry.row, file, line});
  }
  return found;
}

/// The rows that a line of a rule file marks; nothing where it is no mark.
std::vector<std::string> marked(std::string_view line) {
  if (!line.starts_with(mark_begin)) return {};
  return split(line.substr(mark_begin.size()), ',');
}

std::vector<fs::path> rule_files() {
  std::vector<fs::path> found;
  for (const std::string_view folder : {"examples", "stdlib"})
    for (const auto& entry : fs::recursive_directory_iterator(project / folder))
      if (entry.path().extension() == ".rung") found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

/// Every mark of every rule file. The line below a mark begins the declaration that says the row.
std::set<Place> marks() {
  std::set<Place> found;
  for (const fs::path& path : rule_files()) {
    const std::vector<std::string> text = lines(path);
    const std::string file = fs::relative(path, project).generic_string();
    for (std::size_t at = 0; at < text.size(); ++at) {
      for (const std::string& row : marked(text[at])) {
        const Place place{row, file, at + 1};
        CHECK_MESSAGE(found.insert(place).second, told(place) << " is marked twice");
        const bool declared = at + 1 < text.size() && !text[at + 1].empty() &&
                              std::string_view("# \t\r").find(text[at + 1][0]) == std::string_view::npos;
        CHECK_MESSAGE(declared, told(place) << " is not directly above a declaration");
      }
    }
  }
  return found;
}

std::set<Place> linked() {
  std::set<Place> found;
  for (const Entry& entry : entries()) {
    if (entry.section == "Open") continue;
    CAPTURE(entry.row);
    for (const Place& place : links(entry))
      CHECK_MESSAGE(found.insert(place).second, told(place) << " is linked twice");
  }
  return found;
}

}  // namespace

TEST_CASE("there are 118 rows") {
  CHECK(all_rows().size() == 118);
}

TEST_CASE("each row stands once, in its section and in order, or is open with a reason") {
  std::set<std::string> seen;
  std::map<std::string, std::vector<std::string>> of_section;
  const std::vector<std::string> rows = all_rows();
  const std::set<std::string> known(rows.begin(), rows.end());
  for (const Entry& entry : entries()) {
    CAPTURE(entry.row);
    CHECK_MESSAGE(known.contains(entry.row), "there is no such row");
    CHECK_MESSAGE(seen.insert(entry.row).second, "the row stands twice");
    CHECK_FALSE(entry.words.empty());
    if (entry.section == "Open") continue;
    CHECK(entry.section == entry.row.substr(0, 1));
    of_section[entry.section].push_back(entry.row);
  }
  for (const std::string& row : rows) CHECK_MESSAGE(seen.contains(row), row << " is neither linked nor open");
  for (const auto& [section, listed] : of_section) {
    CAPTURE(section);
    CHECK(std::is_sorted(listed.begin(), listed.end(), [](const std::string& a, const std::string& b) {
      return std::pair(a.size(), a) < std::pair(b.size(), b);
    }));
  }
}

TEST_CASE("every link leads to a mark of its row") {
  const std::set<Place> there = marks();
  for (const Place& place : linked()) CHECK_MESSAGE(there.contains(place), "no mark: " << told(place));
}

TEST_CASE("every mark is linked") {
  const std::set<Place> listed = linked();
  const std::set<Place> there = marks();
  CHECK_FALSE(there.empty());
  for (const Place& place : there) CHECK_MESSAGE(listed.contains(place), "not linked: " << told(place));
}

TEST_CASE("a mark names its rows") {
  CHECK(marked("# domain: R22, R26") == std::vector<std::string>{"R22", "R26"});
  CHECK(marked("# the domain: R22").empty());
  CHECK(marked("test \"# domain: R22\"").empty());
}
