// Goes over the lines of the source and lays out each by itself.

#include "grammar/format_sheet.hpp"

#include <algorithm>

#include "grammar/characters.hpp"
#include "grammar/format_tokens.hpp"
#include "grammar/rows.hpp"

namespace rung {
namespace {

bool is_blank(const Folded& folded) {
  return folded.text.find_first_not_of(' ') == std::string::npos;
}

std::string without_end(std::string_view line) {
  while (line.ends_with(' ') || line.ends_with('\t')) line.remove_suffix(1);
  return std::string(line);
}

/// The comment without blanks of any kind at its end.
std::string comment_text(std::string_view written) {
  std::size_t end = 0;
  for (std::size_t at = 0; at < written.size();) {
    const CodePoint c = decode(written, at);
    at += c.length;
    if (c.value != U' ' && folded(c.value) != " ") end = at;
  }
  return std::string(written.substr(0, end));
}

class SheetReader {
 public:
  SheetReader(const Source& source, const SyntaxTree& tree, const Marks& marks)
      : source_(source), tree_(tree), marks_(marks), tokenizer_(source, marks) {
    sheet_.blocks.emplace_back();
  }

  LaidSheet run() {
    for (std::uint32_t number = 1; number <= source_.line_count(); ++number) read_line(number);
    return std::move(sheet_);
  }

 private:
  void read_line(std::uint32_t number) {
    const std::uint32_t begin = source_.line_start(number);
    const auto end = begin + static_cast<std::uint32_t>(source_.line(number).size());
    const Comment* comment = comment_in(end);
    const Span code{tree_.source, begin, comment != nullptr ? comment->span.begin : end};
    const ShapedLine* shaped = line_at(code);
    if (is_blank(fold(source_, code))) {
      if (comment == nullptr)
        ++blanks_;
      else
        put_comment(*comment);
    } else if (shaped == nullptr || shaped->shape == Shape::broken) {
      put_kept({tree_.source, begin, end});
    } else {
      put_code(*shaped, code, comment);
    }
  }

  /// The comment that begins before the end of the line, of those not seen so far.
  const Comment* comment_in(std::uint32_t end) {
    if (comment_ == tree_.comments.size() || tree_.comments[comment_].span.begin >= end) return nullptr;
    return &tree_.comments[comment_++];
  }

  const ShapedLine* line_at(Span code) {
    while (shaped_ < tree_.lines.size() && tree_.lines[shaped_].span.end <= code.begin) ++shaped_;
    if (shaped_ == tree_.lines.size() || tree_.lines[shaped_].span.begin >= code.end) return nullptr;
    return &tree_.lines[shaped_];
  }

  void put(LaidLine line) {
    line.block = sheet_.blocks.size() - 1;
    line.blanks = blanks_;
    blanks_ = 0;
    sheet_.lines.push_back(std::move(line));
  }

  void put_comment(const Comment& comment) {
    LaidLine line;
    line.kind = LaidLine::Kind::comment;
    line.comment = comment_text(source_.text(comment.span));
    put(std::move(line));
  }

  void put_kept(Span whole) {
    LaidLine line;
    line.kind = LaidLine::Kind::kept;
    line.cells.push_back(without_end(source_.text(whole)));
    line.indent = fold(source_, whole).text.find_first_not_of(' ');
    if (line.indent == 0) sheet_.blocks.push_back({std::nullopt, 1});
    put(std::move(line));
  }

  void put_code(const ShapedLine& shaped, Span code, const Comment* comment) {
    LaidLine line;
    line.first = shaped.span.begin >= code.begin;
    line.shape = marks_.dated_clauses.contains(shaped.span.begin) ? Shape::clause : shaped.shape;
    if (line.first) begin_clause(shaped);
    if (line.shape == Shape::row) {
      read_row(shaped, line);
    } else {
      read_clause(shaped, code, line);
    }
    if (comment != nullptr) line.comment = comment_text(source_.text(comment->span));
    line.indent = indent_of(line);
    // A word that began on the line above and ends here stands there as a whole.
    if (line.cells.empty() && line.comment.empty()) return;
    if (line.cells.empty()) line.kind = LaidLine::Kind::comment;
    put(std::move(line));
  }

