// The loops for machines with vectors of 256 bits.
#ifdef __AVX2__
#include "engine/loops_body.hpp"
#include "engine/loops_levels.hpp"

namespace rung {

const Loops avx2_loops = these_loops;

}  // namespace rung
#endif
