// The numbers of a column as text.
#pragma once

#include <cstdint>
#include <vector>

#include "records/cell_source.hpp"

namespace rung {

/// Completes a source, whose column and printer are set, for the numbers of its column; what is printed is what the
/// printer would write. `made` keeps mantissas where those of the column are not fit to be printed as they are, and
/// must live as long as the source.
void print_numbers(CellSource& source, std::vector<std::int64_t>& made);

}  // namespace rung
