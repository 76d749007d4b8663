// The scalar splitter: one byte at a time over cells without quotes, one run at a time inside quotes.
#include "records/csv_split.hpp"

#include <array>

namespace rung {
namespace {

using Byte = unsigned char;

class Splitter {
 public:
  Splitter(std::string_view block, char delimiter, std::uint64_t first_line, bool last, CsvIndex& index)
      : block_(block), delimiter_(delimiter), last_(last), line_(first_line), index_(index) {
    for (const char stop : {delimiter, '\n', '\r', '\0'}) stops_[static_cast<Byte>(stop)] = true;
  }

  void split() {
    index_.next_line = line_;
    while (at_ < block_.size()) {
      row_ = CsvRow{place(), place(), static_cast<std::uint32_t>(index_.cell_ends.size()),
                    0,       line_,   RowFault::sound};
      if (!take_record()) {
        index_.cell_ends.resize(row_.first_cell);
        return;
      }
      if (is_blank()) {
        index_.cell_ends.resize(row_.first_cell);
      } else {
        index_.rows.push_back(row_);
      }
      index_.consumed = at_;
      index_.next_line = line_;
    }
  }

 private:
  std::uint32_t place() const { return static_cast<std::uint32_t>(at_); }

  /// False where the record may go on behind the block.
  bool take_record() {
    while (true) {
      if (at_ < block_.size() && block_[at_] == '"') {
        if (!take_quoted()) return false;
      }
      take_plain();
      if (at_ == block_.size()) {
        if (last_) end_cell();
        return last_;
      }
      if (block_[at_] != delimiter_) return take_line_end();
      end_cell();
      ++at_;
    }
  }

  void end_cell() {
    index_.cell_ends.push_back(place());
    ++row_.cells;
    row_.end = place();
  }

  /// To the next delimiter or line end. Quotes have no meaning here.
  void take_plain() {
    while (true) {
      while (at_ < block_.size() && !stops_[static_cast<Byte>(block_[at_])]) ++at_;
      if (at_ == block_.size() || block_[at_] != '\0') return;
      row_.fault = row_.fault == RowFault::sound ? RowFault::nul : row_.fault;
      ++at_;
    }
  }

  /// Through the closing quote; false where the block ends before it, or may.
  bool take_quoted() {
    const std::uint64_t opening_line = line_;
    ++at_;
    while (at_ < block_.size()) {
      const char c = block_[at_++];
      if (c == '"') {
        if (at_ == block_.size()) return last_;
        if (block_[at_] != '"') return end_quoted();
        ++at_;
      } else if (c == '\n') {
        ++line_;
      } else if (c == '\r') {
        if (at_ < block_.size() && block_[at_] == '\n') ++at_;
        ++line_;
      } else if (c == '\0' && row_.fault == RowFault::sound) {
        row_.fault = RowFault::nul;
      }
    }
    index_.open_quote_line = opening_line;
    return false;
  }

  bool end_quoted() {
    const char next = block_[at_];
    if (next != delimiter_ && next != '\n' && next != '\r') row_.fault = RowFault::text_after_quote;
    return true;
  }

  /// A CR at the end of the block may be half a line end.
  bool take_line_end() {
    const bool carriage_return = block_[at_] == '\r';
    if (carriage_return && at_ + 1 == block_.size() && !last_) return false;
    end_cell();
    ++at_;
    if (carriage_return && at_ < block_.size() && block_[at_] == '\n') ++at_;
    ++line_;
    return true;
  }

  bool is_blank() const {
    if (row_.cells != 1) return false;
    const std::string_view text = block_.substr(row_.begin, row_.end - row_.begin);
    return text.find_first_not_of(" \t") == std::string_view::npos;
  }

  std::string_view block_;
  char delimiter_;
  bool last_;
  std::uint64_t line_;
  CsvIndex& index_;
  std::size_t at_ = 0;
  CsvRow row_ = {};
  std::array<bool, 256> stops_ = {};
};

}  // namespace

void CsvIndex::clear() {
  rows.clear();
  cell_ends.clear();
  consumed = 0;
  open_quote_line.reset();
}

void split_csv(std::string_view block, char delimiter, std::uint64_t first_line, bool last, CsvIndex& index) {
  index.clear();
  Splitter(block, delimiter, first_line, last, index).split();
}

std::string_view raw_cell(std::string_view block, const CsvIndex& index, const CsvRow& row,
                          std::uint32_t cell) {
  const std::uint32_t at = row.first_cell + cell;
  const std::uint32_t begin = cell == 0 ? row.begin : index.cell_ends[at - 1] + 1;
  return block.substr(begin, index.cell_ends[at] - begin);
}

std::string_view cell_content(std::string_view raw, std::string& scratch) {
  if (raw.empty() || raw.front() != '"') return raw;
  if (raw.size() < 2 || raw.back() != '"') return raw;
  const std::string_view inner = raw.substr(1, raw.size() - 2);
  std::size_t quote = inner.find('"');
  if (quote == std::string_view::npos) return inner;
  scratch.clear();
  std::size_t begin = 0;
  while (quote != std::string_view::npos) {
    scratch.append(inner, begin, quote + 1 - begin);
    begin = quote + 2;
    quote = begin < inner.size() ? inner.find('"', begin) : std::string_view::npos;
  }
  if (begin < inner.size()) scratch.append(inner, begin);
  return scratch;
}

}  // namespace rung
