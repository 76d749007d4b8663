// The rule files of the corpus: the folder of the language, the modules of the library, and the examples.
#pragma once

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "diagnostics/render.hpp"
#include "review/rules.hpp"

namespace rung::corpus {

inline std::vector<std::string> files() {
  std::vector<std::string> found;
  for (const char* folder :
       {RUNG_PROJECT "/tests/language", RUNG_PROJECT "/stdlib", RUNG_PROJECT "/examples"})
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
      if (entry.path().extension() == ".rung") found.push_back(entry.path().string());
  std::sort(found.begin(), found.end());
  return found;
}

/// The errors of a rule file in one text, for messages; empty where it is sound.
inline std::string errors_of(const Rules& rules) {
  if (rules.sound()) return "";
  return render_concise(rules.diagnostics.all(), rules.sources, Language::english);
}

}  // namespace rung::corpus
