// Looks upwards for `.git`, which is a folder, or a file in a worktree.

#include "commands/repository.hpp"

namespace rung {

namespace fs = std::filesystem;

std::optional<fs::path> repository_root(const fs::path& folder) {
  std::error_code error;
  fs::path here = fs::weakly_canonical(fs::absolute(folder, error), error);
  while (!here.empty()) {
    if (fs::exists(here / ".git", error)) return here;
    const fs::path above = here.parent_path();
    if (above == here) break;
    here = above;
  }
  return std::nullopt;
}

std::string path_in_repository(const std::string& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error)) return path;
  const fs::path file = fs::weakly_canonical(fs::absolute(path, error), error);
  const auto root = repository_root(file.parent_path());
  return root ? file.lexically_relative(*root).generic_string() : path;
}

}  // namespace rung
