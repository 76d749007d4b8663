// From the lines of a batch to the accumulators of one part of the keys, and from there to columns of totals.
#include <algorithm>

#include "columns/rearrange.hpp"
#include "engine/key_value.hpp"
#include "engine/keyed_record.hpp"
#include "engine/strictness.hpp"

namespace rung {
namespace {

std::size_t part_of(const Fingerprint& key, std::size_t parts) {
  return static_cast<std::size_t>((key.high >> 32) * parts >> 32);
}

}  // namespace

void KeyedRecord::Part::pick(const KeyPrints& links, std::size_t part, std::size_t parts) {
  if (parts == 1) {
    picked = links;
    return;
  }
  picked.clear();
  for (std::size_t i = 0; i < links.rows.size(); ++i) {
    if (part_of(links.prints[i], parts) != part) continue;
    picked.rows.push_back(links.rows[i]);
    picked.prints.push_back(links.prints[i]);
  }
}

void KeyedRecord::Part::add_picked() {
  numbers.resize(picked.rows.size());
  keys.add(picked.prints, numbers.data());
  make_room();
  for (const std::uint32_t number : numbers) ++lines[number];
}

/// Accumulators for all keys there are, and some to come.
void KeyedRecord::Part::make_room() {
  if (keys.size() < room) return;
  room = std::max<std::size_t>(keys.size() + 1, room + room / 2 + 64);
  for (const auto& gatherer : gatherers) gatherer->resize(room);
  lines.resize(room, 0);
}

void KeyedRecord::gather(Sheet& sheet, std::size_t place) {
  Part& part = *parts_[place];
  part.pick(sheet.links, place, parts_.size());
  part.add_picked();
  if (!part.numbers.empty()) gather_picked(sheet, part);
  if (sheet.rejected_links.rows.empty()) return;
  part.pick(sheet.rejected_links, place, parts_.size());
  part.add_picked();
  part.spoiled.insert(part.spoiled.end(), part.numbers.begin(), part.numbers.end());
}

void KeyedRecord::gather_picked(Sheet& sheet, Part& part) {
  for (std::size_t i = 0; i < aggregates_.size(); ++i) {
    const std::vector<State>& counts = sheet.counts[i];
    part.rows.resize(part.numbers.size());
    part.targets.resize(part.numbers.size());
    part.faulty.clear();
    std::size_t listed = 0;
    // Every line is written, and the place moves on only behind those that count: no branch depends on the data.
    for (std::size_t at = 0; at < part.numbers.size(); ++at) {
      const std::uint32_t row = part.picked.rows[at];
      part.rows[listed] = row;
      part.targets[listed] = part.numbers[at];
      listed += counts[row] == State::known ? 1 : 0;
      if (is_fault(counts[row])) part.faulty.push_back({row, part.numbers[at], counts[row]});
    }
    part.gatherers[i]->add({{run_, sheet.frame},
                            std::span(part.rows).first(listed),
                            std::span(part.targets).first(listed),
                            part.faulty});
  }
}

void KeyedRecord::make_totals() {
  std::uint32_t rows = 0;
  for (const auto& part : parts_) {
    first_rows_.push_back(rows);
    rows += part->keys.size() + 1;
  }
  lines_.reserve(rows);
  for (const auto& part : parts_) {
    lines_.insert(lines_.end(), part->lines.begin(), part->lines.begin() + part->keys.size() + 1);
    part->lines = {};
  }
  for (std::size_t i = 0; i < aggregates_.size(); ++i) totals_.push_back(make_total(i));
}

Column KeyedRecord::make_total(std::size_t aggregate) {
  const Type& type = run_.program[aggregates_[aggregate]].type;
  Column total;
  bool spoiled = false;
  for (std::size_t place = 0; place < parts_.size(); ++place) {
    Part& part = *parts_[place];
    const std::unique_ptr<Gatherer> gatherer = std::move(part.gatherers[aggregate]);
    gatherer->resize(part.keys.size() + 1);
    Column column = gatherer->finish(type);
    for (const std::uint32_t number : part.spoiled) column.states[number] = State::missing;
    spoiled = spoiled || !part.spoiled.empty();
    if (parts_.size() == 1) {
      total = std::move(column);
    } else {
      if (place == 0) total.reset(column.storage, lines_.size());
      extend(total, column);
    }
  }
  if (spoiled) blank_unknown(total);
  return total;
}

void KeyedRecord::find(const Column& keys, const Type& type, std::vector<std::uint32_t>& rows) const {
  rows.assign(keys.size(), 0);
  const Record& record = run_.program.records[record_];
  const Type& link = record.fields[record.link].type;
  if (is_text_like(type) != is_text_like(link) || (!is_text_like(type) && type.kind != link.kind)) return;
  KeyPrints prints;
  prints.find(run_.program, keys, type);
  for (const Fingerprint& print : prints.prints)
    parts_[part_of(print, parts_.size())]->keys.prefetch({&print, 1});
  for (std::size_t i = 0; i < prints.rows.size(); ++i) {
    const std::size_t part = part_of(prints.prints[i], parts_.size());
    std::uint32_t number = 0;
    parts_[part]->keys.find({&prints.prints[i], 1}, &number);
    rows[prints.rows[i]] = first_rows_[part] + number;
  }
}

}  // namespace rung
