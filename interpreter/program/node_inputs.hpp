// The inputs of each operation, for everything that walks the graph. Part of node.hpp.
#pragma once

#include "program/node.hpp"

namespace rung {
namespace inputs {

template <class Visit>
struct Walk {
  Visit& visit;

  void one(NodeId id) const {
    if (id != none) visit(id);
  }
  void all(const std::vector<NodeId>& ids) const {
    for (const NodeId id : ids) one(id);
  }
  void lines(const std::vector<op::TierLine>& tier_lines) const {
    for (const op::TierLine& line : tier_lines) {
      one(line.tier);
      one(line.when);
    }
  }

  void operator()(const op::Constant&) const {}
  void operator()(const op::Field&) const {}
  void operator()(const op::Today&) const {}
  void operator()(const op::Named& o) const { one(o.value); }
  void operator()(const op::Parent& o) const { one(o.value); }
  void operator()(const op::Calculate& o) const { one(o.left), one(o.right); }
  void operator()(const op::Compare& o) const { one(o.left), one(o.right); }
  void operator()(const op::All& o) const { all(o.conditions); }
  void operator()(const op::Any& o) const { all(o.conditions); }
  void operator()(const op::Not& o) const { one(o.condition); }
  void operator()(const op::IsMissing& o) const { one(o.value); }
  void operator()(const op::Else& o) const { one(o.value), one(o.fallback); }
  void operator()(const op::If& o) const { one(o.condition), one(o.yes), one(o.no); }
  void operator()(const op::CountMet& o) const { all(o.conditions); }
  void operator()(const op::Call& o) const { all(o.arguments); }
  void operator()(const op::MatchRow& o) const { all(o.rows); }
  void operator()(const op::Pick& o) const { one(o.row), all(o.cells); }
  void operator()(const op::Fold& o) const { all(o.rows), all(o.cells); }
  void operator()(const op::Aggregate& o) const { one(o.value), one(o.condition), one(o.order); }
  void operator()(const op::Lookup& o) const { one(o.key); }
  void operator()(const op::Population& o) const { all(o.values), one(o.where), all(o.within); }
  void operator()(const op::Ladder& o) const {
    one(o.by), one(o.applies), one(o.current);
    all(o.reach), all(o.keep);
    one(o.rise), one(o.fall), one(o.held), one(o.grace), one(o.fails);
    lines(o.never_above), lines(o.never_below), lines(o.force), lines(o.overrides);
  }
  void operator()(const op::LadderPart& o) const { one(o.ladder); }
  void operator()(const op::Compose& o) const {
    for (const auto& piece : o.pieces)
      if (const NodeId* id = std::get_if<NodeId>(&piece)) one(*id);
  }
  void operator()(const op::TextOf& o) const { one(o.value); }
  void operator()(const op::GroupKey&) const {}
};

}  // namespace inputs

template <class Visit>
void for_each_input(const Operation& operation, Visit visit) {
  std::visit(inputs::Walk<Visit>{visit}, operation);
}

}  // namespace rung
