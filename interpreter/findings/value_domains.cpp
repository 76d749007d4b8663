// Whole numbers, stated values and places.
#include "findings/value_domains.hpp"

#include <algorithm>

namespace rung {
namespace {

constexpr Int128 whole_step = 1'000'000'000'000'000'000;
/// More different values than that are no list that people wrote.
constexpr std::size_t most_stated = 200;
/// Places of texts that nobody names.
constexpr Int128 other_texts = 1'000'000'000;

Int128 floor_whole(Int128 units) {
  const Int128 down = units / whole_step;
  return units % whole_step < 0 ? down - 1 : down;
}

Int128 ceil_whole(Int128 units) {
  return -floor_whole(-units);
}

bool gives_whole(FunctionId function) {
  switch (function) {
    case FunctionId::days_between:
    case FunctionId::months_between:
    case FunctionId::years_between:
    case FunctionId::year:
    case FunctionId::month:
    case FunctionId::day:
    case FunctionId::length: return true;
    default: return false;
  }
}

bool keeps_whole(FunctionId function) {
  return function == FunctionId::min || function == FunctionId::max || function == FunctionId::abs ||
         function == FunctionId::clamp;
}

}  // namespace

bool same(const Value& a, const Value& b) {
  if (a.index() != b.index()) return false;
  return rung::is_missing(a) || compare(a, b) == 0;
}

ValueDomains::ValueDomains(const Program& program)
    : program_(program),
      extents_(extents_over_all(program)),
      whole_(program.nodes.size()),
      stated_(program.nodes.size()) {
  for (NodeId id = 0; id < program.nodes.size(); ++id) {
    whole_[id] = program[id].type.is_number() && whole(id);
    stated_[id] = stated(id);
  }
}

NodeId ValueDomains::behind_names(NodeId id) const {
  while (const auto* named = std::get_if<op::Named>(&program_[id].operation)) id = named->value;
  return id;
}

std::optional<Value> ValueDomains::constant(NodeId id) const {
  const NodeId behind = behind_names(id);
  if (const auto* constant = std::get_if<op::Constant>(&program_[behind].operation)) return constant->value;
  const bool is_text = program_[id].type.kind == TypeKind::text;
  if (is_text || program_[id].space.kind != Space::Kind::run || !extents_[id].is_single())
    return std::nullopt;
  return value_at_place(extents_[id].low, program_[id].type);
}

bool ValueDomains::whole(NodeId id) const {
  const auto all = [&](const std::vector<NodeId>& ids) {
    return std::all_of(ids.begin(), ids.end(), [&](NodeId one) {
      return whole_[one] != 0 || (!extents_[one].known && extents_[one].missing);
    });
  };
  const Operation& operation = program_[id].operation;
  if (const auto* o = std::get_if<op::Constant>(&operation)) {
    const auto* number = std::get_if<Decimal>(&o->value);
    return number != nullptr && number->is_whole();
  }
  if (const auto* o = std::get_if<op::Field>(&operation)) {
    const Numeric numeric = program_.records[o->record].fields[o->field].type.numeric;
    return numeric == Numeric::count || numeric == Numeric::integer;
  }
  if (const auto* o = std::get_if<op::Named>(&operation)) return whole_[o->value] != 0;
  if (const auto* o = std::get_if<op::Parent>(&operation)) return whole_[o->value] != 0;
  if (const auto* o = std::get_if<op::Calculate>(&operation))
    return o->kind != Arithmetic::divide && all({o->left, o->right});
  if (const auto* o = std::get_if<op::Else>(&operation)) return all({o->value, o->fallback});
  if (const auto* o = std::get_if<op::If>(&operation)) return all({o->yes, o->no});
  if (std::holds_alternative<op::CountMet>(operation) || std::holds_alternative<op::MatchRow>(operation))
    return true;
  if (const auto* o = std::get_if<op::Call>(&operation))
    return gives_whole(o->function) || (keeps_whole(o->function) && all(o->arguments));
  if (const auto* o = std::get_if<op::Pick>(&operation)) return all(o->cells);
  if (const auto* o = std::get_if<op::Fold>(&operation)) return all(o->cells);
  if (const auto* o = std::get_if<op::Aggregate>(&operation)) {
    if (o->kind == AggregateKind::count || o->kind == AggregateKind::count_distinct) return true;
    return o->kind != AggregateKind::average && o->value != none && whole_[o->value] != 0;
  }
  if (const auto* o = std::get_if<op::Population>(&operation))
    return o->kind == PopulationKind::rank || o->kind == PopulationKind::overall_count ||
           o->kind == PopulationKind::apportion;
  return false;
}

std::optional<ValueDomains::Stated> ValueDomains::together(const std::vector<NodeId>& ids) const {
  Stated all;
  for (const NodeId id : ids) {
    if (!stated_[id]) return std::nullopt;
    all.missing = all.missing || stated_[id]->missing;
    all.places.insert(all.places.end(), stated_[id]->places.begin(), stated_[id]->places.end());
  }
  std::sort(all.places.begin(), all.places.end());
  all.places.erase(std::unique(all.places.begin(), all.places.end()), all.places.end());
  if (all.places.size() > most_stated) return std::nullopt;
  return all;
}

std::optional<ValueDomains::Stated> ValueDomains::stated(NodeId id) const {
  const Node& node = program_[id];
  if (node.type.kind == TypeKind::text) return std::nullopt;
  if (const auto* o = std::get_if<op::Constant>(&node.operation)) {
    if (rung::is_missing(o->value)) return Stated{{}, true};
    return Stated{{place_of(o->value)}, false};
  }
  if (const auto* o = std::get_if<op::Named>(&node.operation)) return stated_[o->value];
  if (const auto* o = std::get_if<op::If>(&node.operation)) return together({o->yes, o->no});
  if (const auto* o = std::get_if<op::Else>(&node.operation)) return together({o->value, o->fallback});
  if (const auto* o = std::get_if<op::Pick>(&node.operation)) {
    std::vector<NodeId> cells;
    const auto* match = std::get_if<op::MatchRow>(&program_[o->row].operation);
    for (std::size_t i = 0; i < o->cells.size(); ++i)
      if (match == nullptr || extents_[match->rows[i]].can_be_yes()) cells.push_back(o->cells[i]);
    auto all = together(cells);
    if (all) all->missing = all->missing || extents_[o->row].missing;
    return all;
  }
  return std::nullopt;
}

PlaceSet ValueDomains::domain(NodeId id) const {
  const Extent& extent = extents_[id];
  PlaceSet known;
  if (extent.known && program_[id].type.kind == TypeKind::text) {
    known = PlaceSet::between(0, 2 * other_texts);
  } else if (extent.known && stated_[id]) {
    for (const Int128 place : stated_[id]->places) {
      if (place < extent.low || place > extent.high) continue;
      known = known | PlaceSet::of(whole_[id] != 0 ? floor_whole(place) : place);
    }
  } else if (extent.known) {
    known = whole_[id] != 0 ? PlaceSet::between(ceil_whole(extent.low), floor_whole(extent.high))
                            : PlaceSet::between(extent.low, extent.high);
  }
  return extent.missing ? known | PlaceSet::of_missing() : known;
}

Int128 Places::of_text(const std::string& text) {
  return texts_.try_emplace(text, static_cast<Int128>(texts_.size())).first->second;
}

PlaceSet Places::domain(NodeId node) const {
  return domains_.domain(node);
}

Int128 Places::place(NodeId node, const Value& value) const {
  if (rung::is_missing(value)) return missing_place;
  if (const auto* text = std::get_if<std::string>(&value)) {
    const auto known = texts_.find(*text);
    return known == texts_.end() ? other_texts : known->second;
  }
  const Int128 place = place_of(value);
  return domains_.is_whole(node) ? floor_whole(place) : place;
}

std::optional<Value> Places::value(NodeId node, Int128 place) const {
  const Type& type = domains_.program()[node].type;
  if (type.kind == TypeKind::text) {
    for (const auto& [text, own] : texts_)
      if (own == place) return Value{text};
    return Value{std::string("?")};
  }
  return value_at_place(domains_.is_whole(node) ? place * whole_step : place, type);
}

PlaceSet Places::compared(Comparison kind, NodeId node, const Value& bound) {
  if (rung::is_missing(bound)) return {};
  const bool whole = domains_.is_whole(node);
  const bool is_text = std::holds_alternative<std::string>(bound);
  const Int128 units = is_text ? of_text(std::get<std::string>(bound)) : place_of(bound);
  // The first place that is not below the bound, and the last one that is not above it.
  const Int128 from = whole ? ceil_whole(units) : units;
  const Int128 to = whole ? floor_whole(units) : units;
  switch (kind) {
    case Comparison::equal: return PlaceSet::between(from, to);
    case Comparison::unequal: return PlaceSet::known() - PlaceSet::between(from, to);
    case Comparison::less: return PlaceSet::between(first_place, from - 1);
    case Comparison::less_equal: return PlaceSet::between(first_place, to);
    case Comparison::greater: return PlaceSet::between(to + 1, last_place);
    case Comparison::greater_equal: return PlaceSet::between(from, last_place);
  }
  return {};
}

}  // namespace rung
