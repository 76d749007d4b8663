// The customers among whom somebody is looked for: the fields, lines and days on which some values depend, each with the few
// values that are worth trying, because rules compare with them.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "findings/value_domains.hpp"
#include "testing/customer.hpp"

namespace rung {

/// What a value is wanted to be.
struct WantedPlaces {
  NodeId node;
  PlaceSet wanted;
};

/// One thing that differs between customers; choice 0 is the simplest.
struct Trait {
  enum class Kind : std::uint8_t { field, today, lines };
  Kind kind;
  RecordId record = subject;
  FieldId field = none;  ///< where kind is field
  std::vector<Value> choices;
};

/// For each trait, which of its choices.
using Choices = std::vector<std::uint32_t>;

class CustomerSpace {
 public:
  CustomerSpace(const Places& places, const std::vector<WantedPlaces>& goals);

  const std::vector<Trait>& traits() const { return traits_; }
  /// Whether somebody who is put together so can be among the customers at all.
  bool is_possible() const { return possible_; }
  Customer customer(const Choices& choices) const;

 private:
  struct Wanted {
    std::set<Int128> places;
    std::set<std::string> texts;
  };

  void reach(const std::vector<WantedPlaces>& goals);
  void take_values();
  void pass_on(NodeId id);
  void pass_comparison(const op::Compare& o);
  void pass_calculation(const op::Calculate& o, const Wanted& own);
  void pass_call(const op::Call& o, const Wanted& own);
  void pass_to_data(const Operation& operation, const Wanted& own);
  void give(NodeId id, Int128 place);
  void give(NodeId id, const Wanted& wanted);
  std::optional<Int128> value_of(NodeId id) const;
  void add_traits();
  Trait field_trait(RecordId record, FieldId field) const;
  Date some_day() const;
  Value simplest(RecordId record, FieldId field) const;

  const Places& places_;
  const Program& program_;
  std::vector<char> reached_;
  std::map<NodeId, Value> values_;
  std::map<NodeId, Wanted> wanted_;
  std::map<std::pair<RecordId, FieldId>, Wanted> fields_;
  std::map<RecordId, std::set<std::int64_t>> lines_;
  std::map<RecordId, FieldId>
      keyed_by_;  ///< for a record that is looked up: the subject's field that is its key
  bool needs_today_ = false;
  Wanted today_;
  std::vector<Trait> traits_;
  bool possible_ = true;
};

}  // namespace rung
