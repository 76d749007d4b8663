// The loops for every machine.
#include "engine/loops_body.hpp"
#include "engine/loops_levels.hpp"

namespace rung {

const Loops plain_loops = these_loops;

}  // namespace rung
