// Builds a column of which each row is the same row of one of several candidates.
#include "engine/selection.hpp"

#include <algorithm>
#include <array>

#include "engine/numbers.hpp"

namespace rung {
namespace {

template <class T>
struct Source {
  const T* values;
  bool uniform;

  T operator[](std::size_t row) const { return values[uniform ? 0 : row]; }
};

void choose_states(const Scope& scope, std::span<const NodeId> candidates, const Choice& choice,
                   Column& out) {
  std::vector<Source<State>> sources;
  for (const NodeId id : candidates) sources.push_back({scope[id].states.data(), scope.uniform(id)});
  out.all_known = false;
  for (std::size_t row = 0; row < choice.rows(); ++row) {
    const State chosen = choice.states[row];
    out.states[row] = chosen == State::known ? sources[choice.candidates[row]][row] : chosen;
    out.has_faults = out.has_faults || is_fault(out.states[row]);
  }
}

/// The values of the word `missing` alone have no storage of their own, and stand for any.
template <class T, class Values>
void choose_values(const Scope& scope, std::span<const NodeId> candidates, const Choice& choice,
                   Values values_of, std::vector<T>& result) {
  std::vector<Source<T>> sources;
  const std::vector<T> blank(1);
  for (const NodeId id : candidates) {
    const std::vector<T>& values = values_of(scope[id]);
    sources.push_back(values.empty() ? Source<T>{blank.data(), true}
                                     : Source<T>{values.data(), scope.uniform(id)});
  }
  for (std::size_t row = 0; row < result.size(); ++row) result[row] = sources[choice.candidates[row]][row];
}

struct NumberForm {
  int scale = 0;
  bool narrow = true;
};

NumberForm common_form(const Scope& scope, std::span<const NodeId> candidates) {
  NumberForm form;
  for (const NodeId id : candidates) {
    if (is_number(scope[id].storage)) form.scale = std::max(form.scale, scope[id].scale);
  }
  for (const NodeId id : candidates) {
    if (!is_number(scope[id].storage)) continue;
    const Numbers candidate = numbers(scope, id);
    const UInt128 greatest = product(candidate.magnitude, ten(form.scale - candidate.scale()));
    form.narrow = form.narrow && candidate.narrow() && greatest <= narrow_limit;
  }
  return form;
}

/// Uniform narrow candidates, as the cells of most tables are: one list of values to read from.
void choose_from_list(const Scope& scope, std::span<const NodeId> candidates, const Choice& choice,
                      Column& out) {
  std::vector<std::int64_t> list;
  for (const NodeId id : candidates) {
    const bool usable = is_number(scope[id].storage);
    const auto factor = usable ? static_cast<std::int64_t>(power_of_ten(out.scale - scope[id].scale)) : 0;
    list.push_back(usable ? scope[id].integers[0] * factor : 0);
  }
  for (std::size_t row = 0; row < out.size(); ++row) out.integers[row] = list[choice.candidates[row]];
}

void choose_numbers(const Scope& scope, std::span<const NodeId> candidates, const Choice& choice,
                    Column& out) {
  const NumberForm form = common_form(scope, candidates);
  out.scale = form.scale;
  const auto is_uniform = [&](NodeId id) { return scope.uniform(id); };
  if (form.narrow && std::all_of(candidates.begin(), candidates.end(), is_uniform)) {
    return choose_from_list(scope, candidates, choice, out);
  }
  std::vector<Int128> factors;
  std::vector<Numbers> sources;
  for (const NodeId id : candidates) {
    const bool usable = is_number(scope[id].storage);
    factors.push_back(usable ? power_of_ten(form.scale - scope[id].scale) : 0);
    sources.push_back(usable ? numbers(scope, id) : numbers(scope, candidates[0]));
  }
  if (!form.narrow) widen(out);
  for (std::size_t row = 0; row < choice.rows(); ++row) {
    const std::uint32_t chosen = choice.candidates[row];
    const Int128 mantissa = factors[chosen] == 0 ? 0 : sources[chosen].mantissa(row) * factors[chosen];
    if (form.narrow) {
      out.integers[row] = static_cast<std::int64_t>(mantissa);
    } else {
      out.wides[row] = mantissa;
    }
  }
  if (!form.narrow) settle(out);
}

void choose_texts(const Scope& scope, std::span<const NodeId> candidates, const Choice& choice, Column& out) {
  choose_values<std::string_view>(
      scope, candidates, choice, [](const Column& c) -> auto& { return c.texts; }, out.texts);
  for (const NodeId id : candidates) keep_memory_of(out, scope[id]);
  for (std::size_t row = 0; row < out.size(); ++row) {
    if (out.states[row] != State::known) out.texts[row] = {};
  }
}

/// States of a choice between two that have no faults.
void choose_states_by(const Scope& scope, std::span<const std::uint8_t> condition, NodeId yes, NodeId no,
                      Column& out) {
  if (scope.all_known(yes) && scope.all_known(no)) return out.know_all();
  out.all_known = false;
  loops().choose_bytes(condition.data(), states_of(scope, yes), states_of(scope, no), bytes_of(out.states),
                       out.size());
}

bool choose_numbers_by(const Scope& scope, std::span<const std::uint8_t> condition, NodeId yes, NodeId no,
                       Column& out) {
  const std::array candidates = {yes, no};
  const NumberForm form = common_form(scope, candidates);
  if (!form.narrow) return false;
  out.prepare(Storage::narrow, condition.size());
  out.scale = form.scale;
  const Numbers a = numbers(scope, yes);
  const Numbers b = numbers(scope, no);
  loops().choose(condition.data(), at_scale(a, form.scale), at_scale(b, form.scale), out.integers.data(),
                 out.size());
  const Bounds left = bounds_at_scale(a, form.scale);
  const Bounds right = bounds_at_scale(b, form.scale);
  scope.frame.tell_bounds(out, {std::min(left.low, right.low), std::max(left.high, right.high)});
  return true;
}

}  // namespace

bool choose_by(const Scope& scope, std::span<const std::uint8_t> condition, NodeId yes, NodeId no,
               const Type& type, Column& out) {
  const Storage storage = storage_of(type);
  const auto plain = [&](NodeId id) {
    const Column& column = scope[id];
    return storage_of(scope.type(id)) == storage && scope.type(id).kind != TypeKind::nothing &&
           !column.has_faults;
  };
  if (storage == Storage::text || type.kind == TypeKind::nothing || !plain(yes) || !plain(no)) return false;
  if (storage == Storage::narrow) {
    if (!choose_numbers_by(scope, condition, yes, no, out)) return false;
  } else if (storage == Storage::integer) {
    out.prepare(storage, condition.size());
    loops().choose(condition.data(), {integers_of(scope, yes), 1}, {integers_of(scope, no), 1},
                   out.integers.data(), out.size());
  } else {
    out.prepare(storage, condition.size());
    loops().choose_bytes(condition.data(), truths_of(scope, yes), truths_of(scope, no), out.truths.data(),
                         out.size());
  }
  choose_states_by(scope, condition, yes, no, out);
  return true;
}

void choose(const Scope& scope, std::span<const NodeId> candidates, const Choice& choice, const Type& type,
            Column& out) {
  shape(out, storage_of(type), choice.rows());
  choose_states(scope, candidates, choice, out);
  switch (out.storage) {
    case Storage::narrow:
    case Storage::wide: choose_numbers(scope, candidates, choice, out); break;
    case Storage::integer:
      choose_values<std::int64_t>(
          scope, candidates, choice, [](const Column& c) -> auto& { return c.integers; }, out.integers);
      break;
    case Storage::truth:
      choose_values<std::uint8_t>(
          scope, candidates, choice, [](const Column& c) -> auto& { return c.truths; }, out.truths);
      break;
    case Storage::text: choose_texts(scope, candidates, choice, out); break;
  }
  blank_unknown(out);
}

}  // namespace rung
