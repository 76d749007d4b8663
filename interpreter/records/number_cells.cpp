// Before the first row, the mantissas are brought to the decimals that are written, and the greatest of them
// decides how many digits are printed for all. Numbers with very many digits, which are rare, are left to the
// plain printer.
#include "records/number_cells.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <utility>

#include "records/digits.hpp"

namespace rung {
namespace {

/// How many decimals are printed, before zeros at the end are dropped: groups of three digits, but for the
/// hundredths. Money and percents are the most frequent of all.
constexpr int decimal_ways[] = {0, 2, 6, 9, 12};

/// What a column has not needs no care in its rows.
struct Care {
  bool missing;
  bool negative;
};

template <int whole_groups, int decimals, Care care>
void print_digits(const CellSource& given, LineRows rows, LineEnds ends) {
  const CellSource source = given;
  print_each(rows, ends, [=](char* to, std::size_t row) {
    const std::int64_t mantissa = source.integers[row];
    const auto bits = static_cast<std::uint64_t>(mantissa);
    const bool negative = care.negative && mantissa < 0;
    const std::uint64_t magnitude = negative ? -bits : bits;
    const std::uint64_t whole = decimals == 0 ? magnitude : source.decimals.quotient(magnitude);
    const std::uint64_t part = (magnitude - whole * source.decimals.divisor()) * source.lift;
    *to++ = source.lead;
    if constexpr (care.negative) *to = '-';
    std::size_t size = negative ? 1 : 0;
    size = put_whole<whole_groups>(to, size, static_cast<GroupsInteger<whole_groups>>(whole));
    if constexpr (decimals == 2) {
      size = put_group(to, size, hundredths[part]);
    } else if constexpr (decimals > 0) {
      constexpr int groups = decimals / 3;
      to[size] = '.';
      const std::size_t end = put_decimals<groups>(to, size + 1, static_cast<GroupsInteger<groups>>(part));
      size = part != 0 ? end : size;
    }
    return to + (care.missing ? size & source.mask(row) : size);
  });
}

void print_plainly(const CellSource& source, LineRows rows, LineEnds ends) {
  std::string text;
  print_each(rows, ends, [&](char* to, std::size_t row) {
    text.assign(1, source.lead);
    source.printer->append_to(text, *source.column, row);
    return std::copy(text.begin(), text.end(), to);
  });
}

using PrintsOfDecimals = std::array<PrintCells, std::size(decimal_ways)>;

template <int whole_groups, Care care>
constexpr PrintsOfDecimals prints_of_decimals = []<std::size_t... way>(std::index_sequence<way...>) {
  return PrintsOfDecimals{print_digits<whole_groups, decimal_ways[way], care>...};
}
(std::make_index_sequence<std::size(decimal_ways)>());

struct WholeWay {
  int digits;
  const PrintsOfDecimals& prints;
};

template <Care care>
constexpr std::array<WholeWay, 4> whole_ways = {{{3, prints_of_decimals<1, care>},
                                                 {6, prints_of_decimals<2, care>},
                                                 {9, prints_of_decimals<3, care>},
                                                 {18, prints_of_decimals<6, care>}}};

std::span<const WholeWay> ways_with(bool missing, bool negative) {
  if (missing) return negative ? whole_ways<Care{true, true}> : whole_ways<Care{true, false}>;
  return negative ? whole_ways<Care{false, true}> : whole_ways<Care{false, false}>;
}

struct MantissaExtent {
  std::uint64_t magnitude;  ///< at least the greatest magnitude, at most twice as much
  bool negative;            ///< whether some number is
};

MantissaExtent extent(const std::int64_t* mantissas, std::size_t rows) {
  std::int64_t bits = 0;
  for (std::size_t i = 0; i < rows; ++i) bits |= mantissas[i];
  if (bits >= 0) return {static_cast<std::uint64_t>(bits), false};
  std::uint64_t magnitude_bits = 0;
  for (std::size_t i = 0; i < rows; ++i)
    magnitude_bits |= static_cast<std::uint64_t>(mantissas[i] ^ (mantissas[i] >> 63));
  return {magnitude_bits + 1, true};  // -n has the bits of n - 1
}

/// Mantissas × 10^raised / 10^dropped, halves away from zero; nothing where one does not fit.
template <class Mantissa>
std::optional<std::vector<std::int64_t>> with_decimals(const std::vector<Mantissa>& mantissas,
                                                       const std::vector<State>& states, int raised,
                                                       int dropped) {
  const Int128 factor = power_of_ten(raised);
  const PowerDivider by(dropped);
  std::vector<std::int64_t> made(mantissas.size());
  for (std::size_t i = 0; i < mantissas.size(); ++i) {
    if (states[i] != State::known) continue;
    Int128 mantissa = 0;
    if (__builtin_mul_overflow(static_cast<Int128>(mantissas[i]), factor, &mantissa)) return std::nullopt;
    const bool negative = mantissa < 0;
    const UInt128 magnitude = negative ? -static_cast<UInt128>(mantissa) : static_cast<UInt128>(mantissa);
    const UInt128 rounded = by.rounded(magnitude);
    if (rounded >= PowerDivider::limit) return std::nullopt;
    const auto narrow = static_cast<std::int64_t>(rounded);
    made[i] = negative ? -narrow : narrow;
  }
  return made;
}

}  // namespace

void print_numbers(CellSource& source, std::vector<std::int64_t>& made) {
  const Column& column = *source.column;
  const bool percent = source.printer->type().is_percent();
  const bool fraction = percent && source.printer->style() == NumberStyle::fraction;
  // Decimals of the value: the digits of a percent have two fewer.
  const int places = Decimal::written_places + (percent ? percent_shift : 0);
  const int shift = percent && !fraction ? percent_shift : 0;
  const int raised = std::max(shift - column.scale, 0);
  const int dropped = std::max(column.scale - places, 0);
  const int scale = std::max(column.scale - dropped - shift, 0);

  source.print = print_plainly;
  source.integers = column.integers.data();
  if (column.storage == Storage::wide || raised > 0 || dropped > 0) {
    auto fitting = column.storage == Storage::wide
                       ? with_decimals(column.wides, column.states, raised, dropped)
                       : with_decimals(column.integers, column.states, raised, dropped);
    if (!fitting) return;
    made = std::move(*fitting);
    source.integers = made.data();
  }
  const MantissaExtent numbers = extent(source.integers, column.size());
  if (numbers.magnitude >= PowerDivider::limit) return;
  const int* const decimals = std::find_if(std::begin(decimal_ways), std::end(decimal_ways),
                                           [scale](int digits) { return digits >= scale; });
  for (const WholeWay& way : ways_with(source.has_gaps, numbers.negative)) {
    const int digits = way.digits + scale;
    if (digits <= 18 && numbers.magnitude >= ten_to(digits)) continue;  // 10^19 is beyond the limit
    source.print = way.prints[static_cast<std::size_t>(decimals - decimal_ways)];
    source.decimals = PowerDivider(scale);
    source.lift = ten_to(*decimals - scale);
    source.percent_sign = percent && !fraction;
    return;
  }
}

}  // namespace rung
