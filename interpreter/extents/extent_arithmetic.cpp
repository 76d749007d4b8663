// Bounds of calculations: from the corners of the inputs' bounds wherever the operation is monotone in each input.
#include "extents/extent_arithmetic.hpp"

#include <algorithm>
#include <array>

namespace rung {
namespace {

constexpr Int128 most_units = Decimal::unit_limit - 1;

/// A sum of two ends. Each is below 10^38 units, so that the sum can leave 128 bits.
Int128 sum_of_ends(Int128 a, Int128 b) {
  Int128 sum = 0;
  if (!__builtin_add_overflow(a, b, &sum)) return sum;
  return a < 0 ? -Decimal::unit_limit : Decimal::unit_limit;
}

/// Without the known values that do not fit: they are overflows, so faults.
Extent sum_between(Int128 low, Int128 high, bool missing) {
  Extent extent =
      Extent::between(std::clamp(low, -most_units, most_units), std::clamp(high, -most_units, most_units));
  extent.known = low <= most_units && high >= -most_units;
  extent.missing = missing;
  return extent;
}

Extent strict(bool missing) {
  return missing ? Extent::of_missing() : Extent{};
}

/// The product or quotient, or the limit on the side to which it overflows.
template <class Operation>
Int128 corner(Int128 left, Int128 right, Operation operation) {
  const auto result = operation(*Decimal::from_units(left), *Decimal::from_units(right));
  if (result) return result->units();
  return (left < 0) == (right < 0) ? most_units : -most_units;
}

template <class Operation>
Extent from_corners(const Extent& left, const Extent& right, bool missing, Operation operation) {
  const std::array corners = {corner(left.low, right.low, operation), corner(left.low, right.high, operation),
                              corner(left.high, right.low, operation),
                              corner(left.high, right.high, operation)};
  Extent extent = Extent::between(*std::min_element(corners.begin(), corners.end()),
                                  *std::max_element(corners.begin(), corners.end()));
  extent.missing = missing;
  return extent;
}

Extent divided(const Extent& left, const Extent& right, bool missing) {
  const auto quotient = [](Decimal a, Decimal b) { return divide(a, b); };
  if (right.low > 0 || right.high < 0) return from_corners(left, right, missing, quotient);
  if (right.low == 0 && right.high == 0) return Extent::of_missing();
  // Division by zero is missing; beside zero anything comes out.
  Extent extent = Extent::between(-most_units, most_units);
  extent.missing = true;
  return extent;
}

Extent of_numbers(Arithmetic kind, const Extent& left, const Extent& right, bool missing) {
  switch (kind) {
    case Arithmetic::add:
      return sum_between(sum_of_ends(left.low, right.low), sum_of_ends(left.high, right.high), missing);
    case Arithmetic::subtract:
      return sum_between(sum_of_ends(left.low, -right.high), sum_of_ends(left.high, -right.low), missing);
    case Arithmetic::multiply:
      return from_corners(left, right, missing, [](Decimal a, Decimal b) { return multiply(a, b); });
    case Arithmetic::divide: return divided(left, right, missing);
  }
  return {};
}

/// A date and a fixed length of days or months: later dates give later ones.
std::optional<Extent> shifted_date(Arithmetic kind, const TypedExtent& date, const TypedExtent& length,
                                   bool missing) {
  if (!length.extent.is_single() || length.type.kind != TypeKind::duration) return std::nullopt;
  const auto amount =
      static_cast<std::int64_t>(kind == Arithmetic::subtract ? -length.extent.low : length.extent.low);
  const bool months = length.type.duration == DurationKind::months;
  if (!months && length.type.duration != DurationKind::days) return std::nullopt;
  const auto shifted = [&](Int128 day) {
    const Date from{static_cast<std::int32_t>(day)};
    return months ? add_months(from, amount) : add_days(from, amount);
  };
  const auto low = shifted(date.extent.low);
  const auto high = shifted(date.extent.high);
  if (!low || !high) return std::nullopt;
  Extent extent = Extent::between(low->days, high->days);
  extent.missing = missing;
  return extent;
}

Extent of_days(Arithmetic kind, const TypedExtent& left, const TypedExtent& right, const Type& type,
               bool missing, const Program& program) {
  if (left.type.kind == TypeKind::date && right.type.kind == TypeKind::date) {
    Extent extent = Extent::between(left.extent.low - right.extent.high, left.extent.high - right.extent.low);
    extent.missing = missing;
    return extent;
  }
  if (left.type.kind == TypeKind::date)
    if (const auto shifted = shifted_date(kind, left, right, missing)) return *shifted;
  if (right.type.kind == TypeKind::date && kind == Arithmetic::add)
    if (const auto shifted = shifted_date(kind, right, left, missing)) return *shifted;
  return everything(type, program);
}

enum class Growth : std::uint8_t {
  monotone,  ///< in each argument, while the others stay
  even,      ///< abs: of the distance from zero
  other,
};

Growth growth_of(FunctionId function, std::span<const TypedExtent> arguments) {
  const auto single = [&](std::size_t i) { return arguments[i].extent.is_single(); };
  switch (function) {
    case FunctionId::min:
    case FunctionId::max:
    case FunctionId::clamp:
    case FunctionId::days_between:
    case FunctionId::months_between:
    case FunctionId::years_between:
    case FunctionId::year: return Growth::monotone;
    case FunctionId::round:
    case FunctionId::round_up:
    case FunctionId::round_down: return single(1) ? Growth::monotone : Growth::other;
    case FunctionId::ratio: {
      const Extent& divisor = arguments[1].extent;
      return single(2) && (divisor.low > 0 || divisor.high < 0) ? Growth::monotone : Growth::other;
    }
    case FunctionId::power:
      return single(1) && arguments[0].extent.low > 0 ? Growth::monotone : Growth::other;
    case FunctionId::abs: return Growth::even;
    case FunctionId::month:
    case FunctionId::day:
    case FunctionId::contains:
    case FunctionId::starts_with:
    case FunctionId::ends_with:
    case FunctionId::length:
    case FunctionId::left:
    case FunctionId::right:
    case FunctionId::middle:
    case FunctionId::upper:
    case FunctionId::lower: return Growth::other;
  }
  return Growth::other;
}

Extent absolute(const Extent& extent, bool missing) {
  const bool across = extent.low < 0 && extent.high > 0;
  const Int128 a = extent.low < 0 ? -extent.low : extent.low;
  const Int128 b = extent.high < 0 ? -extent.high : extent.high;
  Extent result = Extent::between(across ? 0 : std::min(a, b), std::max(a, b));
  result.missing = missing;
  return result;
}

/// More arguments that vary than this give more corners than the answer is worth.
constexpr std::size_t most_varying = 6;

std::optional<Extent> from_calls(FunctionId function, std::span<const TypedExtent> arguments) {
  std::vector<std::size_t> varying;
  std::vector<Value> values;
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const auto value = value_at_place(arguments[i].extent.low, arguments[i].type);
    if (!value) return std::nullopt;
    values.push_back(*value);
    if (arguments[i].extent.low != arguments[i].extent.high) varying.push_back(i);
  }
  if (varying.size() > most_varying) return std::nullopt;
  Extent extent;
  for (std::size_t number = 0; number < (std::size_t{1} << varying.size()); ++number) {
    for (std::size_t i = 0; i < varying.size(); ++i) {
      const TypedExtent& argument = arguments[varying[i]];
      const bool high = ((number >> i) & 1) != 0;
      const auto value = value_at_place(high ? argument.extent.high : argument.extent.low, argument.type);
      if (!value) return std::nullopt;
      values[varying[i]] = *value;
    }
    const Outcome outcome = call(function, values);
    const Value* value = std::get_if<Value>(&outcome);
    if (value == nullptr) return std::nullopt;
    extent = hull(extent, is_missing(*value) ? Extent::of_missing()
                                             : Extent::between(place_of(*value), place_of(*value)));
  }
  return extent;
}

}  // namespace

