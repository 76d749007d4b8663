// The records of a piece of CSV text and their cells, however they were found.
#pragma once

#include <string>
#include <string_view>

#include "records/csv_grid.hpp"
#include "records/csv_split.hpp"

namespace rung {

class CsvPiece;

/// One column of some records in a grid: what loops over many cells need.
struct CellColumn {
  const char* text;
  const std::uint32_t* ends;  ///< that of the first record's cell; the one before it is at [-1]
  std::size_t stride;         ///< from record to record
  std::uint32_t gap;          ///< bytes between the cell and the one before

  const char* begin(std::size_t i) const {
    return text + static_cast<std::uint32_t>(ends[static_cast<std::ptrdiff_t>(i * stride) - 1] + gap);
  }
  const char* end(std::size_t i) const { return text + ends[i * stride]; }
  std::string_view cell(std::size_t i) const {
    return {begin(i), static_cast<std::size_t>(end(i) - begin(i))};
  }
};

class CsvLines {
 public:
  /// Finds the records of a piece; `columns` is what its header has. The piece must stay.
  void find(CsvPiece& piece, char delimiter, std::size_t columns);

  std::size_t count() const { return is_grid_ ? grid_->rows() : index_->rows.size(); }
  bool is_grid() const { return is_grid_; }
  std::uint64_t line(std::size_t i) const { return is_grid_ ? first_line_ + i : index_->rows[i].line; }
  std::size_t cells(std::size_t i) const { return is_grid_ ? grid_->columns() : index_->rows[i].cells; }
  RowFault fault(std::size_t i) const { return is_grid_ ? RowFault::sound : index_->rows[i].fault; }
  std::string_view text(std::size_t i) const;
  std::string_view raw(std::size_t i, std::uint32_t column) const;
  /// Of a grid.
  CellColumn column(std::uint32_t column, std::size_t first) const;

 private:
  std::string_view text_;
  std::uint64_t first_line_ = 1;
  bool is_grid_ = false;
  const CsvGrid* grid_ = nullptr;
  const CsvIndex* index_ = nullptr;
};

}  // namespace rung
