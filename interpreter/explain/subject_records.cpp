// Picks the lines of one customer out of the streams of a run, parents before what hangs below them.
#include "explain/subject_records.hpp"

#include <algorithm>

namespace rung {
namespace {

class Gathering {
 public:
  Gathering(const Program& program, std::span<RecordStream* const> streams)
      : program_(program), streams_(streams), done_(program.records.size(), false) {
    gathered_.records.resize(program.records.size());
  }

  bool take_subject(const IsWanted& is_wanted) {
    done_[subject] = true;
    HeldLines& held = gathered_.records[subject];
    for_each_row(subject, [&](const Batch& batch, std::size_t row) {
      if (held.lines.empty() && batch.rejected[row] == 0 && is_wanted(batch, row)) keep(subject, batch, row);
    });
    return !held.lines.empty();
  }

  /// A record may be declared before its parent, so that this goes on until all have had their turn.
  void take_others() {
    for (bool again = true; again;) {
      again = false;
      for (RecordId id = 0; id < program_.records.size(); ++id) {
        const RecordId parent = program_.records[id].parent;
        if (done_[id] || (parent != none && !done_[parent])) continue;
        take(id);
        done_[id] = again = true;
      }
    }
  }

  SubjectRecords result() { return std::move(gathered_); }

 private:
  void take(RecordId id) {
    const Record& record = program_.records[id];
    if (record.parent == none) {
      for_each_row(id, [&](const Batch& batch, std::size_t row) { keep(id, batch, row); });
      return;
    }
    const std::vector<Value> parents = links_of(record);
    for_each_row(id, [&](const Batch& batch, std::size_t row) {
      const Value link = cell(id, batch, record.link, row);
      const auto is_link = [&](const Value& parent) {
        return !is_missing(parent) && compare(parent, link) == 0;
      };
      if (!is_missing(link) && std::any_of(parents.begin(), parents.end(), is_link)) keep(id, batch, row);
    });
  }

  std::vector<Value> links_of(const Record& record) const {
    std::vector<Value> links;
    const HeldLines& above = gathered_.records[record.parent];
    for (std::size_t i = 0; i < above.lines.size(); ++i)
      if (above.rejected[i] == 0) links.push_back(above.lines[i][record.parent_link]);
    return links;
  }

  Value cell(RecordId id, const Batch& batch, FieldId field, std::size_t row) const {
    const Column& column = batch.columns[field];
    if (row >= column.size() || column.states[row] != State::known) return {};
    return value_at(column, row, program_.records[id].fields[field].type);
  }

  void keep(RecordId id, const Batch& batch, std::size_t row) {
    std::vector<Value> line(program_.records[id].fields.size());
    for (FieldId field = 0; field < line.size() && field < batch.columns.size(); ++field)
      line[field] = cell(id, batch, field, row);
    gathered_.records[id].lines.push_back(std::move(line));
    gathered_.records[id].rejected.push_back(batch.rejected[row]);
  }

  template <class Visit>
  void for_each_row(RecordId id, Visit visit) {
    if (streams_[id] == nullptr) return;
    Batch batch;
    while (streams_[id]->next(batch))
      for (std::size_t row = 0; row < batch.rows; ++row) visit(batch, row);
  }

  const Program& program_;
  std::span<RecordStream* const> streams_;
  std::vector<bool> done_;
  SubjectRecords gathered_;
};

}  // namespace

std::optional<SubjectRecords> gather_subject(const Program& program, std::span<RecordStream* const> streams,
                                             const IsWanted& is_wanted) {
  Gathering gathering(program, streams);
  if (program.records.empty() || !gathering.take_subject(is_wanted)) return std::nullopt;
  gathering.take_others();
  return gathering.result();
}

}  // namespace rung
