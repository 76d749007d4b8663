// Text that grows, in memory that is neither set to zero before it is written nor given back before the end.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <memory>
#include <string_view>

namespace rung {

class TextBuffer {
 public:
  /// Where the text goes on, with memory for at least `count` more bytes. It holds until the next call.
  char* room(std::size_t count) {
    if (capacity_ - size_ < count) grow(count);
    return bytes_.get() + size_;
  }
  /// Makes what was written there up to `end` part of the text.
  void end_at(const char* end) { size_ = static_cast<std::size_t>(end - bytes_.get()); }
  void append(std::string_view text) { end_at(std::copy(text.begin(), text.end(), room(text.size()))); }
  /// Keeps the memory.
  void clear() { size_ = 0; }
  std::string_view view() const { return {bytes_.get(), size_}; }

 private:
  void grow(std::size_t count) {
    constexpr std::size_t least_bytes = 4096;
    const std::size_t capacity = std::max({least_bytes, 2 * capacity_, size_ + count});
    auto bytes = std::make_unique_for_overwrite<char[]>(capacity);
    std::copy_n(bytes_.get(), size_, bytes.get());
    bytes_ = std::move(bytes);
    capacity_ = capacity;
  }

  std::unique_ptr<char[]> bytes_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace rung
