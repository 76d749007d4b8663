// Reads once what concerns one subject, and gives it again as streams.
#include "explain/held_records.hpp"

#include <algorithm>

#include "columns/rearrange.hpp"
#include "diagnostics/likeness.hpp"

namespace rung {
namespace {

/// More suggestions than these help nobody.
constexpr std::size_t most_near = 3;

class HeldStream : public RecordStream {
 public:
  explicit HeldStream(std::vector<const Batch*> batches) : batches_(std::move(batches)) {}
  explicit HeldStream(Batch own) : own_(std::move(own)) { batches_ = {&own_}; }

  bool next(Batch& batch) override {
    if (at_ == batches_.size()) {
      batch = Batch();
      return false;
    }
    batch = *batches_[at_++];
    return true;
  }

 private:
  Batch own_;
  std::vector<const Batch*> batches_;
  std::size_t at_ = 0;
};

Batch rows_of(const Batch& batch, const std::vector<std::uint32_t>& rows) {
  Batch part;
  part.rows = rows.size();
  for (const std::uint32_t row : rows) {
    part.lines.push_back(batch.lines[row]);
    part.rejected.push_back(row < batch.rejected.size() ? batch.rejected[row] : std::uint8_t{0});
  }
  for (const Column& column : batch.columns)
    part.columns.push_back(column.size() == 0 ? Column() : gather(column, rows));
  return part;
}

}  // namespace

Column with_value(const Column& column, std::size_t row, const Value& value, const Type& type) {
  Column changed = slice(column, 0, row);
  extend(changed, constant_column(Outcome(value), type, 1));
  extend(changed, slice(column, row + 1, column.size() - row - 1));
  return changed;
}

HeldRecords::HeldRecords(const Program& program, const WantedSubject& wanted)
    : program_(program), wanted_(wanted), batches_(program.records.size()) {}

void HeldRecords::read(std::span<RecordStream* const> streams) {
  if (streams[subject] != nullptr) read_subject(*streams[subject]);
  // A record stands below one that was read before it.
  std::vector<bool> done(program_.records.size(), false);
  done[subject] = true;
  for (bool more = true; more;) {
    more = false;
    for (RecordId id = 0; id < program_.records.size(); ++id) {
      const RecordId parent = program_.records[id].parent;
      if (done[id] || (parent != none && !done[parent])) continue;
      done[id] = true;
      more = true;
      if (streams[id] != nullptr) read_below(id, *streams[id]);
    }
  }
}

void HeldRecords::note_key(const Column& keys, std::size_t row) {
  const std::string key = wanted_.key_text(keys, row);
  const std::size_t limit = letters_forgiven(wanted_.id());
  std::size_t apart = letters_apart(wanted_.id(), key, limit);
  // Who knows only a part of a key is near, too.
  constexpr std::size_t least_part = 3;
  if (apart > limit && wanted_.id().size() >= least_part && key.find(wanted_.id()) != std::string::npos)
    apart = limit;
  if (apart > limit || key.empty()) return;
  const auto place =
      std::find_if(near_.begin(), near_.end(), [&](const Near& one) { return one.apart > apart; });
  near_.insert(place, {apart, key});
  if (near_.size() > most_near) near_.pop_back();
}

void HeldRecords::read_subject(RecordStream& stream) {
  const FieldId key = program_.records[subject].key;
  Batch batch;
  while (stream.next(batch)) {
    const Column* const keys = key == none ? nullptr : &batch.columns[key];
    for (std::uint32_t row = 0; row < batch.rows; ++row) {
      if (!wanted_.is(keys, row, batch.lines[row])) {
        if (keys != nullptr) note_key(*keys, row);
        continue;
      }
      if (batch.rejected[row] != 0)
        rejected_.push_back(batch.lines[row]);
      else if (batches_[subject].empty())
        batches_[subject].push_back(rows_of(batch, {row}));
      else
        duplicates_.push_back(batch.lines[row]);
    }
  }
}

bool HeldRecords::is_linked(RecordId record, const Value& link) const {
  const Record& below = program_.records[record];
  const Type& type = program_.records[below.parent].fields[below.parent_link].type;
  for (const Batch& batch : batches_[below.parent]) {
    const Column& keys = batch.columns[below.parent_link];
    for (std::size_t row = 0; row < keys.size(); ++row)
      if (keys.states[row] == State::known && compare(value_at(keys, row, type), link) == 0) return true;
  }
  return false;
}

void HeldRecords::read_below(RecordId id, RecordStream& stream) {
  const Record& record = program_.records[id];
  Batch batch;
  while (stream.next(batch)) {
    if (record.parent == none) {
      batches_[id].push_back(std::move(batch));
      batch = Batch();
      continue;
    }
    const Column& links = batch.columns[record.link];
    const Type& type = record.fields[record.link].type;
    std::vector<std::uint32_t> rows;
    for (std::uint32_t row = 0; row < batch.rows; ++row)
      if (links.states[row] == State::known && is_linked(id, value_at(links, row, type))) rows.push_back(row);
    if (!rows.empty()) batches_[id].push_back(rows_of(batch, rows));
  }
}

std::optional<std::uint64_t> HeldRecords::line() const {
  if (batches_[subject].empty()) return std::nullopt;
  return batches_[subject][0].lines[0];
}

std::vector<std::string> HeldRecords::near() const {
  std::vector<std::string> keys;
  for (const Near& one : near_)
    if (std::find(keys.begin(), keys.end(), one.key) == keys.end()) keys.push_back(one.key);
  return keys;
}

std::optional<Value> HeldRecords::cell(FieldId field) const {
  if (batches_[subject].empty()) return std::nullopt;
  const Column& column = batches_[subject][0].columns[field];
  if (column.size() == 0) return std::nullopt;
  return value_at(column, 0, program_.records[subject].fields[field].type);
}

std::vector<std::unique_ptr<RecordStream>> HeldRecords::streams(const CellValues& changes) const {
  std::vector<std::unique_ptr<RecordStream>> streams;
  for (RecordId id = 0; id < batches_.size(); ++id) {
    std::vector<const Batch*> batches;
    for (const Batch& batch : batches_[id]) batches.push_back(&batch);
    if (id != subject || batches.empty() || changes.empty()) {
      streams.push_back(std::make_unique<HeldStream>(std::move(batches)));
      continue;
    }
    Batch changed = *batches[0];
    for (const auto& [field, value] : changes) {
      if (changed.columns[field].size() == 0) continue;
      changed.columns[field] =
          with_value(changed.columns[field], 0, value, program_.records[id].fields[field].type);
    }
    streams.push_back(std::make_unique<HeldStream>(std::move(changed)));
  }
  return streams;
}

}  // namespace rung
