// Writes the steps for what a request reaches: cells for all nodes, a step for each that is not there from the beginning.
#include <cstdlib>
#include <limits>
#include <utility>

#include "engine/charted_steps.hpp"
#include "engine/steps.hpp"
#include "program/print.hpp"

namespace rung {
namespace {

class StepWriter {
 public:
  StepWriter(const Run& run, StepList& list)
      : run_(run), plan_(run.plan), program_(run.program), list_(list), reached_(program_.nodes.size(), 0) {
    list_.node_cells.assign(program_.nodes.size(), none);
    list_.field_cells.assign(program_.records[subject].fields.size(), none);
    list_.program = &program_;
    list_.working_days = &run.working_days;
    list_.words = run.settings.words;
  }

  bool write(std::span<const NodeId> nodes) {
    for (const NodeId id : nodes) reach(id);
    if (const NodeId where = program_.records[subject].where; where != none) reach(where);
    follow();
    for (NodeId id = 0; id < program_.nodes.size() && sound_; ++id) {
      if (reached_[id]) write_node(id);
    }
    return sound_;
  }

  // What each operation becomes. Those of the run that are there already do not come here.

  void operator()(const op::Constant& o) { fill(cell_of_value(o.value)); }
  void operator()(const op::Today&) {
    if (run_.settings.today) fill(cell_of_integer(run_.settings.today->days));
  }
  void operator()(const op::Field& o) {
    if (o.record != subject) return refuse();
    std::uint32_t& cell = list_.field_cells[o.field];
    if (cell == none) cell = cell_;
    list_.node_cells[id_] = cell;
  }
  void operator()(const op::Named& o) {
    const LineStandIns& given = run_.plan.line_stand_ins[plan_.by_line[id_]];
    list_.by_lines.push_back({cell_of(o.value), &given});
    add({.kind = StepKind::by_line, .a = last_of(list_.by_lines)});
  }
  void operator()(const op::Parent&) { refuse(); }
  void operator()(const op::Calculate& o) {
    const TypeKind left = type(o.left).kind;
    const TypeKind right = type(o.right).kind;
    if (left == TypeKind::date && right == TypeKind::date) return add_two(StepKind::between, o.left, o.right);
    if (left == TypeKind::date || right == TypeKind::date) {
      const DayMove forwards = left == TypeKind::date ? DayMove::forwards : DayMove::duration_first;
      const DayMove move = o.kind == Arithmetic::subtract ? DayMove::backwards : forwards;
      return add_two(StepKind::later, o.left, o.right, static_cast<std::uint8_t>(move));
    }
    if (left == TypeKind::duration && right == TypeKind::duration)
      return add_two(o.kind == Arithmetic::add ? StepKind::sum_durations : StepKind::less_durations, o.left,
                     o.right);
    if (left == TypeKind::duration || right == TypeKind::duration)
      return add_two(StepKind::times_duration, o.left, o.right, right == TypeKind::duration ? 1 : 0);
    switch (o.kind) {
      case Arithmetic::add: return add_two(StepKind::add, o.left, o.right);
      case Arithmetic::subtract: return add_two(StepKind::subtract, o.left, o.right);
      case Arithmetic::multiply: return add_product(o);
      case Arithmetic::divide: return add_two(StepKind::divide, o.left, o.right);
    }
  }
  void operator()(const op::Compare& o) {
    const Ordering ordering = ordering_of(type(o.left));
    if (ordering == Ordering::number)
      return add_two(comparison(StepKind::number_equal, o.kind), o.left, o.right);
    if (ordering == Ordering::integer)
      return add_two(comparison(StepKind::integer_equal, o.kind), o.left, o.right);
    add({.kind = StepKind::other_comparison,
         .detail = static_cast<std::uint8_t>(o.kind),
         .a = cell_of(o.left),
         .b = cell_of(o.right),
         .c = static_cast<std::uint32_t>(ordering)});
  }
  void operator()(const op::All& o) { add_many(StepKind::all, o.conditions); }
  void operator()(const op::Any& o) { add_many(StepKind::any, o.conditions); }
  void operator()(const op::Not& o) { add_two(StepKind::negate, o.condition, o.condition); }
  void operator()(const op::IsMissing& o) { add_two(StepKind::is_missing, o.value, o.value); }
  void operator()(const op::Else& o) { add_two(StepKind::fall_back, o.value, o.fallback); }
  void operator()(const op::If& o) {
    add({.kind = StepKind::branch, .a = cell_of(o.condition), .b = cell_of(o.yes), .c = cell_of(o.no)});
  }
  void operator()(const op::CountMet& o) { add_many(StepKind::count_met, o.conditions); }
  void operator()(const op::Call& o) {
    if (!add_direct(o)) add_call(o);
  }
  void operator()(const op::MatchRow& o) {
    switch (o.kind) {
      case MatchKind::first: return add_many(StepKind::first_row, o.rows);
      case MatchKind::unique: return add_many(StepKind::only_row, o.rows);
    }
  }
  void operator()(const op::Pick& o) { add_many(StepKind::pick, o.cells, 0, cell_of(o.row)); }
  void operator()(const op::Fold& o) {
    std::vector<NodeId> both = o.rows;
    both.insert(both.end(), o.cells.begin(), o.cells.end());
    add_many(StepKind::fold, both, static_cast<std::uint8_t>(o.kind),
             static_cast<std::uint32_t>(ordering_of(program_[id_].type)));
    list_.steps.back().b = static_cast<std::uint32_t>(o.rows.size());
  }
  void operator()(const op::Aggregate&) { refuse(); }
  void operator()(const op::Population&) { refuse(); }
  void operator()(const op::GroupKey&) { refuse(); }
  void operator()(const op::Lookup& o) {
    const Lines& lines = *run_.lines[o.record];
    const Record& record = program_.records[o.record];
    const NodeId computed = record.fields[o.field].computed;
    LookUpStep step{.key = cell_of(o.key),
                    .key_type = type(o.key),
                    .index = &lines.by(record.key),
                    .values = nullptr,
                    .visible = &lines.visible};
    if (computed == none) {
      step.values = &lines.field(o.field);
    } else if (plan_.places[computed].space.kind == Space::Kind::run) {
      step.values = &run_.constants.column(plan_.places[computed].slot);
      step.uniform = true;
    } else {
      step.values = &lines.whole(computed);
    }
    list_.look_ups.push_back(std::move(step));
    add({.kind = StepKind::look_up, .a = last_of(list_.look_ups)});
  }
  void operator()(const op::Ladder& o) {
    const std::size_t tiers = program_.enumerations[o.set].values.size();
    LadderOperands step{.by = cell_of(o.by),
                        .applies = cell_of(o.applies),
                        .current = cell_of(o.current),
                        .rise = cell_of(o.rise),
                        .fall = cell_of(o.fall),
                        .held = cell_of(o.held),
                        .grace = cell_of(o.grace),
                        .fails = cell_of(o.fails),
                        .reach = cells_of(o.reach),
                        .keep = cells_of(o.keep),
                        .never_above = cells_of(o.never_above),
                        .never_below = cells_of(o.never_below),
                        .force = cells_of(o.force),
                        .overrides = cells_of(o.overrides),
                        .inputs = {},
                        .reached = std::vector<std::uint8_t>(tiers, 1),
                        .kept = std::vector<std::uint8_t>(tiers, 1),
                        .bounds = {}};
    for_each_input(program_[id_].operation, [&](NodeId input) { step.inputs.push_back(cell_of(input)); });
    list_.ladders.push_back(std::move(step));
    add({.kind = StepKind::ladder, .a = last_of(list_.ladders)});
  }
  /// A cell of the ladder's own.
  void operator()(const op::LadderPart&) {}
  void operator()(const op::Compose& o) {
    ComposeStep step;
    for (const auto& piece : o.pieces) {
      if (const auto* stated = std::get_if<std::string>(&piece)) {
        step.pieces.push_back({*stated, none, {}});
      } else if (const auto* shown = std::get_if<Spoken>(&piece)) {
        step.pieces.push_back({std::string(shown->in(run_.settings.words)), none, {}});
      } else {
        const NodeId input = std::get<NodeId>(piece);
        step.pieces.push_back({"", cell_of(input), type(input)});
      }
    }
    list_.composes.push_back(std::move(step));
    add({.kind = StepKind::compose, .a = last_of(list_.composes)});
  }
  void operator()(const op::TextOf& o) {
    TextOfStep step{cell_of(o.value), {}};
    const Type& of = type(o.value);
    const bool coded = of.kind == TypeKind::enumeration || of.kind == TypeKind::ladder;
    const std::size_t values = coded ? program_.enumerations[of.set].values.size() : 0;
    for (std::size_t code = 0; code < values; ++code)
      step.texts.push_back(print(Code{static_cast<std::int32_t>(code)}, of, program_, run_.settings.words));
    list_.texts.push_back(std::move(step));
    add({.kind = StepKind::text_of, .a = last_of(list_.texts)});
  }

