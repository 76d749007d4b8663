// Promises about what is gathered from related records, and customers as an export can bring them.
#include "proofs/readable_customer.hpp"
#include "proving.hpp"

using namespace rung;

namespace {

const std::string record = R"(
record customer
  id      text key
  opened  count default 0
record order of customer by id
  id      text
  placed  date
  amount  money
  refund  money optional
  status  paid | open
  dated placed
let orders = count(order)
let paid = count(order where order.status is paid)
let largest = max(order.amount)
let smallest = min(order.amount)
let back = max(order.refund)
)";

std::string rules(const std::string& promise) {
  return record + "promise p\n  always " + promise + "\n";
}

}  // namespace

TEST_CASE("values of the same lines go together") {
  for (const char* promise :
       {"paid <= orders", "orders = 0 or largest is not missing", "orders > 0 or largest is missing",
        "smallest <= largest", "max(order.amount where order.status is paid) <= largest",
        "average(order.amount) <= largest", "orders > 0 or sum(order.amount) = 0",
        "min(order.placed) <= today", "count(order where order.amount is missing) = 0",
        "not any(order where order.placed is missing)"}) {
    CAPTURE(promise);
    CHECK(is_proved(rules(promise)));
  }
}

TEST_CASE("what only seems to go together is refuted") {
  for (const char* promise :
       {"orders <= paid", "orders = 0 or back is not missing", "paid = 0 or largest > 0",
        "sum(order.amount where order.status is paid) <= sum(order.amount)",
        "max(order.amount) <= sum(order.amount)"}) {
    CAPTURE(promise);
    CHECK(is_refuted(rules(promise)));
  }
}

TEST_CASE("no customer of a proof would be rejected by a reader") {
  const auto made = sound_rules(rules("opened <= 3 and (orders = 0 or largest > 5)"));
  const Program& program = made->program();
  const Doubt doubt{program, Doubt::Kind::broken, program.promises[0].condition};
  const ReadableCustomers readable(doubt);
  const FieldId opened = *program.records[subject].field("opened");
  const RecordId order = 1;
  const FieldId amount = *program.records[order].field("amount");
  CHECK(readable.has({{}, {{opened, Decimal(5)}}, {}}));
  CHECK_FALSE(readable.has({{}, {{opened, Decimal(-5)}}, {}}));
  // Its day is not given.
  CHECK_FALSE(readable.has({{}, {}, {{order, {amount}, {{Value{Decimal(1)}}}}}}));
  const Customer whole = readable.whole({{}, {}, {{order, {amount}, {{Value{Decimal(1)}}, {Value{}}}}}});
  CHECK(readable.has(whole));
  CHECK(whole.lines[0].lines.size() == 2);
}

TEST_CASE("a refuted claim about growth names customers with counts that there are") {
  const auto made = sound_rules(R"(
record customer
  id text key
  k  count default 0
score v
  penalty q 1 per k at least 2 at most 6
promise p
  raising k never lowers v
)");
  const ProofVerdict verdict = verdict_of(*made);
  REQUIRE(verdict.outcome == ProofOutcome::refuted);
  for (const auto& [field, value] : verdict.example->customer.fields) CHECK(compare(value, Decimal(0)) >= 0);
}
