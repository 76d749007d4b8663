// What is to be done, for whom and until when: collected over the run, sorted at its end.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/engine.hpp"
#include "records/writer.hpp"

namespace rung {

class ActionList {
 public:
  ActionList(const Program& program, Language words) : program_(program), words_(words) {}

  /// Asks for the results that the actions need; `want` gives the place of a node among them.
  void choose(const std::function<std::size_t(NodeId)>& want);
  void take(const ResultBatch& batch, std::span<const std::uint8_t> mask);
  /// A list for the same actions, with nothing in it.
  ActionList empty_copy() const;
  /// Takes over what is in another list for the same actions, whose subjects come later, and empties it.
  void add(ActionList& later);
  /// By due date, then by the order of the subjects, then of the declarations; no due date comes last.
  std::vector<std::vector<Value>> sorted() const;
  /// The key field of the subject (or its line), then action, due, owner, text.
  std::vector<WrittenColumn> columns() const;
  std::uint64_t size() const { return due_.size(); }

 private:
  struct Places {
    std::size_t when;
    std::optional<std::size_t> due;
    std::optional<std::size_t> owner;
    std::optional<std::size_t> say;
  };
  struct Due {
    Value key;
    std::uint32_t action;
    std::optional<Date> due;
    Value owner;
    Value text;
  };

  Value value_of(const ResultBatch& batch, std::optional<std::size_t> result, NodeId node,
                 std::size_t row) const;

  const Program& program_;
  Language words_;
  std::vector<Places> places_;
  std::vector<Due> due_;
};

}  // namespace rung
