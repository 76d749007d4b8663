// The subject that a person asks about, by its key, or by its line where the rules name no key.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "columns/column.hpp"
#include "program/program.hpp"

namespace rung {

class WantedSubject {
 public:
  /// `id` is read as a cell of the key would be.
  WantedSubject(const Program& program, const std::string& id);

  /// Whether the id can be a key at all.
  bool can_be() const { return has_key_ ? key_.has_value() : line_.has_value(); }
  /// Whether a row is this subject; `keys` is null where the subject has no key.
  bool is(const Column* keys, std::size_t row, std::uint64_t line) const;
  /// The key of a row as people write it.
  std::string key_text(const Column& keys, std::size_t row) const;
  const std::string& id() const { return id_; }

 private:
  const Program& program_;
  std::string id_;
  bool has_key_;
  Type type_;
  std::optional<Value> key_;
  std::optional<std::uint64_t> line_;
};

}  // namespace rung
