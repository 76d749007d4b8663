// From the declarations to nodes, with an eye on what must be read for them.
#include "explain/asked_nodes.hpp"

#include <algorithm>

namespace rung {
namespace {

using Fields = std::vector<std::vector<bool>>;

bool is_within(const Fields& some, const Fields& all) {
  for (std::size_t record = 0; record < some.size(); ++record)
    for (std::size_t field = 0; field < some[record].size(); ++field)
      if (some[record][field] && !all[record][field]) return false;
  return true;
}

std::vector<NodeId> plain_results(const Program& program) {
  std::vector<NodeId> results;
  for (const OutputColumn& column : program.output) results.push_back(column.value);
  for (const Action& action : program.actions) {
    for (const NodeId node : {action.when, action.due, action.owner, action.say})
      if (node != none) results.push_back(node);
  }
  std::sort(results.begin(), results.end());
  results.erase(std::unique(results.begin(), results.end()), results.end());
  return results;
}

/// What the declarations stand for, whether or not the output shows it.
std::vector<NodeId> declared(const Program& program) {
  std::vector<NodeId> nodes;
  for (const Score& score : program.scores) {
    nodes.push_back(program.names[score.value].node);
    if (score.coverage != none) nodes.push_back(score.coverage);
    for (const ScorePart& part : score.parts) nodes.push_back(part.contribution);
  }
  for (const LadderDeclaration& ladder : program.ladders) nodes.push_back(program.names[ladder.value].node);
  for (const Entitlements& entitlements : program.entitlements)
    for (const Benefit& benefit : entitlements.benefits) nodes.push_back(benefit.value);
  return nodes;
}

bool is_asked(const Node& node) {
  if (std::holds_alternative<op::Constant>(node.operation)) return false;
  return node.space == Space::run() || node.space == Space::of_record(subject);
}

}  // namespace

void reach_inputs(const Program& program, NodeId root, std::vector<bool>& reached) {
  std::vector<NodeId> open = {root};
  while (!open.empty()) {
    const NodeId node = open.back();
    open.pop_back();
    if (reached[node]) continue;
    reached[node] = true;
    for_each_input(program[node].operation, [&](NodeId input) { open.push_back(input); });
  }
}

Request asked_nodes(const Program& program) {
  Request request{plain_results(program), {}};
  const Fields read = needed_fields(program, request);
  std::vector<bool> reached(program.nodes.size(), false);
  for (const NodeId node : request.results) reach_inputs(program, node, reached);
  if (!program.records.empty() && program.records[subject].where != none)
    reach_inputs(program, program.records[subject].where, reached);
  for (const NodeId node : declared(program))
    if (!reached[node] && is_within(needed_fields(program, {{node}, {}}), read))
      reach_inputs(program, node, reached);
  for (NodeId node = 0; node < reached.size(); ++node) {
    if (!reached[node] || !is_asked(program[node])) continue;
    if (!std::binary_search(request.results.begin(), request.results.end(), node))
      request.beside.push_back(node);
  }
  return request;
}

}  // namespace rung
