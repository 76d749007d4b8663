// The lines of an export that concern one subject, in memory: its own line, those of related records below it, and all lines
// of other keyed records, which any subject may look up. A run over them is small and can be made again and again.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "columns/batch.hpp"
#include "explain/wanted_subject.hpp"

namespace rung {

/// Values that stand in the place of cells of the subject's line, by field.
using CellValues = std::map<FieldId, Value>;

class HeldRecords {
 public:
  /// Both must outlive it.
  HeldRecords(const Program& program, const WantedSubject& wanted);

  /// Reads all streams to their ends; null for records that are not needed. Rejected lines of the subject must come with
  /// their keys, as far as these can be read.
  void read(std::span<RecordStream* const> streams);

  /// The line of the subject that counts.
  std::optional<std::uint64_t> line() const;
  /// Later lines with its key.
  const std::vector<std::uint64_t>& duplicates() const { return duplicates_; }
  /// Lines with its key that the reader rejected.
  const std::vector<std::uint64_t>& rejected() const { return rejected_; }
  /// Keys that a person may have meant, the likeliest first.
  std::vector<std::string> near() const;

  /// One stream a record, with other values in the subject's line. They look into this object.
  std::vector<std::unique_ptr<RecordStream>> streams(const CellValues& changes) const;
  /// The value of a field in the subject's line; nothing where the field was not read.
  std::optional<Value> cell(FieldId field) const;
  /// The dates of a related record's lines by line, where its lines are dated.
  const std::vector<Batch>& batches(RecordId record) const { return batches_[record]; }

 private:
  void read_subject(RecordStream& stream);
  void read_below(RecordId record, RecordStream& stream);
  void note_key(const Column& keys, std::size_t row);
  bool is_linked(RecordId record, const Value& link) const;

  struct Near {
    std::size_t apart;
    std::string key;
  };

  const Program& program_;
  const WantedSubject& wanted_;
  std::vector<std::vector<Batch>> batches_;  ///< by record
  std::vector<std::uint64_t> duplicates_;
  std::vector<std::uint64_t> rejected_;
  std::vector<Near> near_;
};

/// The same rows, with another value in one of them.
Column with_value(const Column& column, std::size_t row, const Value& value, const Type& type);

}  // namespace rung
