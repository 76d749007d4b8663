// Rule sets that nobody wrote: whatever is said of all customers or of every two holds for those that are tried, for every value
// on the way, and whoever is said to break a promise does.
#include <cstdlib>

#include "fuzz/rule_writer.hpp"
#include "proofs/candidates.hpp"
#include "proofs/reasoning.hpp"
#include "proving.hpp"

using namespace rung;

namespace {

std::unique_ptr<Rules> random_rules(std::uint64_t seed) {
  fuzz::World world(seed);
  fuzz::RuleWriter(world).write();
  return sound_rules(world.rules.written());
}

bool is_ordered(const Type& type) {
  return type.kind != TypeKind::nothing && type.kind != TypeKind::text;
}

std::vector<NodeId> raisable(const Program& program) {
  std::vector<NodeId> nodes;
  for (NodeId id = 0; id < program.nodes.size(); ++id) {
    const auto* field = std::get_if<op::Field>(&program[id].operation);
    if (field != nullptr && field->record == subject && is_ordered(program[id].type) &&
        field->field != program.records[subject].key)
      nodes.push_back(id);
  }
  return nodes;
}

/// A ladder as a whole has no value of its own; its parts have.
bool is_of_subject(const Program& program, NodeId id) {
  return program[id].space == Space::of_record(subject) &&
         !std::holds_alternative<op::Ladder>(program[id].operation);
}

std::string text_of(const Value& value, const Type& type, const Program& program) {
  return written_in_rules(value, type, program, Language::english);
}

/// Of one value, for some pairs of customers.
void check_value(const Reasoning& reasoning, FieldId field, NodeId id, const std::string& rules) {
  const Program& program = reasoning.program();
  const Doubt doubt{program, Doubt::Kind::falls, id, none, field};
  Candidates candidates(doubt);
  std::vector<Counterexample> pairs;
  for (int i = 0; i < 30; ++i)
    if (auto pair = candidates.next()) pairs.push_back(std::move(*pair));
  std::vector<Customer> customers;
  for (const Counterexample& pair : pairs) {
    customers.push_back(pair.customer);
    customers.push_back(raised(doubt, pair));
  }
  const auto got = rated(program, customers, {id});
  const Relation& relation = reasoning.relation(id);
  const Extent& extent = reasoning.extent(id);
  const Type& type = program[id].type;
  for (std::size_t i = 0; i + 1 < got.size(); i += 2) {
    if (got[i].fate != Fate::evaluated || got[i + 1].fate != Fate::evaluated) continue;
    const Value& first = got[i].values[0];
    const Value& second = got[i + 1].values[0];
    bool good = true;
    for (const Value* value : {&first, &second}) {
      if (is_missing(*value)) good = good && extent.missing;
      if (!is_missing(*value) && type.kind != TypeKind::text)
        good = good && extent.known && extent.low <= place_of(*value) && place_of(*value) <= extent.high;
    }
    if (is_missing(first) && !is_missing(second)) good = good && relation.appears;
    if (!is_missing(first) && is_missing(second)) good = good && relation.vanishes;
    if (!is_missing(first) && !is_missing(second)) {
      const auto order = compare(first, second);
      if (order < 0) good = good && relation.rises;
      if (order > 0) good = good && relation.falls;
    }
    // Once more, each alone.
    if (!good) {
      const auto again = rated(program, {customers[i], customers[i + 1]}, {id});
      MESSAGE("alone " << text_of(again[0].values[0], type, program) << " and "
                       << text_of(again[1].values[0], type, program));
    }
    if (!good)
      FAIL("node " << id << " has " << text_of(first, type, program) << " and then "
                   << text_of(second, type, program) << "; can rise " << relation.rises << " fall "
                   << relation.falls << " appear " << relation.appears << " vanish " << relation.vanishes
                   << " missing " << extent.missing << " operation " << program[id].operation.index() << "\n"
                   << written_as_test(program, customers[i], "first", {}, Language::english)
                   << written_as_test(program, customers[i + 1], "second", {}, Language::english) << rules);
  }
}

/// RUNG_RANDOM_RULES asks for more rule sets than a test of every day has time for.
std::uint64_t rule_sets() {
  const char* asked = std::getenv("RUNG_RANDOM_RULES");
  return asked == nullptr ? 12 : std::strtoull(asked, nullptr, 10);
}

}  // namespace

TEST_CASE("bounds and directions hold for every value on the way") {
  for (std::uint64_t seed = 1; seed <= rule_sets(); ++seed) {
    const auto rules = random_rules(seed);
    const Program& program = rules->program();
    const std::string text(rules->sources[0].text());
    const std::vector<NodeId> fields = raisable(program);
    for (std::size_t turn = 0; turn < 2 && !fields.empty(); ++turn) {
      const NodeId field = fields[(seed * 7 + turn * 3) % fields.size()];
      std::vector<NodeId> goals;
      for (NodeId id = 0; id < program.nodes.size(); ++id)
        if (is_of_subject(program, id)) goals.push_back(id);
      goals.push_back(field);
      const Reasoning reasoning(program, goals, field);
      const FieldId raised_field = std::get<op::Field>(program[field].operation).field;
      for (const NodeId id : goals) {
        if (std::holds_alternative<op::Population>(program[id].operation)) continue;
        check_value(reasoning, raised_field, id, text);
      }
    }
  }
}

TEST_CASE("what is proved is broken by nobody, and what is refuted by whom it names") {
  std::size_t proved = 0;
  std::size_t refuted = 0;
  for (std::uint64_t seed = 100; seed < 100 + rule_sets(); ++seed) {
    const auto rules = random_rules(seed);
    const Program& program = rules->program();
    const std::vector<NodeId> fields = raisable(program);
    for (NodeId id = 0; id < program.nodes.size(); id += 11) {
      if (!is_of_subject(program, id) || !is_ordered(program[id].type)) continue;
      Promise promise{"p", Promise::Kind::always, none, none, none, {}};
      if (program[id].type.kind == TypeKind::truth) {
        promise.condition = id;
      } else if (!fields.empty()) {
        promise.kind = id % 2 == 0 ? Promise::Kind::never_lowers : Promise::Kind::never_raises;
        promise.raised = fields[id % fields.size()];
        promise.watched = id;
      } else {
        continue;
      }
      const ProofVerdict verdict = prove(program, promise, {.solver_seconds = 0.1});
      const auto doubt = doubt_of(program, promise);
      REQUIRE(doubt);
      if (verdict.outcome == ProofOutcome::refuted) {
        ++refuted;
        REQUIRE(verdict.example);
        CHECK(confirmed(*doubt, {*verdict.example})[0]);
      }
      if (verdict.outcome != ProofOutcome::proved) continue;
      ++proved;
      Candidates candidates(*doubt);
      std::vector<Counterexample> examples;
      for (int i = 0; i < 300; ++i)
        if (auto example = candidates.next()) examples.push_back(std::move(*example));
      for (const auto& one : confirmed(*doubt, examples))
        if (one)
          FAIL("proved, but broken (method "
               << static_cast<int>(verdict.method) << ", node " << id << ")\n"
               << written_as_test(program, one->customer, "broken", {}, Language::english)
               << rules->sources[0].text());
    }
  }
  CHECK(proved > 20);
  CHECK(refuted > 20);
}
