// Which node of the program a comparison in the text stands for, and which customers stand at its edge.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "grammar/syntax_tree.hpp"
#include "program/program.hpp"
#include "testing/goal.hpp"

namespace rung {

class ComparedPlaces {
 public:
  explicit ComparedPlaces(const Program& program);

  /// The op::Compare; none where there is none of its own.
  NodeId comparison_at(Span span) const;
  /// Of what the literal of a comparison is compared with; `nothing` where that is not known.
  Type type_beside(NodeId comparison) const;
  /// Customers who would be told otherwise if the bound of the comparison at that place were a step greater (1) or less (-1), or
  /// if its end did not count as it does (0).
  std::vector<Goal> edge_of(Span span, int direction) const;
  /// Customers in the tier of a column.
  std::vector<Goal> at_tier(const std::string& benefit, std::size_t column,
                            const syntax::Entitlements& written) const;
  static std::optional<Decimal> value_of(const syntax::Number& number);

 private:
  using Place = std::pair<SourceId, std::pair<std::uint32_t, std::uint32_t>>;

  /// Conditions that must all be met, and what must hold beside them for a customer to be decided by them.
  void know(const std::vector<Condition>& conditions, const Goal& context = {});
  void know(const LadderDeclaration& ladder);
  std::vector<Value> edges_of(const op::Compare& compare, bool mirrored, const Value& bound,
                              int direction) const;

  const Program& program_;
  std::map<Place, NodeId> comparisons_;
  std::map<Place, std::vector<Goal>> contexts_;
};

}  // namespace rung
