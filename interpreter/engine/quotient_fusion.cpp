// Finds roundings and comparisons of a quotient that nobody else looks at. They are worked out from dividend and divisor
// in one go; the kernels in quotient.hpp keep to the result of the two steps.
#include "engine/plan_parts.hpp"

namespace rung {
namespace {

bool is_quotient(const Program& program, NodeId id) {
  const auto* calculation = std::get_if<op::Calculate>(&program[id].operation);
  return calculation != nullptr && calculation->kind == Arithmetic::divide && program[id].type.is_number() &&
         program[calculation->left].type.is_number() && program[calculation->right].type.is_number();
}

/// A number of places that the fused rounding can do; the quotient itself has 18.
bool is_few_places(const Program& program, NodeId id) {
  const auto* constant = std::get_if<op::Constant>(&program[id].operation);
  if (constant == nullptr) return false;
  const Decimal* places = std::get_if<Decimal>(&constant->value);
  if (places == nullptr) return false;
  const auto whole = places->whole();
  return whole && *whole >= 0 && *whole < Decimal::places;
}

NodeId quotient_to_fuse(const Program& program, const Node& node) {
  if (const auto* call = std::get_if<op::Call>(&node.operation)) {
    const bool fits = call->function == FunctionId::round && is_quotient(program, call->arguments[0]) &&
                      is_few_places(program, call->arguments[1]);
    return fits ? call->arguments[0] : none;
  }
  if (const auto* comparison = std::get_if<op::Compare>(&node.operation)) {
    if (!program[comparison->left].type.is_number() || !program[comparison->right].type.is_number())
      return none;
    if (is_quotient(program, comparison->left)) return comparison->left;
    if (is_quotient(program, comparison->right)) return comparison->right;
  }
  return none;
}

}  // namespace

void fuse_quotients(Plan& plan, const Request& request) {
  const Program& program = *plan.program;
  std::vector<std::uint32_t> users(program.nodes.size(), 0);
  for (const NodeId id : roots_of(plan, request)) ++users[id];
  for (NodeId id = 0; id < program.nodes.size(); ++id) {
    if (plan.needed[id]) for_each_planned_input(plan, id, [&](NodeId input) { ++users[input]; });
  }
  for (NodeId id = 0; id < program.nodes.size(); ++id) {
    if (!plan.needed[id] || plan.stand_in[id] != none) continue;
    const NodeId quotient = quotient_to_fuse(program, program[id]);
    if (quotient == none || users[quotient] != 1 || program[quotient].space != program[id].space) continue;
    plan.fused[id] = quotient;
    plan.needed[quotient] = 0;
  }
}

}  // namespace rung
