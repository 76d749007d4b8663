// Gathers aggregates from the lines of related records.
#include "engine/related.hpp"

#include <algorithm>

#include "columns/rearrange.hpp"
#include "engine/climb.hpp"
#include "engine/evaluate.hpp"
#include "engine/listing.hpp"
#include "engine/plan_parts.hpp"
#include "engine/strictness.hpp"
#include "engine/visibility.hpp"

namespace rung {
namespace {

const op::Aggregate& aggregate_of(const Run& run, NodeId id) {
  return std::get<op::Aggregate>(run.program[id].operation);
}

std::size_t rows_of_space(const Run& run, Space space) {
  return run.lines[space.id]->rows();
}

}  // namespace

RelatedRecords::RelatedRecords(Run& run, std::span<RecordStream* const> streams,
                               std::vector<RecordCounts>& counts)
    : run_(run), streams_(streams), counts_(counts), linked_(run.program.records.size()) {}

void RelatedRecords::gather_stage(std::uint32_t stage, bool again) {
  for (RecordId record = 0; record < run_.program.records.size(); ++record) {
    std::vector<Work> works;
    for (const NodeId id : run_.plan.record_plans[record].aggregates) {
      if (run_.plan.stages[id] != stage || (again && !run_.plan.recomputed[id])) continue;
      works.push_back({id, nullptr});
    }
    if (works.empty()) continue;
    gather_record(record, stage, works, {}, again);
    for (const Work& work : works) {
      Column column = work.gatherer->finish(run_.program[work.node].type);
      spoil(work.node, {}, column);
      run_.lines[run_.program[work.node].space.id]->spread(work.node, column);
    }
  }
}

void RelatedRecords::gather_record(RecordId record, std::uint32_t stage, std::vector<Work>& works,
                                   std::span<const std::uint32_t> group_of, bool again) {
  prepare_parents(record, stage, again);
  for (Work& work : works) {
    if (work.gatherer != nullptr) continue;
    work.gatherer =
        make_gatherer(run_.program, work.node, rows_of_space(run_, run_.program[work.node].space));
  }
  for_each_frame(record, stage, again, [&](Frame& frame) {
    add_frame({run_, frame}, record, works, group_of);
  });
}

void RelatedRecords::add_frame(const Scope& scope, RecordId record, std::vector<Work>& works,
                               std::span<const std::uint32_t> group_of) {
  const std::vector<State> visible = visible_lines(scope, record);
  const RecordId parent = run_.program.records[record].parent;
  std::vector<std::uint32_t> targets(scope.frame.rows);
  std::vector<State> reached(scope.frame.rows);
  std::vector<State> counts;
  Listing listing;
  std::optional<Space> space;
  for (const Work& work : works) {
    if (const Space next = scope.node(work.node).space; space != next) {
      space = next;
      for (std::size_t row = 0; row < targets.size(); ++row) {
        const Reached up = climb(run_, parent, scope.frame.parents[row], {next, group_of});
        targets[row] = up.target;
        const bool counted = visible[row] != State::missing && up.state != State::missing;
        reached[row] = !counted ? State::missing : is_fault(visible[row]) ? visible[row] : up.state;
      }
    }
    const op::Aggregate& aggregate = aggregate_of(run_, work.node);
    counts = reached;
    apply_condition(scope, aggregate.condition, counts);
    listing.list(counts, targets);
    work.gatherer->add(listing.lot(scope));
    if (run_.settings.line_watcher == nullptr || scope.node(work.node).space.kind != Space::Kind::record)
      continue;
    const Column* values = aggregate.value == none ? nullptr : &scope[aggregate.value];
    run_.settings.line_watcher->gathered(work.node, scope.frame.batch.lines, reached, counts, values);
  }
}

Column RelatedRecords::gather_groups(NodeId id, std::span<const std::uint32_t> group_of, std::size_t groups) {
  const op::Aggregate& aggregate = aggregate_of(run_, id);
  std::vector<Work> works;
  works.push_back({id, make_gatherer(run_.program, id, groups)});
  if (aggregate.from == subject) {
    Lines& lines = *run_.lines[subject];
    std::vector<State> counts;
    Listing listing;
    for (std::size_t i = 0; i < lines.frames().size(); ++i) {
      const Scope scope{run_, *lines.frames()[i]};
      std::vector<std::uint32_t> targets(scope.frame.rows, 0);
      counts.assign(scope.frame.rows, State::missing);
      for (std::size_t row = 0; row < scope.frame.rows; ++row) {
        const std::uint32_t group = group_of[lines.offset(i) + row];
        if (group == no_row) continue;
        targets[row] = group;
        counts[row] = State::known;
      }
      apply_condition(scope, aggregate.condition, counts);
      listing.list(counts, targets);
      works[0].gatherer->add(listing.lot(scope));
    }
  } else {
    gather_record(aggregate.from, run_.plan.last_stage + 1, works, group_of, false);
  }
  Column column = works[0].gatherer->finish(run_.program[id].type);
  if (aggregate.from != subject) spoil(id, group_of, column);
  return column;
}

void RelatedRecords::spoil(NodeId id, std::span<const std::uint32_t> group_of, Column& column) const {
  const Destination destination{run_.program[id].space, group_of};
  for_each_on_the_way(run_.program, aggregate_of(run_, id).from, destination.space, [&](RecordId record) {
    for (const std::uint32_t parent : linked_[record].rejected_parents) {
      const Reached up = climb(run_, run_.program.records[record].parent, parent, destination);
      if (up.state != State::missing) column.states[up.target] = State::missing;
    }
  });
  blank_unknown(column);
}

}  // namespace rung
