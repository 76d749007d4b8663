// What each value of a program can be, as sets of places: bounds, whole numbers, and where only some values are ever stated,
// these. Whatever a customer can be lies within; not everything within need be somebody.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "extents/over_all.hpp"
#include "findings/place_set.hpp"

namespace rung {

/// Whether two values of one type are the same; missing is the same as missing alone.
bool same(const Value& a, const Value& b);

class ValueDomains {
 public:
  explicit ValueDomains(const Program& program);

  const Program& program() const { return program_; }
  const Extent& extent(NodeId id) const { return extents_[id]; }
  /// The node behind names: two names of one value are one dimension.
  NodeId behind_names(NodeId id) const;
  /// Whether the value is always whole: its places count whole numbers then, not units.
  bool is_whole(NodeId id) const { return whole_[id] != 0; }
  PlaceSet domain(NodeId id) const;
  /// The one value that a node has for everybody, such as what a parameter is set to.
  std::optional<Value> constant(NodeId id) const;

 private:
  struct Stated {
    std::vector<Int128> places;  ///< known ones, sorted
    bool missing = false;
  };

  bool whole(NodeId id) const;
  std::optional<Stated> stated(NodeId id) const;
  std::optional<Stated> together(const std::vector<NodeId>& ids) const;

  const Program& program_;
  std::vector<Extent> extents_;
  std::vector<char> whole_;
  std::vector<std::optional<Stated>> stated_;
};

/// Values of the dimensions of one question, places for texts among them: each text that the rules name has one, all other
/// texts share those behind.
class Places {
 public:
  explicit Places(const ValueDomains& domains) : domains_(domains) {}

  /// Nothing where a number lies between two whole ones of a dimension of whole numbers.
  Int128 of_text(const std::string& text);
  PlaceSet compared(Comparison kind, NodeId node, const Value& bound);
  PlaceSet domain(NodeId node) const;
  Int128 place(NodeId node, const Value& value) const;
  /// The value at a known place.
  std::optional<Value> value(NodeId node, Int128 place) const;
  const ValueDomains& domains() const { return domains_; }

 private:
  const ValueDomains& domains_;
  std::map<std::string, Int128> texts_;
};

}  // namespace rung
