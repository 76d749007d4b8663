// The first line of an export: which of its columns are the fields that the rules need.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"
#include "program/schema.hpp"

namespace rung {

/// A needed field and the column in which it stands, from 0.
struct PlacedField {
  FieldId field;
  std::uint32_t column;
};

/// The needed fields in the order of the file. `headers` are trimmed. Computed fields are never looked for.
/// Gives nothing where a field has no column, or two; each is reported.
std::optional<std::vector<PlacedField>> place_fields(const std::vector<std::string>& headers,
                                                     const Record& record, const std::vector<bool>& needed,
                                                     const DataPlace& place, Diagnostics& diagnostics);

}  // namespace rung
