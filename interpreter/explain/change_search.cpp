// Changes of one field.
#include "explain/change_search.hpp"

#include <algorithm>

#include "explain/change_steps.hpp"

namespace rung {

bool Goal::can_be(const Extent& extent) const {
  switch (kind) {
    case Kind::at_least: return extent.can_be_at_least(bound);
    case Kind::below: return extent.missing || (extent.known && extent.low < bound);
  }
  return true;
}

bool Goal::is(const Outcome& outcome) const {
  const Value* value = std::get_if<Value>(&outcome);
  if (value == nullptr) return false;
  switch (kind) {
    case Kind::at_least: return !is_missing(*value) && place_of(*value) >= bound;
    case Kind::below: return is_missing(*value) || place_of(*value) < bound;
  }
  return false;
}

namespace {

/// Rounds towards negative infinity.
Int128 floor_of(Int128 place, Int128 step) {
  const Int128 quotient = place / step;
  return place % step < 0 ? quotient - 1 : quotient;
}

}  // namespace

ChangeSearch::ChangeSearch(const Variants& variants, const Goal& goal,
                           const std::vector<ChangeableField>& fields)
    : variants_(variants),
      goal_(goal),
      goal_place_(static_cast<std::size_t>(
          std::find(variants.nodes().begin(), variants.nodes().end(), goal.node) - variants.nodes().begin())),
      fields_(fields),
      values_(variants.by_node({})),
      singles_(fields.size()) {}

bool ChangeSearch::is_reached() const {
  return values_ && (*values_)[goal_.node] && goal_.is(*(*values_)[goal_.node]);
}

bool ChangeSearch::look() {
  if (++looks_ <= most_looks) return true;
  complete_ = false;
  return false;
}

FieldChange ChangeSearch::changed(const FoundChange& change) const {
  const ChangeableField& field = fields_[change.field];
  return {field.field, value_at_place(change.place, field.type).value_or(Value{})};
}

bool ChangeSearch::reaches(const Variant& variant) const {
  const std::vector<Outcome> outcomes = variants_.evaluate_one(variant, variants_.today());
  return !outcomes.empty() && goal_.is(outcomes[goal_place_]);
}

std::vector<ChangeSearch::Steps> ChangeSearch::both_sides(std::size_t number) const {
  const ChangeableField& field = fields_[number];
  const bool missing = is_missing(field.own);
  const Int128 own = place_of(field.own);
  const Int128 below = floor_of(own, field.step);
  // A blank can become 0, too.
  const Int128 up = (missing ? below : below + 1) * field.step;
  const Int128 down = (below * field.step == own ? below - 1 : below) * field.step;
  std::vector<Steps> sides;
  if (up <= field.high) {
    const Int128 from = std::max(up, field.low);
    sides.push_back({number, field.field, from, field.step, (field.high - from) / field.step + 1});
  }
  if (down >= field.low) {
    const Int128 from = std::min(down, field.high);
    sides.push_back({number, field.field, from, -field.step, (from - field.low) / field.step + 1});
  }
  return sides;
}

std::optional<Int128> ChangeSearch::nearest_on(const Steps& steps, Slice& slice, const Variant& fixed,
                                               Int128 count) {
  struct Stretch {
    Int128 from;
    Int128 to;
  };
  looks_ = 0;
  std::vector<Stretch> open;
  if (count > 0) open.push_back({1, count});
  while (!open.empty()) {
    const Stretch stretch = open.back();
    open.pop_back();
    if (!look()) return std::nullopt;
    const FieldRange range = steps.range(stretch.from, stretch.to);
    if (!goal_.can_be(slice.root_within({&range, 1}))) continue;
    if (stretch.from == stretch.to || !slice.varies_over(0)) {
      const FoundChange change{steps.field, steps.place(stretch.from)};
      Variant variant = fixed;
      variant.push_back(changed(change));
      if (reaches(variant)) return stretch.from;
      continue;
    }
    const Int128 middle = stretch.from + (stretch.to - stretch.from) / 2;
    open.push_back({middle + 1, stretch.to});
    open.push_back({stretch.from, middle});
  }
  return std::nullopt;
}

std::vector<FoundPath> ChangeSearch::single(std::size_t number) {
  return known_single(number);
}

const std::vector<FoundPath>& ChangeSearch::known_single(std::size_t number) {
  if (singles_[number]) return *singles_[number];
  std::vector<FoundPath>& paths = singles_[number].emplace();
  if (!values_) return paths;
  const ChangeableField& field = fields_[number];
  Slice slice(variants_.program(), *values_, {field.field}, goal_.node);
  if (!slice.depends()) return paths;
  const auto add = [&](Int128 place) { paths.push_back({{{number, place}}, cost_of(field, place)}); };
  if (field.discrete) {
    for (Int128 place = field.low; place <= field.high; ++place) {
      if (!is_missing(field.own) && place == place_of(field.own)) continue;
      if (reaches({changed({number, place})})) add(place);
    }
    return paths;
  }
  for (const Steps& steps : both_sides(number))
    if (const auto found = nearest_on(steps, slice, {}, steps.count)) add(steps.place(*found));
  return paths;
}

}  // namespace rung
