// The steps in which a plan is made, each on what the ones before have found. Private to the room.
#pragma once

#include "engine/plan.hpp"

namespace rung {

/// Marks the nodes and the records that the request reaches.
void find_needed(Plan& plan, const Request& request);
/// Lets a rounding or a comparison work out its quotient itself, where nobody else looks at the quotient.
void fuse_quotients(Plan& plan, const Request& request);
/// Lets nodes be read off charts where that is less work. What only charts compute is not needed any more.
void find_charts(Plan& plan, const Request& request);
/// Stages, and which nodes depend on a population.
void find_stages(Plan& plan);
/// What outlives its stage, and which records are kept.
void find_retained(Plan& plan, const Request& request);
/// Gives every needed node a place.
void find_places(Plan& plan);

/// The nodes that are asked for by themselves: results, what reports are made of, conditions of reached records.
std::vector<NodeId> roots_of(const Plan& plan, const Request& request);
/// The nodes of a report's group space: its columns and what it is sorted by.
std::vector<NodeId> group_roots(const Report& report);

/// Calls visit(RecordId) for `from` and every record above it, below `to`.
template <class Visit>
void for_each_on_the_way(const Program& program, RecordId from, Space to, Visit visit) {
  for (RecordId record = from; record != subject && record != none; record = program.records[record].parent) {
    if (to == Space::of_record(record)) return;
    visit(record);
  }
}

}  // namespace rung
