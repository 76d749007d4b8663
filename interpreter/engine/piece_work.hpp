// Several threads that take pieces of one stream, each as soon as it is done with the one before.
#pragma once

#include <cstdint>
#include <functional>

#include "columns/batch.hpp"

namespace rung {

/// A piece that a thread has taken. Numbers count up from 0 in the order of the file.
struct TakenPiece {
  std::size_t place;  ///< of this piece alone until it is finished
  std::uint64_t number;
  PieceReader& reader;  ///< begins with the piece
};

struct PieceWork {
  std::size_t workers = 1;  ///< threads, the caller's among them
  /// Is called for each piece, for several beside each other.
  std::function<void(const TakenPiece&)> work;
  /// Is called with the place of each piece after its work, for one at a time in the order of the file, by any thread. No
  /// thread waits for its turn: who comes early leaves the piece to the one before.
  std::function<void(std::size_t place)> finish;
  /// Asked before each piece.
  std::function<bool()> wants_more = [] { return true; };

  /// How many pieces can be under way: a few more than threads, so that early ones can be left.
  std::size_t places() const { return 2 * workers + 1; }
};

/// Works until the stream ends or nobody wants_more(). Gives the pieces back in their order once they are finished.
void work_in_pieces(PieceStream& pieces, const PieceWork& work);

}  // namespace rung
