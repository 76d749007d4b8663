// Finds the nodes that are read off charts: those that depend only on where a few values stand between thresholds, if
// reading is less work than computing.
#include <algorithm>

#include "engine/plan_parts.hpp"

namespace rung {
namespace {

/// A chart of one axis may be long; several axes multiply.
constexpr std::size_t most_cells_of_one_axis = 50'000;
constexpr std::size_t most_cells = 4096;
/// Every axis has places for what is missing and for faults.
constexpr std::size_t odd_places = 4;

/// What a node depends on.
struct Sight {
  enum class Kind : std::uint8_t { blurred, settled, charted };
  /// blurred: on values themselves. settled: on the run alone. charted: on where the leaves of the axes stand.
  Kind kind = Kind::blurred;
  std::vector<AxisPlan> axes;  ///< rising by leaf
};

bool is_finite(const Type& type) {
  return type.kind == TypeKind::truth || type.kind == TypeKind::enumeration || type.kind == TypeKind::ladder;
}
bool is_ordered(const Type& type) {
  return type.is_number() || type.kind == TypeKind::date || type.kind == TypeKind::duration;
}

/// What one row of an operation costs where it is computed, in picoseconds or so: only the ratios matter.
struct Cost {
  double operator()(const op::Compare&) const { return 110; }
  double operator()(const op::If&) const { return 90; }
  double operator()(const op::Else&) const { return 90; }
  double operator()(const op::Calculate&) const { return 120; }
  double operator()(const op::Call&) const { return 200; }
  double operator()(const op::CountMet& o) const { return 70.0 * static_cast<double>(o.conditions.size()); }
  double operator()(const op::MatchRow& o) const { return 90.0 * static_cast<double>(o.rows.size()); }
  double operator()(const op::Pick&) const { return 400; }
  double operator()(const op::Fold& o) const { return 120.0 * static_cast<double>(o.rows.size()); }
  double operator()(const op::Ladder&) const { return 50'000; }
  double operator()(const op::TextOf&) const { return 1000; }
  double operator()(const op::Compose&) const { return 50'000; }
  template <class Other>
  double operator()(const Other&) const {
    return 30;
  }
};

class ChartFinder {
 public:
  ChartFinder(Plan& plan, const Request& request)
      : plan_(plan),
        program_(*plan.program),
        sights_(program_.nodes.size()),
        costs_(program_.nodes.size(), 0),
        demanded_(program_.nodes.size(), 0),
        taken_into_(program_.nodes.size(), none) {
    for (const NodeId id : roots_of(plan, request)) demanded_[id] = 1;
    for (NodeId id = 0; id < program_.nodes.size(); ++id) {
      if (const auto* lookup = std::get_if<op::Lookup>(&program_[id].operation); lookup && plan.needed[id])
        demand(program_.records[lookup->record].fields[lookup->field].computed);
    }
  }

  void run() {
    for (NodeId id = 0; id < program_.nodes.size(); ++id) {
      if (plan_.needed[id]) look(id);
    }
    for (NodeId id = static_cast<NodeId>(program_.nodes.size()); id-- > 0;) {
      if (!plan_.needed[id] || !demanded_[id]) continue;
      if (reads_chart(id)) add_chart(id);
      for_each_planned_input(plan_, id, [this](NodeId input) { demand(input); });
    }
    for (NodeId id = 0; id < program_.nodes.size(); ++id)
      plan_.needed[id] = plan_.needed[id] && demanded_[id];
    note_ladder_columns();
  }

 private:
  void demand(NodeId id) {
    if (id != none) demanded_[id] = 1;
  }

  /// The node that another name stands for.
  NodeId itself(NodeId id) const {
    while (plan_.stand_in[id] == none) {
      const auto* named = std::get_if<op::Named>(&program_[id].operation);
      if (named == nullptr) break;
      id = named->value;
    }
    return id;
  }

  bool in_record(NodeId id) const { return program_[id].space.kind == Space::Kind::record; }

  // First pass: what each node depends on, and what it costs at the least.

  void look(NodeId id) {
    const Node& node = program_[id];
    double cost = std::visit(Cost{}, node.operation);
    for_each_planned_input(plan_, id, [&](NodeId input) { cost += in_record(input) ? costs_[input] : 0; });
    costs_[id] = cost;
    Sight sight = sight_of(id);
    if (sight.kind == Sight::Kind::settled && node.space.kind != Space::Kind::run) return;
    if (sight.kind == Sight::Kind::charted && (!in_record(id) || !is_small(sight))) return;
    if (sight.kind == Sight::Kind::charted) costs_[id] = std::min(cost, reading_cost(id, sight));
    sights_[id] = std::move(sight);
  }

  std::size_t size_of(const AxisPlan& axis) const {
    const Type& type = program_[axis.leaf].type;
    if (type.kind == TypeKind::truth) return 2 + odd_places;
    if (is_finite(type)) return program_.enumerations[type.set].values.size() + odd_places;
    // A comparison may ask for two places beside its threshold.
    return 2 * axis.thresholds.size() + 1 + odd_places;
  }

  bool is_small(const Sight& sight) const {
    std::size_t cells = 1;
    for (const AxisPlan& axis : sight.axes) {
      cells *= size_of(axis);
      if (cells > (sight.axes.size() == 1 ? most_cells_of_one_axis : most_cells)) return false;
    }
    return !sight.axes.empty();
  }

  double reading_cost(NodeId id, const Sight& sight) const {
    double thresholds = 0;
    for (const AxisPlan& axis : sight.axes) thresholds += static_cast<double>(axis.thresholds.size());
    const bool plain = storage_of(program_[id].type) != Storage::text;
    const bool steps = sight.axes.size() == 1 && is_ordered(program_[sight.axes[0].leaf].type);
    if (steps && plain && thresholds <= 32) return 60 + 25 * thresholds;
    return 300 + 50 * static_cast<double>(sight.axes.size()) + std::min(25 * thresholds, 2000.0);
  }

  Sight sight_of(NodeId id) const {
    const Node& node = program_[id];
    const bool run = node.space.kind == Space::Kind::run;
    const bool constant = std::holds_alternative<op::Constant>(node.operation);
    const bool ladder = std::holds_alternative<op::Ladder>(node.operation);
    if (node.type.kind == TypeKind::nothing && !constant && !ladder) return {};
    if (plan_.fused[id] != none) return {};
    if (node.space.kind == Space::Kind::group) return {};
    if (plan_.stand_in[id] != none) return run ? settled() : Sight{};
    return std::visit([&](const auto& operation) { return seen(operation, node.operation); }, node.operation);
  }

  static Sight settled() { return {Sight::Kind::settled, {}}; }
  static Sight on_axis(AxisPlan axis) { return {Sight::Kind::charted, {std::move(axis)}}; }

  Sight seen(const op::Constant&, const Operation&) const { return settled(); }
  Sight seen(const op::Today&, const Operation&) const { return settled(); }
  Sight seen(const op::Named& o, const Operation&) const { return sights_[o.value]; }
  Sight seen(const op::Compare& o, const Operation& whole) const {
    if (is_charted(o.left) && is_charted(o.right)) return together(whole);
    const bool right_settled = sights_[o.right].kind == Sight::Kind::settled;
    const NodeId leaf = right_settled ? o.left : o.right;
    const NodeId threshold = right_settled ? o.right : o.left;
    if (sights_[threshold].kind != Sight::Kind::settled || !in_record(leaf) ||
        !is_ordered(program_[leaf].type))
      return {};
    return on_axis({itself(leaf), {threshold}});
  }
  Sight seen(const op::IsMissing& o, const Operation& whole) const {
    if (is_charted(o.value)) return together(whole);
    const bool plain = in_record(o.value) && is_ordered(program_[o.value].type);
    return plain ? on_axis({itself(o.value), {}}) : Sight{};
  }
  Sight seen(const op::Ladder& o, const Operation&) const {
    op::Ladder without = o;
    const bool apart = o.by != none && !is_charted(o.by);
    if (apart) without.by = none;
    Sight sight = together(without);
    // All that counts of the value itself is whether it is known.
    if (apart && sight.kind != Sight::Kind::blurred && in_record(o.by) && is_ordered(program_[o.by].type)) {
      merge(sight, on_axis({itself(o.by), {}}));
      return sight;
    }
    return apart ? Sight{} : sight;
  }
  Sight seen(const op::Calculate& o, const Operation& whole) const {
    const bool numbers = program_[o.left].type.is_number() && program_[o.right].type.is_number();
    return numbers ? together(whole) : Sight{};
  }
  Sight seen(const op::Field&, const Operation&) const { return {}; }
  Sight seen(const op::Parent&, const Operation&) const { return {}; }
  Sight seen(const op::Aggregate&, const Operation&) const { return {}; }
  Sight seen(const op::Lookup&, const Operation&) const { return {}; }
  Sight seen(const op::Population&, const Operation&) const { return {}; }
  /// The columns of a ladder are leaves: what is read off them is less than what they are read off.
  Sight seen(const op::LadderPart&, const Operation&) const { return {}; }
  Sight seen(const op::GroupKey&, const Operation&) const { return {}; }
  template <class Other>
  Sight seen(const Other&, const Operation& whole) const {
    return together(whole);
  }

  /// A node that charts can look through, or stop at because it has few values.
  bool is_charted(NodeId id) const {
    return sights_[id].kind != Sight::Kind::blurred || (in_record(id) && is_finite(program_[id].type));
  }

  Sight together(const Operation& operation) const {
    Sight sight = settled();
    bool clear = true;
    for_each_input(operation, [&](NodeId input) {
      if (!clear || sights_[input].kind == Sight::Kind::settled) return;
      clear = is_charted(input);
      if (!clear) return;
      if (sights_[input].kind == Sight::Kind::charted) {
        merge(sight, sights_[input]);
      } else {
        merge(sight, on_axis({itself(input), {}}));
      }
      clear = is_small(sight);
    });
    return clear ? sight : Sight{};
  }

  static void merge(Sight& a, const Sight& b) {
    if (b.kind == Sight::Kind::charted) a.kind = b.kind;
    for (const AxisPlan& axis : b.axes) {
      const auto at = std::lower_bound(a.axes.begin(), a.axes.end(), axis.leaf,
                                       [](const AxisPlan& x, NodeId leaf) { return x.leaf < leaf; });
      if (at == a.axes.end() || at->leaf != axis.leaf) {
        a.axes.insert(at, axis);
      } else {
        for (const NodeId threshold : axis.thresholds) add_threshold(at->thresholds, threshold);
      }
    }
  }

  static void add_threshold(std::vector<NodeId>& thresholds, NodeId threshold) {
    const auto at = std::lower_bound(thresholds.begin(), thresholds.end(), threshold);
    if (at == thresholds.end() || *at != threshold) thresholds.insert(at, threshold);
  }

  // Second pass, from the users to their inputs.

  bool reads_chart(NodeId id) const {
    if (sights_[id].kind != Sight::Kind::charted || plan_.stand_in[id] != none) return false;
    if (std::holds_alternative<op::Named>(program_[id].operation)) return false;
    double cost = std::visit(Cost{}, program_[id].operation);
    for_each_input(program_[id].operation, [&](NodeId input) {
      if (in_record(input) && !demanded_[input]) cost += costs_[input];
    });
    return reading_cost(id, sights_[id]) < cost;
  }

  void add_chart(NodeId root) {
    ChartPlan chart;
    chart.root = root;
    chart.axes = sights_[root].axes;
    std::vector<NodeId> waiting = {root};
    std::vector<NodeId> inputs;
    while (!waiting.empty()) {
      const NodeId id = waiting.back();
      waiting.pop_back();
      if (!in_record(id) || is_leaf(chart, id)) {
        inputs.push_back(id);
        continue;
      }
      if (taken_into_[id] == root) continue;
      taken_into_[id] = root;
      chart.inner.push_back(id);
      for_each_input(program_[id].operation, [&](NodeId input) { waiting.push_back(input); });
    }
    std::sort(chart.inner.begin(), chart.inner.end());
    std::sort(inputs.begin(), inputs.end());
    inputs.erase(std::unique(inputs.begin(), inputs.end()), inputs.end());
    chart.inputs = std::move(inputs);
    plan_.chart[root] = static_cast<std::uint32_t>(plan_.charts.size());
    plan_.charts.push_back(std::move(chart));
  }

  bool is_leaf(const ChartPlan& chart, NodeId id) const {
    return std::any_of(chart.axes.begin(), chart.axes.end(),
                       [&](const AxisPlan& axis) { return axis.leaf == id; });
  }

  void note_ladder_columns() {
    for (NodeId id = 0; id < program_.nodes.size(); ++id) {
      const auto* part = std::get_if<op::LadderPart>(&program_[id].operation);
      if (part == nullptr || !plan_.needed[id] || plan_.chart[part->ladder] == none) continue;
      plan_.charts[plan_.chart[part->ladder]].columns |= 1u << static_cast<unsigned>(part->column);
    }
  }

  Plan& plan_;
  const Program& program_;
  std::vector<Sight> sights_;
  std::vector<double> costs_;
  std::vector<std::uint8_t> demanded_;
  std::vector<NodeId> taken_into_;  ///< the root of the last chart that a node was taken into
};

}  // namespace

void find_charts(Plan& plan, const Request& request) {
  ChartFinder(plan, request).run();
}

}  // namespace rung
