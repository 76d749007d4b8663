// Columns that say why, for one batch after the other. Subjects with the same points, tier and conditions have the same
// words: these are put together once and found again. One writer a thread.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "columns/column.hpp"
#include "columns/text_memory.hpp"
#include "diagnostics/language.hpp"
#include "program/print.hpp"
#include "reasons/reason_plan.hpp"

namespace rung {

struct ReasonColumn {
  std::string name;
  Type type;
  bool begins_ladder = false;  ///< it is the first of its ladder
};

/// Prints some columns of one row as they are written, those from `first` of all reason columns on.
using PrintReasons = std::function<std::string(std::size_t first, std::span<const Column* const> row)>;

/// The columns that a writer makes, in their order.
std::vector<ReasonColumn> reason_columns(const Program& program, const ReasonPlan& plan, ReasonDetail detail,
                                         Language words);

class ReasonWriter {
 public:
  ReasonWriter(const Program& program, const ReasonPlan& plan, ReasonDetail detail, Language words,
               PrintReasons print = nullptr);

  /// Where reasons are to be printed, the first column of each ladder has the printed texts of all of them, of each of which
  /// `readable` bytes can be read whatever its size, and null stands for the others.
  /// `inputs`: a column for each input of the plan, of so many rows each. Rows whose mask is 0 are passed over. What it
  /// gives stays until the next call, and no longer than the inputs.
  static constexpr std::size_t readable = 64;
  std::vector<const Column*> write(std::span<const Column* const> inputs, std::size_t rows,
                                   std::span<const std::uint8_t> mask);

 private:
  /// All values that are looked at, as one number of 128 bits. With so few patterns two of them are never alike: the chance
  /// is below that of a fault of the machine.
  struct Pattern {
    std::uint64_t first = 0;
    std::uint64_t second = 0;
    friend bool operator==(const Pattern&, const Pattern&) = default;
  };
  /// The words for all subjects of one pattern.
  struct Told {
    static constexpr std::size_t most_texts = 5;
    const char* begin;
    std::array<std::uint32_t, most_texts> ends;  ///< of each text, which stand side by side
  };
  /// One ladder at work.
  struct Desk {
    const ReasonLadder* ladder;
    std::vector<ReasonInput> looked_at;
    /// By pattern one more than its number, 0 where there is none; a power of two, at least twice as many as told.
    std::vector<std::uint32_t> known;
    std::vector<Pattern> known_patterns;  ///< by number
    std::vector<Told> told;               ///< by number
    TextMemory memory;                    ///< of their texts
    std::vector<Column> texts;            ///< of printed reasons only one
    std::size_t first = 0;                ///< where its columns begin among those of all ladders
    std::size_t columns = 0;              ///< how many these are
    std::vector<Pattern> patterns;        ///< by row

    /// Where a pattern is looked for first.
    std::size_t place_of(const Pattern& pattern) const {
      return (pattern.first >> 32 ^ pattern.second) & (known.size() - 1);
    }
  };

  void write_ladder(Desk& desk, std::span<const Column* const> inputs, std::size_t rows,
                    std::span<const std::uint8_t> mask);
  void find_patterns(Desk& desk, std::span<const Column* const> inputs, std::size_t rows) const;
  /// The columns of one ladder: `texts` with the distances between them.
  std::vector<const Column*> laid_out(const Desk& desk, std::span<const Column* const> inputs,
                                      std::span<const Column> texts) const;
  std::string printed(const Desk& desk, std::span<const Column* const> inputs, std::size_t row,
                      std::span<const std::string> texts) const;
  Told tell(Desk& desk, std::span<const Column* const> inputs, std::size_t row) const;
  /// The number of the row's pattern.
  std::uint32_t number_of(Desk& desk, std::span<const Column* const> inputs, std::size_t row);

  const Program& program_;
  const ReasonPlan& plan_;
  ReasonDetail detail_;
  Language words_;
  PrintReasons print_;
  std::vector<Desk> desks_;
};

}  // namespace rung
