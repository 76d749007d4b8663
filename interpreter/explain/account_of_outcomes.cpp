// What follows from a tier: benefits and what became of those of the tier before, and actions.
#include "explain/account_parts.hpp"

namespace rung {
namespace {

/// The tier before, where the entitlements go by a ladder.
std::optional<std::int32_t> tier_before(const Reading& reading, NodeId by) {
  const Program& program = reading.program();
  for (const LadderDeclaration& ladder : program.ladders) {
    if (program.names[ladder.value].node != by) continue;
    return reading.code(std::get<op::Ladder>(program[ladder.decision].operation).current);
  }
  return std::nullopt;
}

/// The line that decided: a revocation that holds, else the first grant that does.
std::optional<std::uint32_t> deciding_line(const Reading& reading, const Entitlements& declared,
                                           const std::string& benefit) {
  std::optional<std::uint32_t> granted;
  for (std::uint32_t i = 0; i < declared.grants.size(); ++i) {
    const GrantTerms& line = declared.grants[i];
    if (line.benefit != benefit || reading.met(line.when) != Met::yes) continue;
    if (line.revokes) return i;
    if (!granted) granted = i;
  }
  return granted;
}

std::optional<Value> stated(const Reading& reading, NodeId node) {
  const Value* const value = reading.known(node);
  return value == nullptr ? std::nullopt : std::optional(*value);
}

}  // namespace

EntitlementsAccount account_of_entitlements(const Reading& reading, std::uint32_t index) {
  const Entitlements& declared = reading.program().entitlements[index];
  const auto before = tier_before(reading, declared.by);
  EntitlementsAccount account{index, {}};
  for (std::uint32_t i = 0; i < declared.benefits.size(); ++i) {
    const Benefit& benefit = declared.benefits[i];
    BenefitAccount one{i, reading.outcome(benefit.value), std::nullopt,
                       deciding_line(reading, declared, benefit.name)};
    if (before && static_cast<std::size_t>(*before) < benefit.cells.size()) {
      const Outcome cell = reading.outcome(benefit.cells[static_cast<std::size_t>(*before)]);
      if (const Value* const value = std::get_if<Value>(&cell)) one.before = *value;
    }
    account.benefits.push_back(std::move(one));
  }
  return account;
}

ActionAccount account_of_action(const Reading& reading, std::uint32_t index) {
  const Action& action = reading.program().actions[index];
  return {index, stated(reading, action.due), stated(reading, action.owner), stated(reading, action.say),
          reading.tested(action.conditions)};
}

}  // namespace rung
