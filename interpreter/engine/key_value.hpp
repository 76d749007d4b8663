// A key as what it is compared by: bytes for texts and values of enumerations, a number for everything else.
#pragma once

#include <string_view>

#include "columns/number_column.hpp"
#include "program/program.hpp"

namespace rung {

inline bool is_text_like(const Type& type) {
  return type.kind == TypeKind::text || type.kind == TypeKind::enumeration || type.kind == TypeKind::ladder;
}

/// The text of a known key of a text-like type.
inline std::string_view key_text(const Program& program, const Column& keys, std::size_t row,
                                 const Type& type) {
  if (type.kind == TypeKind::text) return keys.texts[row];
  return program.enumerations[type.set].values[static_cast<std::size_t>(keys.integers[row])].text;
}

/// The number of a known key of any other type. Equal values have equal numbers, whatever their scale.
inline Int128 key_number(const Column& keys, std::size_t row, const Type& type) {
  switch (keys.storage) {
    case Storage::narrow:
    case Storage::wide: return mantissa_at(keys, row) * power_of_ten(Decimal::places - keys.scale);
    case Storage::truth: return keys.truths[row];
    case Storage::integer:
      return type.kind == TypeKind::duration ? unpack(keys.integers[row]).amount : keys.integers[row];
    case Storage::text: break;
  }
  return 0;
}

}  // namespace rung
