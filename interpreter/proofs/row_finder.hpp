// Which rows of a table can be the ones for two customers: the conditions of the rows are tests of a few values, each value falls
// into one of few zones between the constants that it is compared with, and all that can go together is gone through.
#pragma once

#include <optional>
#include <unordered_map>

#include "proofs/reasoning.hpp"

namespace rung {

class RowFinder {
 public:
  explicit RowFinder(const Reasoning& reasoning) : reasoning_(reasoning), program_(reasoning.program()) {}

  /// Of the first row that is met.
  RowPairs find(const std::vector<NodeId>& rows);

 private:
  /// A value that is compared with constants.
  struct Driver {
    NodeId value;
    std::vector<Int128> points;
    std::vector<std::string> texts;
    std::vector<Int128> low;  ///< of the zones
    std::vector<Int128> high;
    bool has_missing = false;  ///< as the last zone
    std::vector<std::pair<std::uint32_t, std::uint32_t>> moves;
  };
  /// A piece of a condition: all or any of others, a negation, a test of a driver, or something that is free.
  struct Piece {
    enum class Kind : std::uint8_t { all, any, negated, compared, is_missing, free };
    Kind kind;
    std::vector<std::uint32_t> parts;
    std::uint32_t driver = 0;  ///< or number of the free condition
    Comparison comparison = Comparison::equal;
    Int128 point = 0;
  };

  /// A value without its names, but for the one that is raised.
  NodeId bare(NodeId id) const;
  std::uint32_t piece_of(NodeId condition, int depth);
  std::uint32_t add(Piece piece);
  std::optional<Piece> comparison_of(const op::Compare& o);
  std::uint32_t driver_of(NodeId value);
  void lay_zones(Driver& driver) const;
  void lay_moves(Driver& driver) const;
  bool few_enough(std::size_t rows) const;
  void go_through(std::size_t dimension);
  void take_state();
  Truth3 truth(std::uint32_t piece, bool second) const;
  std::uint32_t first_row(bool second) const;
  RowPairs without_zones(const std::vector<NodeId>& rows) const;

  const Reasoning& reasoning_;
  const Program& program_;
  std::vector<Driver> drivers_;
  std::vector<NodeId> free_;
  std::vector<Piece> pieces_;
  std::unordered_map<NodeId, std::uint32_t> piece_by_node_;
  std::vector<std::uint32_t> tops_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> zones_;  ///< of the drivers, as it is tried
  std::vector<std::pair<Truth3, Truth3>> truths_;               ///< of the free conditions
  std::vector<bool> seen_;
  std::vector<bool> possible_;
};

}  // namespace rung
