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
      if (has_value(program[id])) nodes_.push_back(id);
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

  /// Those of `own` that the other version has not, and that stand on nothing but what it has. A row of a table or a part of a score
  /// tells more than the declaration that it belongs to.
  std::vector<Origin> only_in(const std::set<NodeId>& own, const std::vector<bool>& other) const {
    std::vector<Origin> lines;
    std::vector<Origin> whole;
    for (const NodeId id : own) {
      if (other[id]) continue;
      bool is_first = true;
      for_each_input(program_[id].operation,
                     [&](NodeId input) { is_first = is_first && (other[input] || !own.contains(input)); });
      const Origin& origin = program_[id].origin;
      if (!is_first || origin.span.begin == origin.span.end) continue;
      std::vector<Origin>& list = origin.part == none ? whole : lines;
      if (list.size() < most_lines) list.push_back(origin);
    }
    return lines.empty() ? whole : lines;
  }

 private:
  /// A ladder as a whole has no value of its own; its parts have.
  static bool has_value(const Node& node) {
    const bool is_at_hand = node.space.kind == Space::Kind::run || node.space == Space::of_record(subject);
    return is_at_hand && !std::holds_alternative<op::Ladder>(node.operation);
  }

  bool is_met(NodeId id) const {
    const auto place = std::lower_bound(nodes_.begin(), nodes_.end(), id);
    if (place == nodes_.end() || *place != id || values_.empty()) return false;
    const bool* truth = std::get_if<bool>(&values_[static_cast<std::size_t>(place - nodes_.begin())]);
    return truth != nullptr && *truth;
  }

  std::optional<NodeId> chosen_cell(const op::Pick& pick) const {
    const auto* match = std::get_if<op::MatchRow>(&program_[pick.row].operation);
    if (match == nullptr) return std::nullopt;
    for (std::size_t row = 0; row < match->rows.size(); ++row)
      if (is_met(match->rows[row])) return pick.cells[row];
    return std::nullopt;
  }

  void follow(NodeId id, std::vector<NodeId>& open) const {
    const Operation& operation = program_[id].operation;
    if (const auto* choice = std::get_if<op::If>(&operation)) {
      open.push_back(choice->condition);
      open.push_back(is_met(choice->condition) ? choice->yes : choice->no);
      return;
    }
    if (const auto* match = std::get_if<op::MatchRow>(&operation)) {
      for (const NodeId row : match->rows) {
        open.push_back(row);
        if (is_met(row)) break;
      }
      return;
    }
    if (const auto* pick = std::get_if<op::Pick>(&operation)) {
      open.push_back(pick->row);
      if (const auto cell = chosen_cell(*pick)) open.push_back(*cell);
      return;
    }
    for_each_input(operation, [&](NodeId input) { open.push_back(input); });
  }

  const Program& program_;
  std::vector<NodeId> nodes_;
  std::vector<Value> values_;
};

}  // namespace

LinesAtWork lines_at_work(const Program& program, const VersionsOfNodes& versions, const Customer& customer,
                          NodeId first, NodeId second) {
  const Follower follower(program, customer, first, second);
  LinesAtWork lines;
  lines.first = follower.only_in(follower.counted(first), versions.second);
  lines.second = follower.only_in(follower.counted(second), versions.first);
  return lines;
}

}  // namespace rung
