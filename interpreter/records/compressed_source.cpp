// Looks at the first bytes, and reads on by blocks through a decompressor.
#include "records/compressed_source.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "diagnostics/kinds.hpp"
#include "records/decompressor.hpp"

namespace rung {
namespace {

constexpr std::size_t block_bytes = std::size_t{128} << 10;
constexpr std::size_t head_bytes = 4;

/// Bytes of which some were read already.
class BegunBytes : public ByteSource {
 public:
  BegunBytes(std::string head, std::unique_ptr<ByteSource> rest)
      : head_(std::move(head)), rest_(std::move(rest)) {}

  std::size_t read(char* to, std::size_t room) override {
    const std::size_t of_head = std::min(room, head_.size() - used_);
    std::memcpy(to, head_.data() + used_, of_head);
    used_ += of_head;
    return of_head + (of_head < room ? rest_->read(to + of_head, room - of_head) : 0);
  }

  const std::optional<Diagnostic>& failure() const override { return rest_->failure(); }
  std::uint64_t taken() const override { return rest_->taken(); }

 private:
  std::string head_;
  std::size_t used_ = 0;
  std::unique_ptr<ByteSource> rest_;
};

class CompressedBytes : public ByteSource {
 public:
  CompressedBytes(std::string path, std::unique_ptr<ByteSource> bytes,
                  std::unique_ptr<Decompressor> decompressor)
      : path_(std::move(path)), bytes_(std::move(bytes)), decompressor_(std::move(decompressor)) {}

  std::size_t read(char* to, std::size_t room) override {
    std::span<char> out(to, room);
    while (!out.empty() && !failure_) {
      const std::size_t waiting = in_.size();
      const std::size_t left = out.size();
      const Decompressor::State state = decompressor_->advance(in_, out);
      if (is_bad(state)) {
        fail(state);
      } else if (waiting == in_.size() && left == out.size() && !refill()) {
        if (bytes_->failure())
          failure_ = bytes_->failure();
        else if (state == Decompressor::State::inside)
          fail_with(Kind::compressed_ends_early);
        break;
      }
    }
    return room - out.size();
  }

  const std::optional<Diagnostic>& failure() const override { return failure_; }
  std::uint64_t taken() const override { return bytes_->taken(); }

 private:
  static bool is_bad(Decompressor::State state) {
    return state != Decompressor::State::inside && state != Decompressor::State::between;
  }

  /// Behind what is left; false at the end.
  bool refill() {
    const std::size_t left = in_.size();
    if (left == block_.size()) return false;
    std::memmove(block_.data(), in_.data(), left);
    const std::size_t got = bytes_->read(block_.data() + left, block_.size() - left);
    in_ = {block_.data(), left + got};
    return got > 0;
  }

  void fail(Decompressor::State state) {
    switch (state) {
      case Decompressor::State::inside:
      case Decompressor::State::between: return;
      case Decompressor::State::damaged: return fail_with(Kind::compressed_damaged);
      case Decompressor::State::window:
        fail_with(Kind::compressed_window);
        failure_->with("mebibytes", std::to_string((1U << largest_window_bits) >> 20));
        return;
      case Decompressor::State::no_memory:
        fail_with(Kind::file_read_failed);
        failure_->with("reason", std::strerror(ENOMEM));
        return;
    }
  }

  void fail_with(Kind kind) {
    failure_ = Diagnostic{kind, DataPlace{path_}, {}, {}, {}};
    failure_->with("file", path_);
  }

  std::string path_;
  std::unique_ptr<ByteSource> bytes_;
  std::unique_ptr<Decompressor> decompressor_;
  std::string block_ = std::string(block_bytes, '\0');
  std::string_view in_ = {block_.data(), 0};  // of the block, not decompressed yet
  std::optional<Diagnostic> failure_;
};

bool is_gzip(std::string_view head) {
  return head.starts_with("\x1F\x8B\x08");
}

/// Some programs put a frame in front that is to be skipped.
bool is_zstd(std::string_view head) {
  const bool skippable =
      head.size() == head_bytes && (head[0] & 0xF0) == 0x50 && head.ends_with("\x2A\x4D\x18");
  return skippable || head == "\x28\xB5\x2F\xFD";
}

}  // namespace

std::unique_ptr<ByteSource> decompressed(std::unique_ptr<ByteSource> bytes, std::string path) {
  std::string head(head_bytes, '\0');
  head.resize(bytes->read(head.data(), head.size()));
  const bool gzip = is_gzip(head);
  const bool zstd = is_zstd(head);
  auto begun = std::make_unique<BegunBytes>(std::move(head), std::move(bytes));
  if (gzip) return std::make_unique<CompressedBytes>(std::move(path), std::move(begun), gzip_decompressor());
  if (zstd) return std::make_unique<CompressedBytes>(std::move(path), std::move(begun), zstd_decompressor());
  return begun;
}

}  // namespace rung
