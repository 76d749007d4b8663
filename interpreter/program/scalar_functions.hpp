// The scalar definitions behind call(), one function for each row of functions.def under the same name.
// Private to the room.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "program/functions.hpp"

namespace rung::scalar {

using Arguments = std::span<const Value>;

#define RUNG_FUNCTION(id, ...) Outcome id(Arguments arguments);
#include "program/functions.def"
#undef RUNG_FUNCTION

/// An argument of kind `whole`; nothing where the number is not whole. One beyond 64 bits becomes the nearest
/// that fits and is even or odd as it is: then the power of -1 is still right, and every other use only sees
/// that it is huge.
std::optional<std::int64_t> whole_argument(const Value& value);

}  // namespace rung::scalar
