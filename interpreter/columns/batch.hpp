// Lines of one record on their way from a reader to the engine.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "columns/column.hpp"

namespace rung {

/// Columns stand at the index of their field; a field that was not asked for has an empty column. A rejected line has
/// no values but that of its link field, in a sharded run of its key (where they can be read), so that the engine can tell whose line it was.
struct Batch {
  std::size_t rows = 0;
  std::vector<std::uint64_t> lines;    ///< the line of the file on which each begins, from 1
  std::vector<std::uint8_t> rejected;  ///< 1: the reader has rejected the line and said why
  std::vector<Column> columns;
};

/// Lines that follow each other, not read yet.
class Piece {
 public:
  virtual ~Piece() = default;
};

/// Reads pieces. Each thread has a reader of its own.
class PieceReader {
 public:
  virtual ~PieceReader() = default;
  virtual void begin(Piece& piece) = 0;
  /// Replaces the batch by the next lines of the piece; false behind the last. Texts in a batch stand in the piece.
  virtual bool next(Batch& batch) = 0;
};

class RecordStream;

/// A stream that is read by several threads at once.
class PieceStream {
 public:
  virtual ~PieceStream() = default;
  virtual std::unique_ptr<PieceReader> reader() = 0;
  /// The next piece, nothing at the end; to be called by one thread at a time.
  virtual std::unique_ptr<Piece> take() = 0;
  /// Takes a piece back once it has been read, in the order of take(), so that what was rejected in it counts.
  virtual void give_back(std::unique_ptr<Piece> piece) = 0;
  /// The same lines once more from the first one on, with no other field than this one. Nothing where they come only once.
  virtual std::unique_ptr<RecordStream> again(std::uint32_t field) = 0;
};

/// The lines of one record in the order of the file.
class RecordStream {
 public:
  virtual ~RecordStream() = default;
  /// Replaces the batch by the next one; false at the end, then the batch is empty.
  virtual bool next(Batch& batch) = 0;
  /// Whether it ended before its end, so that nothing that is made of its lines is of use.
  virtual bool has_failed() const { return false; }
  /// Null for a stream that can be read by one thread only. Who takes pieces does not call next().
  virtual PieceStream* pieces() { return nullptr; }
};

}  // namespace rung
