// Finds the settings of a call and puts them into its command line.

#include "commands/settings.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "commands/flag_rows.hpp"
#include "commands/repository.hpp"
#include "commands/settings_file.hpp"

namespace rung {
namespace {

namespace fs = std::filesystem;

constexpr const char* settings_name = "rung.toml";

bool is_above(const fs::path& folder, const fs::path& other) {
  const fs::path relative = other.lexically_relative(folder);
  return !relative.empty() && *relative.begin() != "..";
}

/// The folder of the rules of a call; the current one where it names none.
fs::path folder_of(const CommandLine& line) {
  std::error_code error;
  fs::path place = fs::current_path(error);
  if (!line.arguments.empty() && fs::exists(line.arguments.front(), error)) {
    place = fs::weakly_canonical(fs::absolute(line.arguments.front(), error), error);
    if (!fs::is_directory(place, error)) place = place.parent_path();
  }
  return place;
}

std::optional<fs::path> settings_above(const fs::path& folder) {
  std::error_code error;
  fs::path last = folder;
  if (const auto root = repository_root(folder))
    last = *root;
  else if (const fs::path current = fs::current_path(error); is_above(current, folder))
    last = current;
  for (fs::path here = folder;; here = here.parent_path()) {
    if (fs::is_regular_file(here / settings_name, error)) return here / settings_name;
    if (here == last || here == here.parent_path()) return std::nullopt;
  }
}

/// From the current folder, as people call a file.
std::string shown(const fs::path& file) {
  std::error_code error;
  const fs::path near = file.lexically_relative(fs::current_path(error));
  return near.empty() ? file.string() : near.string();
}

/// A path in the settings as the call has to name it.
std::string placed(const std::string& path, const fs::path& folder) {
  if (path.empty() || path == "-" || fs::path(path).is_absolute()) return path;
  return shown((folder / path).lexically_normal());
}

/// The table of flags tells which values are paths, and where in them.
std::string placed_value(const FlagRow& row, const std::string& value, const fs::path& folder) {
  const std::string_view form = row.value.english;
  if (form == "FILE") return placed(value, folder);
  if (form == "FILE|COMMIT") {
    std::error_code error;
    return fs::exists(folder / value, error) ? placed(value, folder) : value;
  }
  const std::size_t equal = value.find('=');
  const bool names_file = form == "RECORD=FILE" || form == "NAME[=FILE]";
  if (!names_file || (equal == std::string::npos && form == "NAME[=FILE]")) return value;
  if (equal == std::string::npos) return placed(value, folder);
  return value.substr(0, equal + 1) + placed(value.substr(equal + 1), folder);
}

/// Whether a command works on all of its arguments as rule files.
bool takes_paths(Command command) {
  return command_rows()[static_cast<std::size_t>(command)].arguments.english == "PATH…";
}

}  // namespace

void add_settings(CommandLine& line, Diagnostics& diagnostics) {
  const auto file = settings_above(folder_of(line));
  if (!file) return;
  std::ifstream in(*file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  const auto settings = settings_in(text, shown(*file), *line.command, diagnostics);
  if (!settings) return;
  const fs::path folder = file->parent_path();
  for (const auto& [flag, values] : settings->flags) {
    if (line.has(flag)) continue;
    auto& taken = line.flags[flag];
    for (const std::string& value : values)
      taken.push_back(placed_value(flag_rows()[static_cast<std::size_t>(flag)], value, folder));
  }
  if (line.arguments.empty() && takes_paths(*line.command))
    for (const std::string& path : settings->paths) line.arguments.push_back(placed(path, folder));
}

}  // namespace rung
