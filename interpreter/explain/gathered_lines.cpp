// Notes line by line what the engine gathers.
#include "explain/gathered_lines.hpp"

namespace rung {

void GatheredLineSink::gathered(NodeId node, std::span<const std::uint64_t> lines,
                                std::span<const State> seen, std::span<const State> counted,
                                const Column* values) {
  if (program_[node].space != Space::of_record(subject)) return;
  const auto& aggregate = std::get<op::Aggregate>(program_[node].operation);
  for (std::size_t row = 0; row < lines.size(); ++row) {
    GatheredLine line{lines[row], seen[row] != State::known, counted[row] == State::known, std::nullopt};
    if (values != nullptr && values->size() > 0) {
      const std::size_t at = values->size() == lines.size() ? row : 0;
      const State state = values->states[at];
      line.value = is_fault(state) ? Outcome(fault_of(state))
                                   : Outcome(value_at(*values, at, program_[aggregate.value].type));
    }
    found_[node].push_back(std::move(line));
  }
}

}  // namespace rung