 private:
  // Which nodes there must be.

  void reach(NodeId id) {
    if (reached_[id]) return;
    reached_[id] = 1;
    waiting_.push_back(id);
  }

  void follow() {
    while (!waiting_.empty()) {
      const NodeId id = waiting_.back();
      waiting_.pop_back();
      if (is_settled(id) || plan_.stand_in[id] != none) continue;
      if (plan_.chart[id] != none) {
        for (const AxisPlan& axis : plan_.charts[plan_.chart[id]].axes) reach(axis.leaf);
      } else {
        for_each_input(program_[id].operation, [this](NodeId input) { reach(input); });
      }
    }
  }

  /// A value of the run that was computed with the references. The quotient that a step of the plan works out itself was
  /// not.
  bool is_settled(NodeId id) const {
    const Place& place = plan_.places[id];
    return program_[id].space.kind == Space::Kind::run && plan_.needed[id] && run_.constants.has(place.slot);
  }

  void write_node(NodeId id) {
    id_ = id;
    const Node& node = program_[id];
    if (is_settled(id)) {
      const std::uint32_t slot = plan_.places[id].slot;
      take_cells(id);
      for (std::uint32_t i = 0; i < slots_of(node); ++i)
        list_.cells[cell_ + i] = cell_of_row(run_.constants.column(slot + i), 0);
    } else if (const NodeId other = aliased(plan_, id); other != none) {
      list_.node_cells[id] = cell_of(other);
    } else if (const auto* part = std::get_if<op::LadderPart>(&node.operation)) {
      list_.node_cells[id] = cell_of(part->ladder) + static_cast<std::uint32_t>(part->column);
    } else {
      take_cells(id);
      write_computed(id);
    }
  }

