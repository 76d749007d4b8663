// What a format makes of the text of cells: its quotes, its words for missing and for truth.
#pragma once

#include <string>
#include <string_view>

#include "records/cell_printer.hpp"
#include "records/cell_source.hpp"

namespace rung {

class CellForm {
 public:
  virtual ~CellForm() = default;
  virtual NumberStyle numbers() const = 0;
  /// The cell of a missing value; may be empty.
  virtual std::string missing() const = 0;
  /// The cell for a text, with its quotes.
  virtual std::string cell(std::string_view text) const = 0;
  /// The cell for a truth; `word` is the one that people read.
  virtual std::string truth_cell(bool truth, std::string_view word) const = 0;
  /// Whether there are quotes around dates.
  virtual bool quotes_dates() const = 0;
  /// Prints the texts of a source as cell() does.
  virtual PrintCells print_texts() const = 0;
  /// What that takes at most for a text of so many bytes.
  virtual std::size_t most_bytes(std::size_t size) const = 0;
};

}  // namespace rung
