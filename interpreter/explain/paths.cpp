// Asks all questions about one ladder of one customer, in their order.
#include "explain/paths.hpp"

#include <algorithm>
#include <span>

#include "explain/change_search.hpp"
#include "explain/levers.hpp"
#include "explain/rated_ladder.hpp"

namespace rung {
namespace {

/// Fields on which a value of the population depends: to change them would move the customer among all others, whose values are
/// not at hand.
std::vector<std::uint8_t> fields_of_populations(const Program& program, NodeId root) {
  const auto behind = nodes_behind(program, std::vector<NodeId>{root});
  std::vector<std::uint8_t> marks(program.records[subject].fields.size(), 0);
  for (const NodeId id : behind) {
    if (!std::holds_alternative<op::Population>(program[id].operation)) continue;
    for (const NodeId input : nodes_behind(program, std::vector<NodeId>{id}))
      if (const auto* field = std::get_if<op::Field>(&program[input].operation))
        if (field->record == subject) marks[field->field] = 1;
  }
  return marks;
}

bool is_cheaper(const TierPath& a, const TierPath& b) {
  return a.cost < b.cost;
}

class PathFinder {
 public:
  /// `declared` is the customer under the rules as they stand, `rated` with levers as fields.
  PathFinder(const PathSubject& declared, const PathSubject& rated, const PathsRequest& request,
             const std::vector<FieldId>& named, std::uint32_t ladder)
      : rated_(rated),
        request_(request),
        named_(named),
        declared_ladder_(declared, ladder),
        ladder_(rated, ladder) {
    paths_.ladder = ladder;
  }

  LadderPaths find() {
    paths_.tier = ladder_.tier();
    paths_.value = ladder_.value_of(ladder_.operation().by);
    choose_fields();
    const std::int32_t top = ladder_.tiers() - 1;
    if (!paths_.tier || *paths_.tier < top) {
      paths_.next = paths_.tier ? *paths_.tier + 1 : 0;
      const NodeId current = ladder_.operation().current;
      const std::optional<Value> before = current == none ? std::nullopt : ladder_.value_of(current);
      const auto* held = before ? std::get_if<Code>(&*before) : nullptr;
      paths_.keeps_next = held != nullptr && held->code >= *paths_.next;
      look_up();
    }
    if (paths_.tier) {
      look_down();
      paths_.time = time_of(declared_ladder_, request_.most_days);
    }
    return std::move(paths_);
  }

 private:
  void choose_fields() {
    const auto beside = fields_of_populations(rated_.program, ladder_.declaration().decision);
    for (const FieldId field :
         changeable_fields(rated_.program, ladder_.declaration(), is_marked(), named_)) {
      if (beside[field] != 0) {
        paths_.beside_others.push_back(field);
        continue;
      }
      paths_.fields.push_back(field);
      fields_.push_back(range_of(rated_.program, field, rated_.records.own()[field]));
    }
  }

  bool is_marked() const {
    const auto marked = [](const Record& record) {
      return std::any_of(record.fields.begin(), record.fields.end(),
                         [](const Field& f) { return f.changeable; });
    };
    const auto& records = declared_ladder_.rated().program.records;
    return std::any_of(records.begin(), records.end(), marked);
  }

  Freedom freedom() const { return {paths_.fields, false, {}}; }
  NodeId tier_node() const { return ladder_.part(op::LadderColumn::tier); }
  Goal next_tier() const { return {tier_node(), Goal::Kind::at_least, *paths_.next}; }

  void look_up() {
    const std::span<const Condition> gates = gates_of(*paths_.next);
    std::vector<NodeId> conditions;
    for (const Condition& gate : gates)
      if (gate.met != none) conditions.push_back(gate.met);
    const Variants variants = ladder_.variants(freedom(), {}, nullptr, conditions);
    ChangeSearch search(variants, next_tier(), fields_);
    for (std::size_t i = 0; i < fields_.size(); ++i)
      for (const FoundPath& found : search.single(i)) add(variants, found, paths_.singles);
    for (std::size_t i = 0; i < fields_.size(); ++i)
      for (std::size_t j = i + 1; j < fields_.size(); ++j)
        if (const auto found = search.pair(i, j)) add(variants, *found, paths_.pairs);
    for (std::vector<TierPath>* found : {&paths_.singles, &paths_.pairs}) {
      std::stable_sort(found->begin(), found->end(), is_cheaper);
      if (found->size() > request_.most_paths) found->resize(request_.most_paths);
    }
    paths_.complete = paths_.complete && search.is_complete();
    find_durations();
    look_at_gates(variants, gates);
    if (paths_.singles.empty() && paths_.pairs.empty()) look_at_stops();
  }

  ProposedChange proposed(const FoundChange& change) const {
    const ChangeableField& field = fields_[change.field];
    return {field.field, field.own, value_at_place(change.place, field.type).value_or(Value{})};
  }

