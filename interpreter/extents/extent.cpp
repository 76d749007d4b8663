// Bounds of values, and values as places in the order of their type.
#include "extents/extent.hpp"

#include <algorithm>
#include <limits>

namespace rung {

Extent Extent::of_truths(bool may_be_no, bool may_be_yes, bool may_be_missing) {
  Extent truths{.missing = may_be_missing, .known = may_be_no || may_be_yes};
  if (truths.known) {
    truths.low = may_be_no ? 0 : 1;
    truths.high = may_be_yes ? 1 : 0;
  }
  return truths;
}

Extent hull(const Extent& a, const Extent& b) {
  Extent both{.missing = a.missing || b.missing, .known = a.known || b.known};
  if (a.known && b.known) {
    both.low = std::min(a.low, b.low);
    both.high = std::max(a.high, b.high);
  } else if (both.known) {
    both.low = a.known ? a.low : b.low;
    both.high = a.known ? a.high : b.high;
  }
  return both;
}

namespace {

constexpr Int128 longest_duration = 1'000'000'000'000;

Extent all_known(const Type& type, const Program& program) {
  switch (type.kind) {
    case TypeKind::nothing: return Extent::of_missing();
    case TypeKind::text: return Extent::between(0, 0);
    case TypeKind::number: return Extent::between(-Decimal::unit_limit + 1, Decimal::unit_limit - 1);
    case TypeKind::date:
      return Extent::between(std::numeric_limits<std::int32_t>::min(),
                             std::numeric_limits<std::int32_t>::max());
    case TypeKind::truth: return Extent::between(0, 1);
    case TypeKind::duration: return Extent::between(-longest_duration, longest_duration);
    case TypeKind::enumeration:
    case TypeKind::ladder:
      return Extent::between(0, static_cast<Int128>(program.enumerations[type.set].values.size()) - 1);
  }
  return Extent::of_missing();
}

struct PlaceOfValue {
  Int128 operator()(Missing) const { return 0; }
  Int128 operator()(Decimal number) const { return number.units(); }
  Int128 operator()(bool truth) const { return truth ? 1 : 0; }
  Int128 operator()(Date date) const { return date.days; }
  Int128 operator()(Duration duration) const { return duration.amount; }
  Int128 operator()(Code code) const { return code.code; }
  Int128 operator()(const std::string&) const { return 0; }
};

DurationUnit base_unit(DurationKind kind) {
  switch (kind) {
    case DurationKind::days: return DurationUnit::days;
    case DurationKind::months: return DurationUnit::months;
    case DurationKind::minutes: return DurationUnit::minutes;
    case DurationKind::working_days: return DurationUnit::working_days;
  }
  return DurationUnit::days;
}

}  // namespace

Extent everything(const Type& type, const Program& program) {
  Extent all = all_known(type, program);
  all.missing = true;
  return all;
}

Int128 place_of(const Value& value) {
  return std::visit(PlaceOfValue{}, value);
}

std::optional<Value> value_at_place(Int128 place, const Type& type) {
  switch (type.kind) {
    case TypeKind::nothing:
    case TypeKind::text: return std::nullopt;
    case TypeKind::number: {
      const auto number = Decimal::from_units(place);
      return number ? std::optional<Value>(*number) : std::nullopt;
    }
    case TypeKind::date: {
      const auto date = add_days(Date{0}, static_cast<std::int64_t>(place));
      return date ? std::optional<Value>(*date) : std::nullopt;
    }
    case TypeKind::truth: return Value{place != 0};
    case TypeKind::duration:
      return Value{Duration{static_cast<std::int64_t>(place), base_unit(type.duration)}};
    case TypeKind::enumeration:
    case TypeKind::ladder: return Value{Code{static_cast<std::int32_t>(place)}};
  }
  return std::nullopt;
}

Extent extent_of(const std::optional<Outcome>& outcome, const Type& type, const Program& program) {
  if (!outcome) return everything(type, program);
  const Value* value = std::get_if<Value>(&*outcome);
  if (value == nullptr) return {};
  if (is_missing(*value)) return Extent::of_missing();
  return Extent::between(place_of(*value), place_of(*value));
}

}  // namespace rung
