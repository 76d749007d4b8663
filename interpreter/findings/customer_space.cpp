// Passes wanted values from conditions back to the data.
#include "findings/customer_space.hpp"

#include <algorithm>

namespace rung {
namespace {

constexpr Int128 one = 1'000'000'000'000'000'000;
constexpr std::size_t most_wanted = 24;
/// Lines of a related record that one customer is given.
constexpr std::int64_t most_lines = 40;

bool is_constant(const Program& program, NodeId id) {
  return std::holds_alternative<op::Constant>(program[id].operation);
}

/// A ladder's decision and the number of a row are parts of values, which the engine does not tell by themselves.
bool is_value(const Program& program, NodeId id) {
  const Operation& operation = program[id].operation;
  return !std::holds_alternative<op::Ladder>(operation) && !std::holds_alternative<op::MatchRow>(operation);
}

}  // namespace

CustomerSpace::CustomerSpace(const Places& places, const std::vector<WantedPlaces>& goals)
    : places_(places), program_(places.domains().program()), reached_(program_.nodes.size()) {
  reach(goals);
  take_values();
  for (const WantedPlaces& goal : goals) {
    const bool whole = places_.domains().is_whole(goal.node);
    if (program_[goal.node].type.kind == TypeKind::text) {
      for (const PlaceRun& run : goal.wanted.runs())
        if (const auto text = run.low == missing_place ? std::nullopt : places_.value(goal.node, run.low))
          wanted_[goal.node].texts.insert(std::get<std::string>(*text));
      continue;
    }
    for (const PlaceRun& run : goal.wanted.runs()) {
      if (run.low == missing_place) continue;
      const Int128 scale = whole ? one : 1;
      const bool number = program_[goal.node].type.is_number() && !whole;
      // Between two bounds the simplest numbers are those with few decimals.
      for (Int128 step = one; number && step >= one / 1'000'000; step /= 10) {
        const Int128 next = (run.low / step + (run.low > 0 ? 1 : 0)) * step;
        if (next >= run.low && next <= run.high) give(goal.node, next);
        const Int128 before = (run.high / step - (run.high < 0 ? 1 : 0)) * step;
        if (before >= run.low && before <= run.high) give(goal.node, before);
      }
      if (run.low <= 0 && run.high >= 0) give(goal.node, 0);
      if (run.low > first_place && run.low > -Decimal::unit_limit / scale) give(goal.node, run.low * scale);
      if (run.high < last_place && run.high < Decimal::unit_limit / scale) give(goal.node, run.high * scale);
    }
  }
  for (NodeId id = static_cast<NodeId>(reached_.size()); id-- > 0;)
    if (reached_[id] != 0) pass_on(id);
  add_traits();
}

/// All nodes on which a goal depends; what a record hides or keeps is part of it.
void CustomerSpace::reach(const std::vector<WantedPlaces>& goals) {
  std::vector<NodeId> open;
  const auto visit = [&](NodeId id) {
    if (id == none || reached_[id] != 0) return;
    reached_[id] = 1;
    open.push_back(id);
  };
  const auto visit_record = [&](RecordId record) {
    visit(program_.records[record].where);
    if (program_.records[record].dated == none) return;
    needs_today_ = true;
    fields_[{record, program_.records[record].dated}];
  };
  for (const WantedPlaces& goal : goals) visit(goal.node);
  visit(program_.records[subject].where);
  while (!open.empty()) {
    const NodeId id = open.back();
    open.pop_back();
    const Operation& operation = program_[id].operation;
    for_each_input(operation, visit);
    if (const auto* aggregate = std::get_if<op::Aggregate>(&operation)) {
      lines_[aggregate->from].insert(1);
      visit_record(aggregate->from);
      if (program_.records[aggregate->from].parent != subject) possible_ = false;
    }
    if (std::holds_alternative<op::Today>(operation)) needs_today_ = true;
    if (std::holds_alternative<op::Population>(operation)) possible_ = possible_ && goals.size() < 2;
    if (std::holds_alternative<op::GroupKey>(operation)) possible_ = false;
    if (const auto* lookup = std::get_if<op::Lookup>(&operation)) {
      lines_[lookup->record].insert(1);
      fields_[{lookup->record, lookup->field}];
      const NodeId key = places_.domains().behind_names(lookup->key);
      if (const auto* field = std::get_if<op::Field>(&program_[key].operation);
          field && field->record == subject)
        keyed_by_[lookup->record] = field->field;
    }
    if (const auto* field = std::get_if<op::Field>(&operation)) {
      fields_[{field->record, field->field}];
      if (program_.records[field->record].parent == none && field->record != subject &&
          lines_.find(field->record) == lines_.end())
        lines_[field->record].insert(1);
    }
  }
  for (const WantedPlaces& goal : goals) {
    const Space& space = program_[goal.node].space;
    if (space.kind == Space::Kind::group || (space.kind == Space::Kind::record && space.id != subject))
      possible_ = false;
  }
}

/// What everything is for the simplest customer, to which comparisons of two values are relative.
void CustomerSpace::take_values() {
  if (!possible_) return;
  std::vector<NodeId> nodes;
  for (NodeId id = 0; id < reached_.size(); ++id) {
    const Space& space = program_[id].space;
    const bool own = space.kind == Space::Kind::run || space == Space::of_record(subject);
    if (reached_[id] != 0 && own && !is_constant(program_, id) && is_value(program_, id)) nodes.push_back(id);
  }
  Customer simple;
  if (needs_today_) simple.today = some_day();
  for (const auto& [place, wanted] : fields_)
    if (place.first == subject) {
      Value value = simplest(subject, place.second);
      if (!rung::is_missing(value)) simple.fields.emplace_back(place.second, std::move(value));
    }
  const std::vector<RatedCustomer> all = rated(program_, {simple}, nodes);
  if (all.empty()) return;
  for (std::size_t i = 0; i < nodes.size() && i < all[0].values.size(); ++i)
    values_[nodes[i]] = all[0].values[i];
}

std::optional<Int128> CustomerSpace::value_of(NodeId id) const {
  if (const auto* constant = std::get_if<op::Constant>(&program_[id].operation))
    return rung::is_missing(constant->value) ? std::nullopt : std::optional(place_of(constant->value));
  const auto known = values_.find(id);
  if (known == values_.end() || rung::is_missing(known->second)) return std::nullopt;
  return place_of(known->second);
}

void CustomerSpace::give(NodeId id, Int128 place) {
  std::set<Int128>& places = wanted_[id].places;
  if (places.size() < most_wanted) places.insert(place);
}

void CustomerSpace::give(NodeId id, const Wanted& wanted) {
  if (id == none) return;
  for (const Int128 place : wanted.places) give(id, place);
  wanted_[id].texts.insert(wanted.texts.begin(), wanted.texts.end());
}

void CustomerSpace::pass_comparison(const op::Compare& o) {
  const Type& type = program_[o.left].type;
  const auto from_to = [&](NodeId from, NodeId to) {
    if (is_constant(program_, to)) return;
    if (const auto* constant =
            std::get_if<op::Constant>(&program_[places_.domains().behind_names(from)].operation))
      if (const auto* text = std::get_if<std::string>(&constant->value)) wanted_[to].texts.insert(*text);
    const auto place = value_of(from);
    if (!place || type.kind == TypeKind::text) return;
    const Int128 step = type.is_number() ? one : 1;
    give(to, *place);
    give(to, *place + step);
    give(to, *place - step);
    if (type.is_number() && !places_.domains().is_whole(to)) give(to, *place - one / 100);
  };
  from_to(o.left, o.right);
  from_to(o.right, o.left);
}

void CustomerSpace::pass_calculation(const op::Calculate& o, const Wanted& own) {
  const TypeKind left_kind = program_[o.left].type.kind;
  const TypeKind right_kind = program_[o.right].type.kind;
  const Int128 left = value_of(o.left).value_or(0);
  const Int128 right = value_of(o.right).value_or(0);
  const auto days = [&](NodeId id, Int128 amount) {
    const Type& type = program_[id].type;
    return type.kind == TypeKind::duration && type.duration == DurationKind::months ? amount * 31 : amount;
  };
  for (const Int128 wanted : own.places) {
    switch (o.kind) {
      case Arithmetic::add:
        give(o.left, wanted - days(o.right, right));
        give(o.right, wanted - days(o.left, left));
        break;
      case Arithmetic::subtract:
        give(o.left, wanted + days(o.right, right));
        give(o.right, days(o.left, left) - wanted);
        break;
      case Arithmetic::multiply:
      case Arithmetic::divide: {
        if (left_kind != TypeKind::number || right_kind != TypeKind::number) break;
        const auto goal = Decimal::from_units(wanted);
        const auto a = Decimal::from_units(left);
        const auto b = Decimal::from_units(right);
        if (!goal || !a || !b) break;
        const bool times = o.kind == Arithmetic::multiply;
        const auto for_left = times ? (b->is_zero() ? std::nullopt : divide(*goal, *b)) : multiply(*goal, *b);
        const auto for_right = times ? (a->is_zero() ? std::nullopt : divide(*goal, *a))
                                     : (goal->is_zero() ? std::nullopt : divide(*a, *goal));
        if (for_left) give(o.left, for_left->units());
        if (for_right) give(o.right, for_right->units());
        // Both sides free: one of them is 1.
        give(o.left, wanted);
        give(o.right, one);
        break;
      }
    }
  }
}

void CustomerSpace::pass_call(const op::Call& o, const Wanted& own) {
  Int128 days = 0;
  switch (o.function) {
    case FunctionId::days_between: days = 1; break;
    case FunctionId::months_between: days = 31; break;
    case FunctionId::years_between: days = 366; break;
    case FunctionId::ratio:
      for (const Int128 wanted : own.places) give(o.arguments[0], wanted);
      give(o.arguments[1], one);
      return;
    default:
      for (std::size_t i = 0; i < o.arguments.size() && i < 2; ++i) give(o.arguments[i], own);
      return;
  }
  for (const Int128 wanted : own.places) {
    const Int128 distance = wanted / one * days;
    if (const auto to = value_of(o.arguments[1])) give(o.arguments[0], *to - distance);
    if (const auto from = value_of(o.arguments[0])) give(o.arguments[1], *from + distance);
  }
}

void CustomerSpace::pass_on(NodeId id) {
  const Operation& operation = program_[id].operation;
  const Wanted own = wanted_[id];
  if (const auto* o = std::get_if<op::Compare>(&operation)) return pass_comparison(*o);
  if (const auto* o = std::get_if<op::Calculate>(&operation)) return pass_calculation(*o, own);
  if (const auto* o = std::get_if<op::Call>(&operation)) return pass_call(*o, own);
  if (const auto* o = std::get_if<op::Named>(&operation)) return give(o->value, own);
  if (const auto* o = std::get_if<op::Parent>(&operation)) return give(o->value, own);
  if (const auto* o = std::get_if<op::Else>(&operation)) return give(o->value, own), give(o->fallback, own);
  if (const auto* o = std::get_if<op::If>(&operation)) return give(o->yes, own), give(o->no, own);
  pass_to_data(operation, own);
}

void CustomerSpace::pass_to_data(const Operation& operation, const Wanted& own) {
  const auto want = [&](RecordId record, FieldId id) {
    Wanted& field = fields_[{record, id}];
    field.places.insert(own.places.begin(), own.places.end());
    field.texts.insert(own.texts.begin(), own.texts.end());
  };
  const auto pass_cells = [&](const std::vector<NodeId>& cells) {
    for (const NodeId cell : cells)
      if (!is_constant(program_, cell)) give(cell, own);
  };
  if (std::holds_alternative<op::Today>(operation))
    today_.places.insert(own.places.begin(), own.places.end());
  if (const auto* field = std::get_if<op::Field>(&operation)) want(field->record, field->field);
  if (const auto* lookup = std::get_if<op::Lookup>(&operation)) want(lookup->record, lookup->field);
  if (const auto* pick = std::get_if<op::Pick>(&operation)) pass_cells(pick->cells);
  if (const auto* fold = std::get_if<op::Fold>(&operation)) pass_cells(fold->cells);
  const auto* aggregate = std::get_if<op::Aggregate>(&operation);
  if (aggregate == nullptr) return;
  give(aggregate->value, own);
  if (aggregate->kind != AggregateKind::count && aggregate->kind != AggregateKind::count_distinct) return;
  for (const Int128 wanted : own.places)
    if (wanted > 0 && wanted / one <= most_lines)
      lines_[aggregate->from].insert(static_cast<std::int64_t>(wanted / one));
}

}  // namespace rung
