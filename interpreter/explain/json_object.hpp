// Objects and lists of JSON, put together from pieces. Private to the room.
#pragma once

#include <fmt/format.h>

#include <optional>
#include <string>

#include "diagnostics/render.hpp"
#include "values/decimal.hpp"

namespace rung {

/// Members of one object, in the order in which they are added.
class JsonObject {
 public:
  JsonObject& add(std::string_view key, const std::string& json) {
    text_ += fmt::format("{}\"{}\":{}", text_.empty() ? "" : ",", key, json);
    return *this;
  }
  JsonObject& text(std::string_view key, const std::string& value) { return add(key, json_string(value)); }
  JsonObject& truth(std::string_view key, bool value) { return add(key, value ? "true" : "false"); }
  JsonObject& whole(std::string_view key, std::uint64_t value) { return add(key, std::to_string(value)); }
  JsonObject& number(std::string_view key, const std::optional<Decimal>& value) {
    return add(key, value ? write_decimal(*value) : "null");
  }
  std::string take() const { return "{" + text_ + "}"; }

 private:
  std::string text_;
};

/// The items of a list, each written by itself.
template <class Items, class Write>
std::string json_list(const Items& items, Write write) {
  std::string text;
  for (const auto& item : items) text += (text.empty() ? "" : ",") + write(item);
  return "[" + text + "]";
}

}  // namespace rung
