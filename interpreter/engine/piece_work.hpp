// Several threads that take pieces of one stream, each as soon as it is done with the one before.
#pragma once

#include <cstdint>
#include <functional>

#include "columns/batch.hpp"

namespace rung {

/// A piece that a thread has taken. Numbers count up from 0 in the order of the file.
struct TakenPiece {
  std::size_t worker;
  std::uint64_t number;
  PieceReader& reader;  ///< begins with the piece
};

/// Calls work(piece) for each piece on one of so many threads, the caller's among them, until the stream ends or nobody
/// wants_more(). Gives the pieces back in their order.
void work_in_pieces(PieceStream& pieces, std::size_t workers,
                    const std::function<void(const TakenPiece&)>& work,
                    const std::function<bool()>& wants_more);

}  // namespace rung
