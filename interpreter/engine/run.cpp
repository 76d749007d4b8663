// Finds all that threads which share a run would find each for itself.
#include "engine/run.hpp"

namespace rung {

void Run::share() const {
  for (std::uint32_t slot = 0; slot < plan.run.slots; ++slot) constants.examine(slot);
  for (NodeId id = 0; id < plan.needed.size(); ++id) {
    if (!plan.needed[id]) continue;
    const auto* lookup = std::get_if<op::Lookup>(&program[id].operation);
    if (lookup == nullptr) continue;
    const NodeId computed = program.records[lookup->record].fields[lookup->field].computed;
    if (computed == none) {
      lines[lookup->record]->field(lookup->field);
    } else if (plan.places[computed].space.kind != Space::Kind::run) {
      lines[lookup->record]->whole(computed);
    }
  }
}

}  // namespace rung
