// Names of files with `*` and `?` as the files that there are.
#pragma once

#include <string>
#include <vector>

namespace rung {

/// The files that a pattern such as `orders-*.csv` names, sorted by their bytes; `*`, `?` and `[a-z]` stand for characters
/// other than a slash. A name that exists stands for itself, whatever is in it, and so does one without such characters.
/// `folder` stands in front as it is; empty: as the pattern says.
std::vector<std::string> files_named(const std::string& folder, const std::string& pattern);

}  // namespace rung
