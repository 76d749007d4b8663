// How far a run is, on one line of a terminal that is drawn again and again and is gone in the end.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>

#include "review/review.hpp"

namespace rung {

/// The line for a width of so many columns, without what moves the cursor.
std::string progress_text(const ReadProgress& progress, double seconds, std::size_t columns,
                          Language language);

class ProgressLine : public ReviewWatcher {
 public:
  using Clock = std::chrono::steady_clock;

  /// `say` writes to the terminal, `columns` tells how wide it is.
  ProgressLine(Language language, std::function<void(std::string_view)> say,
               std::function<std::size_t()> columns, Clock::time_point start)
      : language_(language), say_(std::move(say)), columns_(std::move(columns)), start_(start) {}
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;
  ~ProgressLine() override { clear(); }

  void reading(const ReadProgress& progress) override { draw(progress, Clock::now()); }
  void read_all() override { clear(); }

  /// Draws at most ten times a second, and not within the first half.
  void draw(const ReadProgress& progress, Clock::time_point now);
  void clear();

 private:
  Language language_;
  std::function<void(std::string_view)> say_;
  std::function<std::size_t()> columns_;
  Clock::time_point start_;
  Clock::time_point last_;
  bool drawn_ = false;
};

}  // namespace rung
