// Taking is done under a lock, giving back in turns, everything else side by side.
#include "engine/piece_work.hpp"

#include <mutex>
#include <thread>
#include <vector>

#include "engine/turns.hpp"

namespace rung {

void work_in_pieces(PieceStream& pieces, std::size_t workers,
                    const std::function<void(const TakenPiece&)>& work,
                    const std::function<bool()>& wants_more) {
  std::mutex taking;
  std::uint64_t numbers = 0;
  Turns returning;
  const auto run = [&](std::size_t worker) {
    const std::unique_ptr<PieceReader> reader = pieces.reader();
    while (true) {
      std::unique_ptr<Piece> piece;
      std::uint64_t number = 0;
      {
        const std::lock_guard lock(taking);
        if (!wants_more()) return;
        piece = pieces.take();
        if (!piece) return;
        number = numbers++;
      }
      reader->begin(*piece);
      work({worker, number, *reader});
      returning.wait(number);
      pieces.give_back(std::move(piece));
      returning.done();
    }
  };
  std::vector<std::thread> threads;
  for (std::size_t worker = 1; worker < workers; ++worker) threads.emplace_back(run, worker);
  run(0);
  for (std::thread& thread : threads) thread.join();
}

}  // namespace rung
