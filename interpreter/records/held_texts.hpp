// Short texts that are written again and again, in memory that lets them be copied a block at a time.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace rung {

/// What is copied at once.
constexpr std::size_t block_bytes = 32;

/// A text of which a whole block can be read, whatever its size.
struct HeldText {
  const char* bytes = nullptr;
  std::size_t size = 0;
};

/// Copies a text of at most `most` bytes, and what stands behind it; to where there is room for as much.
/// Returns the end.
template <std::size_t most>
char* put_short(char* to, HeldText text) {
  static_assert(most <= block_bytes);
  std::memcpy(to, text.bytes, most);
  return to + text.size;
}

/// Copies any text; to where there is room for it and a block.
inline char* put(char* to, HeldText text) {
  if (text.size > block_bytes) [[unlikely]]
    std::memcpy(to + block_bytes, text.bytes + block_bytes, text.size - block_bytes);
  return put_short<block_bytes>(to, text);
}

/// What is copied at once of a text that is mostly longer than a block.
constexpr std::size_t long_block_bytes = 2 * block_bytes;

/// Copies a text of which a long block can be read; to where there is room for it and a long block.
inline char* put_long(char* to, HeldText text) {
  std::memcpy(to, text.bytes, long_block_bytes);
  if (text.size > long_block_bytes) [[unlikely]]
    std::memcpy(to + long_block_bytes, text.bytes + long_block_bytes, text.size - long_block_bytes);
  return to + text.size;
}

/// Texts stay where they are until their holder goes.
class HeldTexts {
 public:
  HeldText hold(std::string_view text) {
    parts_.push_back(std::make_unique<char[]>(std::max(text.size(), block_bytes)));
    std::copy(text.begin(), text.end(), parts_.back().get());
    return {parts_.back().get(), text.size()};
  }

 private:
  std::vector<std::unique_ptr<char[]>> parts_;
};

}  // namespace rung
