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

/// The headers that no field of the record reads, needed or not, in the order of the file.
std::vector<std::string> unread_headers(const std::vector<std::string>& headers, const Record& record);

/// Headers as a message lists them: in backquotes, no more of them than it has room for.
std::string header_list(const std::vector<std::string>& headers);

}  // namespace rung
