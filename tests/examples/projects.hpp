// The projects below examples/ as the tests see them: their folders, their arguments, and what they expect.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace rung::projects {

inline std::string content(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Every folder below examples/ that has a run.txt.
inline std::vector<std::filesystem::path> all() {
  std::vector<std::filesystem::path> found;
  for (const auto& entry : std::filesystem::directory_iterator(RUNG_PROJECT "/examples"))
    if (std::filesystem::exists(entry.path() / "run.txt")) found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

/// A file of expected results, and the file of out/ that must be equal to it: expected.csv is for out/rated.csv,
/// expected-NAME.csv for out/NAME.csv.
struct Expected {
  std::string name;
  std::string output;
};

inline std::vector<Expected> expected(const std::filesystem::path& project) {
  const std::string begin = "expected-";
  std::vector<Expected> found;
  for (const auto& entry : std::filesystem::directory_iterator(project)) {
    const std::string name = entry.path().filename().string();
    if (name == "expected.csv") found.push_back({name, "out/rated.csv"});
    if (name.starts_with(begin)) found.push_back({name, "out/" + name.substr(begin.size())});
  }
  return found;
}

}  // namespace rung::projects
