// What is kept of every customer of the earlier version while the later one reads its columns otherwise and so has a pass
// of its own: a few words each.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "changes/digests.hpp"
#include "changes/impact.hpp"

namespace rung {

/// An outcome of a version between that is not the one of the earlier version.
struct Deviation {
  std::uint64_t line;
  std::uint32_t version;
  std::uint32_t outcome;
  Digest digest;

  friend bool operator<(const Deviation& a, const Deviation& b) { return a.line < b.line; }
};

/// Lines come in the order of the file. A line that is not there could not be read.
class BaseStore {
 public:
  /// Scores are those of the first so many outcomes.
  BaseStore(std::size_t outcomes, std::size_t scores) : outcomes_(outcomes), scores_(scores) {}

  void add(std::uint64_t line, RatedStanding standing, std::span<const Digest> digests,
           std::span<const std::optional<Decimal>> scores) {
    lines_.push_back(line);
    standings_.push_back(standing);
    digests_.insert(digests_.end(), digests.begin(), digests.end());
    for (const auto& score : scores) {
      score_values_.push_back(score.value_or(Decimal(0)));
      score_known_.push_back(score.has_value() ? 1 : 0);
    }
  }

  void add(const BaseStore& other) {
    const auto append = [](auto& mine, const auto& more) {
      mine.insert(mine.end(), more.begin(), more.end());
    };
    append(lines_, other.lines_);
    append(standings_, other.standings_);
    append(digests_, other.digests_);
    append(score_values_, other.score_values_);
    append(score_known_, other.score_known_);
  }

  /// The place of a line.
  std::optional<std::size_t> find(std::uint64_t line) const {
    const auto place = std::lower_bound(lines_.begin(), lines_.end(), line);
    if (place == lines_.end() || *place != line) return std::nullopt;
    return static_cast<std::size_t>(place - lines_.begin());
  }

  std::size_t size() const { return lines_.size(); }
  RatedStanding standing(std::size_t at) const { return standings_[at]; }
  Digest digest(std::size_t at, std::size_t outcome) const { return digests_[at * outcomes_ + outcome]; }
  std::optional<Decimal> score(std::size_t at, std::size_t outcome) const {
    const std::size_t place = at * scores_ + outcome;
    return score_known_[place] != 0 ? std::optional(score_values_[place]) : std::nullopt;
  }

 private:
  std::size_t outcomes_;
  std::size_t scores_;
  std::vector<std::uint64_t> lines_;
  std::vector<RatedStanding> standings_;
  std::vector<Digest> digests_;
  std::vector<Decimal> score_values_;
  std::vector<std::uint8_t> score_known_;
};

}  // namespace rung
