// Bytes of a file or of standard input, in the order in which they stand there. Knows no encoding and no
// lines.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "diagnostics/diagnostic.hpp"

namespace rung {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  /// Fills `to` and gives how many bytes that were: fewer than `room` only at the end or after a failure.
  virtual std::size_t read(char* to, std::size_t room) = 0;
  /// Why the last read ended early, where that was not the end of the file.
  virtual const std::optional<Diagnostic>& failure() const = 0;
  /// How many bytes were taken from the file itself, where what is read is made of them.
  virtual std::uint64_t taken() const = 0;
};

/// What ends reading before the end of the file, with a failure.
struct ReadBrakes {
  const std::atomic<bool>* stop = nullptr;  ///< once it is true, also where a pipe is waited for; null: never
  std::optional<std::uint64_t> memory_limit;  ///< bytes of the whole program
};

/// Opens a file, `-` for standard input. Gives nothing, and says why, for what is missing, a folder or not to
/// be read.
std::unique_ptr<ByteSource> open_bytes(const std::string& path, const ReadBrakes& brakes,
                                       Diagnostics& diagnostics);

/// Whether opening the path once more gives the same bytes from the first one on: a file, no pipe and no device.
bool can_be_read_again(const std::string& path);

/// Bytes that are at hand already.
std::unique_ptr<ByteSource> bytes_of(std::string bytes);

}  // namespace rung
