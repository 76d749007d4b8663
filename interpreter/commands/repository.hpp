// Where the repository of a file begins. Knows nothing else of git.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace rung {

/// The folder itself or the nearest one above it that holds `.git`.
std::optional<std::filesystem::path> repository_root(const std::filesystem::path& folder);

/// A file's path from the root of its repository, as review tools name it; as it is given where there is no such file or no
/// repository.
std::string path_in_repository(const std::string& path);

}  // namespace rung
