// Asks the processor once. What is asked for here and the flags of the files in CMakeLists.txt, in records and engine,
// belong together.
#include "columns/instruction_set.hpp"

#include <array>
#include <cstdlib>

namespace rung {
namespace {

constexpr std::array all_sets = {InstructionSet::scalar, InstructionSet::sse2, InstructionSet::avx2,
                                 InstructionSet::avx512};

/// The compiler's function also asks whether the operating system keeps the wide registers.
InstructionSet find_best() {
#ifdef __x86_64__
  const bool has_avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
                        __builtin_cpu_supports("popcnt") && __builtin_cpu_supports("pclmul");
  if (!has_avx2) return InstructionSet::sse2;
  const bool has_avx512 = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                          __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl") &&
                          __builtin_cpu_supports("avx512vbmi2");
  return has_avx512 ? InstructionSet::avx512 : InstructionSet::avx2;
#else
  return InstructionSet::scalar;
#endif
}

}  // namespace

InstructionSet best_instruction_set() {
  static const InstructionSet best = find_best();
  return best;
}

InstructionSet used_instruction_set() {
  static const InstructionSet used = [] {
    const char* const asked = std::getenv("RUNG_INSTRUCTIONS");
    const InstructionSet best = best_instruction_set();
    return asked == nullptr ? best : available_instruction_set(asked).value_or(best);
  }();
  return used;
}

std::span<const InstructionSet> available_instruction_sets() {
  return std::span(all_sets).first(static_cast<std::size_t>(best_instruction_set()) + 1);
}

std::string_view name_of(InstructionSet set) {
  switch (set) {
    case InstructionSet::scalar: return "scalar";
    case InstructionSet::sse2: return "sse2";
    case InstructionSet::avx2: return "avx2";
    case InstructionSet::avx512: return "avx512";
  }
  return "";
}

std::optional<InstructionSet> available_instruction_set(std::string_view name) {
  for (const InstructionSet set : available_instruction_sets()) {
    if (name_of(set) == name) return set;
  }
  return std::nullopt;
}

}  // namespace rung
