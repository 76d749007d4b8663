// Puts a doubt as goals of the search for customers, and makes whole records of what it finds.
#include "proofs/directed_search.hpp"

#include <algorithm>

#include "proofs/readable_customer.hpp"
#include "testing/customer_search.hpp"

namespace rung {
namespace {

std::vector<Goal> goals_of(const Doubt& doubt) {
  using Kind = Claim::Kind;
  const NodeId value = doubt.value;
  if (doubt.kind == Doubt::Kind::broken) return {{{value, Kind::unmet}, {value, Kind::known}}};
  if (doubt.kind != Doubt::Kind::differ) return {};
  switch (doubt.program[value].type.kind) {
    case TypeKind::truth:
      return {{{value, Kind::met}, {doubt.other, Kind::unmet}},
              {{value, Kind::unmet}, {doubt.other, Kind::met}}};
    case TypeKind::number:
    case TypeKind::date:
    case TypeKind::ladder:
      return {{{value, Kind::exceeds, {}, doubt.other}}, {{value, Kind::falls_short, {}, doubt.other}}};
    case TypeKind::nothing:
    case TypeKind::text:
    case TypeKind::duration:
    case TypeKind::enumeration: break;
  }
  return {};
}

/// Tests may stand on other days than those on which the rules are in effect.
Date day_in_effect(const Program& program) {
  if (program.ruleset && program.ruleset->effective_from) return *program.ruleset->effective_from;
  if (program.ruleset && program.ruleset->effective_to) return *program.ruleset->effective_to;
  return usual_day(program).value_or(*make_date(2025, 6, 30));
}

std::optional<std::size_t> first_confirmed(const Doubt& doubt, std::vector<Counterexample> examples,
                                           std::optional<Counterexample>& found) {
  auto good = confirmed(doubt, std::move(examples));
  for (std::size_t i = 0; i < good.size(); ++i) {
    if (!good[i]) continue;
    found = std::move(good[i]);
    return i;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Counterexample> approached(const Doubt& doubt) {
  const ReadableCustomers records(doubt);
  std::optional<Counterexample> found;
  const auto accepted = [&](const std::vector<Customer>& customers) -> std::optional<std::size_t> {
    std::vector<Counterexample> examples;
    for (const Customer& customer : customers) examples.push_back({records.whole(customer), {}, {}, {}});
    return first_confirmed(doubt, std::move(examples), found);
  };
  const Date today = day_in_effect(doubt.program);
  for (const Goal& goal : goals_of(doubt)) {
    find_customer(doubt.program, goal, today, accepted);
    if (found) return found;
  }
  return std::nullopt;
}

std::optional<Counterexample> given_lines_for(const Doubt& doubt, const Counterexample& example,
                                              const Goal& gathered) {
  if (gathered.empty()) return std::nullopt;
  const ReadableCustomers records(doubt);
  std::optional<Counterexample> found;
  // The lines are what is searched for; all else is the example's.
  const auto accepted = [&](const std::vector<Customer>& customers) -> std::optional<std::size_t> {
    std::vector<Counterexample> examples;
    for (const Customer& customer : customers) {
      Customer& like = examples.emplace_back(example).customer;
      like.lines = customer.lines;
      like = records.whole(std::move(like));
    }
    return first_confirmed(doubt, std::move(examples), found);
  };
  find_customer(doubt.program, gathered, example.customer.today, accepted, {}, {example.customer});
  return found;
}

}  // namespace rung
