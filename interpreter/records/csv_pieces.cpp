// Reading on, the ends of whole records, and the limit on how long one may be.
#include "records/csv_pieces.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "diagnostics/kinds.hpp"
#include "records/line_scan.hpp"
#include "records/plain_cell.hpp"

namespace rung {
namespace {

/// With less a text that is turned into UTF-8 may not be able to place a character.
constexpr std::size_t least_room_for_conversion = 8;

/// In front of the text and behind it.
constexpr std::size_t margin = std::max<std::size_t>(cell_margin, 64);

std::uint64_t count_line_ends(std::string_view text) {
  std::uint64_t ends = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool half = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    ends += text[i] == '\n' || (text[i] == '\r' && !half);
  }
  return ends;
}

}  // namespace

CsvPieces::CsvPieces(std::string path, std::unique_ptr<TextSource> text, char delimiter, CsvLimits limits)
    : path_(std::move(path)), text_(std::move(text)), delimiter_(delimiter), limits_(limits) {}

std::unique_ptr<CsvPiece> CsvPieces::take() {
  if (behind_header_) return std::move(behind_header_);
  return read_on();
}

void CsvPieces::give_back(std::unique_ptr<CsvPiece> piece) {
  const std::lock_guard lock(returning_);
  returned_.push_back(std::move(piece));
}

std::unique_ptr<CsvPiece> CsvPieces::fresh_piece(std::size_t room) {
  std::unique_ptr<CsvPiece> piece;
  {
    const std::lock_guard lock(returning_);
    if (!returned_.empty()) {
      piece = std::move(returned_.back());
      returned_.pop_back();
    }
  }
  if (!piece) piece = std::make_unique<CsvPiece>();
  if (piece->room < room) {
    piece->bytes.reset(new char[room + 2 * margin]);
    piece->room = room;
    std::memset(piece->bytes.get(), 0, margin);
  }
  piece->begin = margin;
  piece->end = margin;
  piece->shape = CsvPiece::Shape::unknown;
  piece->rejects.clear();
  piece->lines = 0;
  piece->passed_over = 0;
  return piece;
}

/// A rest longer than a block doubles what is read at once, so that a long record is not looked at again and again.
std::unique_ptr<CsvPiece> CsvPieces::read_on() {
  const std::size_t least = text_->encoding() == Encoding::utf8 ? 1 : least_room_for_conversion;
  while (!failure_ && !(ended_ && rest_.empty())) {
    const std::size_t wanted = std::max({limits_.block_bytes, rest_.size(), least});
    std::unique_ptr<CsvPiece> piece = fresh_piece(rest_.size() + wanted);
    std::memcpy(piece->bytes.get() + piece->begin, rest_.data(), rest_.size());
    piece->end = piece->begin + rest_.size();
    const std::size_t got = ended_ ? 0 : text_->read(piece->bytes.get() + piece->end, wanted);
    piece->end += got;
    std::memset(piece->bytes.get() + piece->end, 0, margin);
    ended_ = got == 0;
    if (text_->failure()) failure_ = text_->failure();
    if (failure_) return nullptr;
    piece->first_line = next_line_;
    piece->taken = text_->bytes_taken();
    if (find_records(*piece)) return piece;
    give_back(std::move(piece));
  }
  return nullptr;
}

/// Ends the piece behind its last whole record; false where it has none. What is behind is the rest.
bool CsvPieces::find_records(CsvPiece& piece) {
  const std::string_view text = piece.text();
  const LineScan lines = scan_lines(text);
  if (lines.lone_returns || text.size() > limits_.longest_record) return split(piece);
  const std::size_t last = text.rfind('\n');
  const std::size_t whole = ended_ ? text.size() : last == std::string_view::npos ? 0 : last + 1;
  if (lines.quotes && !is_grid_up_to(piece, whole)) return split(piece);
  return end_piece(piece, whole, lines.line_feeds);
}

/// A grid has no line ends in its quotes, so that the last one ends a record.
bool CsvPieces::is_grid_up_to(CsvPiece& piece, std::size_t whole) const {
  if (columns_ == 0 || whole == 0) return false;
  if (!split_grid(piece.text().substr(0, whole), delimiter_, columns_, piece.grid)) return false;
  piece.shape = CsvPiece::Shape::grid;
  return true;
}

bool CsvPieces::split(CsvPiece& piece) {
  split_csv(piece.text(), delimiter_, next_line_, ended_, piece.index);
  if (!check_lengths(piece, piece.text().size())) return false;
  piece.shape = CsvPiece::Shape::index;
  return end_piece(piece, piece.index.consumed, piece.index.next_line - next_line_);
}

bool CsvPieces::end_piece(CsvPiece& piece, std::size_t whole, std::uint64_t line_ends) {
  rest_.assign(piece.text().substr(whole));
  piece.end = piece.begin + whole;
  next_line_ += line_ends;
  return whole > 0;
}

bool CsvPieces::check_lengths(const CsvPiece& piece, std::size_t filled) {
  if (filled <= limits_.longest_record && !ended_) return true;
  for (const CsvRow& row : piece.index.rows) {
    if (row.end - row.begin > limits_.longest_record) return fail(Kind::record_too_long, row.line);
  }
  const std::size_t rest = filled - piece.index.consumed;
  const bool too_long = rest > limits_.longest_record;
  if (piece.index.open_quote_line && (ended_ || too_long)) {
    return fail(Kind::quote_not_closed, *piece.index.open_quote_line);
  }
  return !too_long || fail(Kind::record_too_long, piece.index.next_line);
}

bool CsvPieces::fail(Kind kind, std::uint64_t line) {
  failure_ = Diagnostic{kind, DataPlace{path_, line, 0}, {}, {}, {}};
  failure_->with("file", path_).with("line", std::to_string(line));
  failure_->with("mebibytes", std::to_string(limits_.longest_record >> 20));
  return false;
}

std::unique_ptr<CsvPiece> CsvPieces::take_header() {
  while (std::unique_ptr<CsvPiece> piece = read_on()) {
    if (piece->shape != CsvPiece::Shape::index)
      split_csv(piece->text(), delimiter_, piece->first_line, ended_, piece->index);
    if (piece->index.rows.empty()) continue;
    const CsvRow row = piece->index.rows.front();
    const std::string_view text = piece->text();
    auto header = std::make_unique<CsvPiece>();
    header->room = row.end - row.begin;
    header->bytes.reset(new char[header->room]);
    std::memcpy(header->bytes.get(), text.data() + row.begin, header->room);
    header->end = header->room;
    header->first_line = row.line;
    std::size_t behind = row.end;
    if (behind < text.size() && text[behind] == '\r') ++behind;
    if (behind < text.size() && text[behind] == '\n') ++behind;
    piece->first_line = row.line + count_line_ends(text.substr(row.begin, behind - row.begin));
    piece->begin += behind;
    // What was found stands at other places now.
    piece->shape = CsvPiece::Shape::unknown;
    if (piece->begin < piece->end) behind_header_ = std::move(piece);
    split_csv(header->text(), delimiter_, header->first_line, true, header->index);
    header->shape = CsvPiece::Shape::index;
    return header;
  }
  return nullptr;
}

}  // namespace rung
