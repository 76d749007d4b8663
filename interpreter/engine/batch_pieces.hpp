// A stream that can be read by one thread only, as pieces for several: each of its batches is a piece.
#pragma once

#include <memory>

#include "columns/batch.hpp"

namespace rung {

class BatchPieces : public PieceStream {
 public:
  /// The stream may be null, and has no lines then.
  BatchPieces(RecordStream* stream, std::size_t batch_rows)
      : stream_(stream), batch_rows_(batch_rows == 0 ? 1 : batch_rows) {}

  std::unique_ptr<PieceReader> reader() override;
  std::unique_ptr<Piece> take() override;
  void give_back(std::unique_ptr<Piece>) override {}
  std::unique_ptr<RecordStream> again(std::uint32_t) override { return nullptr; }

 private:
  RecordStream* stream_;
  std::size_t batch_rows_;
};

}  // namespace rung