Extent calculated(Arithmetic kind, const TypedExtent& left, const TypedExtent& right, const Type& type,
                  const Program& program) {
  const bool missing = left.extent.missing || right.extent.missing;
  if (!left.extent.known || !right.extent.known) return strict(missing);
  if (left.type.is_number() && right.type.is_number())
    return of_numbers(kind, left.extent, right.extent, missing);
  return of_days(kind, left, right, type, missing, program);
}

Extent compared(Comparison kind, const TypedExtent& left, const TypedExtent& right) {
  const bool missing = left.extent.missing || right.extent.missing;
  if (!left.extent.known || !right.extent.known) return strict(missing);
  if (left.type.kind == TypeKind::text || right.type.kind == TypeKind::text)
    return Extent::of_truths(true, true, missing);
  const Extent& a = left.extent;
  const Extent& b = right.extent;
  const bool less = a.low < b.high;
  const bool greater = a.high > b.low;
  const bool equal = a.low <= b.high && b.low <= a.high;
  switch (kind) {
    case Comparison::equal: return Extent::of_truths(less || greater, equal, missing);
    case Comparison::unequal: return Extent::of_truths(equal, less || greater, missing);
    case Comparison::less: return Extent::of_truths(equal || greater, less, missing);
    case Comparison::less_equal: return Extent::of_truths(greater, less || equal, missing);
    case Comparison::greater: return Extent::of_truths(equal || less, greater, missing);
    case Comparison::greater_equal: return Extent::of_truths(less, greater || equal, missing);
  }
  return {};
}

Extent called(FunctionId function, std::span<const TypedExtent> arguments, const Type& type,
              const Program& program) {
  bool missing = false;
  bool known = true;
  for (const TypedExtent& argument : arguments) {
    missing = missing || argument.extent.missing;
    known = known && argument.extent.known;
  }
  if (!known) return strict(missing);
  switch (growth_of(function, arguments)) {
    case Growth::even: return absolute(arguments[0].extent, missing);
    case Growth::monotone:
      if (auto extent = from_calls(function, arguments)) {
        extent->missing = extent->missing || missing;
        return *extent;
      }
      break;
    case Growth::other: break;
  }
  return everything(type, program);
}

}  // namespace rung
