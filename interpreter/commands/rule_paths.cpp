// Finds rule files in folders.

#include "commands/rule_paths.hpp"

#include <algorithm>
#include <filesystem>

#include "diagnostics/kinds.hpp"

namespace rung {

std::vector<std::string> rule_paths(const std::vector<std::string>& arguments, Diagnostics& diagnostics) {
  namespace fs = std::filesystem;
  std::vector<std::string> paths;
  if (arguments.empty()) diagnostics.report(Kind::argument_missing).with("argument", Phrase::rule_file);
  for (const std::string& argument : arguments) {
    std::error_code error;
    if (argument == "-" || !fs::is_directory(argument, error)) {
      paths.push_back(argument);
      continue;
    }
    std::vector<std::string> found;
    for (fs::recursive_directory_iterator
             entry(argument, fs::directory_options::skip_permission_denied, error),
         end;
         entry != end; entry.increment(error))
      if (entry->path().extension() == ".rung" && entry->is_regular_file(error))
        found.push_back(entry->path().string());
    if (found.empty()) diagnostics.report(Kind::no_rule_files, DataPlace{argument}).with("folder", argument);
    std::sort(found.begin(), found.end());
    paths.insert(paths.end(), found.begin(), found.end());
  }
  return paths;
}

}  // namespace rung
