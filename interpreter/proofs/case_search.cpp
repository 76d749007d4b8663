// Chooses what to tell apart: that which decides most.
#include "proofs/case_search.hpp"

#include <algorithm>
#include <queue>

namespace rung {
namespace {

constexpr int deepest = 6;
constexpr std::size_t most_tried = 24;
constexpr std::size_t most_splits = 80;
constexpr std::size_t most_work = 1'500'000;

}  // namespace

CaseSearch::CaseSearch(Reasoning& reasoning, NodeId goal, std::function<bool(const Reasoning&)> holds)
    : reasoning_(reasoning), goal_(goal), holds_(std::move(holds)) {
  gather_splits();
}

/// Conditions, absence and the values of enumerations, breadth first from the goal.
void CaseSearch::gather_splits() {
  const Program& program = reasoning_.program();
  std::vector<bool> seen(program.nodes.size(), false);
  std::queue<NodeId> open;
  open.push(goal_);
  seen[goal_] = true;
  while (!open.empty() && splits_.size() < most_splits) {
    const NodeId id = open.front();
    open.pop();
    const Node& node = program[id];
    for_each_input(node.operation, [&](NodeId input) {
      if (!seen[input]) open.push(input);
      seen[input] = true;
    });
    if (id == goal_ || std::holds_alternative<op::Named>(node.operation)) continue;
    if (reasoning_.has_pair() && !reasoning_.relation(id).is_same()) continue;
    const Extent& extent = reasoning_.extent(id);
    Split split;
    if (node.type.kind == TypeKind::truth) {
      split.push_back({id, {}, true, Reasoning::Assumed::yes});
      split.push_back({id, {}, true, Reasoning::Assumed::no});
      if (extent.missing) split.push_back({id, Extent::of_missing()});
    } else if ((node.type.kind == TypeKind::enumeration || node.type.kind == TypeKind::ladder) &&
               extent.known && extent.high - extent.low < 12) {
      for (Int128 code = extent.low; code <= extent.high; ++code)
        split.push_back({id, Extent::between(code, code)});
      if (extent.missing) split.push_back({id, Extent::of_missing()});
    } else if (extent.known && extent.missing) {
      Extent known = extent;
      known.missing = false;
      split.push_back({id, known});
      split.push_back({id, Extent::of_missing()});
    }
    if (split.size() > 1) splits_.push_back(std::move(split));
  }
}

bool CaseSearch::enter(const Case& one) {
  const std::size_t before = reasoning_.mark();
  const bool possible =
      one.condition ? reasoning_.assume(one.id, one.assumed) : reasoning_.narrow(one.id, one.extent);
  if (possible) reasoning_.settle(before, goal_);
  return possible;
}

bool CaseSearch::is_open(const Split& split) const {
  const Extent& now = reasoning_.extent(split[0].id);
  return (now.known && now.missing) || (now.known && now.low != now.high);
}

bool CaseSearch::search(int depth) {
  if (holds_(reasoning_)) return true;
  if (depth == 0 || reasoning_.work() > most_work) return false;
  const Split* best = nullptr;
  std::size_t most_decided = 0;
  std::size_t tried = 0;
  for (const Split& split : splits_) {
    if (!is_open(split)) continue;
    if (++tried > most_tried) break;
    std::size_t decided = 0;
    for (const Case& one : split) {
      const std::size_t before = reasoning_.mark();
      if (!enter(one) || holds_(reasoning_)) ++decided;
      reasoning_.undo(before);
    }
    if (decided == split.size()) return true;
    if (decided > most_decided) {
      most_decided = decided;
      best = &split;
    }
  }
  if (best == nullptr) return false;
  for (const Case& one : *best) {
    const std::size_t before = reasoning_.mark();
    const bool good = !enter(one) || search(depth - 1);
    reasoning_.undo(before);
    if (!good) return false;
  }
  return true;
}

bool CaseSearch::proves() {
  at_once_ = holds_(reasoning_);
  return at_once_ || search(deepest);
}

}  // namespace rung
