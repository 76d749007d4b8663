// The hash of keys: the same for all machines, and for all fields that can be linked by.
#include "records/shard.hpp"

#define XXH_INLINE_ALL
#include <xxhash.h>

#include <string>

#include "values/calendar.hpp"

namespace rung {
namespace {

std::string canonical_text(const Column& keys, std::size_t row, const Type& type) {
  const Value value = value_at(keys, row, type);
  if (const auto* number = std::get_if<Decimal>(&value)) return write_decimal(*number);
  if (const auto* date = std::get_if<Date>(&value)) return write_date(*date);
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "yes" : "no";
  if (const auto* duration = std::get_if<Duration>(&value)) return std::to_string(duration->amount);
  return "";
}

}  // namespace

std::uint32_t shard_of(const Program& program, const Column& keys, std::size_t row, const Type& type,
                       std::uint32_t count) {
  if (keys.states[row] != State::known) return 1;
  const auto number_of = [&](std::string_view text) {
    return static_cast<std::uint32_t>(XXH3_64bits(text.data(), text.size()) % count) + 1;
  };
  switch (type.kind) {
    case TypeKind::text: return number_of(keys.texts[row]);
    case TypeKind::enumeration:
    case TypeKind::ladder:
      return number_of(
          program.enumerations[type.set].values[static_cast<std::size_t>(keys.integers[row])].text);
    case TypeKind::nothing:
    case TypeKind::number:
    case TypeKind::date:
    case TypeKind::truth:
    case TypeKind::duration: break;
  }
  return number_of(canonical_text(keys, row, type));
}

}  // namespace rung
