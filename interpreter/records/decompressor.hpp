// What a form of compression has to say: how bytes become more bytes. One file a form; compressed_source.cpp does the rest.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace rung {

class Decompressor {
 public:
  enum class State : std::uint8_t {
    inside,     ///< a part has begun and not ended
    between,    ///< a part has ended, another one may follow
    damaged,    ///< these bytes are none of this form, or their checksum is wrong
    window,     ///< more memory is needed than may be taken
    no_memory,  ///< and less than that was not there
  };

  virtual ~Decompressor() = default;
  /// Turns as much of `in` as fits into `out`, and moves both forward. Where neither moves, more input is needed.
  virtual State advance(std::string_view& in, std::span<char>& out) = 0;
};

/// At most so much memory is taken for what may be repeated from before.
constexpr unsigned largest_window_bits = 27;

/// Of one or several gzip members behind each other, with zeros behind the last.
std::unique_ptr<Decompressor> gzip_decompressor();
/// Of one or several zstd frames behind each other.
std::unique_ptr<Decompressor> zstd_decompressor();

}  // namespace rung
