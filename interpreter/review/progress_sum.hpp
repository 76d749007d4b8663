// What the readers of all records have read, for whoever watches the run.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "records/reader.hpp"
#include "review/watcher.hpp"

namespace rung {

class ProgressSum : public ReadWatcher {
 public:
  /// Null: nobody watches.
  explicit ProgressSum(ReviewWatcher* watcher) : watcher_(watcher) { progress_.total = 0; }

  /// Files that will be read.
  void add_files(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
      std::error_code error;
      const bool regular = std::filesystem::is_regular_file(path, error);
      const std::uintmax_t size = regular ? std::filesystem::file_size(path, error) : 0;
      if (!regular || error)
        progress_.total.reset();
      else if (progress_.total)
        *progress_.total += size;
    }
  }

  void read_on(std::uint64_t bytes, std::uint64_t lines) override {
    progress_.bytes += bytes;
    progress_.lines += lines;
    if (watcher_ != nullptr) watcher_->reading(progress_);
  }

 private:
  ReviewWatcher* watcher_;
  ReadProgress progress_;
};

}  // namespace rung