  /// Evaluates the path once more, as a whole, and keeps what the engine says of it.
  void add(const Variants& variants, const FoundPath& found, std::vector<TierPath>& paths) const {
    TierPath path{.changes = {}, .cost = found.cost, .value = {}, .last_day = {}};
    Variant variant;
    for (const FoundChange& change : found.changes) {
      path.changes.push_back(proposed(change));
      variant.push_back({path.changes.back().field, path.changes.back().to});
    }
    const auto values = variants.by_node(variant);
    if (!values) return;
    const auto tier = known(*values, tier_node());
    if (!tier || std::get<Code>(*tier).code < *paths_.next) return;
    path.tier = std::get<Code>(*tier).code;
    path.value = known(*values, ladder_.operation().by);
    paths.push_back(std::move(path));
  }

  static std::optional<Value> known(const NodeOutcomes& values, NodeId node) {
    if (node == none || !values[node]) return std::nullopt;
    const Value* value = std::get_if<Value>(&*values[node]);
    if (value == nullptr || is_missing(*value)) return std::nullopt;
    return *value;
  }

  void find_durations() {
    // What is gathered moves with time in ways that a single number does not tell.
    const std::size_t declared = declared_ladder_.rated().program.records[subject].fields.size();
    const auto is_declared = [&](const ProposedChange& change) { return change.field < declared; };
    std::vector<TierPath*> all;
    for (std::vector<TierPath>* found : {&paths_.singles, &paths_.pairs})
      for (TierPath& path : *found)
        if (std::all_of(path.changes.begin(), path.changes.end(), is_declared)) all.push_back(&path);
    find_last_days(declared_ladder_, request_.most_days, all);
  }

  /// The conditions that the tier asks for, one by one.
  std::span<const Condition> gates_of(std::int32_t tier) const {
    const auto& tiers = ladder_.declaration().terms.tiers;
    const auto place = static_cast<std::size_t>(tier);
    if (place >= tiers.size()) return {};
    return tiers[place].reach;
  }

  void look_at_gates(const Variants& variants, std::span<const Condition> gates) {
    const auto values = variants.by_node({});
    if (!values) return;
    for (const Condition& condition : gates) {
      const NodeId id = condition.met;
      if (id == none) continue;
      TierGate gate{.condition = condition, .met = false, .lacks = {}, .nearest = {}};
      const auto truth = known(*values, id);
      gate.met = truth && std::get<bool>(*truth);
      if (!gate.met) {
        gate.lacks = lack_of(*values, id);
        ChangeSearch search(variants, {id, Goal::Kind::at_least, 1}, fields_);
        for (std::size_t i = 0; i < fields_.size(); ++i)
          for (const FoundPath& found : search.single(i)) gate.nearest.push_back(proposed(found.changes[0]));
      }
      paths_.gates.push_back(std::move(gate));
    }
  }

  std::optional<Value> lack_of(const NodeOutcomes& values, NodeId gate) const {
    const auto* comparison = std::get_if<op::Compare>(&rated_.program[gate].operation);
    if (comparison == nullptr || comparison->left != ladder_.operation().by) return std::nullopt;
    if (comparison->kind != Comparison::greater_equal && comparison->kind != Comparison::greater)
      return std::nullopt;
    const auto left = known(values, comparison->left);
    const auto right = known_or_constant(values, comparison->right);
    if (!left || !right || !std::holds_alternative<Decimal>(*left)) return std::nullopt;
    const auto lack = subtract(std::get<Decimal>(*right), std::get<Decimal>(*left));
    return lack ? std::optional<Value>(*lack) : std::nullopt;
  }

  std::optional<Value> known_or_constant(const NodeOutcomes& values, NodeId node) const {
    if (const auto value = known(values, node)) return value;
    return ladder_.value_of(node);
  }

  /// Which of the ladder's later steps, if it were not there, would leave a path: what stops a customer whose conditions hold.
  void look_at_stops() {
    const op::Ladder& own = ladder_.operation();
    std::vector<std::pair<PathStop, op::Ladder>> without;
    const auto add = [&](PathStop stop, bool stated, auto change) {
      if (!stated) return;
      without.emplace_back(stop, own);
      change(without.back().second);
    };
    add(PathStop::does_not_apply, own.applies != none, [](op::Ladder& l) { l.applies = none; });
    add(PathStop::rise, own.rise != none, [](op::Ladder& l) { l.rise = none; });
    add(PathStop::never_above, !own.never_above.empty(), [](op::Ladder& l) { l.never_above.clear(); });
    add(PathStop::force, !own.force.empty(), [](op::Ladder& l) { l.force.clear(); });
    add(PathStop::override_, !own.overrides.empty(), [](op::Ladder& l) { l.overrides.clear(); });
    for (const auto& [stop, ladder] : without)
      if (is_reachable(ladder)) paths_.stops.push_back(stop);
    if (!paths_.stops.empty() || without.empty()) return;
    op::Ladder bare = own;
    bare.applies = bare.rise = none;
    bare.never_above.clear();
    bare.force.clear();
    bare.overrides.clear();
    if (!is_reachable(bare)) return;
    for (const auto& [stop, ladder] : without) paths_.stops.push_back(stop);
  }

