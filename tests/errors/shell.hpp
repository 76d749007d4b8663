// Runs the commands of an example with the program, in a folder of their own that is removed afterwards.
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

#include "page.hpp"

namespace rung::pages {

class Workplace {
 public:
  Workplace() {
    std::string name = (std::filesystem::temp_directory_path() / "rung-errors-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    root_ = name;
    std::filesystem::create_directory(root_ / "files");
  }
  ~Workplace() {
    std::error_code ignored;
    std::filesystem::remove_all(root_, ignored);
  }
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;

  const std::filesystem::path& root() const { return root_; }

 private:
  std::filesystem::path root_;
};

struct Said {
  int status = -1;
  std::string text;  ///< both streams, as they came
};

/// `rung` in the commands is the program under test; `language` empty: as the environment says, which is English.
inline Said run(const std::vector<NamedFile>& files, const std::string& commands,
                const std::string& language) {
  const Workplace place;
  for (const NamedFile& file : files) {
    const std::filesystem::path path = place.root() / "files" / file.name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << file.content;
  }
  // The flag stands behind the command's name, where it can not be taken for the value of another one.
  const std::string flag = language.empty() ? "" : " --lang " + language;
  std::ofstream(place.root() / "run.sh")
      << "export LANG=C.UTF-8 NO_COLOR=1\n"
      << "unset LC_ALL LC_MESSAGES LANGUAGE\n"
      << "rung() { word=\"$1\"; shift; '" RUNG_BINARY "' \"$word\"" << flag << " \"$@\"; }\n"
      << "cd files || exit 99\n"
      << commands;
  const std::string line =
      "cd '" + place.root().string() + "' && timeout 60 sh run.sh > said 2>&1 < /dev/null";
  const int status = std::system(line.c_str());
  Said said{WIFEXITED(status) ? WEXITSTATUS(status) : -1, {}};
  std::ifstream in(place.root() / "said", std::ios::binary);
  said.text.assign(std::istreambuf_iterator<char>(in), {});
  return said;
}

}  // namespace rung::pages
