// Taking is done under one lock, finishing by whichever thread is at it, everything else side by side.
#include "engine/piece_work.hpp"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace rung {
namespace {

/// What is done under this lock takes a few dozen microseconds; who sleeps until it is free is woken after about as many.
std::unique_lock<std::mutex> lock_soon(std::mutex& mutex) {
  constexpr int most_tries = 200;
  std::unique_lock lock(mutex, std::try_to_lock);
  for (int i = 0; i < most_tries && !lock.owns_lock(); ++i) {
    std::this_thread::yield();
    (void)lock.try_lock();
  }
  if (!lock.owns_lock()) lock.lock();
  return lock;
}

class PieceWorkers {
 public:
  PieceWorkers(PieceStream& pieces, const PieceWork& work)
      : pieces_(pieces), work_(work), done_(work.places()) {
    for (std::size_t place = work.places(); place-- > 0;) free_places_.push_back(place);
  }

  void run() {
    std::vector<std::thread> threads;
    for (std::size_t worker = 1; worker < work_.workers; ++worker)
      threads.emplace_back([this] { work_on(); });
    work_on();
    for (std::thread& thread : threads) thread.join();
  }

 private:
  struct Done {
    std::size_t place = 0;
    std::unique_ptr<Piece> piece;
  };

  void work_on() {
    const std::unique_ptr<PieceReader> reader = pieces_.reader();
    while (true) {
      const std::size_t place = wait_for_place();
      std::uint64_t number = 0;
      std::unique_ptr<Piece> piece = take(number);
      if (!piece) return leave(place);
      reader->begin(*piece);
      work_.work({place, number, *reader});
      finish(number, {place, std::move(piece)});
    }
  }

  std::size_t wait_for_place() {
    std::unique_lock lock(finishing_);
    place_is_free_.wait(lock, [this] { return !free_places_.empty(); });
    const std::size_t place = free_places_.back();
    free_places_.pop_back();
    return place;
  }

  std::unique_ptr<Piece> take(std::uint64_t& number) {
    const std::unique_lock lock = lock_soon(taking_);
    if (!work_.wants_more()) return nullptr;
    std::unique_ptr<Piece> piece = pieces_.take();
    if (piece) number = taken_++;
    return piece;
  }

  void leave(std::size_t place) {
    {
      const std::lock_guard lock(finishing_);
      free_places_.push_back(place);
    }
    place_is_free_.notify_one();
  }

  /// Leaves the piece, and finishes it and all that wait behind it unless another thread is at that. All pieces under way
  /// have different places, so that no two of them stand at one remainder.
  void finish(std::uint64_t number, Done done) {
    std::unique_lock lock(finishing_);
    done_[number % done_.size()] = std::move(done);
    if (is_finishing_) return;
    is_finishing_ = true;
    while (true) {
      Done next = std::exchange(done_[next_ % done_.size()], {});
      if (!next.piece) break;
      lock.unlock();
      work_.finish(next.place);
      pieces_.give_back(std::move(next.piece));
      lock.lock();
      ++next_;
      free_places_.push_back(next.place);
      place_is_free_.notify_one();
    }
    is_finishing_ = false;
  }

  PieceStream& pieces_;
  const PieceWork& work_;
  std::mutex taking_;
  std::uint64_t taken_ = 0;
  std::mutex finishing_;
  std::condition_variable place_is_free_;
  std::vector<std::size_t> free_places_;
  std::vector<Done> done_;  ///< by the remainder of their numbers
  std::uint64_t next_ = 0;  ///< the first that is not finished
  bool is_finishing_ = false;
};

}  // namespace

void work_in_pieces(PieceStream& pieces, const PieceWork& work) {
  PieceWorkers(pieces, work).run();
}

}  // namespace rung
