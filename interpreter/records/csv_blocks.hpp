// A CSV text block by block, each split into whole records. What is left of a block goes before the next one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "records/csv_split.hpp"
#include "records/text_source.hpp"

namespace rung {

struct CsvLimits {
  std::size_t block_bytes;
  std::size_t longest_record;  ///< in bytes of UTF-8
};

class CsvBlocks {
 public:
  /// `path` is for messages.
  CsvBlocks(std::string path, std::unique_ptr<TextSource> text, char delimiter, CsvLimits limits);

  /// The next block with at least one record in it. False at the end and after a failure; a quote that never
  /// closes, a record that is too long and a failed read are failures.
  bool next();
  std::string_view text() const { return {buffer_.data(), filled_}; }
  const CsvIndex& index() const { return index_; }
  const std::optional<Diagnostic>& failure() const { return failure_; }
  const TextSource& source() const { return *text_; }

 private:
  void read_on();
  bool check_lengths();
  bool fail(Kind kind, std::uint64_t line);

  std::string path_;
  std::unique_ptr<TextSource> text_;
  char delimiter_;
  CsvLimits limits_;
  std::vector<char> buffer_;
  std::size_t filled_ = 0;
  bool ended_ = false;
  CsvIndex index_;
  std::optional<Diagnostic> failure_;
};

}  // namespace rung
