// One related record on its way into totals by key. The keys are split into parts; each piece of the file is gathered into
// one part after the other, so that several threads can be at it, each with another part. Private to the room.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "engine/gatherer.hpp"
#include "engine/large_pages.hpp"
#include "engine/link_table.hpp"
#include "engine/piece_work.hpp"
#include "engine/run.hpp"
#include "engine/turns.hpp"

namespace rung {

/// The fingerprints of known keys, with the rows in which they stand.
struct KeyPrints {
  std::vector<std::uint32_t> rows;
  std::vector<Fingerprint> prints;

  void find(const Program& program, const Column& keys, const Type& type);
  void clear() {
    rows.clear();
    prints.clear();
  }
};

class KeyedRecord {
 public:
  KeyedRecord(Run& run, RecordId record);
  ~KeyedRecord();

  /// Reads all lines and makes the columns of totals.
  void read(RecordStream* stream);

  RecordId record() const { return record_; }
  std::uint64_t lines_read() const { return read_; }
  std::uint64_t lines_rejected() const { return rejected_; }
  std::span<const NodeId> aggregates() const { return aggregates_; }
  /// One row for each key, row 0 for keys that no line names.
  const Column& totals(std::size_t aggregate) const { return totals_[aggregate]; }
  std::uint32_t lines_of(std::uint32_t row) const { return lines_[row]; }
  /// The rows of keys.
  void find(const Column& keys, const Type& type, std::vector<std::uint32_t>& rows) const;

 private:
  /// The keys that fall into one part, and what is gathered for them. Key number 0 is no key: it has no lines.
  struct Part {
    LinkTable keys;
    std::vector<std::unique_ptr<Gatherer>> gatherers;
    LargeVector<std::uint32_t> lines;    ///< by key number
    std::vector<std::uint32_t> spoiled;  ///< keys with a line that could not be read
    Turns turn;
    std::size_t room = 0;
    // Of the batch at hand.
    KeyPrints picked;
    std::vector<std::uint32_t> numbers;
    std::vector<std::uint32_t> rows;
    std::vector<std::uint32_t> targets;
    std::vector<FaultyLine> faulty;

    void pick(const KeyPrints& links, std::size_t part, std::size_t parts);
    /// Numbers the picked keys, and counts their lines.
    void add_picked();
    void make_room();
  };
  /// A batch on its way through one thread.
  struct Sheet {
    explicit Sheet(std::uint32_t slots) : frame(slots) {}
    Frame frame;
    KeyPrints links;
    KeyPrints rejected_links;
    std::vector<std::vector<State>> counts;  ///< by aggregate: which lines count for it
    std::size_t read = 0;
    std::size_t rejected = 0;
  };
  /// Where a piece lies until it is finished.
  struct Desk {
    std::vector<std::unique_ptr<Sheet>> sheets;
    std::size_t filled = 0;  ///< sheets of the piece at hand
  };

  void read_piece(const TakenPiece& piece, Desk& desk);
  void count_lines(const Desk& desk);
  void read_batch(Sheet& sheet);
  void gather(Sheet& sheet, std::size_t part);
  void gather_picked(Sheet& sheet, Part& part);
  Column make_total(std::size_t aggregate);
  void make_totals();

  Run& run_;
  RecordId record_;
  std::vector<NodeId> aggregates_;
  std::vector<std::unique_ptr<Part>> parts_;
  std::vector<std::uint32_t> first_rows_;  ///< of each part, among the totals
  std::vector<Column> totals_;
  std::vector<std::uint32_t> lines_;
  std::uint64_t read_ = 0;
  std::uint64_t rejected_ = 0;
};

}  // namespace rung
