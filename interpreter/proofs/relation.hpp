// How a value of one customer stands to that of another who differs from the first in one raised value alone: what can grow,
// shrink, appear or vanish from the first to the second. A superset of what happens; faults are passed over, since an operation
// that comes to a value in spite of a faulty input comes to the same value whatever that input is.
#pragma once

#include <cstdint>

#include "extents/extent.hpp"

namespace rung {

/// A condition's three states.
enum class Truth3 : std::uint8_t { no, yes, missing };

/// Which states of a condition can go together with which, of the first customer and of the second.
class Transitions {
 public:
  static constexpr Transitions none() { return Transitions(0); }
  static constexpr Transitions every() { return Transitions(0b111'111'111); }
  /// Both in the same state.
  static Transitions same_within(const Extent& truths);
  /// Any pair of states that the bounds allow.
  static Transitions free_within(const Extent& truths);

  void add(Truth3 from, Truth3 to) { bits_ = static_cast<std::uint16_t>(bits_ | bit(from, to)); }
  bool has(Truth3 from, Truth3 to) const { return (bits_ & bit(from, to)) != 0; }
  bool is_empty() const { return bits_ == 0; }
  /// Whether a condition that decides, for which missing is not met, can go from one to the other.
  bool met(bool from, bool to) const;
  Transitions both(Transitions other) const { return Transitions(bits_ & other.bits_); }

  friend bool operator==(Transitions, Transitions) = default;

 private:
  explicit constexpr Transitions(int bits) : bits_(static_cast<std::uint16_t>(bits)) {}
  static constexpr int bit(Truth3 from, Truth3 to) {
    return 1 << (static_cast<int>(from) * 3 + static_cast<int>(to));
  }
  std::uint16_t bits_;
};

struct Relation {
  bool rises = false;                         ///< both known, and the second can be greater
  bool falls = false;                         ///< both known, and the second can be less
  bool appears = false;                       ///< missing, then known
  bool vanishes = false;                      ///< known, then missing
  Transitions truths = Transitions::every();  ///< of conditions alone

  bool is_same() const { return !rises && !falls && !appears && !vanishes; }
  static Relation unknown() { return {true, true, true, true, Transitions::every()}; }
  /// Of values that are strict in one another's absence: what any of them does.
  Relation& join(const Relation& other);
  Relation flipped() const { return {falls, rises, appears, vanishes, truths}; }
};

/// The first customer has a value of one place, the second one of another.
Relation crossed(const Extent& first, const Extent& second);

/// What the states of a condition make of it as a value; no before yes.
Relation relation_of(Transitions truths);

/// Drops what the bounds of the value do not allow.
Relation within(Relation relation, const Extent& extent);

}  // namespace rung
