// Puts the accounts of all declarations together, for those that the run reached.
#include "explain/account_building.hpp"

#include <algorithm>

#include "explain/account_parts.hpp"

namespace rung {
namespace {

/// More lines tell nobody more.
constexpr std::size_t most_lines_shown = 10;

/// Missing values are passed over; what is no number has no sum.
void add_to(std::optional<Decimal>& sum, const std::optional<Outcome>& line) {
  const Value* const value = line ? std::get_if<Value>(&*line) : nullptr;
  if (value != nullptr && is_missing(*value)) return;
  const Decimal* const number = value == nullptr ? nullptr : std::get_if<Decimal>(value);
  sum = sum && number != nullptr ? add(*sum, *number) : std::nullopt;
}

class AccountBuilding {
 public:
  AccountBuilding(const Program& program, const SubjectValues& values)
      : program_(program), reading_(program, values) {}

  Account build() {
    take_values();
    take_outcomes();
    for (std::uint32_t i = 0; i < program_.output.size(); ++i)
      account_.columns.push_back({i, reading_.outcome(program_.output[i].value)});
    take_blanks();
    return std::move(account_);
  }

 private:
  NodeId name(NameId id) const { return program_.names[id].node; }

  void take_values() {
    for (std::uint32_t i = 0; i < program_.scores.size(); ++i)
      if (reading_.has(name(program_.scores[i].value)))
        account_.scores.push_back(account_of_score(reading_, i));
    for (std::uint32_t i = 0; i < program_.tables.size(); ++i) {
      const auto& outputs = program_.tables[i].outputs;
      if (std::any_of(outputs.begin(), outputs.end(),
                      [&](const Table::Output& output) { return reading_.has(output.value); }))
        account_.tables.push_back(account_of_table(reading_, i));
    }
    for (std::uint32_t i = 0; i < program_.scales.size(); ++i)
      if (reading_.has(program_.scales[i].value)) account_.scales.push_back(account_of_scale(reading_, i));
    for (std::uint32_t i = 0; i < program_.ladders.size(); ++i)
      if (reading_.has(name(program_.ladders[i].value)))
        account_.ladders.push_back(account_of_ladder(reading_, i));
  }

  void take_outcomes() {
    for (std::uint32_t i = 0; i < program_.entitlements.size(); ++i) {
      const auto& benefits = program_.entitlements[i].benefits;
      if (std::any_of(benefits.begin(), benefits.end(),
                      [&](const Benefit& benefit) { return reading_.has(benefit.value); }))
        account_.entitlements.push_back(account_of_entitlements(reading_, i));
    }
    for (std::uint32_t i = 0; i < program_.actions.size(); ++i)
      if (program_.actions[i].when != none && reading_.met(program_.actions[i].when) == Met::yes)
        account_.actions.push_back(account_of_action(reading_, i));
  }

  void take_blanks() {
    std::vector<NamedValue>& all = account_.blank;
    const auto of_conditions = [&](const std::vector<TestedCondition>& conditions) {
      for (const TestedCondition& one : conditions) add_each_once(all, one.blank);
    };
    for (const ScoreAccount& score : account_.scores) {
      add_each_once(all, score.blank);
      if (score.applies)
        for (const PartAccount& part : score.parts) add_each_once(all, part.blank);
    }
    for (const TableAccount& table : account_.tables) add_each_once(all, table.blank);
    for (const LadderAccount& ladder : account_.ladders) {
      add_each_once(all, ladder.blank);
      for (const TierAccount& tier : ladder.tiers) of_conditions(tier.reach);
    }
  }

  const Program& program_;
  Reading reading_;
  Account account_;
};

GatheringAccount gathering(const SubjectStudy& study, const Reading& reading, NodeId node,
                           const std::vector<GatheredLine>& lines) {
  const auto& aggregate = std::get<op::Aggregate>(study.program()[node].operation);
  GatheringAccount account{reading.named(node), aggregate.from, lines.size(), 0, 0, Decimal(0), {}};
  for (const GatheredLine& line : lines) {
    account.hidden += line.hidden ? 1 : 0;
    if (!line.counted) continue;
    ++account.counted;
    add_to(account.sum, line.value);
    if (account.shown.size() < most_lines_shown)
      account.shown.push_back({study.place_of(aggregate.from, line.line), line.value});
  }
  return account;
}

}  // namespace

Account account_of(const Program& program, const SubjectValues& values) {
  return AccountBuilding(program, values).build();
}

Account account_of(const SubjectStudy& study, const RatedSubject& rated) {
  Account account = account_of(study.program(), rated.row.values);
  account.subject = study.name();
  account.place = study.place_of(subject, rated.row.line);
  account.as_of = study.request().as_of;
  const Reading reading(study.program(), rated.row.values);
  for (const auto& [node, lines] : rated.lines)
    account.gatherings.push_back(gathering(study, reading, node, lines));
  return account;
}

}  // namespace rung
