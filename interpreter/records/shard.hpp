// A part of the subjects, by their keys, so that several machines can rate a part each.
#pragma once

#include <cstddef>
#include <cstdint>

#include "columns/column.hpp"
#include "program/program.hpp"

namespace rung {

struct Shard {
  std::uint32_t number = 1;  ///< from 1 to count
  std::uint32_t count = 1;
};

/// In which shard of so many a key lies: the hash XXH3 (64 bits, no seed) of its text in UTF-8, modulo the count, plus 1.
/// The text of a number has no zeros at its ends, that of a date is 2025-06-30, of a truth yes or no; a duration is its
/// number. What is missing lies in the first.
std::uint32_t shard_of(const Program& program, const Column& keys, std::size_t row, const Type& type,
                       std::uint32_t count);

}  // namespace rung
