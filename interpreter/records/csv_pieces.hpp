// A CSV text in pieces of whole lines, and where each piece begins. Finds no more than that in the text where it can: a
// text without quotes ends its lines wherever a line ends.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "columns/batch.hpp"
#include "records/csv_grid.hpp"
#include "records/csv_split.hpp"
#include "records/reader.hpp"
#include "records/text_source.hpp"

namespace rung {

struct CsvLimits {
  std::size_t block_bytes;
  std::size_t longest_record;  ///< in bytes of UTF-8
};

/// Whole records of a CSV text. In front of the text and behind it there is some room that can be read.
class CsvPiece : public Piece {
 public:
  std::string_view text() const { return {bytes.get() + begin, end - begin}; }

  std::unique_ptr<char[]> bytes;
  std::size_t room = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  std::uint64_t first_line = 1;
  enum class Shape : std::uint8_t { unknown, grid, index };
  Shape shape = Shape::unknown;  ///< what says where its records are
  CsvGrid grid;
  CsvIndex index;
  std::uint64_t taken = 0;      ///< bytes of the file that were taken until the piece was whole
  std::vector<Reject> rejects;  ///< found by who read it
  std::uint64_t lines = 0;      ///< counted by who read it
  std::uint64_t passed_over = 0;
};

class CsvPieces {
 public:
  /// `path` is for messages.
  CsvPieces(std::string path, std::unique_ptr<TextSource> text, char delimiter, CsvLimits limits);

  /// The next piece, with at least one line in it. Nothing at the end and after a failure; a quote that never closes,
  /// a record that is too long and a failed read are failures.
  std::unique_ptr<CsvPiece> take();
  /// A piece that nobody needs any more, for its memory.
  void give_back(std::unique_ptr<CsvPiece> piece);
  /// Cuts the first record with a cell off and gives it; nothing where there is none or it cannot be taken.
  /// To be called before take().
  std::unique_ptr<CsvPiece> take_header();
  /// How many cells the records should have, once that is known.
  void expect_columns(std::size_t columns) { columns_ = columns; }

  const std::optional<Diagnostic>& failure() const { return failure_; }
  const TextSource& source() const { return *text_; }
  /// With which the text goes on behind the last piece.
  std::uint64_t next_line() const { return next_line_; }

 private:
  std::unique_ptr<CsvPiece> fresh_piece(std::size_t room);
  std::unique_ptr<CsvPiece> read_on();
  bool find_records(CsvPiece& piece);
  bool split(CsvPiece& piece);
  bool is_grid_up_to(CsvPiece& piece, std::size_t whole) const;
  bool end_piece(CsvPiece& piece, std::size_t whole, std::uint64_t line_ends);
  bool check_lengths(const CsvPiece& piece, std::size_t filled);
  bool fail(Kind kind, std::uint64_t line);

  std::string path_;
  std::unique_ptr<TextSource> text_;
  char delimiter_;
  CsvLimits limits_;
  std::size_t columns_ = 0;
  std::string rest_;  // of the text read so far, behind the last piece
  bool ended_ = false;
  std::uint64_t next_line_ = 1;  // with which the rest begins
  std::unique_ptr<CsvPiece> behind_header_;
  std::optional<Diagnostic> failure_;
  std::mutex returning_;
  std::vector<std::unique_ptr<CsvPiece>> returned_;
};

}  // namespace rung
