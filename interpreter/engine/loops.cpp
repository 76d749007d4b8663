// Chooses among the variants of the loops.
#include "engine/loops.hpp"

#include "engine/loops_levels.hpp"

namespace rung {

const Loops& loops_of(InstructionSet set) {
#ifdef RUNG_X86
  switch (set) {
    case InstructionSet::scalar:
    case InstructionSet::sse2: return plain_loops;
    case InstructionSet::avx2: return avx2_loops;
    case InstructionSet::avx512: return avx512_loops;
  }
#else
  static_cast<void>(set);
#endif
  return plain_loops;
}

const Loops& loops() {
  static const Loops& used = loops_of(used_instruction_set());
  return used;
}

}  // namespace rung
