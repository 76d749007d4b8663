// Compares a quotient without dividing: a / b against c is a against b · c.
#include <array>

#include "engine/comparisons.hpp"
#include "engine/numbers.hpp"
#include "engine/quotient.hpp"

namespace rung {
namespace {

bool holds(Comparison kind, std::strong_ordering order) {
  switch (kind) {
    case Comparison::equal: return order == 0;
    case Comparison::unequal: return order != 0;
    case Comparison::less: return order < 0;
    case Comparison::less_equal: return order <= 0;
    case Comparison::greater: return order > 0;
    case Comparison::greater_equal: return order >= 0;
  }
  __builtin_unreachable();
}

struct Terms {
  Numbers a;
  Numbers b;
  Numbers c;
  UInt128 a_factor = 1;
  UInt128 bc_factor = 1;

  /// The least of the widths in which a against b · c can be worked out.
  UInt128 greatest() const {
    return std::max(product(a.magnitude, a_factor), product(product(b.magnitude, c.magnitude), bc_factor));
  }

  /// Whether rounding to 18 decimals cannot matter. Where a differs from b · c at all, it does so by a unit of their
  /// scale at least, and that is more than half a unit of the 18th decimal of the quotient as long as b has fewer than
  /// 2 · 10^18 of these units. The quotient must fit a decimal too.
  bool rounding_is_harmless(int scale) const {
    const UInt128 divisor = product(b.magnitude, ten(scale - b.scale()));
    const UInt128 quotient = product(a.magnitude, ten(std::max(0, b.scale() - a.scale())));
    return divisor < 2 * ten(Decimal::places) && quotient < ten(20);
  }
};

template <class Signed>
void compare_all(const Terms& terms, Comparison kind, Column& out) {
  const auto a_factor = static_cast<Signed>(terms.a_factor);
  const auto bc_factor = static_cast<Signed>(terms.bc_factor);
  for (std::size_t row = 0; row < out.size(); ++row) {
    const auto b = static_cast<Signed>(terms.b.mantissa(row));
    const Signed left = static_cast<Signed>(terms.a.mantissa(row)) * a_factor;
    const Signed right = b * static_cast<Signed>(terms.c.mantissa(row)) * bc_factor;
    out.truths[row] = holds(kind, b < 0 ? right <=> left : left <=> right);
  }
}

/// The quotient may overflow here, which is a fault even where the other side is missing.
void compare_by_definition(const Terms& terms, Comparison kind, bool quotient_left, Column& out) {
  for (std::size_t row = 0; row < out.size(); ++row) {
    if (!terms.a.known(row) || !terms.b.known(row) || terms.b.mantissa(row) == 0) continue;
    const std::optional<Decimal> quotient = divide(terms.a.decimal(row), terms.b.decimal(row));
    if (!quotient) {
      if (quotient_left || !is_fault(out.states[row])) set_state(out, row, State::overflow);
    } else if (out.states[row] == State::known) {
      out.truths[row] = holds(kind, *quotient <=> terms.c.decimal(row));
    }
  }
}

/// A fault of the division comes before one of the other side only where the quotient stands left.
std::array<NodeId, 3> in_order(const op::Calculate& division, NodeId other, bool quotient_left) {
  if (quotient_left) return {division.left, division.right, other};
  return {other, division.left, division.right};
}

}  // namespace

void compare_quotient(const Scope& scope, const op::Compare& operation, NodeId quotient, Column& out) {
  const auto& division = std::get<op::Calculate>(scope.node(quotient).operation);
  const bool quotient_left = operation.left == quotient;
  const NodeId other = quotient_left ? operation.right : operation.left;
  const Comparison kind = quotient_left ? operation.kind : mirrored(operation.kind);
  const std::array<NodeId, 3> inputs = in_order(division, other, quotient_left);
  shape(out, Storage::truth, rows_of(scope, inputs));
  combine_states(scope, inputs, out);
  Terms terms{numbers(scope, division.left), numbers(scope, division.right), numbers(scope, other)};
  for (std::size_t row = 0; row < out.size(); ++row) {
    if (terms.b.mantissa(row) == 0 && out.states[row] == State::known) set_state(out, row, State::missing);
  }
  const int scale = std::max(terms.a.scale(), terms.b.scale() + terms.c.scale());
  terms.a_factor = ten(scale - terms.a.scale());
  terms.bc_factor = ten(scale - terms.b.scale() - terms.c.scale());
  const UInt128 greatest = terms.greatest();
  if (!terms.rounding_is_harmless(scale) || greatest >= wide_limit) {
    compare_by_definition(terms, kind, quotient_left, out);
  } else if (greatest < narrow_limit && terms.a_factor < narrow_limit && terms.bc_factor < narrow_limit) {
    compare_all<std::int64_t>(terms, kind, out);
  } else {
    compare_all<Int128>(terms, kind, out);
  }
  blank_unknown(out);
}

}  // namespace rung
