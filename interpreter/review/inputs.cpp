// From the command line or the rules to names of files.
#include "review/inputs.hpp"

#include <sys/stat.h>

#include <filesystem>
#include <set>
#include <utility>

#include "diagnostics/kinds.hpp"
#include "records/file_pattern.hpp"

namespace rung {
namespace {

struct Named {
  std::string folder;  ///< beside which the patterns are meant; empty: the one in which the program runs
  std::vector<std::string> patterns;
};

Named named(const Rules& rules, const ExportRequest& request, RecordId id) {
  const Record& record = rules.program().records[id];
  if (const auto given = request.data.find(record.name); given != request.data.end())
    return {"", given->second};
  if (id == subject && request.subject) return {"", {*request.subject}};
  if (record.file.empty()) return {};
  // A default file stands beside the rule file.
  if (rules.path == "-") return {"", {record.file}};
  return {std::filesystem::path(rules.path).parent_path().string(), {record.file}};
}

/// The same file under another name is the same file; standard input is there once, too.
bool all_differ(const std::vector<std::string>& files, const std::string& record, Diagnostics& diagnostics) {
  std::set<std::pair<dev_t, ino_t>> places;
  std::set<std::string> names;
  for (const std::string& file : files) {
    struct stat facts = {};
    const bool known = file != "-" && ::stat(file.c_str(), &facts) == 0;
    if (known ? places.emplace(facts.st_dev, facts.st_ino).second : names.insert(file).second) continue;
    diagnostics.report(Kind::file_given_twice, DataPlace{file}).with("file", file).with("record", record);
    return false;
  }
  return true;
}

}  // namespace

std::vector<std::string> files_of_record(const Rules& rules, const ExportRequest& request, RecordId id,
                                         Diagnostics& diagnostics) {
  const Record& record = rules.program().records[id];
  const Named asked = named(rules, request, id);
  if (asked.patterns.empty()) {
    diagnostics.report(Kind::no_data, record.span).with("record", record.name);
    return {};
  }
  std::vector<std::string> files;
  for (const std::string& pattern : asked.patterns) {
    const std::vector<std::string> found = files_named(asked.folder, pattern);
    if (found.empty()) {
      diagnostics.report(Kind::no_file_matches, DataPlace{pattern}).with("pattern", pattern);
      return {};
    }
    files.insert(files.end(), found.begin(), found.end());
  }
  if (!all_differ(files, record.name, diagnostics)) return {};
  return files;
}

}  // namespace rung
