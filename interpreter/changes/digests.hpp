// Values as 64-bit numbers that are equal where the values are, so that outcomes of two versions are compared and kept in
// little room, whatever their columns look like.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "columns/column.hpp"
#include "program/program.hpp"

namespace rung {

using Digest = std::uint64_t;

/// Of a missing value.
constexpr Digest nothing_digest = 0;
/// Of `no`.
constexpr Digest no_digest = 1;
/// Of `yes`.
constexpr Digest yes_digest = 2;

/// Replaces `digests` by one for each of the rows; a column of one row stands for all of them. Codes become those of
/// `code_digests`, by code.
void digest_column(const Column& column, const Type& type, std::span<const Digest> code_digests,
                   std::size_t rows, std::vector<Digest>& digests);

/// By code: equal texts of two enumerations are equal values.
std::vector<Digest> digests_of(const Enumeration& set);

}  // namespace rung
