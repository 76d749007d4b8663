// Patterns by the glob of the C library, sorted without regard to the language of the machine.
#include "records/file_pattern.hpp"

#include <glob.h>

#include <algorithm>
#include <filesystem>

namespace rung {
namespace {

constexpr const char* wild = "*?[";

std::string escaped(const std::string& folder) {
  std::string text;
  for (const char c : folder) {
    if (c == '*' || c == '?' || c == '[' || c == ']' || c == '\\') text += '\\';
    text += c;
  }
  return text;
}

}  // namespace

std::vector<std::string> files_named(const std::string& folder, const std::string& pattern) {
  const bool beside = folder.empty() || pattern.starts_with('/');
  const std::string name = beside ? pattern : (std::filesystem::path(folder) / pattern).string();
  std::error_code ignored;
  if (pattern.find_first_of(wild) == std::string::npos || std::filesystem::exists(name, ignored))
    return {name};
  std::vector<std::string> names;
  glob_t found = {};
  const std::string in_folder =
      beside ? pattern : (std::filesystem::path(escaped(folder)) / pattern).string();
  if (::glob(in_folder.c_str(), GLOB_NOSORT, nullptr, &found) == 0)
    names.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
  ::globfree(&found);
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace rung