  void take_cells(NodeId id) {
    cell_ = static_cast<std::uint32_t>(list_.cells.size());
    list_.cells.resize(list_.cells.size() + slots_of(program_[id]));
    list_.node_cells[id] = cell_;
  }

  void write_computed(NodeId id) {
    if (plan_.stand_in[id] != none) {
      fill(cell_of_value(plan_.stand_ins[plan_.stand_in[id]].value));
    } else if (plan_.chart[id] != none) {
      list_.charts.push_back(charted_step(run_, plan_.chart[id], cell_, list_.node_cells));
      add({.kind = StepKind::chart, .a = last_of(list_.charts)});
    } else {
      std::visit(*this, program_[id].operation);
    }
  }

  // Steps.

  void refuse() { sound_ = false; }
  void fill(const ValueCell& cell) { list_.cells[cell_] = cell; }

  void add(Step step) {
    step.out = cell_;
    list_.steps.push_back(step);
  }
  void add_two(StepKind kind, NodeId a, NodeId b, std::uint8_t detail = 0, std::uint32_t c = 0) {
    add({.kind = kind, .detail = detail, .a = cell_of(a), .b = cell_of(b), .c = c});
  }
  void add_many(StepKind kind, const std::vector<NodeId>& inputs, std::uint8_t detail = 0,
                std::uint32_t c = 0) {
    const auto first = static_cast<std::uint32_t>(list_.operands.size());
    for (const NodeId input : inputs) list_.operands.push_back(cell_of(input));
    add({.kind = kind, .detail = detail, .a = first, .b = static_cast<std::uint32_t>(inputs.size()), .c = c});
  }

  static StepKind comparison(StepKind first, Comparison kind) {
    return static_cast<StepKind>(static_cast<unsigned>(first) + static_cast<unsigned>(kind));
  }

  /// The functions with a step of their own.
  bool add_direct(const op::Call& o) {
    if (o.function == FunctionId::min) {
      add_extreme(StepKind::lesser, StepKind::least, o.arguments);
    } else if (o.function == FunctionId::max) {
      add_extreme(StepKind::greater, StepKind::greatest, o.arguments);
    } else if (o.function == FunctionId::clamp) {
      add_clamp(o.arguments);
    } else if (o.function == FunctionId::abs) {
      add_two(StepKind::absolute, o.arguments[0], o.arguments[0]);
    } else if (o.function == FunctionId::days_between) {
      add_two(StepKind::days_between, o.arguments[0], o.arguments[1]);
    } else if (o.function == FunctionId::round) {
      return add_round(o, Rounding::half_away);
    } else if (o.function == FunctionId::round_up) {
      return add_round(o, Rounding::up);
    } else if (o.function == FunctionId::round_down) {
      return add_round(o, Rounding::down);
    } else if (o.function == FunctionId::ratio) {
      const std::optional<std::int32_t> places = stated_places(o.arguments[2]);
      if (!places) return false;
      add_two(StepKind::ratio, o.arguments[0], o.arguments[1], 0, static_cast<std::uint32_t>(*places));
    } else {
      return false;
    }
    return true;
  }

