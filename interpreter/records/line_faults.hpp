// What is wrong with the lines of a batch, if anything is: the first thing of each.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace rung {

/// With a line as a whole, or with its cell of a field (by its place among the fields that are read).
struct LineFault {
  static constexpr std::size_t whole_line = static_cast<std::size_t>(-1);
  std::optional<Kind> kind;
  std::size_t field = whole_line;
};

class LineFaults {
 public:
  void begin(std::size_t lines) {
    lines_ = lines;
    faults_.clear();
  }
  bool any() const { return !faults_.empty(); }
  /// Keeps the first fault of a line.
  void note(std::size_t line, Kind kind, std::size_t field) {
    if (faults_.empty()) faults_.resize(lines_);
    if (!faults_[line].kind) faults_[line] = {kind, field};
  }
  LineFault of(std::size_t line) const { return faults_.empty() ? LineFault{} : faults_[line]; }
  bool whole(std::size_t line) const {
    return any() && faults_[line].kind && faults_[line].field == LineFault::whole_line;
  }

 private:
  std::size_t lines_ = 0;
  std::vector<LineFault> faults_;  // empty while there are none
};

}  // namespace rung
