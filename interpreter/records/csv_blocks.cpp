// Reading on, and the limit on how long a record may be.
#include "records/csv_blocks.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace rung {
namespace {

/// With less a text that is turned into UTF-8 may not be able to place a character.
constexpr std::size_t least_room_for_conversion = 8;

}  // namespace

CsvBlocks::CsvBlocks(std::string path, std::unique_ptr<TextSource> text, char delimiter, CsvLimits limits)
    : path_(std::move(path)), text_(std::move(text)), delimiter_(delimiter), limits_(limits) {}

bool CsvBlocks::next() {
  if (failure_) return false;
  do {
    if (ended_ && index_.consumed == filled_) return false;
    read_on();
    if (failure_) return false;
    split_csv(text(), delimiter_, index_.next_line, ended_, index_);
    if (!check_lengths()) return false;
  } while (index_.rows.empty());
  return true;
}

/// A rest longer than a block doubles what is read at once, so that a long record is not split again and
/// again.
void CsvBlocks::read_on() {
  const std::size_t rest = filled_ - index_.consumed;
  const std::size_t wanted = std::max(limits_.block_bytes, rest);
  if (rest > 0 && index_.consumed > 0) std::memmove(buffer_.data(), buffer_.data() + index_.consumed, rest);
  index_.consumed = 0;
  filled_ = rest;
  const std::size_t least = text_->encoding() == Encoding::utf8 ? 1 : least_room_for_conversion;
  const std::size_t room = std::max(wanted, least);
  if (buffer_.size() < rest + room) buffer_.resize(rest + room);
  const std::size_t got = text_->read(buffer_.data() + rest, room);
  filled_ += got;
  ended_ = got == 0;
  if (text_->failure()) failure_ = text_->failure();
}

bool CsvBlocks::check_lengths() {
  if (filled_ <= limits_.longest_record && !ended_) return true;
  for (const CsvRow& row : index_.rows) {
    if (row.end - row.begin > limits_.longest_record) return fail(Kind::record_too_long, row.line);
  }
  const std::size_t rest = filled_ - index_.consumed;
  const bool too_long = rest > limits_.longest_record;
  if (index_.open_quote_line && (ended_ || too_long)) {
    return fail(Kind::quote_not_closed, *index_.open_quote_line);
  }
  return !too_long || fail(Kind::record_too_long, index_.next_line);
}

bool CsvBlocks::fail(Kind kind, std::uint64_t line) {
  failure_ = Diagnostic{kind, DataPlace{path_, line, 0}, {}, {}, {}};
  failure_->with("file", path_).with("line", std::to_string(line));
  failure_->with("mebibytes", std::to_string(limits_.longest_record >> 20));
  return false;
}

}  // namespace rung
