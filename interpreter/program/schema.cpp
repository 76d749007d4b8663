// Finds fields and values of enumerations by their names.
#include "program/schema.hpp"

#include <algorithm>
#include <string_view>

namespace rung {

namespace {

bool is_written(const EnumerationValue& value, std::string_view text) {
  return value.text == text || (value.supplied && value.supplied->is(text));
}

}  // namespace

std::optional<std::int32_t> Enumeration::code_of(std::string_view text) const {
  const auto found = std::find_if(values.begin(), values.end(),
                                  [text](const EnumerationValue& value) { return is_written(value, text); });
  if (found == values.end()) return std::nullopt;
  return static_cast<std::int32_t>(found - values.begin());
}

std::optional<FieldId> Record::field(std::string_view wanted) const {
  const auto found = std::find_if(fields.begin(), fields.end(),
                                  [wanted](const Field& candidate) { return candidate.name == wanted; });
  if (found == fields.end()) return std::nullopt;
  return static_cast<FieldId>(found - fields.begin());
}

}  // namespace rung
