// Runs command lines with the program under test, in a folder of their own that is removed afterwards.
#pragma once

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

namespace rung::shell {

struct Answer {
  int exit = -1;
  std::string out;
  std::string err;
};

class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "rung-test-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
    root_ = name;
    std::filesystem::create_directory(root_ / "files");
  }
  Folder(Folder&& other) noexcept : root_(std::move(other.root_)) { other.root_.clear(); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  Folder& operator=(Folder&&) = delete;
  ~Folder() {
    std::error_code ignored;
    if (!root_.empty()) std::filesystem::remove_all(root_, ignored);
  }

  std::filesystem::path files() const { return root_ / "files"; }
  bool has(const std::string& name) const { return std::filesystem::exists(files() / name); }

  void write(const std::string& name, const std::string& content) const {
    std::filesystem::create_directories((files() / name).parent_path());
    std::ofstream(files() / name, std::ios::binary) << content;
  }

  std::string read(const std::string& name) const { return content_of(files() / name); }

  /// Runs lines of a shell in the folder, `rung` being the program under test; messages are English unless they say
  /// otherwise.
  Answer run(const std::string& lines) const {
    std::ofstream(root_ / "run.sh") << "export LANG=C.UTF-8 NO_COLOR=1\n"
                                    << "unset LC_ALL LC_MESSAGES LANGUAGE\n"
                                    << "PATH='" << (root_ / "bin").string() << "':$PATH\n"
                                    << "cd '" << files().string() << "' || exit 99\n"
                                    << lines << "\n";
    std::filesystem::create_directories(root_ / "bin");
    std::error_code exists;
    std::filesystem::create_symlink(RUNG_BINARY, root_ / "bin" / "rung", exists);
    const std::string call = "sh '" + (root_ / "run.sh").string() + "' >'" + (root_ / "out").string() +
                             "' 2>'" + (root_ / "err").string() + "'";
    const int status = std::system(call.c_str());
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, content_of(root_ / "out"),
            content_of(root_ / "err")};
  }

 private:
  static std::string content_of(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  std::filesystem::path root_;
};

}  // namespace rung::shell
