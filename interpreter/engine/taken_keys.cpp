// Keys in rising order cost nothing but a comparison.
#include "engine/taken_keys.hpp"

#include <algorithm>

#include "engine/key_value.hpp"

namespace rung {

TakenKeys::TakenKeys(const Program& program, FieldId key, PieceStream* pieces)
    : program_(program),
      key_(key),
      type_(program.records[subject].fields[key].type),
      again_(pieces == nullptr ? nullptr : pieces->again(key)),
      rising_(again_ != nullptr) {}

void TakenKeys::note_rejected(const Batch& batch) {
  if (!rising_) return;
  for (std::size_t row = 0; row < batch.rejected.size(); ++row) {
    if (batch.rejected[row] != 0) rejected_lines_.push_back(batch.lines[row]);
  }
}

/// Gives the first row whose key does not rise, or the number of rows.
std::size_t TakenKeys::rise(const Column& keys) {
  return is_text_like(type_) ? rise_as_texts(keys) : rise_as_numbers(keys);
}

std::size_t TakenKeys::rise_as_texts(const Column& keys) {
  std::string_view last = last_text_;
  std::size_t row = 0;
  for (; row < keys.size(); ++row) {
    if (keys.states[row] != State::known) continue;
    const std::string_view text = key_text(program_, keys, row, type_);
    if (any_ && text <= last) break;
    last = text;
    any_ = true;
  }
  // The text of a batch does not last, and `last` may be what is there already.
  last_text_ = std::string(last);
  return row;
}

std::size_t TakenKeys::rise_as_numbers(const Column& keys) {
  std::size_t row = 0;
  for (; row < keys.size(); ++row) {
    if (keys.states[row] != State::known) continue;
    const Int128 number = key_number(keys, row, type_);
    if (any_ && number <= last_number_) break;
    last_number_ = number;
    any_ = true;
  }
  return row;
}

void TakenKeys::add(const Batch& batch, std::vector<std::uint8_t>& taken) {
  const Column& keys = batch.columns[key_];
  taken.assign(batch.rows, 0);
  const std::size_t risen = rising_ ? rise(keys) : 0;
  if (risen == batch.rows) return;
  if (rising_) stop_rising(batch.lines[risen]);
  keep_all(keys, risen, taken);
}

/// Keys of lines before this one are kept from here on.
void TakenKeys::stop_rising(std::uint64_t line) {
  rising_ = false;
  Batch batch;
  std::vector<std::uint8_t> taken;
  while (again_->next(batch)) {
    Column& keys = batch.columns[key_];
    for (std::size_t row = 0; row < batch.rows; ++row) {
      const bool counts =
          batch.lines[row] < line &&
          !std::binary_search(rejected_lines_.begin(), rejected_lines_.end(), batch.lines[row]);
      if (!counts) keys.states[row] = State::missing;
    }
    taken.assign(batch.rows, 0);
    keep_all(keys, 0, taken);
    if (batch.rows > 0 && batch.lines.back() >= line) break;
  }
  again_.reset();
  rejected_lines_ = {};
}

void TakenKeys::keep_all(const Column& keys, std::size_t first, std::vector<std::uint8_t>& taken) {
  fingerprints_.clear();
  rows_.clear();
  for (std::size_t row = first; row < keys.size(); ++row) {
    if (keys.states[row] != State::known) continue;
    rows_.push_back(static_cast<std::uint32_t>(row));
    fingerprints_.push_back(is_text_like(type_) ? fingerprint(key_text(program_, keys, row, type_))
                                                : fingerprint(key_number(keys, row, type_)));
  }
  were_there_.assign(rows_.size(), 0);
  keys_.insert(fingerprints_, were_there_);
  for (std::size_t i = 0; i < rows_.size(); ++i) taken[rows_[i]] = were_there_[i];
}

}  // namespace rung
