// Sorts subjects into the crowds that a population function is over, and lets it fill its column.
#include "engine/population.hpp"

#include <algorithm>

#include "columns/rearrange.hpp"
#include "engine/crowd.hpp"
#include "engine/strictness.hpp"
#include "engine/visibility.hpp"

namespace rung {
namespace {

std::vector<WholeColumn> wholes(const Run& run, const std::vector<NodeId>& ids) {
  std::vector<WholeColumn> columns;
  for (const NodeId id : ids) columns.push_back(whole_column(run, id));
  return columns;
}

enum class Part : std::uint8_t { out, guest, member };

/// What part each subject takes. Faults of its own inputs are its value, and keep it out.
class Entrance {
 public:
  Entrance(const Run& run, const op::Population& operation)
      : values_(wholes(run, operation.values)), within_(wholes(run, operation.within)) {
    if (operation.where != none) where_ = whole_column(run, operation.where);
  }

  Part enter(std::size_t row, Column& out) const {
    State fault = State::known;
    const auto look = [&](const WholeColumn& column) {
      if (!is_fault(fault) && is_fault(column.state(row))) fault = column.state(row);
    };
    if (where_) look(*where_);
    for (const WholeColumn& column : within_) look(column);
    const bool met = !where_ || (where_->known(row) && where_->column->truths[where_->at(row)] != 0);
    if (met) {
      for (const WholeColumn& column : values_) look(column);
    }
    if (is_fault(fault)) {
      set_state(out, row, fault);
      return Part::out;
    }
    return met ? Part::member : Part::guest;
  }

  const std::vector<WholeColumn>& values() const { return values_; }
  const std::vector<WholeColumn>& within() const { return within_; }

 private:
  std::vector<WholeColumn> values_;
  std::vector<WholeColumn> within_;
  std::optional<WholeColumn> where_;
};

bool is_total(PopulationKind kind) {
  return kind == PopulationKind::overall_sum || kind == PopulationKind::overall_average ||
         kind == PopulationKind::overall_count;
}

std::vector<Crowd> crowds_of(const op::Population& operation, const Entrance& entrance,
                             std::vector<std::uint8_t> takes_part, Column& out) {
  std::vector<Part> parts(takes_part.size(), Part::out);
  for (std::size_t row = 0; row < takes_part.size(); ++row) {
    if (takes_part[row] != 0) parts[row] = entrance.enter(row, out);
    takes_part[row] = parts[row] != Part::out;
  }
  const Grouping grouping = group_rows(entrance.within(), takes_part);
  std::vector<Crowd> crowds(grouping.first_rows.size());
  for (std::size_t row = 0; row < parts.size(); ++row) {
    if (parts[row] == Part::out) continue;
    Crowd& crowd = crowds[grouping.group_of[row]];
    if (parts[row] == Part::member) {
      crowd.members.push_back(static_cast<std::uint32_t>(row));
    } else if (is_total(operation.kind)) {
      crowd.guests.push_back(static_cast<std::uint32_t>(row));
    }
  }
  return crowds;
}

}  // namespace

void compute_population(Run& run, NodeId id, const std::vector<std::uint8_t>& takes_part,
                        std::optional<RunFault>& fault) {
  const Node& node = run.program[id];
  const auto& operation = std::get<op::Population>(node.operation);
  Column out;
  shape(out, node.type.kind == TypeKind::truth ? Storage::truth : Storage::wide, takes_part.size());
  if (out.storage == Storage::wide) out.scale = Decimal::places;
  const Entrance entrance(run, operation);
  PopulationColumn column(operation, entrance.values(), out);
  for (const Crowd& crowd : crowds_of(operation, entrance, takes_part, out)) column.fill(crowd);
  if (column.fault() && !fault) fault = RunFault{*column.fault(), node.origin};
  if (is_number(out.storage)) shorten(out);
  if (run.plan.places[id].space.kind == Space::Kind::run) {
    // A total that is asked for without a subject is the same for all of them.
    const auto seen =
        std::find_if(out.states.begin(), out.states.end(), [](State s) { return s != State::missing; });
    const bool nobody = seen == out.states.end();
    const auto row = static_cast<std::size_t>(seen - out.states.begin());
    run.constants.put(run.plan.places[id].slot,
                      nobody ? constant_column(Value{}, node.type, 1) : slice(out, row, 1));
  } else {
    run.lines[subject]->spread(id, out);
  }
}

}  // namespace rung
