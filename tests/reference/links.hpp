// Which line belongs to which: duplicates of keys, the parent of every related line, and the lines that have
// none.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "reference/evaluator.hpp"

namespace rung::reference {

/// All by [record][index of the line].
struct Links {
  std::vector<std::vector<bool>> duplicate;  ///< a line before it that was not rejected has the same key
  std::vector<std::vector<std::optional<std::size_t>>> parent;
  std::vector<std::vector<bool>> orphan;  ///< leads to no subject, or to no line of the uppermost record
};

Links link(const Program& program, const Input& input);

/// Whether two values are the same key. Values of two enumerations, or of one and a text, compare by what is
/// written.
bool same_key(const Program& program, const Value& a, const Type& type_a, const Value& b, const Type& type_b);

/// The first line that has the value in the field, rejected lines and duplicates left aside.
std::optional<std::size_t> find_line(const Program& program, const Input& input, const Links& links,
                                     RecordId record, FieldId field, const Value& wanted, const Type& type);

/// Missing for a cell that was not read.
const Value& cell(const Line& line, FieldId field);

}  // namespace rung::reference
