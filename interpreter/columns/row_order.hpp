// The order of rows within a column, and a row's value as bytes that are equal where the values are.
#pragma once

#include <compare>
#include <string>

#include "columns/column.hpp"

namespace rung {

/// Both rows must be known. As compare() of their values.
std::strong_ordering compare_rows(const Column& column, std::size_t a, std::size_t b, const Type& type);

/// Appends bytes that are equal for two rows of one column where their values are (missing is one). Not for faults.
void append_key(std::string& key, const Column& column, std::size_t row, const Type& type);

}  // namespace rung
