// The promises of a rule file, proved or refuted, as findings and as a list.
#pragma once

#include <string>
#include <vector>

#include "commands/command_line.hpp"
#include "proofs/prove.hpp"
#include "review/rules.hpp"

namespace rung::commands {

struct PromiseProof {
  const Promise* promise;
  ProofVerdict verdict;
  double milliseconds = 0;
  std::string example = {};  ///< tests that show what breaks it
};

/// Of rules that are sound. What is refuted or not decided is added to their diagnostics.
std::vector<PromiseProof> prove_promises(Rules& rules, const ProofLimits& limits, Language language);

/// What was proved in several files.
class ProofReport {
 public:
  void add(Rules& rules, const ProofLimits& limits, Language language);
  /// All lines, and how many promises were proved.
  std::string told(Language language) const;
  /// Objects of the list `promises`, without brackets.
  const std::string& json() const { return json_; }

 private:
  std::string text_;
  std::string json_;
  std::size_t proved_ = 0;
  std::size_t refuted_ = 0;
  std::size_t undecided_ = 0;
};

/// One line a promise, and the examples of those that are refuted.
std::string told_proofs(const Rules& rules, const std::vector<PromiseProof>& proofs, Language language);

/// Objects of the list `promises`, without brackets.
std::string json_of_proofs(const Rules& rules, const std::vector<PromiseProof>& proofs, Language language);

/// What `--prove-seconds` says; what is wrong with it is reported.
ProofLimits proof_limits(const CommandLine& line, Diagnostics& usage);

/// In which language the keywords of a file are written.
Language keywords_of(const Rules& rules);

}  // namespace rung::commands