  Ordering own_ordering() const { return ordering_of(program_[id_].type); }

  void add_extreme(StepKind of_two_numbers, StepKind of_all, const std::vector<NodeId>& arguments) {
    if (arguments.size() == 2 && own_ordering() == Ordering::number)
      return add_two(of_two_numbers, arguments[0], arguments[1]);
    add_many(of_all, arguments, 0, static_cast<std::uint32_t>(own_ordering()));
  }

  void add_clamp(const std::vector<NodeId>& arguments) {
    if (own_ordering() == Ordering::number)
      return add_two(StepKind::bounded, arguments[0], arguments[1], 0, cell_of(arguments[2]));
    add_many(StepKind::clamp, arguments, 0, static_cast<std::uint32_t>(own_ordering()));
  }

  /// A product with a small whole factor that the rules state has a step of its own.
  void add_product(const op::Calculate& o) {
    for (const auto& [number, factor] : {std::pair(o.left, o.right), std::pair(o.right, o.left)}) {
      const std::optional<std::int64_t> whole = stated_whole(factor);
      if (whole && std::abs(*whole) <= std::numeric_limits<std::int32_t>::max())
        return add_two(StepKind::times, number, factor, 0, static_cast<std::uint32_t>(*whole));
    }
    add_two(StepKind::multiply, o.left, o.right);
  }

  bool add_round(const op::Call& o, Rounding rounding) {
    const std::optional<std::int32_t> places = stated_places(o.arguments[1]);
    if (!places) return false;
    add_two(StepKind::round, o.arguments[0], o.arguments[0], static_cast<std::uint8_t>(rounding),
            static_cast<std::uint32_t>(*places));
    return true;
  }

  /// A whole number that is the same for all subjects.
  std::optional<std::int64_t> stated_whole(NodeId id) const {
    const ValueCell& cell = list_.cells[cell_of(id)];
    if (!is_settled(id) || cell.state != State::known) return std::nullopt;
    return cell.number.whole();
  }

  /// A usual number of places.
  std::optional<std::int32_t> stated_places(NodeId id) const {
    const std::optional<std::int64_t> places = stated_whole(id);
    if (!places || *places < -Decimal::places || *places > Decimal::places) return std::nullopt;
    return static_cast<std::int32_t>(*places);
  }

  void add_call(const op::Call& o) {
    CallStep step{.function = o.function,
                  .cells = cells_of(o.arguments),
                  .types = {},
                  .arguments = std::vector<Value>(o.arguments.size()),
                  .text = {}};
    for (const NodeId argument : o.arguments) step.types.push_back(type(argument));
    list_.calls.push_back(std::move(step));
    add({.kind = StepKind::call, .a = last_of(list_.calls)});
  }

  template <class Description>
  static std::uint32_t last_of(const std::vector<Description>& descriptions) {
    return static_cast<std::uint32_t>(descriptions.size() - 1);
  }

  const Type& type(NodeId id) const { return program_[id].type; }
  std::uint32_t cell_of(NodeId id) const { return id == none ? none : list_.node_cells[id]; }
  std::vector<std::uint32_t> cells_of(const std::vector<NodeId>& ids) const {
    std::vector<std::uint32_t> cells;
    for (const NodeId id : ids) cells.push_back(cell_of(id));
    return cells;
  }
  std::vector<LadderOperands::TierCells> cells_of(const std::vector<op::TierLine>& lines) const {
    std::vector<LadderOperands::TierCells> cells;
    for (const op::TierLine& line : lines) cells.push_back({cell_of(line.tier), cell_of(line.when)});
    return cells;
  }

  const Run& run_;
  const Plan& plan_;
  const Program& program_;
  StepList& list_;
  std::vector<std::uint8_t> reached_;
  std::vector<NodeId> waiting_;
  bool sound_ = true;
  NodeId id_ = none;        ///< the node at hand
  std::uint32_t cell_ = 0;  ///< its cell
};

}  // namespace

bool write_steps(const Run& run, std::span<const NodeId> nodes, StepList& list) {
  return StepWriter(run, list).write(nodes);
}

}  // namespace rung
