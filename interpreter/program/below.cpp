// Walks from goals down to what they are made of.
#include "program/below.hpp"

namespace rung {
namespace {

class Walk {
 public:
  explicit Walk(const Program& program) : program_(program), seen_(program.nodes.size(), false) {}

  void take(NodeId id) {
    if (id == none || seen_[id]) return;
    seen_[id] = true;
    open_.push_back(id);
  }

  void finish() {
    while (!open_.empty()) {
      const NodeId id = open_.back();
      open_.pop_back();
      const Operation& operation = program_[id].operation;
      for_each_input(operation, [this](NodeId input) { take(input); });
      if (const auto* aggregate = std::get_if<op::Aggregate>(&operation)) take_lines(aggregate->from);
      if (const auto* lookup = std::get_if<op::Lookup>(&operation))
        take(program_.records[lookup->record].fields[lookup->field].computed);
    }
  }

  std::vector<NodeId> seen() const {
    std::vector<NodeId> nodes;
    for (NodeId id = 0; id < seen_.size(); ++id)
      if (seen_[id]) nodes.push_back(id);
    return nodes;
  }

 private:
  /// What decides which lines are seen, of the record and of those on the way to the subject.
  void take_lines(RecordId record) {
    for (; record != none && record != subject; record = program_.records[record].parent) {
      const Record& from = program_.records[record];
      take(from.where);
      if (from.dated != none) take(from.fields[from.dated].computed);
    }
  }

  const Program& program_;
  std::vector<bool> seen_;
  std::vector<NodeId> open_;
};

}  // namespace

std::vector<NodeId> nodes_below(const Program& program, std::span<const NodeId> goals) {
  Walk walk(program);
  for (const NodeId goal : goals) walk.take(goal);
  walk.finish();
  return walk.seen();
}

NodeId unnamed(const Program& program, NodeId id) {
  while (id != none) {
    const auto* named = std::get_if<op::Named>(&program[id].operation);
    if (named == nullptr) break;
    id = named->value;
  }
  return id;
}

namespace {

bool gives_whole_numbers(FunctionId function) {
  switch (function) {
    case FunctionId::days_between:
    case FunctionId::months_between:
    case FunctionId::years_between:
    case FunctionId::year:
    case FunctionId::month:
    case FunctionId::day:
    case FunctionId::length: return true;
    case FunctionId::min:
    case FunctionId::max:
    case FunctionId::abs:
    case FunctionId::round:
    case FunctionId::round_up:
    case FunctionId::round_down:
    case FunctionId::ratio:
    case FunctionId::power:
    case FunctionId::clamp:
    case FunctionId::contains:
    case FunctionId::starts_with:
    case FunctionId::ends_with:
    case FunctionId::left:
    case FunctionId::right:
    case FunctionId::middle:
    case FunctionId::upper:
    case FunctionId::lower: return false;
  }
  return false;
}

}  // namespace

bool is_whole(const Program& program, NodeId id) {
  id = unnamed(program, id);
  const Operation& operation = program[id].operation;
  if (std::holds_alternative<op::CountMet>(operation)) return true;
  if (const auto* call = std::get_if<op::Call>(&operation)) return gives_whole_numbers(call->function);
  if (const auto* aggregate = std::get_if<op::Aggregate>(&operation))
    return aggregate->kind == AggregateKind::count || aggregate->kind == AggregateKind::count_distinct;
  if (const auto* constant = std::get_if<op::Constant>(&operation)) {
    const auto* number = std::get_if<Decimal>(&constant->value);
    return number != nullptr && number->is_whole();
  }
  const auto* read = std::get_if<op::Field>(&operation);
  if (read == nullptr) return false;
  const Field& field = program.records[read->record].fields[read->field];
  const bool whole_type = field.type.is_number() &&
                          (field.type.numeric == Numeric::integer || field.type.numeric == Numeric::count);
  return whole_type && (!field.unit || field.unit->is_whole());
}

}  // namespace rung
