// Writes examples as tests.
#include "proofs/witness.hpp"

#include <algorithm>

#include "diagnostics/kinds.hpp"
#include "program/looked_at.hpp"

namespace rung {
namespace {

/// The values that have names of their own, so that a test can expect them.
std::vector<NodeId> named_values(const Program& program, const Doubt& doubt) {
  std::vector<NodeId> nodes = {doubt.value};
  if (doubt.kind == Doubt::Kind::broken) nodes = looked_at(program, doubt.value);
  std::vector<NodeId> named;
  for (const NodeId id : nodes)
    if (std::holds_alternative<op::Named>(program[id].operation) &&
        std::find(named.begin(), named.end(), id) == named.end())
      named.push_back(id);
  return named;
}

}  // namespace

std::string written_with_values(const Program& program, const Customer& customer, const std::string& name,
                                const std::vector<NodeId>& nodes, Language keywords) {
  std::vector<WrittenExpectation> expected;
  if (!nodes.empty()) {
    const std::vector<RatedCustomer> got = rated(program, {customer}, nodes);
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      const auto* named = std::get_if<op::Named>(&program[nodes[i]].operation);
      if (named == nullptr || got[0].fate != Fate::evaluated) continue;
      expected.push_back({program.names[named->name].name,
                          written_in_rules(got[0].values[i], program[nodes[i]].type, program, keywords)});
    }
  }
  return written_as_test(program, customer, name, expected, keywords);
}

std::string written_example(const Doubt& doubt, const Counterexample& example, const std::string& name,
                            Language keywords, Language language) {
  const std::vector<NodeId> nodes = named_values(doubt.program, doubt);
  if (!doubt.is_about_two())
    return written_with_values(doubt.program, example.customer, name, nodes, keywords);
  return written_with_values(doubt.program, example.customer,
                             say(Phrase::prove_test_before, language, {{"name", name}}), nodes, keywords) +
         "\n" +
         written_with_values(doubt.program, raised(doubt, example),
                             say(Phrase::prove_test_after, language, {{"name", name}}), nodes, keywords);
}

}  // namespace rung
