// Reads a rule file line by line: folds characters, drops comments, joins lines that go on, and groups them by the margin.

#include "grammar/layout.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "diagnostics/kinds.hpp"
#include "grammar/characters.hpp"
#include "grammar/words.hpp"

namespace rung {

Span Folded::span(std::size_t begin, std::size_t end) const {
  while (end > begin && text[end - 1] == ' ') --end;
  if (begin >= text.size()) {
    const std::uint32_t behind = ends.empty() ? 0 : ends.back();
    return {source, behind, behind};
  }
  if (end == begin) return {source, begins[begin], begins[begin]};
  return {source, begins[begin], ends[end - 1]};
}

namespace {

/// A physical line, folded, with what the joining of lines must know of it.
struct Piece {
  Folded folded;
  bool indented = false;
  std::optional<std::uint32_t> open_text;  // where a text began that does not end on its line
};

bool is_quote(char32_t c) {
  return c == U'"' || c == U'“' || c == U'”';
}

bool closes(char32_t opened, char32_t c) {
  return opened == U'"' ? c == U'"' : c == U'“' || c == U'”';
}

class LineFolder {
 public:
  LineFolder(const Source& source, SourceId id, std::uint32_t begin, std::uint32_t end)
      : text_(source.text()), at_(begin), end_(end) {
    piece_.folded.source = id;
  }

  Piece run(std::vector<Comment>* comments) {
    while (at_ < end_) {
      const CodePoint c = decode(text_, at_);
      if (c.value == U'#' && comments != nullptr) {
        comments->push_back({{piece_.folded.source, at_, trimmed_end()}, blank()});
        break;
      }
      if (is_quote(c.value)) {
        if (!text(c)) break;
      } else {
        plain(c);
      }
    }
    Folded& out = piece_.folded;
    while (!out.text.empty() && out.text.back() == ' ') {
      out.text.pop_back();
      out.begins.pop_back();
      out.ends.pop_back();
    }
    return std::move(piece_);
  }

 private:
  bool blank() const { return piece_.folded.text.find_first_not_of(' ') == std::string::npos; }

  std::uint32_t trimmed_end() const {
    std::uint32_t end = end_;
    while (end > at_ && (text_[end - 1] == ' ' || text_[end - 1] == '\t')) --end;
    return end;
  }

  /// Takes one character of the source and puts `bytes` in its place.
  void put(std::string_view bytes, std::uint32_t length) {
    for (const char byte : bytes) {
      piece_.folded.text += byte;
      piece_.folded.begins.push_back(at_);
      piece_.folded.ends.push_back(at_ + length);
    }
    at_ += length;
  }

  void keep(CodePoint c) { put(text_.substr(at_, c.length), c.length); }

  void plain(CodePoint c) {
    const std::string_view fold = folded(c.value);
    if (fold.empty())
      keep(c);
    else
      put(fold, c.length);
  }

  /// Copies a text in quotes as it stands. False where it does not close on its line.
  bool text(CodePoint opening) {
    const std::uint32_t begin = at_;
    keep(opening);
    while (at_ < end_) {
      const CodePoint c = decode(text_, at_);
      keep(c);
      if (c.value == U'\\' && at_ < end_) {
        keep(decode(text_, at_));
      } else if (closes(opening.value, c.value)) {
        return true;
      }
    }
    piece_.open_text = begin;
    return false;
  }

  std::string_view text_;
  std::uint32_t at_;
  std::uint32_t end_;
  Piece piece_;
};

constexpr std::array joining_words = {
    Word::and_, Word::or_,    Word::not_,  Word::in,          Word::not_in,
    Word::is,   Word::is_not, Word::else_, Word::then,        Word::otherwise,
    Word::if_,  Word::where,  Word::with,  Word::within_last, Word::within_next,
};
constexpr std::array continuing_words = {Word::and_, Word::or_, Word::then, Word::otherwise};

bool ends_in_form(std::string_view text, std::string_view form) {
  if (!text.ends_with(form)) return false;
  std::size_t before = text.size() - form.size();
  if (before == 0) return true;
  do --before;
  while (before > 0 && (static_cast<unsigned char>(text[before]) & 0xC0) == 0x80);
  return !continues_name(decode(text, before).value);
}

/// Whether a line that ends so goes on with the next one. 是 at a line's end is `yes`, not `is`.
bool goes_on(std::string_view text) {
  if (text.empty()) return false;
  if (std::string_view("+-*/=<>,").find(text.back()) != std::string_view::npos) return true;
  if (text.ends_with("..") || text.ends_with("=>")) return true;
  if (text.back() == '|') return text.front() != '|';
  for (const Word word : joining_words)
    for (const std::string_view form : forms(word))
      if (form != canonical(Word::yes).simplified && ends_in_form(text, form)) return true;
  return false;
}

bool continues(std::string_view text) {
  return std::any_of(continuing_words.begin(), continuing_words.end(),
                     [&](Word word) { return match_word(word, text) != 0; });
}

/// Counts parentheses outside texts over the lines of one clause.
class Nesting {
 public:
  struct Mismatch {
    std::size_t at;
    bool too_deep;
  };

