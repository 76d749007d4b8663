// Writes examples as tests.
#include "proofs/witness.hpp"

#include <algorithm>
#include <set>

#include "diagnostics/kinds.hpp"
#include "program/below.hpp"
#include "program/looked_at.hpp"
#include "testing/value_names.hpp"

namespace rung {
namespace {

/// Values that a test can expect: those of which a claim speaks, or what they are made of, as far as it has names.
class ExpectedValues {
 public:
  ExpectedValues(const Program& program, const std::map<NodeId, std::string>& names)
      : program_(program), names_(names) {}

  std::vector<NodeId> of(const Doubt& doubt) {
    const bool condition = doubt.kind == Doubt::Kind::broken;
    for (const NodeId id : condition ? looked_at(program_, doubt.value) : std::vector<NodeId>{doubt.value})
      take(id);
    if (found_.empty()) take_results();
    return std::move(found_);
  }

 private:
  void take(NodeId id) {
    if (!(program_[id].space == Space::of_record(subject)) || !seen_.insert(id).second) return;
    const NodeId value = unnamed(program_, id);
    if (!names_.contains(value))
      return for_each_input(program_[value].operation, [&](NodeId one) { take(one); });
    if (std::find(found_.begin(), found_.end(), value) == found_.end()) found_.push_back(value);
  }

  /// A test has to expect something, and what the rules make of the customer is worth knowing.
  void take_results() {
    for (const LadderDeclaration& ladder : program_.ladders) take(program_.names[ladder.value].node);
    for (const Score& score : program_.scores) take(program_.names[score.value].node);
    for (const Name& name : program_.names)
      if (found_.empty() && !name.parameter) take(name.node);
  }

  const Program& program_;
  const std::map<NodeId, std::string>& names_;
  std::set<NodeId> seen_;
  std::vector<NodeId> found_;
};

std::string written_with_values(const Program& program, const Customer& customer, const std::string& name,
                                const std::map<NodeId, std::string>& names, const std::vector<NodeId>& nodes,
                                Language keywords) {
  std::vector<WrittenExpectation> expected;
  const std::vector<RatedCustomer> got = rated(program, {customer}, nodes);
  for (std::size_t i = 0; i < nodes.size() && got[0].fate == Fate::evaluated; ++i)
    expected.push_back(
        {names.at(nodes[i]), written_in_rules(got[0].values[i], program[nodes[i]].type, program, keywords)});
  return written_as_test(program, customer, name, expected, keywords);
}

}  // namespace

std::string written_example(const Doubt& doubt, const Counterexample& example, const std::string& name,
                            Language keywords, Language language) {
  const std::map<NodeId, std::string> names = value_names(doubt.program, keywords);
  const std::vector<NodeId> nodes = ExpectedValues(doubt.program, names).of(doubt);
  if (!doubt.is_about_two())
    return written_with_values(doubt.program, example.customer, name, names, nodes, keywords);
  return written_with_values(doubt.program, example.customer,
                             say(Phrase::prove_test_before, language, {{"name", name}}), names, nodes,
                             keywords) +
         "\n" +
         written_with_values(doubt.program, raised(doubt, example),
                             say(Phrase::prove_test_after, language, {{"name", name}}), names, nodes,
                             keywords);
}

}  // namespace rung
