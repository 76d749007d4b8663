// Two different values share a digest about once in 10^19 comparisons, which is taken for never.

#include "changes/digests.hpp"

#include <string_view>

#include "columns/number_column.hpp"

namespace rung {
namespace {

/// Spreads the bits; never one of the fixed digests.
Digest spread(std::uint64_t value) {
  value += 0x9e3779b97f4a7c15u;
  value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9u;
  value = (value ^ (value >> 27)) * 0x94d049bb133111ebu;
  value ^= value >> 31;
  return value <= yes_digest ? value + 3 : value;
}

Digest of_text(std::string_view text) {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return spread(hash);
}

/// The same for 1.5 and 1.50.
Digest of_number(Int128 mantissa, int scale) {
  while (scale > 0 && mantissa % 10 == 0) {
    mantissa /= 10;
    --scale;
  }
  const auto low = static_cast<std::uint64_t>(mantissa);
  const auto high = static_cast<std::uint64_t>(static_cast<UInt128>(mantissa) >> 64);
  return spread(low ^ spread(high ^ static_cast<std::uint64_t>(scale)));
}

Digest of_row(const Column& column, std::size_t row, const Type& type, std::span<const Digest> codes) {
  switch (column.storage) {
    case Storage::narrow:
    case Storage::wide: return of_number(mantissa_at(column, row), column.scale);
    case Storage::integer: {
      const std::int64_t value = column.integers[row];
      const bool code = type.kind == TypeKind::ladder || type.kind == TypeKind::enumeration;
      if (code && static_cast<std::size_t>(value) < codes.size())
        return codes[static_cast<std::size_t>(value)];
      return spread(static_cast<std::uint64_t>(value) * 64 + static_cast<std::uint64_t>(type.kind));
    }
    case Storage::truth: return column.truths[row] != 0 ? yes_digest : no_digest;
    case Storage::text: return of_text(column.texts[row]);
  }
  return nothing_digest;
}

}  // namespace

void digest_column(const Column& column, const Type& type, std::span<const Digest> code_digests,
                   std::size_t rows, std::vector<Digest>& digests) {
  digests.resize(rows);
  const bool constant = column.size() == 1;
  std::int64_t last = 0;
  Digest last_digest = nothing_digest;
  bool has_last = false;
  for (std::size_t row = 0; row < rows; ++row) {
    const std::size_t at = constant ? 0 : row;
    if (column.states[at] != State::known) {
      digests[row] = nothing_digest;
      continue;
    }
    // Few benefits have many values, so the last one often comes again.
    if (column.storage == Storage::narrow) {
      if (!has_last || column.integers[at] != last) last_digest = of_row(column, at, type, code_digests);
      last = column.integers[at];
      has_last = true;
      digests[row] = last_digest;
    } else {
      digests[row] = of_row(column, at, type, code_digests);
    }
  }
}

std::vector<Digest> digests_of(const Enumeration& set) {
  std::vector<Digest> digests;
  for (const EnumerationValue& value : set.values) digests.push_back(of_text(value.text));
  return digests;
}

}  // namespace rung
