// Memory for the texts of a column: few large pieces that live as long as any column that points into them.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "columns/column.hpp"

namespace rung {

class TextMemory {
 public:
  /// A copy that lives as long as the memory's pieces.
  std::string_view keep(std::string_view text);
  /// Lets the column keep all pieces of this memory.
  void give_to(Column& column) const;

 private:
  std::vector<std::shared_ptr<char[]>> pieces_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace rung
