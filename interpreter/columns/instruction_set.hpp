// Which vector instructions the machine has. Functions with a variant for each take the set as a parameter, so that tests
// can ask for a lower one.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace rung {

/// From the plainest up. A machine that has one has all before it.
enum class InstructionSet : std::uint8_t {
  scalar,  ///< one byte after the other; the reference for all others
  sse2,    ///< what every x86-64 has
  avx2,    ///< with BMI1, POPCNT and PCLMUL
  avx512,  ///< F, BW, DQ, VL and VBMI2, with all that avx2 takes
};

/// The last of `available_instruction_sets`, found out once.
InstructionSet best_instruction_set();
/// The best, or the lower one that the environment variable RUNG_INSTRUCTIONS names: for measuring what a lesser machine
/// would do.
InstructionSet used_instruction_set();

std::span<const InstructionSet> available_instruction_sets();

/// `scalar`, `sse2`, `avx2`, `avx512`.
std::string_view name_of(InstructionSet set);

/// Nothing where no set has the name, or this machine has not got it.
std::optional<InstructionSet> available_instruction_set(std::string_view name);

}  // namespace rung
