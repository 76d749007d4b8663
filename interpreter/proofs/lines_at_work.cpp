// Follows a customer's values down to what only one of two versions says.
#include "proofs/lines_at_work.hpp"

#include <algorithm>
#include <set>

#include "program/below.hpp"

namespace rung {
namespace {

constexpr std::size_t most_lines = 4;

class Follower {
 public:
  Follower(const Program& program, const Customer& customer, NodeId first, NodeId second)
      : program_(program) {
    const NodeId goals[] = {first, second};
    for (const NodeId id : nodes_below(program, goals))
      if (program[id].space.kind == Space::Kind::run || program[id].space == Space::of_record(subject))
        nodes_.push_back(id);
    std::vector<RatedCustomer> got = rated(program, {customer}, nodes_);
    if (!got.empty() && got[0].fate == Fate::evaluated) values_ = std::move(got[0].values);
  }

  /// What counted for a value.
  std::set<NodeId> counted(NodeId goal) const {
    std::set<NodeId> seen;
    std::vector<NodeId> open = {goal};
    while (!open.empty()) {
      const NodeId id = open.back();
      open.pop_back();
      if (id == none || !seen.insert(id).second) continue;
      follow(id, open);
    }
    return seen;
  }

  /// Those of `own` that are nowhere among the others, and stand on nothing but what is.
  std::vector<Origin> only_in(const std::set<NodeId>& own, const std::vector<bool>& shared) const {
    std::vector<Origin> lines;
    for (const NodeId id : own) {
      if (shared[id]) continue;
      bool is_first = true;
      for_each_input(program_[id].operation,
                     [&](NodeId input) { is_first = is_first && (shared[input] || !own.contains(input)); });
      const Origin& origin = program_[id].origin;
      if (!is_first || origin.span.begin == origin.span.end || lines.size() == most_lines) continue;
      lines.push_back(origin);
    }
    return lines;
  }

 private:
  bool is_met(NodeId id) const {
    const auto place = std::lower_bound(nodes_.begin(), nodes_.end(), id);
    if (place == nodes_.end() || *place != id || values_.empty()) return false;
    const bool* truth = std::get_if<bool>(&values_[static_cast<std::size_t>(place - nodes_.begin())]);
    return truth != nullptr && *truth;
  }

  void follow(NodeId id, std::vector<NodeId>& open) const {
    const Operation& operation = program_[id].operation;
    if (const auto* choice = std::get_if<op::If>(&operation)) {
      open.push_back(choice->condition);
      open.push_back(is_met(choice->condition) ? choice->yes : choice->no);
      return;
    }
    const auto* pick = std::get_if<op::Pick>(&operation);
    const auto* match = pick == nullptr ? nullptr : std::get_if<op::MatchRow>(&program_[pick->row].operation);
    if (match != nullptr) {
      for (std::size_t row = 0; row < match->rows.size(); ++row) {
        open.push_back(match->rows[row]);
        if (!is_met(match->rows[row])) continue;
        open.push_back(pick->cells[row]);
        break;
      }
      return;
    }
    for_each_input(operation, [&](NodeId input) { open.push_back(input); });
  }

  const Program& program_;
  std::vector<NodeId> nodes_;
  std::vector<Value> values_;
};

std::vector<bool> flags_below(const Program& program, NodeId goal) {
  std::vector<bool> flags(program.nodes.size(), false);
  const NodeId goals[] = {goal};
  for (const NodeId id : nodes_below(program, goals)) flags[id] = true;
  return flags;
}

}  // namespace

LinesAtWork lines_at_work(const Program& program, const Customer& customer, NodeId first, NodeId second) {
  const Follower follower(program, customer, first, second);
  LinesAtWork lines;
  lines.first = follower.only_in(follower.counted(first), flags_below(program, second));
  lines.second = follower.only_in(follower.counted(second), flags_below(program, first));
  return lines;
}

}  // namespace rung
