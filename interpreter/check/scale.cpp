// Lowers `scale`: each slice of the amount earns the rate of its line.

#include "check/checker.hpp"
#include "diagnostics/kinds.hpp"

namespace rung {

void Checker::lower_scale(Declared& declared) {
  const auto& scale = std::get<syntax::Scale>(declared.syntax->body);
  const Origin origin = origin_of(declared.syntax->name.span);
  declared.failed = true;
  const NodeId of = lower(scale.of, Standpoint{});
  if (of == none) return;
  const Type amount = graph_.type(of);
  if (!amount.is_number()) {
    diagnostics_.report(Kind::not_a_number, expr(scale.of).span).with("type", spoken(amount, program_));
    return;
  }
  std::vector<NodeId> from;
  std::vector<NodeId> rate;
  for (const syntax::ScaleLine& line : scale.lines) {
    from.push_back(lower(line.from, Standpoint{}, amount));
    rate.push_back(lower(line.rate, Standpoint{}));
    if (from.back() == none || rate.back() == none) return;
    const std::size_t at = from.size() - 1;
    if (at > 0) {
      const Value* before = graph_.constant(from[at - 1]);
      const Value* here = graph_.constant(from[at]);
      if (before != nullptr && here != nullptr && rung::compare(*before, *here) >= 0)
        diagnostics_.report(Kind::scale_order, expr(line.from).span);
    }
  }
  Scale lowered{declared.syntax->name.name, stated(scale.of, of), {}, none, declared.syntax->name.span};
  NodeId total = none;
  for (std::size_t i = 0; i < from.size(); ++i) {
    const Origin at{declared.declaration, static_cast<std::uint32_t>(i), scale.lines[i].span};
    // What of the amount lies between this line and the next: never below zero.
    NodeId top = i + 1 < from.size() ? graph_.call(FunctionId::min, {of, from[i + 1]}, amount, at) : of;
    NodeId slice = calculate(Arithmetic::subtract, top, from[i], at);
    if (slice == none) return;
    slice = graph_.call(FunctionId::max, {slice, graph_.number(0, at)}, graph_.type(slice), at);
    const NodeId earned = calculate(Arithmetic::multiply, slice, rate[i], at);
    total = earned == none || total == none ? earned : calculate(Arithmetic::add, total, earned, at);
    if (total == none) return;
    lowered.slices.push_back({from[i], rate[i], slice, earned, at.span});
  }
  if (total == none) return;
  declared.value = name_node(declared.syntax->name.name, total, graph_.type(total), false, origin);
  declared.failed = false;
  lowered.value = declared.value;
  program_.scales.push_back(std::move(lowered));
}

}  // namespace rung
