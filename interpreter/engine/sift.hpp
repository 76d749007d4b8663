// Batches as the engine wants them: without the lines that their reader rejected, and no longer than it asked for.
#pragma once

#include <cstdint>
#include <vector>

#include "columns/batch.hpp"

namespace rung {

/// The rows of a batch that its reader rejected.
std::vector<std::uint32_t> rejected_rows(const Batch& batch);
/// Takes these rows out.
void take_out(Batch& batch, const std::vector<std::uint32_t>& rows);
/// Makes `part` the rows first … first + rows of a batch.
void cut(const Batch& batch, std::size_t first, std::size_t rows, Batch& part);

}  // namespace rung
