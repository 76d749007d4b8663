// Reads the lines of a stream in batches of the run's size.
#include "engine/intake.hpp"

#include <algorithm>

#include "columns/rearrange.hpp"
#include "engine/sift.hpp"

namespace rung {

bool Intake::next(Batch& batch) {
  rejected_links_ = Column();
  if (stream_ == nullptr) return false;
  if (taken_ == whole_.rows) {
    taken_ = 0;
    // The batch that was given out comes back with its memory.
    std::swap(whole_, batch);
    if (!stream_->next(whole_)) {
      whole_ = Batch();
      return false;
    }
    read_ += whole_.rows;
    const std::vector<std::uint32_t> rejected = rung::rejected_rows(whole_);
    rejected_ += rejected.size();
    if (!rejected.empty() && link_ != none) rejected_links_ = gather(whole_.columns[link_], rejected);
    take_out(whole_, rejected);
    if (whole_.rows <= batch_rows_) {
      std::swap(whole_, batch);
      whole_.rows = 0;
      return true;
    }
  }
  const std::size_t rows = std::min(batch_rows_, whole_.rows - taken_);
  cut(whole_, taken_, rows, batch);
  taken_ += rows;
  return true;
}

}  // namespace rung
