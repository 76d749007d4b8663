// The lines of one record that are kept in memory, batch by batch, and how they are found.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "engine/frame.hpp"
#include "engine/key_index.hpp"
#include "engine/plan.hpp"

namespace rung {

class Lines {
 public:
  Lines(const Plan& plan, RecordId record) : plan_(&plan), record_(record) {}

  RecordId record() const { return record_; }
  std::size_t rows() const { return rows_; }
  std::vector<std::unique_ptr<Frame>>& frames() { return frames_; }
  /// The row, among all, of the first row of a frame.
  std::size_t offset(std::size_t frame) const { return offsets_[frame]; }

  /// Takes a frame whose batch is read; its rows follow those of the frames before.
  Frame& take(std::unique_ptr<Frame> frame);
  /// Indexes a field of a batch whose first line is `first`; tells which keys were taken already.
  std::vector<std::uint8_t> index(FieldId field, const Batch& batch, std::size_t first);
  const KeyIndex& by(FieldId field) const { return indices_.at(field); }
  /// An index without lines, for a record that has none.
  void index_nothing(FieldId field) { indices_.try_emplace(field, *plan_->program); }

  /// The column of a node over all frames. Put together once.
  const Column& whole(NodeId node) const;
  /// The same for a field as it was read.
  const Column& field(FieldId field) const;
  /// Cuts a column over all rows into the frames.
  void spread(NodeId node, const Column& column);
  /// Forgets the columns over all frames, since nodes are computed again.
  void forget() { wholes_.clear(); }

  /// The parent's row of each line.
  std::vector<std::uint32_t> parents;
  /// known: the line is seen, missing: it is hidden by `where` or `dated`; or the fault of `where`. Empty until found,
  /// and in records that show all lines.
  std::vector<State> visible;

 private:
  const Plan* plan_;
  RecordId record_;
  std::size_t rows_ = 0;
  std::vector<std::unique_ptr<Frame>> frames_;
  std::vector<std::size_t> offsets_;
  std::map<FieldId, KeyIndex> indices_;
  mutable std::map<std::uint32_t, Column> wholes_;
  mutable std::map<FieldId, Column> fields_;
};

}  // namespace rung
