// Reads files by pread, which leaves the place in the file to this object, and pipes by read.
#include "records/byte_source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

namespace rung {
namespace {

constexpr int standard_input = 0;

class FileBytes : public ByteSource {
 public:
  FileBytes(std::string path, int descriptor, bool seekable)
      : path_(std::move(path)), descriptor_(descriptor), seekable_(seekable) {}
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;
  ~FileBytes() override {
    if (descriptor_ != standard_input) ::close(descriptor_);
  }

  std::size_t read(char* to, std::size_t room) override {
    std::size_t filled = 0;
    while (filled < room && !failure_) {
      const ssize_t got = read_once(to + filled, room - filled);
      if (got == 0) break;
      if (got > 0) {
        filled += static_cast<std::size_t>(got);
        offset_ += got;
      } else if (errno != EINTR) {
        failure_ = Diagnostic{Kind::file_read_failed, DataPlace{path_}, {}, {}, {}};
        failure_->with("file", path_).with("reason", std::strerror(errno));
      }
    }
    return filled;
  }

  const std::optional<Diagnostic>& failure() const override { return failure_; }

 private:
  ssize_t read_once(char* to, std::size_t room) {
    return seekable_ ? ::pread(descriptor_, to, room, offset_) : ::read(descriptor_, to, room);
  }

  std::string path_;
  int descriptor_;
  bool seekable_;
  off_t offset_ = 0;
  std::optional<Diagnostic> failure_;
};

class HeldBytes : public ByteSource {
 public:
  explicit HeldBytes(std::string bytes) : bytes_(std::move(bytes)) {}

  std::size_t read(char* to, std::size_t room) override {
    const std::size_t count = std::min(room, bytes_.size() - offset_);
    std::memcpy(to, bytes_.data() + offset_, count);
    offset_ += count;
    return count;
  }

  const std::optional<Diagnostic>& failure() const override { return failure_; }

 private:
  std::string bytes_;
  std::size_t offset_ = 0;
  std::optional<Diagnostic> failure_;
};

void report_open_failure(int error, const std::string& path, Diagnostics& diagnostics) {
  const bool absent = error == ENOENT || error == ENOTDIR;
  const bool forbidden = error == EACCES || error == EPERM;
  const Kind kind = absent ? Kind::file_missing : forbidden ? Kind::file_forbidden : Kind::file_read_failed;
  diagnostics.report(kind, DataPlace{path}).with("file", path).with("reason", std::strerror(error));
}

}  // namespace

std::unique_ptr<ByteSource> open_bytes(const std::string& path, Diagnostics& diagnostics) {
  if (path == "-") return std::make_unique<FileBytes>(path, standard_input, false);
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    report_open_failure(errno, path, diagnostics);
    return nullptr;
  }
  struct stat facts = {};
  const bool known = ::fstat(descriptor, &facts) == 0;
  if (known && S_ISDIR(facts.st_mode)) {
    ::close(descriptor);
    diagnostics.report(Kind::file_is_folder, DataPlace{path}).with("file", path);
    return nullptr;
  }
  return std::make_unique<FileBytes>(path, descriptor, known && S_ISREG(facts.st_mode));
}

bool can_be_read_again(const std::string& path) {
  struct stat facts = {};
  return path != "-" && ::stat(path.c_str(), &facts) == 0 && S_ISREG(facts.st_mode);
}

std::unique_ptr<ByteSource> bytes_of(std::string bytes) {
  return std::make_unique<HeldBytes>(std::move(bytes));
}

}  // namespace rung
