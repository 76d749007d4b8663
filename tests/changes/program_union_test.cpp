// Versions in one graph: what is equal in meaning is one node.
#include "changes/program_union.hpp"

#include <doctest/doctest.h>

#include "changes/compared_outcomes.hpp"
#include "rules_from_text.hpp"

using namespace rung;

namespace {

constexpr const char* record = "record customer\n  id text key\n  spent money\n  orders count\n";

std::string with_score(const std::string& score) {
  return std::string(record) + score +
         "\nladder tier by value\n  | tier | reach |\n  | A | >= 10 |\n  | B | otherwise |\n";
}

/// Whether both give the same tier to every customer, as far as their graphs tell.
bool are_one(const std::string& a, const std::string& b) {
  const auto first = rules_from_text(a);
  const auto second = rules_from_text(b);
  REQUIRE(first->sound());
  REQUIRE(second->sound());
  const auto outcomes = compared_outcomes(first->program(), second->program());
  ProgramUnion together(first->program());
  const NodeId mine = node_of(first->program(), outcomes[0]);
  const NodeId other = node_of(second->program(), outcomes[0]);
  const auto first_nodes = together.add({first->program(), {}, {mine}});
  const auto second_nodes = together.add({second->program(), {}, {other}});
  REQUIRE(first_nodes);
  return second_nodes && (*first_nodes)[mine] == (*second_nodes)[other];
}

}  // namespace

TEST_CASE("labels and names of values do not count") {
  const std::string rules = with_score("let big = spent >= 100\nscore value\n  bonus a 10 when big\n");
  CHECK(are_one(rules, rules));
  CHECK(are_one(rules, with_score("let large = spent >= 100\nscore value\n  bonus b 10 when large\n")));
  CHECK_FALSE(are_one(rules, with_score("let big = spent >= 101\nscore value\n  bonus a 10 when big\n")));
  CHECK_FALSE(are_one(rules, with_score("let big = spent > 100\nscore value\n  bonus a 10 when big\n")));
}

TEST_CASE("records that are read otherwise cannot stand in one union") {
  const std::string rules = with_score("score value\n  bonus a 10 when orders > 3\n");
  std::string other = rules;
  other.replace(other.find("orders count"), 12, "orders count default 0");
  CHECK_FALSE(are_one(rules, other));
  // A field that nobody needs may be what it likes.
  std::string unneeded = rules;
  unneeded.replace(unneeded.find("spent money"), 11, "spent number optional");
  CHECK(are_one(rules, unneeded));
}

TEST_CASE("a parameter that is set is a constant") {
  const auto plain =
      rules_from_text(with_score("param edge number = 5\nscore value\n  bonus a 10 when orders > edge\n"));
  REQUIRE(plain->sound());
  const auto outcomes = compared_outcomes(plain->program(), plain->program());
  const NodeId tier = node_of(plain->program(), outcomes[0]);
  NameId edge = 0;
  while (plain->program().names[edge].name != "edge") ++edge;
  ProgramUnion together(plain->program());
  const auto unset = together.add({plain->program(), {}, {tier}});
  const std::vector<SetValue> same = {{edge, Decimal(5)}};
  const std::vector<SetValue> other = {{edge, Decimal(6)}};
  const auto set_same = together.add({plain->program(), same, {tier}});
  const auto set_other = together.add({plain->program(), other, {tier}});
  REQUIRE((unset && set_same && set_other));
  CHECK((*unset)[tier] != (*set_other)[tier]);
  (void)set_same;
}
