// A file that is written whole or not at all: bytes go to a temporary file beside it, which takes its name at
// the end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.hpp"
#include "records/early_flush.hpp"

namespace rung {

/// Bytes on their way to a file. After a failure nothing more is written, so that callers may look at the end
/// only. Whoever writes to pipes must ignore SIGPIPE.
class OutputFile {
 public:
  /// `-` is standard output. What is not a regular file (a pipe, /dev/null) is written directly, a symbolic
  /// link to a file is followed. Gives nothing, and says why, where the file could not be written.
  static std::unique_ptr<OutputFile> open(const std::string& path, Diagnostics& diagnostics);

  /// Keeps the bytes instead: what was written is text().
  static std::unique_ptr<OutputFile> in_memory();
  const std::string& text() const { return buffer_; }

  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;
  /// Drops what was not committed: the old file, if there was one, is as it was.
  ~OutputFile();

  void write(std::string_view bytes);
  /// Writes what is left, still under the temporary name; false after a failure.
  bool complete();
  /// Completes and gives the file its name; false after a failure.
  bool commit();
  const std::optional<Diagnostic>& failure() const { return failure_; }
  /// The reader of the pipe has gone away: no mistake, and nothing that a person must be told.
  bool pipe_closed() const;

 private:
  OutputFile(std::string path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}

  void flush();
  void send(std::string_view left);
  void fail(int error);
  /// False, with a failure, where the file system reports a late error.
  bool close();

  std::string path_;       // as the user wrote it
  int descriptor_;         // in_memory_descriptor where there is no file
  std::string target_;     // empty where the file is written directly
  std::string temporary_;  // beside the target
  std::string buffer_;
  std::uint64_t sent_bytes_ = 0;
  std::unique_ptr<EarlyFlush> early_;  // of a large file that will be renamed
  std::optional<Diagnostic> failure_;
};

}  // namespace rung
