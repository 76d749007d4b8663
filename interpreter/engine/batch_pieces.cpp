// Cuts the batches of a stream to the length that is wanted.
#include "engine/batch_pieces.hpp"

#include <algorithm>

#include "engine/sift.hpp"

namespace rung {
namespace {

struct BatchPiece : Piece {
  Batch batch;
};

class BatchPieceReader : public PieceReader {
 public:
  explicit BatchPieceReader(std::size_t batch_rows) : batch_rows_(batch_rows) {}

  void begin(Piece& piece) override {
    whole_ = &static_cast<BatchPiece&>(piece).batch;
    taken_ = 0;
  }

  bool next(Batch& batch) override {
    if (taken_ == whole_->rows) return false;
    const std::size_t rows = std::min(batch_rows_, whole_->rows - taken_);
    if (rows == whole_->rows) {
      std::swap(batch, *whole_);
      whole_->rows = rows;
    } else {
      cut(*whole_, taken_, rows, batch);
    }
    taken_ += rows;
    return true;
  }

 private:
  std::size_t batch_rows_;
  Batch* whole_ = nullptr;
  std::size_t taken_ = 0;
};

}  // namespace

std::unique_ptr<PieceReader> BatchPieces::reader() {
  return std::make_unique<BatchPieceReader>(batch_rows_);
}

std::unique_ptr<Piece> BatchPieces::take() {
  if (stream_ == nullptr) return nullptr;
  auto piece = std::make_unique<BatchPiece>();
  if (!stream_->next(piece->batch)) return nullptr;
  return piece;
}

}  // namespace rung
