// Matches places of the text with nodes.
#include "coverage/compared_places.hpp"

#include <algorithm>

#include "testing/customer_moves.hpp"

namespace rung {
namespace {

std::pair<SourceId, std::pair<std::uint32_t, std::uint32_t>> key_of(Span span) {
  return {span.source, {span.begin, span.end}};
}

}  // namespace

ComparedPlaces::ComparedPlaces(const Program& program) : program_(program) {
  for (NodeId node = 0; node < program.nodes.size(); ++node)
    if (std::holds_alternative<op::Compare>(program[node].operation))
      comparisons_.try_emplace(key_of(program[node].origin.span), node);
  for (const Table& table : program.tables) {
    Goal above;
    for (const Table::Row& row : table.rows) {
      know(row.tests, above);
      if (table.match == Table::Match::one) above.push_back({row.met, Claim::Kind::unmet});
    }
  }
  for (const Score& score : program.scores) {
    know(score.applies);
    for (const ScorePart& part : score.parts) know(part.conditions);
  }
  for (const LadderDeclaration& ladder : program.ladders) know(ladder);
  for (const Entitlements& entitlements : program.entitlements)
    for (const GrantTerms& grant : entitlements.grants) know(grant.conditions);
  for (const Action& action : program.actions) know(action.conditions);
}

void ComparedPlaces::know(const std::vector<Condition>& conditions, const Goal& context) {
  for (const Condition& condition : conditions) {
    if (condition.met == none) continue;
    if (std::holds_alternative<op::Compare>(program_[condition.met].operation))
      comparisons_[key_of(condition.span)] = condition.met;
    Goal others = context;
    for (const Condition& other : conditions)
      if (&other != &condition && other.met != none) others.push_back({other.met});
    contexts_[key_of(condition.span)].push_back(std::move(others));
  }
}

void ComparedPlaces::know(const LadderDeclaration& ladder) {
  know(ladder.terms.applies);
  const auto& decision = std::get<op::Ladder>(program_[ladder.decision].operation);
  for (std::size_t code = 0; code < ladder.terms.tiers.size(); ++code) {
    const TierTerms& tier = ladder.terms.tiers[code];
    know(tier.reach);
    if (decision.current == none) continue;
    const Code own{static_cast<std::int32_t>(code)};
    know(tier.keep,
         {{decision.current, Claim::Kind::equal, own}, {ladder.terms.qualified, Claim::Kind::below, own}});
  }
  for (const TierRule& rule : ladder.terms.rules) know(rule.conditions);
}

NodeId ComparedPlaces::comparison_at(Span span) const {
  const auto found = comparisons_.find(key_of(span));
  return found == comparisons_.end() ? none : found->second;
}

Type ComparedPlaces::type_beside(NodeId comparison) const {
  if (comparison == none) return Type::nothing();
  const auto& compare = std::get<op::Compare>(program_[comparison].operation);
  const Type left = program_[compare.left].type;
  if (left.is_number() && left.numeric != Numeric::literal) return left;
  return program_[compare.right].type;
}

/// Where the comparison changes: at the bound, or at the step beside it.
std::vector<Value> ComparedPlaces::edges_of(const op::Compare& compare, bool mirrored, const Value& bound,
                                            int direction) const {
  const auto* number = std::get_if<Decimal>(&bound);
  const Type type = program_[mirrored ? compare.right : compare.left].type;
  const auto step = number == nullptr ? std::nullopt : smallest_step(type, *number);
  if (!step) return {bound};
  const Value below = subtract(*number, *step).value_or(*number);
  const Value above = add(*number, *step).value_or(*number);
  const bool equality = compare.kind == Comparison::equal || compare.kind == Comparison::unequal;
  if (equality) return {bound, direction < 0 ? below : above};
  if (direction == 0) return {bound};
  // `>= x` and `< x` change just below x, `> x` and `<= x` just above.
  const bool at_or_above = compare.kind == Comparison::greater_equal || compare.kind == Comparison::less;
  const bool changes_below = at_or_above != mirrored;
  if (changes_below) return {direction > 0 ? bound : below};
  return {direction > 0 ? above : bound};
}

std::vector<Goal> ComparedPlaces::edge_of(Span span, int direction) const {
  const NodeId comparison = comparison_at(span);
  if (comparison == none) return {};
  const auto& compare = std::get<op::Compare>(program_[comparison].operation);
  std::vector<Goal> goals;
  for (const bool mirrored : {false, true}) {
    const NodeId side = mirrored ? compare.right : compare.left;
    const NodeId bound = behind_names(program_, mirrored ? compare.left : compare.right);
    const auto* constant = std::get_if<op::Constant>(&program_[bound].operation);
    if (constant == nullptr || program_[side].space != Space::of_record(subject)) continue;
    for (Value& edge : edges_of(compare, mirrored, constant->value, direction))
      goals.push_back({{side, Claim::Kind::equal, std::move(edge)}});
  }
  if (goals.empty() && program_[comparison].space == Space::of_record(subject))
    goals = {{{comparison, Claim::Kind::met}}, {{comparison, Claim::Kind::unmet}}};
  const auto contexts = contexts_.find(key_of(span));
  if (contexts == contexts_.end()) return goals;
  std::vector<Goal> within;
  for (const Goal& goal : goals)
    for (const Goal& context : contexts->second) {
      within.push_back(goal);
      within.back().insert(within.back().end(), context.begin(), context.end());
    }
  return within;
}

std::vector<Goal> ComparedPlaces::at_tier(const std::string& benefit, std::size_t column,
                                          const syntax::Entitlements& written) const {
  if (column >= written.tiers.size()) return {};
  for (const Entitlements& entitlements : program_.entitlements)
    for (const Benefit& known : entitlements.benefits) {
      if (known.name != benefit || entitlements.by == none) continue;
      const auto code =
          program_.enumerations[program_[entitlements.by].type.set].code_of(written.tiers[column].name);
      if (code) return {{{entitlements.by, Claim::Kind::equal, Code{*code}}}};
    }
  return {};
}

std::optional<Decimal> ComparedPlaces::value_of(const syntax::Number& number) {
  const auto digits = parse_decimal(number.digits);
  const auto scale = power(Decimal(10), number.exponent);
  auto value = digits && scale ? multiply(*digits, *scale) : std::nullopt;
  if (value && number.percent) value = divide(*value, Decimal(100));
  return value;
}

}  // namespace rung
