// Builds a column of which each row is the same row of one of several candidates.
#include "engine/selection.hpp"

#include <algorithm>

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

/// Two narrow candidates, as `if` and `else` have, in a loop without branches.
void choose_of_two(const Column& a, bool a_uniform, const Column& b, bool b_uniform, const Choice& choice,
                   Column& out) {
  const auto a_factor = static_cast<std::int64_t>(power_of_ten(out.scale - a.scale));
  const auto b_factor = static_cast<std::int64_t>(power_of_ten(out.scale - b.scale));
  const std::size_t rows = out.size();
  const std::uint32_t* const chosen = choice.candidates.data();
  with_rows(a.integers, a_uniform, b.integers, b_uniform, [&](auto x, auto y) {
    for (std::size_t row = 0; row < rows; ++row) {
      out.integers[row] = chosen[row] == 0 ? x[row] * a_factor : y[row] * b_factor;
    }
  });
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
  if (form.narrow && candidates.size() == 2) {
    const Column& a = scope[candidates[0]];
    const Column& b = scope[candidates[1]];
    if (is_number(a.storage) && is_number(b.storage)) {
      return choose_of_two(a, scope.uniform(candidates[0]), b, scope.uniform(candidates[1]), choice, out);
    }
  }
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

}  // namespace

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
