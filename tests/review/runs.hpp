// Runs from files to files for the tests of this room: a folder that vanishes, rules, requests, and all that a run wrote.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>

#include "review/review.hpp"

namespace runs {

class RunFolder {
 public:
  RunFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "rung-review-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    path_ = name;
  }
  RunFolder(const RunFolder&) = delete;
  RunFolder& operator=(const RunFolder&) = delete;
  ~RunFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  std::string at(const std::string& name) const { return path_ / name; }
  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(at(name), std::ios::binary) << bytes;
  }
  std::string read(const std::string& name) const {
    std::ifstream in(at(name), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private:
  std::filesystem::path path_;
};

/// A request for every kind of file that a run writes, all of them in the folder.
inline rung::ReviewRequest request_for_all(const RunFolder& folder) {
  rung::ReviewRequest request;
  request.as_of = rung::parse_iso_date("2025-06-30").value();
  request.output = folder.at("out.csv");
  request.rejects = folder.at("rejects.csv");
  request.actions = folder.at("actions.csv");
  return request;
}

struct Ran {
  rung::ReviewOutcome outcome;
  std::map<std::string, std::string> files;  ///< what stands in the files that the request names

  /// The codes of all diagnostics, in their order.
  std::string codes() const {
    std::string text;
    for (const rung::Diagnostic& one : outcome.diagnostics.all())
      text += (text.empty() ? "" : " ") + std::string(rung::row(one.kind).code);
    return text;
  }
};

/// Rates by the rules in points.rung of the folder.
inline Ran run(const RunFolder& folder, const rung::ReviewRequest& request) {
  const auto rules = rung::load_rules({folder.at("points.rung"), {}, {}, {}});
  if (!rules->sound()) throw std::runtime_error("rules of a test");
  Ran ran{review(*rules, request), {}};
  for (const char* name : {"out.csv", "rejects.csv", "actions.csv", "report.csv"})
    ran.files[name] = folder.read(name);
  return ran;
}

}  // namespace runs
