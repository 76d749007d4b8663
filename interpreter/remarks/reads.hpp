// Which values of a program depend on something.
#pragma once

#include <functional>
#include <vector>

#include "program/program.hpp"

namespace rung {

/// By node: whether it, or anything that it is computed from, is an operation of the kind that `reads` tells.
inline std::vector<bool> nodes_that_read(const Program& program,
                                         const std::function<bool(const Operation&)>& reads) {
  std::vector<bool> found(program.nodes.size());
  for (NodeId id = 0; id < program.nodes.size(); ++id) {
    bool reaches = reads(program[id].operation);
    for_each_input(program[id].operation, [&](NodeId input) { reaches = reaches || found[input]; });
    found[id] = reaches;
  }
  return found;
}

/// Whether an operation is one field of a record.
inline bool is_field(const Operation& operation, RecordId record, FieldId field) {
  const auto* read = std::get_if<op::Field>(&operation);
  return read != nullptr && read->record == record && read->field == field;
}

}  // namespace rung
