// Opens an export and reads the lines of one record from it, in blocks. One file a format; this one names
// what all give.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "columns/batch.hpp"
#include "diagnostics/diagnostic.hpp"
#include "program/program.hpp"
#include "records/shard.hpp"

namespace rung {

enum class Encoding : std::uint8_t { detect, utf8, utf16le, utf16be, gb18030, big5 };

/// Is told how reading gets on, by one thread at a time.
class ReadWatcher {
 public:
  virtual ~ReadWatcher() = default;
  /// So many more bytes of a file, as they lie on the disk, and lines of it are read.
  virtual void read_on(std::uint64_t bytes, std::uint64_t lines) = 0;
};

struct ReadOptions {
  Encoding encoding = Encoding::detect;
  std::vector<std::string> missing_words;  ///< `--na`: mean blank in every column
  std::size_t batch_rows = 2048;
  std::size_t block_bytes = std::size_t{256} << 10;    ///< how much is read at once
  std::size_t longest_record = std::size_t{16} << 20;  ///< in bytes of UTF-8; a longer one ends the file
  const std::atomic<bool>* stop = nullptr;             ///< once it is true, reading fails as interrupted
  /// In bytes of the whole program: where it takes more while it reads, reading fails.
  std::optional<std::uint64_t> memory_limit;
  /// Only lines are read whose link (of the subject: whose key) lies in this shard. A rejected line of which that cannot
  /// be told lies in the first.
  std::optional<Shard> shard;
  ReadWatcher* watcher = nullptr;
};

/// One rejected line, its first bad cell: the leftmost in the file. Column and value are empty for a ragged
/// line, a NUL, bytes that are no text.
struct Reject {
  RecordId record;
  std::uint64_t line;  ///< as in batches: counted through all files of the record
  std::string column;  ///< the header in the file
  std::string value;   ///< the text as it stands there
  Diagnostic reason;   ///< its place is the line and column of the file itself
};

/// What was found out about a file, for the summary.
struct FileFacts {
  std::string path;
  Encoding encoding = Encoding::utf8;
  char delimiter = ',';
  std::vector<std::string> headers;  ///< of all columns, without spaces around them
  std::uint64_t bytes = 0;           ///< of text; of a compressed file more than lie on the disk
  std::uint64_t lines = 0;           ///< records, rejected ones and those that were passed over among them
};

/// A stream that also tells what it rejected. A fault that ends the file (an open quote, an unreadable file)
/// is in `failure` once next() has given false.
class RecordReader : public RecordStream {
 public:
  /// In the order in which they are read, at least one.
  virtual std::vector<FileFacts> files() const = 0;
  /// Where a line of a batch stands.
  virtual DataPlace place_of(std::uint64_t line) const = 0;
  /// No line that was read so far has a greater number.
  virtual std::uint64_t line_limit() const = 0;
  /// Lines of other shards.
  virtual std::uint64_t passed_over() const = 0;
  virtual const std::vector<Reject>& rejects() const = 0;
  virtual const std::optional<Diagnostic>& failure() const = 0;
  bool has_failed() const override { return failure().has_value(); }
};

/// Opens a CSV or TSV file, `-` for stdin, and reads its header. The reader looks into the program as long as
/// it lives. `needed` tells which fields to read. Gives nothing, and says why, where the file cannot be
/// opened, is empty, or lacks a needed column (or has it twice).
std::unique_ptr<RecordReader> open_csv(const std::string& path, const Program& program, RecordId record,
                                       const std::vector<bool>& needed, const ReadOptions& options,
                                       Diagnostics& diagnostics);

}  // namespace rung
