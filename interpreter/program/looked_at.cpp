// Opens a condition down to the sides of its comparisons.
#include "program/looked_at.hpp"

#include <algorithm>

namespace rung {
namespace {

class LookedAt {
 public:
  explicit LookedAt(const Program& program) : program_(program) {}

  std::vector<NodeId> of(NodeId condition) {
    open_ = {condition};
    while (!open_.empty()) {
      const NodeId node = open_.back();
      open_.pop_back();
      look_at(node);
    }
    return std::move(found_);
  }

 private:
  void look_at(NodeId node) {
    const Operation& operation = program_[node].operation;
    if (const auto* all = std::get_if<op::All>(&operation)) return open(all->conditions);
    if (const auto* any = std::get_if<op::Any>(&operation)) return open(any->conditions);
    if (const auto* negation = std::get_if<op::Not>(&operation)) return open({negation->condition});
    if (const auto* missing = std::get_if<op::IsMissing>(&operation)) return add(missing->value);
    const auto* compared = std::get_if<op::Compare>(&operation);
    if (compared == nullptr) return add(node);
    add(compared->left);
    add(compared->right);
  }

  void open(const std::vector<NodeId>& conditions) {
    open_.insert(open_.end(), conditions.rbegin(), conditions.rend());
  }

  void add(NodeId node) {
    if (const auto* text = std::get_if<op::TextOf>(&program_[node].operation)) node = text->value;
    if (program_[node].space.kind == Space::Kind::run) return;
    if (std::find(found_.begin(), found_.end(), node) == found_.end()) found_.push_back(node);
  }

  const Program& program_;
  std::vector<NodeId> open_;
  std::vector<NodeId> found_;
};

}  // namespace

std::vector<NodeId> looked_at(const Program& program, NodeId condition) {
  return LookedAt(program).of(condition);
}

}  // namespace rung
