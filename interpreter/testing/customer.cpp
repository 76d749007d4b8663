// Rates customers that were put together.
#include "testing/customer.hpp"

#include <algorithm>
#include <map>

#include "program/below.hpp"
#include "testing/answers.hpp"
#include "testing/given_lines.hpp"

namespace rung {
namespace {

/// Whether subjects can stand in one run without seeing each other.
bool stands_alone(const Program& program, const Customer& customer) {
  return std::all_of(customer.lines.begin(), customer.lines.end(), [&](const CustomerLines& lines) {
    const Record& record = program.records[lines.record];
    if (record.parent != subject) return false;
    const Type& link = program.records[subject].fields[record.parent_link].type;
    return link.is_number() || link.kind == TypeKind::text;
  });
}

/// Whether values depend on who else is there, or on the key, which must differ between the customers of one run
/// and stands in the lines that belong to them.
bool want_a_run_each(const Program& program, std::vector<NodeId> nodes) {
  if (!program.records.empty()) nodes.push_back(program.records[subject].where);
  const std::vector<NodeId> below = nodes_below(program, nodes);
  return std::any_of(below.begin(), below.end(), [&](NodeId id) {
    const auto* field = std::get_if<op::Field>(&program[id].operation);
    const Record* record = field == nullptr ? nullptr : &program.records[field->record];
    const bool is_key = record != nullptr && (field->field == record->key || field->field == record->link);
    return is_key || std::holds_alternative<op::Population>(program[id].operation);
  });
}

/// Keys of customers that name none must differ, or the later ones are doubles.
void fill_keys(const Program& program, std::vector<Customer>& customers) {
  const FieldId key = program.records[subject].key;
  if (key == none) return;
  std::int64_t next = 0;
  for (Customer& customer : customers) {
    const bool given = std::any_of(customer.fields.begin(), customer.fields.end(),
                                   [&](const auto& field) { return field.first == key; });
    ++next;
    if (given && customers.size() == 1) continue;
    std::erase_if(customer.fields,
                  [&](const auto& field) { return field.first == key && customers.size() > 1; });
    const Type& type = program.records[subject].fields[key].type;
    if (type.is_number()) customer.fields.emplace_back(key, Decimal(next));
    if (type.kind == TypeKind::text) customer.fields.emplace_back(key, "customer " + std::to_string(next));
  }
}

}  // namespace

std::vector<RatedCustomer> rated(const Program& program, const std::vector<Customer>& customers,
                                 const std::vector<NodeId>& nodes, const std::vector<NodeId>& beside) {
  std::vector<NodeId> asked = nodes;
  asked.insert(asked.end(), beside.begin(), beside.end());
  const bool alone = want_a_run_each(program, std::move(asked));
  std::map<std::optional<Date>, std::vector<std::size_t>> together;
  std::vector<std::pair<std::optional<Date>, std::vector<std::size_t>>> runs;
  for (std::size_t i = 0; i < customers.size(); ++i) {
    if (alone || !stands_alone(program, customers[i]))
      runs.push_back({customers[i].today, {i}});
    else
      together[customers[i].today].push_back(i);
  }
  for (auto& one : together) runs.emplace_back(one.first, std::move(one.second));

  std::vector<RatedCustomer> all(customers.size());
  for (const auto& [today, members] : runs) {
    std::vector<Customer> of_run;
    for (const std::size_t member : members) of_run.push_back(customers[member]);
    fill_keys(program, of_run);
    Settings settings;
    settings.today = today;
    settings.words = program.words.value_or(Language::english);
    Answers got = answers(program, {nodes, {}, beside}, settings, given_lines(program, of_run));
    for (std::size_t i = 0; i < members.size() && i < got.fates.size(); ++i)
      all[members[i]] = {got.fates[i], std::move(got.values[i])};
  }
  return all;
}

}  // namespace rung
