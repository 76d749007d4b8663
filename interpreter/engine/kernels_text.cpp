// Texts that are put together: with holes, and of enumerations.
#include <array>

#include "columns/text_memory.hpp"
#include "engine/kernels.hpp"
#include "engine/numbers.hpp"
#include "program/print.hpp"

namespace rung {

void compose(const Scope& scope, const op::Compose& operation, Column& out) {
  std::vector<NodeId> inputs;
  for_each_input(Operation(operation), [&](NodeId id) { inputs.push_back(id); });
  shape(out, Storage::text, rows_of(scope, inputs));
  combine_states(scope, inputs, out);
  TextMemory memory;
  std::string text;
  for (std::size_t row = 0; row < out.size(); ++row) {
    if (is_fault(out.states[row])) continue;
    text.clear();
    for (const auto& piece : operation.pieces) {
      if (const auto* stated = std::get_if<std::string>(&piece)) {
        text += *stated;
        continue;
      }
      if (const auto* shown = std::get_if<Spoken>(&piece)) {
        text += shown->in(scope.run.settings.words);
        continue;
      }
      const NodeId id = std::get<NodeId>(piece);
      const Value value = value_at(scope[id], scope.uniform(id) ? 0 : row, scope.type(id));
      text += rung::is_missing(value)
                  ? "—"
                  : print(value, scope.type(id), scope.run.program, scope.run.settings.words);
    }
    set_state(out, row, State::known);
    out.texts[row] = memory.keep(text);
  }
  memory.give_to(out);
}

void text_of(const Scope& scope, const op::TextOf& operation, Column& out) {
  const std::array inputs = {operation.value};
  const Column& codes = scope[operation.value];
  shape(out, Storage::text, codes.size());
  combine_states(scope, inputs, out);
  const Type& type = scope.type(operation.value);
  if (storage_of(type) != Storage::integer) return;
  // One text a value of the enumeration, whatever the number of rows.
  TextMemory memory;
  std::vector<std::string_view> texts;
  for (std::size_t i = 0; i < scope.run.program.enumerations[type.set].values.size(); ++i) {
    const Code code{static_cast<std::int32_t>(i)};
    texts.push_back(memory.keep(print(code, type, scope.run.program, scope.run.settings.words)));
  }
  for (std::size_t row = 0; row < out.size(); ++row) {
    if (out.states[row] == State::known)
      out.texts[row] = texts[static_cast<std::size_t>(codes.integers[row])];
  }
  memory.give_to(out);
}

}  // namespace rung
