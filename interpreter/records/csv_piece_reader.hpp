// Reads the records of CSV pieces into batches: what becomes of each line and of each cell. One for each thread.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "columns/batch.hpp"
#include "records/csv_lines.hpp"
#include "records/csv_pieces.hpp"
#include "records/field_reader.hpp"
#include "records/header.hpp"

namespace rung {

/// What all readers of one file share.
struct CsvLayout {
  const Program& program;
  RecordId record;
  std::string path;
  char delimiter;
  std::vector<std::string> headers;
  std::vector<PlacedField> fields;  ///< that are needed, in the order of the file
  std::vector<std::string> missing_words;
  std::size_t batch_rows;
  std::optional<Shard> shard;

  const Record& declared() const { return program.records[record]; }
  /// The field that is read of rejected lines, too, where it can be: it tells whose line it was. None where nobody asks.
  FieldId telling() const {
    if (declared().link != none) return declared().link;
    return shard ? declared().key : none;
  }
};

class CsvPieceReader : public PieceReader {
 public:
  /// The layout must outlive the reader.
  CsvPieceReader(const CsvLayout& layout, TextLife life);

  void begin(Piece& piece) override;
  bool next(Batch& batch) override;

 private:
  struct ReadField {
    FieldId field;
    std::uint32_t column;  ///< in the file, from 0
    FieldReader reader;
  };

  void find_line_faults(std::size_t count);
  void read_field(std::size_t place, Column& column, RowRange rows);
  void read_cell(std::size_t place, Column& column, std::size_t row);
  bool may_tell(std::size_t line, const ReadField& field);
  void mark_rejected(Batch& batch, std::size_t count);
  void note_rejects(const Batch& batch, std::span<const std::uint8_t> passed_over);
  /// Marks lines of other shards.
  void find_others(const Batch& batch, std::vector<std::uint8_t>& others) const;
  void pass_over(Batch& batch);
  std::string_view cell_of(std::size_t line, std::uint32_t column);
  Reject line_reject(std::size_t line, Kind kind) const;
  Reject cell_reject(std::size_t line, const ReadField& field, Kind kind);

  const CsvLayout& layout_;
  std::vector<ReadField> fields_;
  CsvPiece* piece_ = nullptr;
  CsvLines lines_;
  bool is_text_ = true;
  std::size_t next_line_ = 0;  // of the piece
  std::size_t batches_left_ = 0;
  LineFaults faults_;                 // of the lines at hand
  std::vector<std::uint8_t> others_;  // marks of the lines at hand
  std::string scratch_;
};

}  // namespace rung
