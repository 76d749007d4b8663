// The rules as terms of the solver: numbers as exact fractions, days and codes as whole numbers, and beside each value whether it
// is missing. What is not said exactly is left unknown within its bounds, so that nothing is proved that does not hold; faults
// are passed over, since what does not look at a faulty value is the same whatever that value is.
#pragma once

#ifdef RUNG_HAS_Z3

#include <z3++.h>

#include <map>
#include <string>

#include "proofs/reasoning.hpp"

namespace rung {

class SolverTerms {
 public:
  struct Term {
    z3::expr missing;
    z3::expr value;
  };

  SolverTerms(const Reasoning& reasoning, z3::context& context, z3::solver& solver);

  const Term& of(NodeId id, bool second) const;
  z3::expr met(NodeId condition, bool second) const;
  const std::vector<Phrase>& unknown() const { return unknown_; }
  /// The text that a whole number of the solver stands for.
  std::string text_of(std::int64_t number) const;
  z3::expr number(Decimal value) const;

 private:
  friend struct TermOf;

  void build(NodeId id);
  Term make(NodeId id, bool second);
  Term fresh(NodeId id, bool second, const char* kind);
  Term leaf(NodeId id, bool second, const char* kind);
  /// A value of which only bounds and direction are known.
  Term unknown_value(NodeId id, bool second, Phrase what);
  void relate_gathered();
  void relate_gathered(NodeId inner, NodeId outer, bool second);
  void bound_by_today(NodeId id);
  Term calculation(const op::Calculate& o, NodeId id, bool second);
  Term calculation_of_days(const op::Calculate& o, NodeId id, bool second);
  Term comparison(const op::Compare& o, NodeId id, bool second);
  Term call(const op::Call& o, NodeId id, bool second);
  Term between(const op::Call& o, NodeId id, bool second, int least, int most);
  Term fold(const op::Fold& o, NodeId id, bool second);
  Term ladder(const op::Ladder& o, op::LadderColumn column, NodeId id, bool second);
  z3::expr highest(const std::vector<NodeId>& conditions, const z3::expr& top, bool second) const;
  z3::expr steps(NodeId bound, bool second, int without) const;
  z3::expr rounded(const z3::expr& value, std::int64_t places, Rounding rounding) const;
  /// A product or quotient that is rounded to 18 decimals where it has more.
  z3::expr nearly(NodeId id, bool second, const z3::expr& exact);
  void note(Phrase what);
  z3::expr any_missing(const std::vector<NodeId>& inputs, bool second) const;
  int decimals(NodeId id);
  z3::expr text_number(const std::string& text);
  /// A blank that the rules state has no type of its own; whatever stands for its value does not matter.
  static z3::expr choice(const z3::expr& condition, const z3::expr& a, const z3::expr& b) {
    if (a.is_bool() != b.is_bool()) return a.is_bool() ? a : b;
    if (a.is_int() && b.is_real()) return z3::ite(condition, z3::to_real(a), b);
    if (a.is_real() && b.is_int()) return z3::ite(condition, a, z3::to_real(b));
    return z3::ite(condition, a, b);
  }
  std::string name(NodeId id, bool second, const char* kind) const;

  const Reasoning& reasoning_;
  const Program& program_;
  z3::context& context_;
  z3::solver& solver_;
  std::vector<std::optional<Term>> first_;
  std::vector<std::optional<Term>> second_;
  std::vector<std::optional<z3::expr>> exact_;  ///< of the first customer, for what is rounded
  std::map<std::string, std::int64_t> texts_;
  std::vector<Phrase> unknown_;
  std::map<NodeId, int> decimals_;
};

}  // namespace rung

#endif
