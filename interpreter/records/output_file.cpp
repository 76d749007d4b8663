// Temporary files, renaming, and the errors of the file system as diagnostics.
#include "records/output_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

#include "diagnostics/kinds.hpp"

namespace rung {
namespace {

constexpr int standard_output = 1;
constexpr std::size_t buffer_bytes = std::size_t{256} << 10;
/// So many at once that a copy of them costs more than a call of the system.
constexpr std::size_t direct_bytes = std::size_t{64} << 10;
/// A file that has become so long is sent to the disk while it grows.
constexpr std::uint64_t long_file_bytes = std::uint64_t{16} << 20;
constexpr int in_memory_descriptor = -1;

Kind kind_of_error(int error) {
  switch (error) {
    case EPIPE: return Kind::output_pipe_closed;
    case ENOSPC:
    case EDQUOT: return Kind::output_disk_full;
    case EACCES:
    case EPERM:
    case EROFS: return Kind::output_forbidden;
    case EISDIR: return Kind::output_is_folder;
    default: return Kind::output_failed;
  }
}

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

void report(int error, const std::string& path, Diagnostics& diagnostics) {
  const bool no_folder = error == ENOENT || error == ENOTDIR;
  diagnostics.report(no_folder ? Kind::output_folder_missing : kind_of_error(error), DataPlace{path})
      .with("file", path)
      .with("folder", folder_of(path))
      .with("reason", std::strerror(error));
}

/// Where a file that exists really lies; the path itself for one that does not.
std::string resolved(const std::string& path) {
  char* const real = ::realpath(path.c_str(), nullptr);
  if (real == nullptr) return path;
  std::string name(real);
  std::free(real);
  return name;
}

struct Temporary {
  std::string path;
  int descriptor;
};

/// A new file beside the target, in the same folder so that renaming is one step. Its rights are those that a
/// new file gets here, or those of the file that it will replace.
Temporary create_beside(const std::string& target, const struct stat* replaced) {
  constexpr int most_tries = 10000;
  const std::string folder = folder_of(target);
  for (int number = 0; number < most_tries; ++number) {
    std::string name =
        folder + "/.rung-" + std::to_string(::getpid()) + "-" + std::to_string(number) + ".tmp";
    const int descriptor = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0 && errno == EEXIST) continue;
    // Rights that cannot be taken over do not stand against writing.
    if (descriptor >= 0 && replaced != nullptr) (void)!::fchmod(descriptor, replaced->st_mode & 07777);
    return {std::move(name), descriptor};
  }
  errno = EEXIST;
  return {"", -1};
}

}  // namespace

std::unique_ptr<OutputFile> OutputFile::in_memory() {
  return std::unique_ptr<OutputFile>(new OutputFile("", in_memory_descriptor));
}

std::unique_ptr<OutputFile> OutputFile::open(const std::string& path, Diagnostics& diagnostics) {
  if (path == "-") return std::unique_ptr<OutputFile>(new OutputFile(path, standard_output));
  struct stat facts = {};
  const bool exists = ::stat(path.c_str(), &facts) == 0;
  const bool names_folder = (exists && S_ISDIR(facts.st_mode)) || path.ends_with('/');
  if (exists && !names_folder && !S_ISREG(facts.st_mode)) {
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor >= 0) return std::unique_ptr<OutputFile>(new OutputFile(path, descriptor));
    report(errno, path, diagnostics);
    return nullptr;
  }
  const bool forbidden = exists && !names_folder && ::access(path.c_str(), W_OK) != 0;
  if (names_folder || forbidden) {
    report(names_folder ? EISDIR : errno, path, diagnostics);
    return nullptr;
  }
  const std::string target = exists ? resolved(path) : path;
  Temporary temporary = create_beside(target, exists ? &facts : nullptr);
  if (temporary.descriptor < 0) {
    report(errno, path, diagnostics);
    return nullptr;
  }
  std::unique_ptr<OutputFile> file(new OutputFile(path, temporary.descriptor));
  file->target_ = target;
  file->temporary_ = std::move(temporary.path);
  return file;
}

OutputFile::~OutputFile() {
  early_.reset();
  if (descriptor_ > standard_output) ::close(descriptor_);
  if (!temporary_.empty()) ::unlink(temporary_.c_str());
}

void OutputFile::write(std::string_view bytes) {
  if (failure_) return;
  const bool to_file = descriptor_ != in_memory_descriptor;
  if (to_file && bytes.size() >= direct_bytes) {
    flush();
    send(bytes);
    return;
  }
  buffer_ += bytes;
  if (buffer_.size() >= buffer_bytes && to_file) flush();
}

void OutputFile::flush() {
  send(buffer_);
  buffer_.clear();
}

void OutputFile::send(std::string_view left) {
  sent_bytes_ += left.size();
  while (!left.empty() && !failure_) {
    const ssize_t written = ::write(descriptor_, left.data(), left.size());
    if (written >= 0) {
      left.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      fail(errno);
    }
  }
  if (failure_ || temporary_.empty() || sent_bytes_ < long_file_bytes) return;
  if (!early_) early_ = std::make_unique<EarlyFlush>(descriptor_);
  early_->written(sent_bytes_);
}

bool OutputFile::close() {
  early_.reset();
  if (descriptor_ == standard_output) return true;
  const int closed = ::close(std::exchange(descriptor_, -1));
  if (closed != 0) fail(errno);
  return closed == 0;
}

bool OutputFile::complete() {
  flush();
  return !failure_;
}

bool OutputFile::commit() {
  if (!complete() || !close()) return false;
  if (temporary_.empty()) return true;
  if (std::rename(temporary_.c_str(), target_.c_str()) != 0) {
    fail(errno);
    return false;
  }
  temporary_.clear();
  return true;
}

void OutputFile::fail(int error) {
  failure_ = Diagnostic{kind_of_error(error), DataPlace{path_}, {}, {}, {}};
  failure_->with("file", path_).with("reason", std::strerror(error));
}

bool OutputFile::pipe_closed() const {
  return failure_ && failure_->kind == Kind::output_pipe_closed;
}

}  // namespace rung
