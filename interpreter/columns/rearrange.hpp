// Columns made of rows of other columns: gathered, cut out, put behind one another.
#pragma once

#include <cstdint>
#include <limits>
#include <span>

#include "columns/column.hpp"

namespace rung {

/// The index of a row that is not there.
constexpr std::uint32_t no_row = std::numeric_limits<std::uint32_t>::max();

/// Row i is row rows[i] of `from`, missing for `no_row`.
Column gather(const Column& from, std::span<const std::uint32_t> rows);
Column slice(const Column& from, std::size_t first, std::size_t count);
/// One row as many times as asked.
Column repeated(const Column& from, std::size_t row, std::size_t times);
/// Puts all rows of `part` behind those of `whole`. Both hold values of one type; an empty `whole` takes any.
void extend(Column& whole, const Column& part);
/// Lets `column` point into the memory of `other`.
void keep_memory_of(Column& column, const Column& other);

/// As reset, with `rows` rows that are missing.
void shape(Column& column, Storage storage, std::size_t rows);

}  // namespace rung
