// Where an expression stands: whose rows it is for and which names it sees first.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "program/program.hpp"

namespace rung {

/// The columns and group keys of the report that an expression belongs to.
struct ReportScope {
  std::uint32_t report = none;
  std::map<std::string, NodeId> columns;  ///< those above
  std::vector<NodeId> keys;               ///< nodes of the subject
};

struct Standpoint {
  RecordId own = subject;    ///< an expression without other marks is for each line of this record
  RecordId gathered = none;  ///< inside an aggregate: whose lines it goes over
  bool in_population = false;
  const std::map<std::string, NodeId>* parameters = nullptr;
  const ReportScope* report = nullptr;

  bool in_aggregate() const { return gathered != none; }
};

}  // namespace rung
