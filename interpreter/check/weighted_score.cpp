// Lowers a score of weights: Σ(w·s) ÷ Σw over the parts that are there, one division at the end.

#include "check/score_lowering.hpp"
#include "diagnostics/kinds.hpp"

namespace rung {

/// Each part's weight and clamped value; the weights must add up to 100%.
bool ScoreLowering::take_weights(NodeId out_of, std::vector<Weighted>& parts) {
  std::optional<Decimal> total = Decimal(0);
  bool failed = false;
  for (std::uint32_t i = 0; i < score_.weights.size(); ++i) {
    const syntax::ScoreWeight& written = score_.weights[i];
    c_.part_ = i;
    const Origin origin = c_.origin_of(written.span);
    const NodeId weight = number(written.weight);
    NodeId value = number(written.value);
    c_.part_ = none;
    if (weight == none || value == none) {
      failed = true;
      continue;
    }
    const Value* constant = g_.constant(weight);
    if (constant == nullptr || is_missing(*constant))
      total.reset();
    else if (total)
      total = add(*total, std::get<Decimal>(*constant));
    const NodeId unclamped = value;
    value = g_.call(FunctionId::clamp, {value, g_.number(0, origin), out_of}, Type::number(), origin);
    parts.push_back({weight, value, i, unclamped});
  }
  if (!failed && total && *total != Decimal(1)) {
    c_.diagnostics_.report(Kind::weights_total, declared_.syntax->name.span)
        .with("name", lowered_.name)
        .with("total", write_percent(*total));
    return false;
  }
  return !failed;
}

NodeId ScoreLowering::weights() {
  for (const syntax::ScoreTotal& total : score_.totals)
    c_.diagnostics_.report(Kind::clause_of_points, total.span).with("clause", canonical(total.what));
  for (const ExprId times : score_.times)
    c_.diagnostics_.report(Kind::clause_of_points, c_.expr(times).span)
        .with("clause", canonical(Word::times));
  for (const syntax::ScoreGroup& group : score_.groups)
    c_.diagnostics_.report(Kind::clause_of_points, group.span).with("clause", canonical(Word::group));
  if (score_.out_of == syntax::no_expr) {
    c_.diagnostics_.report(Kind::weights_without_out_of, declared_.syntax->name.span)
        .with("name", lowered_.name);
    return none;
  }
  const NodeId out_of = number(score_.out_of);
  std::vector<Weighted> parts;
  if (out_of == none || !take_weights(out_of, parts)) return none;
  if (score_.missing.size() > 1)
    c_.diagnostics_.report(Kind::clause_twice, score_.missing[1].span)
        .with("clause", canonical(Word::missing));
  const syntax::ScoreMissing* mode = score_.missing.empty() ? nullptr : &score_.missing[0];
  const NodeId stand_in = mode != nullptr && mode->value != syntax::no_expr ? number(mode->value) : none;
  if (mode != nullptr && mode->value != syntax::no_expr && stand_in == none) return none;

  const Type number_type = Type::number();
  const NodeId zero = g_.number(0, origin_);
  std::vector<NodeId> points;   // w · s, 0 where a part that may be left out is missing
  std::vector<NodeId> present;  // w where the part is there, else 0
  for (const Weighted& part : parts) {
    const Origin origin = c_.origin_of(score_.weights[part.part].span);
    const NodeId missing = g_.is_missing(part.value, origin);
    NodeId value = part.value;
    if (mode != nullptr && !mode->reweighted) value = g_.otherwise(value, stand_in, number_type, origin);
    NodeId product = g_.calculate(Arithmetic::multiply, part.weight, value, number_type, origin);
    if (mode != nullptr && mode->reweighted) product = g_.otherwise(product, zero, number_type, origin);
    points.push_back(product);
    present.push_back(g_.choose(missing, zero, part.weight, Type::number(Numeric::percent), origin));
  }
  NodeId coverage = present[0];
  for (std::size_t i = 1; i < present.size(); ++i)
    coverage = g_.calculate(Arithmetic::add, coverage, present[i], Type::number(Numeric::percent), origin_);
  const bool divides = mode != nullptr && mode->reweighted;
  NodeId value = sum(points, origin_);
  NodeId enough = none;
  if (divides) {
    value = g_.calculate(Arithmetic::divide, value, coverage, number_type, origin_);
    if (stand_in != none) enough = g_.compare(Comparison::greater_equal, coverage, stand_in, origin_);
  }
  const auto if_enough = [&](NodeId node) {
    return enough == none ? node
                          : g_.choose(enough, node, g_.missing(number_type, origin_), number_type, origin_);
  };
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const syntax::ScoreWeight& written = score_.weights[parts[i].part];
    const Origin origin = c_.origin_of(written.span);
    NodeId share = points[i];
    if (divides) share = if_enough(g_.calculate(Arithmetic::divide, share, coverage, number_type, origin));
    label(written.label, share);
    ScorePart part{
        ScorePart::Kind::weight, written.label.name, "", parts[i].value, none, share, written.span};
    part.written = c_.stated(written.value, parts[i].unclamped);
    part.weight = c_.stated(written.weight, parts[i].weight);
    part.bounded = {parts[i].unclamped, parts[i].value, {}, {}};
    lowered_.parts.push_back(std::move(part));
  }
  declared_.members[Member::coverage] = coverage;
  lowered_.coverage = coverage;
  lowered_.out_of = c_.stated(score_.out_of, out_of);
  lowered_.reweighted = divides;
  if (stand_in != none) (divides ? lowered_.enough : lowered_.counts) = c_.stated(mode->value, stand_in);
  return if_enough(value);
}

}  // namespace rung
