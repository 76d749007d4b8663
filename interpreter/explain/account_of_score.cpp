// What each part of a score gave, and what bounds and factors made of the parts.
#include "explain/account_parts.hpp"

namespace rung {
namespace {

PartAccount account_of_part(const Reading& reading, const Score& score, std::uint32_t index) {
  const ScorePart& part = score.parts[index];
  PartAccount account{};
  account.part = index;
  account.amount = reading.number(part.written.node);
  account.per = reading.number(part.per.node);
  account.before = reading.number(part.bounded.before);
  account.contribution = reading.number(part.contribution);
  account.conditions = reading.tested(part.conditions);
  account.inputs = reading.inputs_of(part.written.node);
  if (part.per.is_there()) add_each_once(account.inputs, reading.inputs_of(part.per.node));
  if (part.kind == ScorePart::Kind::weight) {
    account.weight = reading.number(part.weight.node);
    const auto value = reading.number(part.bounded.after);
    const auto stand_in = value || !score.counts.is_there() ? value : reading.number(score.counts.node);
    if (account.weight && stand_in) account.points = multiply(*account.weight, *stand_in);
  }
  if (part.condition != none && reading.met(part.condition) != Met::yes) {
    account.state = PartAccount::State::unmet;
    for (const TestedCondition& one : account.conditions) add_each_once(account.blank, one.blank);
  } else if (reading.known(part.bounded.after) == nullptr) {
    account.state = PartAccount::State::blank;
    account.blank = reading.blank_behind(part.bounded.after);
  }
  return account;
}

GroupAccount account_of_group(const Reading& reading, const ScoreAccount& account, const ScoreGroup& group,
                              std::uint32_t index) {
  std::optional<Decimal> sum = Decimal(0);
  for (const std::uint32_t part : group.parts) {
    const auto& contribution = account.parts[part].contribution;
    sum = sum && contribution ? add(*sum, *contribution) : std::nullopt;
  }
  return {index, sum, {reading.number(group.bounded.before), reading.number(group.bounded.after)}};
}

/// What each weighted part adds to the score; nobody asked the engine for it.
void share_points(const Score& score, ScoreAccount& account) {
  for (PartAccount& one : account.parts) {
    if (score.parts[one.part].kind != ScorePart::Kind::weight) continue;
    one.contribution = one.points;
    if (score.reweighted && one.points && account.coverage)
      one.contribution = divide(*one.points, *account.coverage);
  }
}

}  // namespace

ScoreAccount account_of_score(const Reading& reading, std::uint32_t index) {
  const Score& score = reading.program().scores[index];
  const NodeId value = reading.program().names[score.value].node;
  ScoreAccount account;
  account.score = index;
  account.value = reading.number(value);
  account.conditions = reading.tested(score.applies);
  for (const TestedCondition& condition : account.conditions)
    account.applies = account.applies && condition.met == Met::yes;
  for (std::uint32_t part = 0; part < score.parts.size(); ++part)
    account.parts.push_back(account_of_part(reading, score, part));
  for (std::uint32_t group = 0; group < score.groups.size(); ++group)
    account.groups.push_back(account_of_group(reading, account, score.groups[group], group));
  for (std::uint32_t total = 0; total < score.totals.size(); ++total) {
    const Bounded& bounded = score.totals[total].bounded;
    account.totals.push_back({total, {reading.number(bounded.before), reading.number(bounded.after)}});
  }
  for (std::uint32_t factor = 0; factor < score.factors.size(); ++factor)
    account.factors.push_back({factor, reading.number(score.factors[factor].factor.node),
                               reading.number(score.factors[factor].after)});
  account.base = reading.number(score.base);
  account.bonuses = reading.number(score.bonuses);
  account.penalties = reading.number(score.penalties);
  account.extras = reading.number(score.extras);
  account.coverage = reading.number(score.coverage);
  share_points(score, account);
  if (!account.value && account.applies) account.blank = reading.blank_behind(value);
  return account;
}

}  // namespace rung
