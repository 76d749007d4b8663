// Where the separators of a CSV block stand, found by vector instructions, for blocks of a plain shape. What
// is not plain is for split_csv, which knows all of CSV.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "columns/instruction_set.hpp"

namespace rung {

enum class LineEnd : std::uint8_t { lf, cr_lf };

/// Places of delimiters and line ends in ascending order. Keep it from block to block: its room is used
/// again.
class Separators {
 public:
  /// One more stands at [-1]: the line end before the block. So every cell begins behind a separator, by one
  /// byte, or by `line_end_bytes` where that one ends a line (in unsigned arithmetic).
  const std::uint32_t* places() const { return room_.data() + 1; }
  std::size_t size() const { return size_; }

  LineEnd line_end() const { return line_end_; }
  std::uint32_t line_end_bytes() const { return line_end_ == LineEnd::lf ? 1 : 2; }
  std::size_t line_ends() const { return line_ends_; }

  /// For those who find them: begin; write up to `most` places from the returned one on; say what was
  /// written.
  void start(LineEnd line_end);
  std::uint32_t* room_for(std::size_t most);
  void take(std::size_t places, std::size_t line_ends);

 private:
  std::vector<std::uint32_t> room_ = {0};  ///< grows only, so that nothing is cleared for each block
  std::size_t size_ = 0;
  std::size_t line_ends_ = 0;
  LineEnd line_end_ = LineEnd::lf;
};

/// All separators outside quotes; CR LF is one, at its CR. The block begins at the start of a record and ends
/// behind a line end, or is the last of its file; it is smaller than 4 GiB. The delimiter is ASCII, and none
/// of quote, CR, LF and NUL.
///
/// False, with nothing of use in `separators`, where the block is not plain: a NUL; a line end inside quotes,
/// a bare CR, or LF beside CR LF; a quote that opens within a cell or is never closed; text after a closing
/// quote.
bool find_separators(std::string_view block, char delimiter, Separators& separators,
                     InstructionSet set = used_instruction_set());

}  // namespace rung
