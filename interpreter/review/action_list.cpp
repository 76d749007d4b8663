// Collects the actions of the subjects that were written.

#include "review/action_list.hpp"

#include <algorithm>
#include <iterator>

#include "program/print.hpp"
#include "program/supplied.hpp"

namespace rung {

void ActionList::choose(const std::function<std::size_t(NodeId)>& want) {
  const auto place = [&](NodeId node) { return node == none ? std::nullopt : std::optional(want(node)); };
  for (const Action& action : program_.actions)
    places_.push_back({want(action.when), place(action.due), place(action.owner), place(action.say)});
}

Value ActionList::value_of(const ResultBatch& batch, std::optional<std::size_t> result, NodeId node,
                           std::size_t row) const {
  if (!result) return Missing{};
  const Column& column = *batch.results[*result];
  const Type& type = program_[node].type;
  const Value value = value_at(column, column.size() == 1 ? 0 : row, type);
  // An owner or a text may come from an enumeration: what is kept is what will be written.
  if (std::holds_alternative<Code>(value)) return print(value, type, program_, words_);
  return value;
}

void ActionList::take(const ResultBatch& batch, std::span<const std::uint8_t> mask) {
  const Record& record = program_.records[subject];
  for (std::size_t row = 0; row < mask.size(); ++row) {
    if (mask[row] == 0) continue;
    for (std::uint32_t i = 0; i < places_.size(); ++i) {
      const Action& action = program_.actions[i];
      const Value when = value_of(batch, places_[i].when, action.when, row);
      if (!std::holds_alternative<bool>(when) || !std::get<bool>(when)) continue;
      Due due{Decimal(static_cast<std::int64_t>(batch.lines[row])), i, std::nullopt, Missing{}, Missing{}};
      if (batch.keys != nullptr && record.key != none)
        due.key = value_at(*batch.keys, row, record.fields[record.key].type);
      const Value date = value_of(batch, places_[i].due, action.due, row);
      if (const Date* day = std::get_if<Date>(&date)) due.due = *day;
      due.owner = value_of(batch, places_[i].owner, action.owner, row);
      due.text = value_of(batch, places_[i].say, action.say, row);
      due_.push_back(std::move(due));
    }
  }
}

ActionList ActionList::empty_copy() const {
  ActionList copy(program_, words_);
  copy.places_ = places_;
  return copy;
}

void ActionList::add(ActionList& later) {
  std::move(later.due_.begin(), later.due_.end(), std::back_inserter(due_));
  later.due_.clear();
}

std::vector<std::vector<Value>> ActionList::sorted() const {
  std::vector<const Due*> order;
  for (const Due& due : due_) order.push_back(&due);
  std::stable_sort(order.begin(), order.end(), [](const Due* a, const Due* b) {
    if (a->due.has_value() != b->due.has_value()) return a->due.has_value();
    return a->due && *a->due < *b->due;
  });
  std::vector<std::vector<Value>> lines;
  for (const Due* due : order)
    lines.push_back({due->key, program_.actions[due->action].name, due->due ? Value{*due->due} : Value{},
                     due->owner, due->text});
  return lines;
}

std::vector<WrittenColumn> ActionList::columns() const {
  const Record& record = program_.records[subject];
  const auto name = [&](Supplied supplied) { return std::string(words(supplied).in(words_)); };
  WrittenColumn key{"line", Type::number(Numeric::count)};
  if (record.key != none) key = {record.fields[record.key].name, record.fields[record.key].type};
  return {key,
          {name(Supplied::action), Type::text()},
          {name(Supplied::due), Type::date()},
          {name(Supplied::owner), Type::text()},
          {name(Supplied::text), Type::text()}};
}

}  // namespace rung
