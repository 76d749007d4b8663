// Finds the line that has a key. Keys compare by value: texts and values of enumerations by their bytes, numbers by value.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <string_view>
#include <vector>

#include "columns/column.hpp"
#include "columns/text_memory.hpp"
#include "program/program.hpp"

namespace rung {

struct KeyHash {
  std::size_t operator()(Int128 value) const;
};

class KeyIndex {
 public:
  explicit KeyIndex(const Program& program) : program_(&program) {}

  /// Row i of the keys belongs to line first + i. The first line of a key keeps it; `taken` tells which keys were there
  /// already. A missing key is no key.
  void add(const Column& keys, const Type& type, std::uint32_t first, std::vector<std::uint8_t>& taken);
  /// The lines of keys, no_row where there is none.
  void find(const Column& keys, const Type& type, std::vector<std::uint32_t>& lines) const;

 private:
  const Program* program_;
  Type type_;
  boost::unordered_flat_map<std::string_view, std::uint32_t> texts_;
  boost::unordered_flat_map<Int128, std::uint32_t, KeyHash> numbers_;
  TextMemory memory_;
};

}  // namespace rung