  bool is_reachable(const op::Ladder& ladder) const {
    const Variants variants = ladder_.variants(freedom(), {}, &ladder);
    ChangeSearch search(variants, next_tier(), fields_);
    if (search.is_reached()) return true;
    for (std::size_t i = 0; i < fields_.size(); ++i)
      if (!search.single(i).empty()) return true;
    for (std::size_t i = 0; i < fields_.size(); ++i)
      for (std::size_t j = i + 1; j < fields_.size(); ++j)
        if (search.pair(i, j)) return true;
    return false;
  }

  /// The margin is measured to where the tier's own conditions fail: holds and graces only put off what follows.
  void look_down() {
    const std::vector<Replacement> next_review = ladder_.carried_over();
    op::Ladder unprotected = ladder_.operation();
    unprotected.held = unprotected.grace = none;
    const Goal lost{tier_node(), Goal::Kind::below, *paths_.tier};
    const Variants variants = ladder_.variants(freedom(), next_review, &unprotected);
    ChangeSearch search(variants, lost, fields_);
    paths_.kept_regardless = is_protected(next_review);
    paths_.failing = search.is_reached();
    if (*paths_.tier == 0 || paths_.failing) return;
    for (std::size_t i = 0; i < fields_.size(); ++i)
      for (const FoundPath& found : search.single(i)) add_margin(variants, found);
    paths_.complete = paths_.complete && search.is_complete();
  }

  void add_margin(const Variants& variants, const FoundPath& found) {
    TierMargin margin{.lost = proposed(found.changes[0]), .kept = {}, .tier = {}};
    const ChangeableField& field = fields_[found.changes[0].field];
    const Int128 place = found.changes[0].place;
    const Int128 own = place_of(field.own);
    if (!field.discrete && !is_missing(field.own)) {
      const Int128 before =
          place > own ? std::max(place - field.step, own) : std::min(place + field.step, own);
      margin.kept = value_at_place(before, field.type);
    }
    const auto values = variants.by_node({{margin.lost.field, margin.lost.to}});
    if (values)
      if (const auto tier = known(*values, tier_node())) margin.tier = std::get<Code>(*tier).code;
    paths_.margins.push_back(std::move(margin));
  }

  /// Whether a hold or a grace would keep the tier at the next review although its conditions fail.
  bool is_protected(const std::vector<Replacement>& next_review) const {
    const op::Ladder& own = ladder_.operation();
    std::vector<NodeId> asked;
    for (const NodeId node : {own.held, own.grace, own.fails})
      if (node != none) asked.push_back(node);
    if (asked.empty() || *paths_.tier == 0) return false;
    const auto values = ladder_.variants({}, next_review, nullptr, asked).by_node({});
    if (!values) return false;
    const auto held = known(*values, own.held);
    if (held && std::get<bool>(*held)) return true;
    const auto grace = known(*values, own.grace);
    const auto fails = known(*values, own.fails);
    return grace && std::get<Decimal>(fails.value_or(Decimal(0))) < std::get<Decimal>(*grace);
  }

  const PathSubject& rated_;
  const PathsRequest& request_;
  const std::vector<FieldId>& named_;
  RatedLadder declared_ladder_;
  RatedLadder ladder_;
  std::vector<ChangeableField> fields_;
  LadderPaths paths_;
};

}  // namespace

SubjectPaths find_paths(const PathSubject& rated, const PathsRequest& request) {
  const bool asked = !request.fields.empty() || !request.names.empty();
  const LeveredSubject levered = with_levers(rated, asked ? request.names : gathered_names(rated.program));
  const PathSubject with_fields{levered.program, rated.values, levered.records, rated.settings};
  SubjectPaths found;
  for (const Field& field : levered.program.records[subject].fields)
    found.fields.push_back({field.name, field.type});
  std::vector<FieldId> named = request.fields;
  if (asked)
    for (std::size_t i = rated.program.records[subject].fields.size(); i < found.fields.size(); ++i)
      named.push_back(static_cast<FieldId>(i));
  for (std::uint32_t ladder = 0; ladder < rated.program.ladders.size(); ++ladder) {
    const NodeId node = rated.program.names[rated.program.ladders[ladder].value].node;
    if (node >= rated.values.size() || !rated.values[node]) continue;
    found.ladders.push_back(PathFinder(rated, with_fields, request, named, ladder).find());
  }
  return found;
}

}  // namespace rung
