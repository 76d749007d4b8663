// Chooses among the levels of the loops what the machine can run.
#include "engine/loops.hpp"

#include <initializer_list>

#include "engine/loops_levels.hpp"

namespace rung {

const Loops* loops_of(Level level) {
  switch (level) {
    case Level::plain: return &plain_loops;
#ifdef RUNG_X86
    case Level::avx2: return __builtin_cpu_supports("avx2") ? &avx2_loops : nullptr;
    case Level::avx512: {
      const bool has = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
                       __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512dq");
      return has ? &avx512_loops : nullptr;
    }
#else
    case Level::avx2:
    case Level::avx512: return nullptr;
#endif
  }
  return nullptr;
}

namespace {

const Loops* best() {
  for (const Level level : {Level::avx512, Level::avx2}) {
    if (const Loops* found = loops_of(level)) return found;
  }
  return &plain_loops;
}

}  // namespace

const Loops& loops() {
  static const Loops* const chosen = best();
  return *chosen;
}

}  // namespace rung
