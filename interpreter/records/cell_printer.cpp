// Narrow numbers, dates and codes are printed here; what is rare goes through print().
#include "records/cell_printer.hpp"

#include <algorithm>
#include <array>

#include "program/print.hpp"

namespace rung {
namespace {

/// The digits of a percent stand two places further left than those of its value.
constexpr int percent_shift = 2;

std::int64_t small_power_of_ten(int n) {
  return static_cast<std::int64_t>(power_of_ten(n));
}

/// Digits of a whole number, at least `least` of them.
void append_digits(std::string& out, std::uint64_t number, int least) {
  std::array<char, 20> digits = {};
  std::size_t at = digits.size();
  while (number > 0 || static_cast<int>(digits.size() - at) < least) {
    digits[--at] = static_cast<char>('0' + number % 10);
    number /= 10;
  }
  out.append(digits.data() + at, digits.size() - at);
}

void append_date(std::string& out, Date date) {
  const YearMonthDay parts = split(date);
  append_digits(out, static_cast<std::uint64_t>(parts.year), 4);
  out += '-';
  append_digits(out, static_cast<std::uint64_t>(parts.month), 2);
  out += '-';
  append_digits(out, static_cast<std::uint64_t>(parts.day), 2);
}

}  // namespace

void append_decimal(std::string& out, std::int64_t mantissa, int scale, int places) {
  const bool negative = mantissa < 0;
  std::uint64_t digits =
      negative ? -static_cast<std::uint64_t>(mantissa) : static_cast<std::uint64_t>(mantissa);
  if (scale > places) {
    const auto step = static_cast<std::uint64_t>(small_power_of_ten(scale - places));
    const std::uint64_t rest = digits % step;
    digits = digits / step + (rest >= step - rest ? 1 : 0);
    scale = places;
  }
  while (scale > 0 && digits % 10 == 0) {
    digits /= 10;
    --scale;
  }
  if (negative && digits != 0) out += '-';
  const auto step = static_cast<std::uint64_t>(small_power_of_ten(scale));
  append_digits(out, digits / step, 1);
  if (scale == 0) return;
  out += '.';
  append_digits(out, digits % step, scale);
}

CellPrinter::CellPrinter(const Type& type, const Program& program, Language words, NumberStyle style)
    : type_(type), program_(program), words_(words), style_(style) {
  if (type.kind == TypeKind::truth) {
    yes_ = print(true, type, program, words);
    no_ = print(false, type, program, words);
  }
  if (type.kind != TypeKind::enumeration && type.kind != TypeKind::ladder) return;
  const std::size_t count = program.enumerations[type.set].values.size();
  for (std::size_t i = 0; i < count; ++i) {
    codes_.push_back(print(Code{static_cast<std::int32_t>(i)}, type, program, words));
  }
}

void CellPrinter::append_to(std::string& out, const Column& column, std::size_t row) const {
  const std::size_t at = column.size() == 1 ? 0 : row;
  if (column.states[at] != State::known) return;
  switch (column.storage) {
    case Storage::narrow:
    case Storage::wide: append_number(out, column, at); return;
    case Storage::integer: append_integer(out, column.integers[at]); return;
    case Storage::truth: out += column.truths[at] != 0 ? yes_ : no_; return;
    case Storage::text: out += column.texts[at]; return;
  }
}

void CellPrinter::append_number(std::string& out, const Column& column, std::size_t row) const {
  const bool percent = type_.is_percent();
  const bool fraction = percent && style_ == NumberStyle::fraction;
  const int places = Decimal::written_places + (fraction ? percent_shift : 0);
  if (column.storage == Storage::wide) {
    const std::optional<Decimal> number = Decimal::from_scaled(column.wides[row], column.scale);
    if (!number) return;
    out += fraction ? write_decimal(*number, places) : print(*number, type_, program_, words_);
    return;
  }
  const std::int64_t mantissa = column.integers[row];
  if (!percent || fraction) {
    append_decimal(out, mantissa, column.scale, places);
    return;
  }
  // The percent of a scale of 2 and more has the same mantissa; below, print() knows what to do.
  if (column.scale >= percent_shift) {
    append_decimal(out, mantissa, column.scale - percent_shift, places);
    out += '%';
  } else if (const std::optional<Decimal> number = Decimal::from_scaled(mantissa, column.scale)) {
    out += print(*number, type_, program_, words_);
  }
}

void CellPrinter::append_integer(std::string& out, std::int64_t value) const {
  if (type_.kind == TypeKind::date) {
    append_date(out, Date{static_cast<std::int32_t>(value)});
  } else if (type_.kind == TypeKind::duration) {
    out += print(unpack(value), type_, program_, words_);
  } else {
    out += codes_[static_cast<std::size_t>(value)];
  }
}

}  // namespace rung
