// Where the records and cells of a CSV text stand: lines, delimiters and quotes by RFC 4180. Nothing is
// copied and no state is kept between calls, so that blocks can be split by several threads or by vector
// instructions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rung {

enum class RowFault : std::uint8_t {
  sound,
  text_after_quote,  ///< something else than a delimiter or a line end after a closing quote
  nul,
};

/// A record. Its cells end at `cells` places from `first_cell` on of CsvIndex::cell_ends; each begins one
/// byte behind the end of the one before, the first at `begin`.
struct CsvRow {
  std::uint32_t begin;
  std::uint32_t end;  ///< of its text, without the line end
  std::uint32_t first_cell;
  std::uint32_t cells;
  std::uint64_t line;  ///< on which it begins
  RowFault fault;
};

struct CsvIndex {
  std::vector<CsvRow> rows;
  std::vector<std::uint32_t> cell_ends;
  std::size_t consumed = 0;     ///< bytes of whole records and blank lines; the rest waits for more text
  std::uint64_t next_line = 1;  ///< at `consumed`
  /// Where the rest ends inside quotes: the line on which they open.
  std::optional<std::uint64_t> open_quote_line;

  void clear();
};

/// Splits a block that begins at the start of a record, on `first_line`. Lines end with LF, CR LF or CR,
/// outside and inside quotes. A line of nothing but spaces is no record. `last`: no text follows, so that the
/// last record needs no line end. A block is smaller than 4 GiB.
void split_csv(std::string_view block, char delimiter, std::uint64_t first_line, bool last, CsvIndex& index);

/// A cell as it stands in the block, quotes included.
std::string_view raw_cell(std::string_view block, const CsvIndex& index, const CsvRow& row,
                          std::uint32_t cell);

/// What a raw cell says: without its quotes, doubled quotes as one. `scratch` holds the text where it has to
/// be put together. What comes of a cell with text after its closing quote means nothing.
std::string_view cell_content(std::string_view raw, std::string& scratch);

}  // namespace rung
