// The text of a file as UTF-8 without a byte order mark, in blocks. Bytes that are no text in the file's
// encoding come out as the byte FF, which is no UTF-8 either: whoever checks the text finds them where they
// stand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "records/byte_source.hpp"
#include "records/reader.hpp"

namespace rung {

class TextSource {
 public:
  /// Looks at the beginning of the bytes, where `encoding` is to be detected.
  TextSource(std::unique_ptr<ByteSource> bytes, Encoding encoding);
  TextSource(const TextSource&) = delete;
  TextSource& operator=(const TextSource&) = delete;
  ~TextSource();

  /// False where this machine cannot read the encoding.
  bool is_supported() const { return supported_; }
  Encoding encoding() const { return encoding_; }
  /// The text's beginning, about `length` bytes of it; to be called before read().
  std::string sample(std::size_t length) const;
  /// The bytes as they stand in the file, its beginning; to be called before read().
  std::string_view head() const { return head_; }

  /// Fills `to`, most of it, and gives how many bytes that were: 0 only at the end or after a failure. `room`
  /// must be 8 at least.
  std::size_t read(char* to, std::size_t room);
  const std::optional<Diagnostic>& failure() const { return bytes_->failure(); }
  std::uint64_t bytes_read() const { return bytes_read_; }
  /// Of the file itself, which may be compressed.
  std::uint64_t bytes_taken() const { return bytes_->taken(); }

 private:
  class Transcoder;

  /// Of the head first, then of the file.
  std::size_t read_raw(char* to, std::size_t room);
  std::size_t read_transcoded(char* to, std::size_t room);
  void refill_raw();

  std::unique_ptr<ByteSource> bytes_;
  Encoding encoding_;
  bool supported_ = true;
  std::string head_;
  std::size_t head_used_ = 0;
  std::uint64_t bytes_read_ = 0;
  std::unique_ptr<Transcoder> transcoder_;  // none for UTF-8
  std::string raw_;                         // bytes for the transcoder, those before raw_used_ done with
  std::size_t raw_used_ = 0;
  bool raw_ended_ = false;
};

}  // namespace rung