  void begin_clause(const ShapedLine& shaped) {
    if (shaped.shape == Shape::head) {
      const auto word = marks_.heads.find(shaped.span.begin);
      sheet_.blocks.push_back({word == marks_.heads.end() ? std::nullopt : std::optional(word->second), 0});
      kept_columns_.reset();
    }
    ++sheet_.blocks.back().clauses;
    if (shaped.shape != Shape::row) given_rows_ = marks_.given_ends.contains(shaped.span.end);
    // The test's own table may follow at once.
    const auto table = marks_.test_tables.lower_bound(shaped.span.begin);
    if (table != marks_.test_tables.end() && *table < shaped.span.end) given_rows_ = false;
  }

  /// Goes on at 2 where the lines below a head are one list, as of an output.
  std::size_t indent_of(const LaidLine& line) const {
    const std::optional<Word> word = sheet_.blocks.back().word;
    if (!line.first) return word == Word::output || word == Word::use ? 2 : 4;
    if (line.shape == Shape::head) return 0;
    return line.shape == Shape::row && given_rows_ ? 4 : 2;
  }

  void read_clause(const ShapedLine& shaped, Span code, LaidLine& line) {
    const Span part{code.source, std::max(code.begin, shaped.span.begin),
                    std::min(code.end, shaped.span.end)};
    const Folded folded = fold(source_, part);
    const std::vector<Token> tokens = tokenizer_.cut(folded, 0, folded.text.size());
    const bool aligned = line.first && line.shape == shaped.shape;
    const auto is_stop = [&](const Token& token) {
      return aligned &&
             std::find(shaped.stops.begin(), shaped.stops.end(), token.begin) != shaped.stops.end();
    };
    for (std::size_t begin = 0; begin < tokens.size();) {
      std::size_t end = begin + 1;
      while (end < tokens.size() && !is_stop(tokens[end])) ++end;
      const std::span<const Token> column(tokens.data() + begin, end - begin);
      if (line.cells.size() == 1 && shaped.shape == Shape::field)
        line.loose =
            std::any_of(column.begin(), column.end(), [](const Token& token) { return token.text == "|"; });
      line.cells.push_back(put_together(column, marks_));
      begin = end;
    }
  }

  void read_row(const ShapedLine& shaped, LaidLine& line) {
    Line row{fold(source_, shaped.span), true};
    Diagnostics reported_before;
    const bool parted = sheet_.blocks.back().word == Word::test && !given_rows_;
    const auto cut = split_row(row, parted, reported_before);
    if (!cut) return;
    line.parted = cut->parted;
    const bool header = !kept_columns_;
    if (header) kept_columns_ = kept_columns(row.folded, *cut);
    for (std::size_t i = 0; i < cut->cells.size(); ++i) {
      const Cell& cell = cut->cells[i];
      if (is_kept(row.folded, cell, i, header)) {
        line.cells.emplace_back(source_.text(row.folded.span(cell.begin, cell.end)));
      } else {
        line.cells.push_back(put_together(tokenizer_.cut(row.folded, cell.begin, cell.end), marks_));
      }
    }
  }

  std::optional<Word> word_in(const Folded& folded, const Cell& cell) const {
    if (cell.empty()) return std::nullopt;
    const auto placed = marks_.placed.find(folded.begins[cell.begin]);
    return placed == marks_.placed.end() ? std::nullopt : placed->second.word;
  }

  /// The columns whose cells are text without quotes, which keeps its blanks and its punctuation.
  std::vector<bool> kept_columns(const Folded& folded, const Row& header) const {
    std::vector<bool> kept;
    for (const Cell& cell : header.cells) {
      const std::optional<Word> word = word_in(folded, cell);
      kept.push_back(word == Word::title || word == Word::stage || word == Word::benefit);
    }
    return kept;
  }

  /// In the header of entitlements stand names of tiers, which may be any text.
  bool is_kept(const Folded& folded, const Cell& cell, std::size_t column, bool header) const {
    if (cell.empty()) return false;
    if (header) return sheet_.blocks.back().word == Word::entitlements && !word_in(folded, cell);
    return column < kept_columns_->size() && (*kept_columns_)[column];
  }

  const Source& source_;
  const SyntaxTree& tree_;
  const Marks& marks_;
  Tokenizer tokenizer_;
  LaidSheet sheet_;
  std::size_t comment_ = 0;
  std::size_t shaped_ = 0;
  std::size_t blanks_ = 0;
  bool given_rows_ = false;                        // the rows that follow belong to `given RECORD`
  std::optional<std::vector<bool>> kept_columns_;  // of this declaration's table, once its header was read
};

}  // namespace

LaidSheet read_sheet(const Source& source, const SyntaxTree& tree, const Marks& marks) {
  return SheetReader(source, tree, marks).run();
}

}  // namespace rung
