// Reads files by pread, which leaves the place in the file to this object, and pipes by read.
#include "records/byte_source.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "diagnostics/kinds.hpp"
#include "records/memory_in_use.hpp"

namespace rung {
namespace {

constexpr int standard_input = 0;

/// How long a pipe is waited for before there is a look at the wish to stop, in milliseconds.
constexpr int longest_wait = 100;

bool is_set(const std::atomic<bool>* stop) {
  return stop != nullptr && stop->load(std::memory_order_relaxed);
}

/// Looks at the memory of the program now and then, while more and more is read.
class MemoryBrake {
 public:
  explicit MemoryBrake(std::optional<std::uint64_t> limit) : limit_(limit) {}

  bool is_passed() {
    return limit_ && reads_++ % reads_between_looks == 0 && memory_in_use() > *limit_ - *limit_ / kept_part;
  }

  Diagnostic failure() const {
    Diagnostic failure{Kind::memory_exceeded, {}, {}, {}, {}};
    failure.with("mebibytes", std::to_string(*limit_ >> 20));
    return failure;
  }

 private:
  static constexpr std::uint64_t reads_between_looks = 8;
  /// Of the limit, for what is computed once all is read.
  static constexpr std::uint64_t kept_part = 4;

  std::optional<std::uint64_t> limit_;
  std::uint64_t reads_ = 0;
};

class FileBytes : public ByteSource {
 public:
  /// `size`: of a regular file, from which can be read at any place.
  FileBytes(std::string path, int descriptor, std::optional<off_t> size, const ReadBrakes& brakes)
      : path_(std::move(path)),
        descriptor_(descriptor),
        size_(size),
        stop_(brakes.stop),
        memory_(brakes.memory_limit) {}
  FileBytes(const FileBytes&) = delete;
  FileBytes& operator=(const FileBytes&) = delete;
  ~FileBytes() override {
    if (descriptor_ != standard_input) ::close(descriptor_);
  }

  std::size_t read(char* to, std::size_t room) override {
    std::size_t filled = 0;
    if (memory_.is_passed()) failure_ = memory_.failure();
    while (filled < room && !failure_) {
      if (!size_ && stop_ != nullptr && !is_ready()) continue;
      const ssize_t got = is_set(stop_) ? stopped() : read_once(to + filled, room - filled);
      if (got == 0) {
        // What was written while the file was read is welcome, what was taken away is missed.
        if (size_ && offset_ < *size_) fail(Kind::file_shrank);
        break;
      }
      if (got > 0) {
        filled += static_cast<std::size_t>(got);
        offset_ += got;
      } else if (!failure_ && errno != EINTR) {
        const int error = errno;
        fail(Kind::file_read_failed);
        failure_->with("reason", std::strerror(error));
      }
    }
    return filled;
  }

  const std::optional<Diagnostic>& failure() const override { return failure_; }
  std::uint64_t taken() const override { return static_cast<std::uint64_t>(offset_); }

 private:
  ssize_t read_once(char* to, std::size_t room) {
    return size_ ? ::pread(descriptor_, to, room, offset_) : ::read(descriptor_, to, room);
  }

  /// Whether a read would not wait, or somebody wishes to stop.
  bool is_ready() const {
    pollfd waited = {descriptor_, POLLIN, 0};
    const int ready = ::poll(&waited, 1, longest_wait);
    return ready > 0 || (ready < 0 && errno != EINTR) || is_set(stop_);
  }

  ssize_t stopped() {
    failure_ = Diagnostic{Kind::interrupted, {}, {}, {}, {}};
    return -1;
  }

  void fail(Kind kind) {
    failure_ = Diagnostic{kind, DataPlace{path_}, {}, {}, {}};
    failure_->with("file", path_);
  }

  std::string path_;
  int descriptor_;
  std::optional<off_t> size_;  // at the time of opening
  const std::atomic<bool>* stop_;
  MemoryBrake memory_;
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
  std::uint64_t taken() const override { return offset_; }

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

std::unique_ptr<ByteSource> open_bytes(const std::string& path, const ReadBrakes& brakes,
                                       Diagnostics& diagnostics) {
  if (path == "-") return std::make_unique<FileBytes>(path, standard_input, std::nullopt, brakes);
  int descriptor = -1;
  // A named pipe is waited for until somebody writes to it.
  do descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  while (descriptor < 0 && errno == EINTR && !is_set(brakes.stop));
  if (descriptor < 0) {
    if (errno == EINTR)
      diagnostics.report(Kind::interrupted);
    else
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
  const bool regular = known && S_ISREG(facts.st_mode);
  return std::make_unique<FileBytes>(path, descriptor, regular ? std::optional(facts.st_size) : std::nullopt,
                                     brakes);
}

bool can_be_read_again(const std::string& path) {
  struct stat facts = {};
  return path != "-" && ::stat(path.c_str(), &facts) == 0 && S_ISREG(facts.st_mode);
}

std::unique_ptr<ByteSource> bytes_of(std::string bytes) {
  return std::make_unique<HeldBytes>(std::move(bytes));
}

}  // namespace rung
