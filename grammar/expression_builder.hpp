// From the nodes of a clause to expressions in the arena of the tree.
#pragma once

#include "grammar/clause.hpp"

namespace rung {

class ExpressionBuilder {
 public:
  explicit ExpressionBuilder(const Clause& clause) : clause_(clause) {}

  /// The expression of the node at an index. Its depth is bounded by the limit on nesting that the layout keeps.
  syntax::ExprId build(std::uint32_t index);

 private:
  using ExprId = syntax::ExprId;
  using Children = std::vector<std::uint32_t>;

  const ParseNode& node(std::uint32_t index) const { return clause_.nodes[index]; }
  Children children(std::uint32_t index) const;
  ExprId put(std::uint32_t index, decltype(syntax::Expr::form) form);
  std::vector<ExprId> build_all(const Children& of, std::size_t from = 0);
  std::vector<ExprId> build_listed(const Children& of, std::size_t from = 0);

  template <class Chain>
  ExprId chain(std::uint32_t index);
  ExprId junction(std::uint32_t index, bool any);
  ExprId else_chain(std::uint32_t index);
  ExprId comparison(std::uint32_t index);
  ExprId compare(ExprId left, std::uint32_t whole, std::uint32_t tail);
  ExprId negation(std::uint32_t index);
  ExprId unary(std::uint32_t index);
  ExprId postfix(std::uint32_t index);
  ExprId call(std::uint32_t index);
  ExprId counting(std::uint32_t index);
  ExprId duration(std::uint32_t index);
  ExprId text(std::uint32_t index);
  ExprId hole(std::uint32_t index, std::size_t begin, std::size_t end);
  ExprId date(std::uint32_t index);
  ExprId bad_date(std::uint32_t index);

  const Clause& clause_;
};

syntax::Comparator comparator_of(std::string_view text);
/// Of a text that is four, two and two digits.
syntax::DateLiteral date_of(std::string_view text);

}  // namespace rung
