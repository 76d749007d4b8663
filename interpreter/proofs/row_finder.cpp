// Goes through the zones of the values that a table tests.
#include "proofs/row_finder.hpp"

#include <algorithm>

#include "program/below.hpp"

namespace rung {
namespace {

/// More states than this, times rows, are not gone through.
constexpr std::size_t most_states = 3'000'000;
constexpr int deepest_condition = 40;

constexpr Int128 one_whole = 1'000'000'000'000'000'000;

bool holds(Comparison kind, int order) {
  switch (kind) {
    case Comparison::equal: return order == 0;
    case Comparison::unequal: return order != 0;
    case Comparison::less: return order < 0;
    case Comparison::less_equal: return order <= 0;
    case Comparison::greater: return order > 0;
    case Comparison::greater_equal: return order >= 0;
  }
  return false;
}

Comparison mirrored(Comparison kind) {
  switch (kind) {
    case Comparison::equal:
    case Comparison::unequal: return kind;
    case Comparison::less: return Comparison::greater;
    case Comparison::less_equal: return Comparison::greater_equal;
    case Comparison::greater: return Comparison::less;
    case Comparison::greater_equal: return Comparison::less_equal;
  }
  return kind;
}

}  // namespace

NodeId RowFinder::bare(NodeId id) const {
  while (id != reasoning_.raised()) {
    const auto* named = std::get_if<op::Named>(&program_[id].operation);
    if (named == nullptr) break;
    id = named->value;
  }
  return id;
}

std::uint32_t RowFinder::add(Piece piece) {
  pieces_.push_back(std::move(piece));
  return static_cast<std::uint32_t>(pieces_.size() - 1);
}

std::uint32_t RowFinder::driver_of(NodeId value) {
  value = bare(value);
  for (std::uint32_t i = 0; i < drivers_.size(); ++i)
    if (drivers_[i].value == value) return i;
  Driver driver;
  driver.value = value;
  drivers_.push_back(std::move(driver));
  return static_cast<std::uint32_t>(drivers_.size() - 1);
}

std::optional<RowFinder::Piece> RowFinder::comparison_of(const op::Compare& o) {
  const NodeId left = bare(o.left);
  const NodeId right = bare(o.right);
  const auto* behind = std::get_if<op::Constant>(&program_[right].operation);
  const auto* before = std::get_if<op::Constant>(&program_[left].operation);
  if ((behind == nullptr) == (before == nullptr)) return std::nullopt;
  const Value& constant = behind != nullptr ? behind->value : before->value;
  if (is_missing(constant)) return std::nullopt;
  const NodeId value = behind != nullptr ? left : right;
  Piece piece{Piece::Kind::compared, {}, 0, behind != nullptr ? o.kind : mirrored(o.kind), 0};
  if (const auto* text = std::get_if<std::string>(&constant)) {
    if (o.kind != Comparison::equal && o.kind != Comparison::unequal) return std::nullopt;
    piece.driver = driver_of(value);
    auto& texts = drivers_[piece.driver].texts;
    const auto place = std::find(texts.begin(), texts.end(), *text);
    piece.point = place - texts.begin();
    if (place == texts.end()) texts.push_back(*text);
    return piece;
  }
  piece.driver = driver_of(value);
  piece.point = place_of(constant);
  drivers_[piece.driver].points.push_back(piece.point);
  return piece;
}

std::uint32_t RowFinder::piece_of(NodeId condition, int depth) {
  condition = bare(condition);
  const auto known = piece_by_node_.find(condition);
  if (known != piece_by_node_.end()) return known->second;
  const Operation& operation = program_[condition].operation;
  std::uint32_t made = none;
  const auto several = [&](Piece::Kind kind, const std::vector<NodeId>& conditions) {
    Piece piece{kind, {}, 0, Comparison::equal, 0};
    for (const NodeId one : conditions) piece.parts.push_back(piece_of(one, depth + 1));
    return add(std::move(piece));
  };
  if (depth < deepest_condition) {
    if (const auto* all = std::get_if<op::All>(&operation)) made = several(Piece::Kind::all, all->conditions);
    if (const auto* any = std::get_if<op::Any>(&operation)) made = several(Piece::Kind::any, any->conditions);
    if (const auto* negated = std::get_if<op::Not>(&operation))
      made = several(Piece::Kind::negated, {negated->condition});
    if (const auto* absent = std::get_if<op::IsMissing>(&operation))
      made = add({Piece::Kind::is_missing, {}, driver_of(absent->value), Comparison::equal, 0});
    if (const auto* comparison = std::get_if<op::Compare>(&operation))
      if (auto piece = comparison_of(*comparison)) made = add(std::move(*piece));
  }
  if (made == none) {
    made = add({Piece::Kind::free, {}, static_cast<std::uint32_t>(free_.size()), Comparison::equal, 0});
    free_.push_back(condition);
  }
  piece_by_node_[condition] = made;
  return made;
}

void RowFinder::lay_zones(Driver& driver) const {
  const Extent& extent = reasoning_.extent(driver.value);
  const auto lay = [&](Int128 low, Int128 high) {
    driver.low.push_back(low);
    driver.high.push_back(high);
  };
  if (extent.known && program_[driver.value].type.kind == TypeKind::text) {
    // The texts that it is compared with, and all others.
    for (Int128 text = 0; text <= static_cast<Int128>(driver.texts.size()); ++text) lay(text, text);
  } else if (extent.known) {
    std::sort(driver.points.begin(), driver.points.end());
    driver.points.erase(std::unique(driver.points.begin(), driver.points.end()), driver.points.end());
    const bool whole = is_whole(program_, driver.value);
    const auto gap = [&](Int128 low, Int128 high) {
      if (whole && low % one_whole != 0) low += (low > 0 ? one_whole : 0) - low % one_whole;
      if (whole && high % one_whole != 0) high -= high % one_whole + (high < 0 ? one_whole : 0);
      if (low <= high) lay(low, high);
    };
    Int128 low = extent.low;
    for (const Int128 point : driver.points) {
      if (point < extent.low || point > extent.high) continue;
      gap(low, point - 1);
      gap(point, point);
      low = point + 1;
    }
    gap(low, extent.high);
  }
  driver.has_missing = extent.missing;
}

void RowFinder::lay_moves(Driver& driver) const {
  const auto known = static_cast<std::uint32_t>(driver.low.size());
  const Relation relation = reasoning_.has_pair() ? reasoning_.relation(driver.value) : Relation{};
  for (std::uint32_t from = 0; from < known; ++from)
    for (std::uint32_t to = 0; to < known; ++to)
      if (from == to || (to > from && relation.rises) || (to < from && relation.falls))
        driver.moves.emplace_back(from, to);
  if (!driver.has_missing) return;
  driver.moves.emplace_back(known, known);
  for (std::uint32_t zone = 0; zone < known; ++zone) {
    if (relation.appears) driver.moves.emplace_back(known, zone);
    if (relation.vanishes) driver.moves.emplace_back(zone, known);
  }
}

bool RowFinder::few_enough(std::size_t rows) const {
  std::size_t states = std::max<std::size_t>(rows, 1);
  for (const Driver& driver : drivers_) {
    states *= std::max<std::size_t>(driver.moves.size(), 1);
    if (states > most_states) return false;
  }
  for (std::size_t i = 0; i < free_.size(); ++i) {
    states *= reasoning_.has_pair() ? 5 : 3;
    if (states > most_states) return false;
  }
  return true;
}

Truth3 RowFinder::truth(std::uint32_t number, bool second) const {
  const Piece& piece = pieces_[number];
  switch (piece.kind) {
    case Piece::Kind::free: return second ? truths_[piece.driver].second : truths_[piece.driver].first;
    case Piece::Kind::negated: {
      const Truth3 part = truth(piece.parts[0], second);
      if (part == Truth3::missing) return part;
      return part == Truth3::yes ? Truth3::no : Truth3::yes;
    }
    case Piece::Kind::all:
    case Piece::Kind::any: {
      const Truth3 decisive = piece.kind == Piece::Kind::all ? Truth3::no : Truth3::yes;
      Truth3 result = piece.kind == Piece::Kind::all ? Truth3::yes : Truth3::no;
      for (const std::uint32_t part : piece.parts) {
        const Truth3 one = truth(part, second);
        if (one == decisive) return one;
        if (one == Truth3::missing) result = one;
      }
      return result;
    }
    case Piece::Kind::is_missing:
    case Piece::Kind::compared: break;
  }
  const Driver& driver = drivers_[piece.driver];
  const std::uint32_t zone = second ? zones_[piece.driver].second : zones_[piece.driver].first;
  const bool absent = zone >= driver.low.size();
  if (piece.kind == Piece::Kind::is_missing) return absent ? Truth3::yes : Truth3::no;
  if (absent) return Truth3::missing;
  const int order = driver.high[zone] < piece.point ? -1 : driver.low[zone] > piece.point ? 1 : 0;
  return holds(piece.comparison, order) ? Truth3::yes : Truth3::no;
}

std::uint32_t RowFinder::first_row(bool second) const {
  for (std::uint32_t row = 0; row < tops_.size(); ++row)
    if (truth(tops_[row], second) == Truth3::yes) return row;
  return static_cast<std::uint32_t>(tops_.size());
}

void RowFinder::take_state() {
  const std::uint32_t from = first_row(false);
  const std::uint32_t to = reasoning_.has_pair() ? first_row(true) : from;
  possible_[from] = possible_[to] = true;
  seen_[from * (tops_.size() + 1) + to] = true;
}

void RowFinder::go_through(std::size_t dimension) {
  if (dimension < drivers_.size()) {
    for (const auto& move : drivers_[dimension].moves) {
      zones_[dimension] = move;
      go_through(dimension + 1);
    }
    return;
  }
  const std::size_t number = dimension - drivers_.size();
  if (number == free_.size()) {
    take_state();
    return;
  }
  const Extent& extent = reasoning_.extent(free_[number]);
  const Transitions can =
      reasoning_.has_pair() ? reasoning_.relation(free_[number]).truths : Transitions::same_within(extent);
  for (const Truth3 from : {Truth3::no, Truth3::yes, Truth3::missing})
    for (const Truth3 to : {Truth3::no, Truth3::yes, Truth3::missing}) {
      if (!can.has(from, to)) continue;
      truths_[number] = {from, to};
      go_through(dimension + 1);
    }
}

RowPairs RowFinder::without_zones(const std::vector<NodeId>& rows) const {
  const auto count = static_cast<std::uint32_t>(rows.size());
  RowPairs found;
  found.possible.assign(count + 1, false);
  bool goes_on = true;
  for (std::uint32_t row = 0; row < count && goes_on; ++row) {
    found.possible[row] = reasoning_.extent(rows[row]).can_be_yes();
    goes_on = !reasoning_.extent(rows[row]).is_met();
  }
  found.possible[count] = goes_on;
  const auto moves = [&](std::uint32_t row, bool from, bool to) {
    return reasoning_.has_pair() ? reasoning_.relation(rows[row]).truths.met(from, to) : from == to;
  };
  // Up to the earlier of the two rows nothing is met for either.
  for (std::uint32_t row = 0; row <= count; ++row) {
    if (row == count || moves(row, true, true)) {
      if (found.possible[row]) found.pairs.emplace_back(row, row);
    }
    if (row == count) break;
    for (std::uint32_t later = row + 1; later <= count; ++later) {
      if (!found.possible[row] || !found.possible[later]) continue;
      if (moves(row, true, false)) found.pairs.emplace_back(row, later);
      if (moves(row, false, true)) found.pairs.emplace_back(later, row);
    }
    if (!moves(row, false, false)) break;
  }
  return found;
}

RowPairs RowFinder::find(const std::vector<NodeId>& rows) {
  for (const NodeId row : rows) tops_.push_back(piece_of(row, 0));
  for (Driver& driver : drivers_) {
    lay_zones(driver);
    lay_moves(driver);
  }
  if (!few_enough(rows.size())) return without_zones(rows);
  zones_.resize(drivers_.size());
  truths_.resize(free_.size());
  const std::size_t side = rows.size() + 1;
  seen_.assign(side * side, false);
  possible_.assign(side, false);
  go_through(0);
  RowPairs found;
  found.possible = std::move(possible_);
  for (std::uint32_t from = 0; from < side; ++from)
    for (std::uint32_t to = 0; to < side; ++to)
      if (seen_[from * side + to]) found.pairs.emplace_back(from, to);
  return found;
}

}  // namespace rung
