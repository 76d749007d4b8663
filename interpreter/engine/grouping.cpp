// Puts rows with equal keys into groups.
#include "engine/grouping.hpp"

#include <boost/unordered/unordered_flat_map.hpp>

#include "columns/rearrange.hpp"
#include "columns/row_order.hpp"

namespace rung {

WholeColumn whole_column(const Run& run, NodeId id) {
  const Place& place = run.plan.places[id];
  const Type& type = run.program[id].type;
  if (place.space.kind == Space::Kind::run) return {&run.constants.column(place.slot), type, true};
  return {&run.lines[subject]->whole(id), type, false};
}

Grouping group_rows(std::span<const WholeColumn> keys, const std::vector<std::uint8_t>& takes_part) {
  Grouping grouping;
  grouping.group_of.assign(takes_part.size(), no_row);
  boost::unordered_flat_map<std::string, std::uint32_t> groups;
  std::string bytes;
  for (std::size_t row = 0; row < takes_part.size(); ++row) {
    if (takes_part[row] == 0) continue;
    bytes.clear();
    for (const WholeColumn& key : keys) append_key(bytes, *key.column, key.at(row), key.type);
    const auto [entry, fresh] = groups.try_emplace(bytes, static_cast<std::uint32_t>(groups.size()));
    if (fresh) grouping.first_rows.push_back(static_cast<std::uint32_t>(row));
    grouping.group_of[row] = entry->second;
  }
  return grouping;
}

}  // namespace rung
