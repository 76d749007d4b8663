// The loops as they are compiled for each level. Private to the sources that make them and the one that chooses.
#pragma once

#include "engine/loops.hpp"

namespace rung {

extern const Loops plain_loops;
extern const Loops avx2_loops;    ///< where RUNG_X86 is defined
extern const Loops avx512_loops;  ///< where RUNG_X86 is defined

}  // namespace rung
