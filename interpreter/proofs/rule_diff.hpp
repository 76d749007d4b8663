// Whether two rule files mean the same: output by output, for every customer there can be.
#pragma once

#include <string>
#include <vector>

#include "proofs/prove.hpp"

namespace rung {

/// One side of an output that differs.
struct DiffSide {
  std::string value;  ///< as it is printed; empty where it is missing
  std::vector<Origin> at_work;
};

struct OutputDiff {
  enum class Outcome : std::uint8_t {
    same,
    different,  ///< a customer shows it
    undecided,
    only_before,
    only_after,
    reads_apart,  ///< the data that it is made of are read in two ways
  };
  std::string name;
  Outcome outcome = Outcome::same;
  ProofVerdict verdict = {};
  std::string apart = {};  ///< the fields that are read in two ways
  DiffSide before = {};
  DiffSide after = {};
  std::string test = {};  ///< the customer, ready to be pasted
};

/// In the order of the earlier rules, then what only the later have.
std::vector<OutputDiff> rule_diff(const Program& before, const Program& after, const ProofLimits& limits,
                                  Language keywords, Language language);

}  // namespace rung
