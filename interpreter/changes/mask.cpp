// A short fingerprint in place of a text.

#include "changes/mask.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>

namespace rung {

std::string masked(const std::string& text) {
  if (text.empty()) return text;
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  hash = (hash ^ (hash >> 30)) * 0xbf58476d1ce4e5b9u;
  return fmt::format("#{:08x}", static_cast<std::uint32_t>(hash >> 32));
}

bool Masks::hides(const std::string& field) const {
  return std::find(fields_.begin(), fields_.end(), field) != fields_.end();
}

std::string Masks::show(const std::string& field, const std::string& value) const {
  return hides(field) ? masked(value) : value;
}

}  // namespace rung
