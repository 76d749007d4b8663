// Memory for the texts of a column.
#include "columns/text_memory.hpp"

#include <algorithm>
#include <cstring>

namespace rung {

std::string_view TextMemory::keep(std::string_view text) {
  constexpr std::size_t piece_size = 16384;
  if (text.empty()) return {};
  if (text.size() > left_) {
    left_ = std::max(piece_size, text.size());
    pieces_.push_back(std::make_shared<char[]>(left_));
    next_ = pieces_.back().get();
  }
  char* const begin = next_;
  std::memcpy(begin, text.data(), text.size());
  next_ += text.size();
  left_ -= text.size();
  return {begin, text.size()};
}

void TextMemory::give_to(Column& column) const {
  column.keeps.insert(column.keeps.end(), pieces_.begin(), pieces_.end());
}

}  // namespace rung
