// Customers that are searched for: for whom a condition holds, whatever it is made of, with nothing that they do not need.
#include "testing/customer_search.hpp"

#include "testing/customer_moves.hpp"

#include <doctest/doctest.h>

#include "checked_rules.hpp"

using namespace rung;
using checked::rules;

namespace {

const char* const rating = R"(record customer
  id       text key
  amount   money
  members  count default 0
  orders   count optional
  quality  number optional
  share    percent optional
  kind     factory | shop | office optional
  ends     date optional
  listed   yes/no optional
  was      tier optional

record order of customer by id
  id      text
  date    date
  sum     money
  status  paid | open | refunded
  dated   date

table base
  | amount    | =>  |
  | >= 50k    | 40  |
  | >= 10k    | 20  |
  | otherwise | 0   |

let paid    = sum(order.sum where order.status is paid and order.date within last 12 months)
let refunds = any(order where order.status is refunded and order.sum > 500)

score value
  base base
  bonus people 5 per members at most 15
  bonus good   10 when quality >= 4.5 and kind is office
  bonus buys   10 when paid >= 20k
  penalty back 7 when refunds
  total at least 0 at most 100

score health out of 100
  weight 50% use   min(100, orders * 3)
  weight 50% mood  quality * 20

ladder tier by value
  | tier | reach     | keep  |
  | A    | >= 70     | >= 65 |
  | B    | >= 45     | >= 40 |
  | C    | otherwise |       |
  A requires listed
  current was

action renew
  when ends within next 30 days and tier >= B
)";

const std::optional<Date> day = parse_iso_date("2025-06-30");

struct Found {
  std::unique_ptr<checked::RulesOfText> made = rules(rating);

  /// A customer for a goal, who is held to it here once more.
  std::optional<Customer> customer(const Goal& goal) const {
    auto found = find_customer(made->program(), goal, day);
    if (!found) return found;
    const std::vector<NodeId> nodes = nodes_of(goal);
    const auto got = rated(made->program(), {*found}, {}, nodes);
    REQUIRE(got[0].fate == Fate::evaluated);
    CHECK(holds(goal, [&](NodeId node) -> const Value& {
      for (std::size_t i = 0; i < nodes.size(); ++i)
        if (nodes[i] == node) return got[0].values[i];
      return got[0].values[0];
    }));
    return found;
  }
  NodeId named(const char* name) const { return made->named(name); }
};

}  // namespace

TEST_CASE("a number that must be hit exactly") {
  const Found rules;
  for (const int wanted : {0, 5, 15, 20, 40, 45, 55, 65})
    CHECK_MESSAGE(rules.customer({{rules.named("value"), Claim::Kind::equal, Decimal(wanted)}}), wanted);
}

TEST_CASE("every tier, new and from every other") {
  const Found rules;
  for (const int tier : {0, 1, 2}) {
    CHECK_MESSAGE(rules.customer({{rules.named("tier"), Claim::Kind::equal, Code{tier}}}), tier);
    for (const int was : {0, 1, 2}) {
      const auto& decision =
          std::get<op::Ladder>(rules.made->program()[rules.made->program().ladders[0].decision].operation);
      CHECK_MESSAGE(rules.customer({{decision.current, Claim::Kind::equal, Code{was}},
                                    {rules.named("tier"), Claim::Kind::equal, Code{tier}}}),
                    was << " to " << tier);
    }
  }
}

TEST_CASE("related lines that count") {
  const Found rules;
  CHECK(rules.customer({{rules.named("refunds")}}));
  CHECK(rules.customer({{rules.named("paid"), Claim::Kind::at_least, Decimal(20000)}}));
  CHECK(rules.customer({{rules.named("paid"), Claim::Kind::at_least, Decimal(1)}, {rules.named("refunds")}}));
}

TEST_CASE("an action that asks for a day and a tier") {
  const Found rules;
  CHECK(rules.customer({{rules.made->program().actions[0].when}}));
  CHECK(rules.customer({{rules.made->program().actions[0].when, Claim::Kind::unmet}}));
}

TEST_CASE("a weighted score between two bounds") {
  const Found rules;
  CHECK(rules.customer({{rules.named("health"), Claim::Kind::at_least, Decimal(83)},
                        {rules.named("health"), Claim::Kind::below, Decimal(84)}}));
}

TEST_CASE("nothing is given that is not needed") {
  const Found rules;
  const auto found = rules.customer({{rules.named("base"), Claim::Kind::equal, Decimal(20)}});
  REQUIRE(found);
  CHECK(found->fields.size() == 1);
  CHECK(found->lines.empty());
}

TEST_CASE("nobody is found for what cannot be") {
  const Found rules;
  CHECK_FALSE(rules.customer({{rules.named("value"), Claim::Kind::at_least, Decimal(101)}}));
  CHECK_FALSE(rules.customer({{rules.named("base"), Claim::Kind::equal, Decimal(21)}}));
}

TEST_CASE("who accepts a customer is asked until one will do") {
  const Found rules;
  std::size_t asked = 0;
  const FieldId members = rules.made->field("members");
  const AcceptedCustomer with_members =
      [&](const std::vector<Customer>& customers) -> std::optional<std::size_t> {
    ++asked;
    for (std::size_t i = 0; i < customers.size(); ++i)
      for (const auto& [field, value] : customers[i].fields)
        if (field == members && std::get_if<Decimal>(&value) && std::get<Decimal>(value) > Decimal(1))
          return i;
    return std::nullopt;
  };
  const auto found =
      find_customer(rules.made->program(), {{rules.named("value"), Claim::Kind::known}}, day, with_members);
  REQUIRE(found);
  CHECK(asked > 0);
  CHECK(found->fields.size() <= 3);
}

TEST_CASE("the search gives the same customer every time") {
  const Found rules;
  const Goal goal{{rules.named("tier"), Claim::Kind::equal, Code{2}}};
  const auto once = rules.customer(goal);
  const auto again = rules.customer(goal);
  REQUIRE(once);
  REQUIRE(again);
  const auto text = [&](const Customer& customer) {
    return written_as_test(rules.made->program(), customer, "x", {}, Language::english);
  };
  CHECK(text(*once) == text(*again));
}

TEST_CASE("steps are those that people know") {
  const auto step = [](Numeric numeric, const char* value) {
    return write_decimal(*smallest_step(Type::number(numeric), *parse_decimal(value)), 18);
  };
  CHECK(step(Numeric::count, "5") == "1");
  CHECK(step(Numeric::money, "5000") == "0.01");
  CHECK(step(Numeric::number, "80") == "1");
  CHECK(step(Numeric::number, "4.5") == "0.1");
  CHECK(step(Numeric::percent, "0.15") == "0.01");
  CHECK(step(Numeric::percent, "0.125") == "0.001");
  CHECK_FALSE(smallest_step(Type::text(), Decimal(1)));
}
