// The loops for machines with vectors of 512 bits.
#ifdef __AVX512F__
#include "engine/loops_body.hpp"
#include "engine/loops_levels.hpp"

namespace rung {

const Loops avx512_loops = these_loops;

}  // namespace rung
#endif