  std::optional<Mismatch> scan(const Folded& folded) {
    const std::string_view text = folded.text;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (c == '"' || text.substr(i).starts_with("“") || text.substr(i).starts_with("”")) {
        i = skip_text(text, i);
      } else if (c == '(' || c == '[') {
        open_.push_back({c, folded.span(i, i + 1)});
        if (open_.size() > max_nesting) return Mismatch{i, true};
      } else if (c == ')' || c == ']') {
        if (open_.empty() || open_.back().sign != (c == ')' ? '(' : '[')) return Mismatch{i, false};
        open_.pop_back();
      } else if (const std::size_t length = starts(text, i) ? match_word(Word::if_, text.substr(i)) : 0;
                 length != 0) {
        if (++ifs_ > max_nesting) return Mismatch{i, true};
        i += length - 1;
      }
    }
    return std::nullopt;
  }

  bool open() const { return !open_.empty(); }
  Span innermost() const { return open_.back().place; }

 private:
  static bool starts(std::string_view text, std::size_t at) {
    if (text[at] == ' ') return false;
    if (at == 0 || text[at - 1] == ' ') return true;
    do --at;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80);
    return !continues_name(decode(text, at).value);
  }

  static std::size_t skip_text(std::string_view text, std::size_t at) {
    const CodePoint opening = decode(text, at);
    at += opening.length;
    while (at < text.size()) {
      const CodePoint c = decode(text, at);
      if (c.value == U'\\') {
        at += 1 + (at + 1 < text.size() ? decode(text, at + 1).length : 0);
        continue;
      }
      if (closes(opening.value, c.value)) return at + c.length - 1;
      at += c.length;
    }
    return text.size();
  }

  struct Opened {
    char sign;
    Span place;
  };
  std::vector<Opened> open_;
  std::size_t ifs_ = 0;
};

void drop_indent(Folded& folded) {
  const std::size_t first = folded.text.find_first_not_of(' ');
  if (first == 0 || first == std::string::npos) return;
  const auto count = static_cast<std::ptrdiff_t>(first);
  folded.text.erase(0, first);
  folded.begins.erase(folded.begins.begin(), folded.begins.begin() + count);
  folded.ends.erase(folded.ends.begin(), folded.ends.begin() + count);
}

/// Puts a line that goes on behind another, with one blank between them.
void join(Folded& to, const Folded& more) {
  to.text += ' ';
  to.begins.push_back(to.ends.back());
  to.ends.push_back(to.ends.back());
  to.text += more.text;
  to.begins.insert(to.begins.end(), more.begins.begin(), more.begins.end());
  to.ends.insert(to.ends.end(), more.ends.begin(), more.ends.end());
}

/// Joins pieces to clauses and groups them to blocks.
class Assembler {
 public:
  Assembler(Layout& layout, Diagnostics& diagnostics) : layout_(layout), diagnostics_(diagnostics) {}

  void take(Piece piece) {
    const bool indented = piece.indented;
    drop_indent(piece.folded);
    if (piece.folded.text.empty()) return;
    const bool row = piece.folded.text.front() == '|';
    const bool joins = current_ && indented && !row && !current_row_ &&
                       (nesting_.open() || goes_on(current_->folded.text) || continues(piece.folded.text));
    if (!joins) finish();
    if (piece.open_text) {
      const Span span{piece.folded.source, *piece.open_text, piece.folded.ends.back()};
      diagnostics_.report(Kind::open_text, span);
      broken_ = true;
    }
    if (!joins)
      begin(std::move(piece), indented, row);
    else
      append(std::move(piece));
  }

  void finish() {
    if (current_ && !broken_ && nesting_.open()) {
      diagnostics_.report(Kind::open_parenthesis, nesting_.innermost());
      broken_ = true;
    }
    if (current_ && at_margin_) {
      layout_.blocks.emplace_back();
      layout_.blocks.back().headless = broken_;
    }
    if (current_ && layout_.blocks.empty() && !broken_)
      diagnostics_.report(Kind::clause_without_declaration, current_->span());
    else if (current_ && !broken_)
      layout_.blocks.back().lines.push_back(std::move(*current_));
    current_.reset();
    broken_ = false;
    nesting_ = {};
  }

 private:
  void begin(Piece piece, bool indented, bool row) {
    at_margin_ = !indented;
    current_row_ = row;
    count(piece.folded);
    current_ = Line{std::move(piece.folded), row};
  }

  void append(Piece piece) {
    count(piece.folded);
    join(current_->folded, piece.folded);
  }

  void count(const Folded& folded) {
    const auto mismatch = broken_ ? std::nullopt : nesting_.scan(folded);
    if (!mismatch) return;
    diagnostics_.report(mismatch->too_deep ? Kind::nested_too_deep : Kind::stray_parenthesis,
                        folded.span(mismatch->at, mismatch->at + 1));
    broken_ = true;
  }

  Layout& layout_;
  Diagnostics& diagnostics_;
  std::optional<Line> current_;
  bool current_row_ = false;
  bool at_margin_ = false;
  bool broken_ = false;
  Nesting nesting_;
};

}  // namespace

Layout lay_out(const Source& source, SourceId id, Diagnostics& diagnostics) {
  Layout layout;
  Assembler assembler(layout, diagnostics);
  for (std::uint32_t number = 1; number <= source.line_count(); ++number) {
    const std::uint32_t begin = source.line_start(number);
    const auto length = static_cast<std::uint32_t>(source.line(number).size());
    Piece piece = LineFolder(source, id, begin, begin + length).run(&layout.comments);
    piece.indented = !piece.folded.text.empty() && piece.folded.text.front() == ' ';
    assembler.take(std::move(piece));
  }
  assembler.finish();
  return layout;
}

Folded fold(const Source& source, Span span) {
  Folded folded = LineFolder(source, span.source, span.begin, span.end).run(nullptr).folded;
  return folded;
}

}  // namespace rung
