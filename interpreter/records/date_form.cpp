// Taking forms apart into pieces, and cells by them.
#include "records/date_form.hpp"

#include <algorithm>

#include "records/cell_text.hpp"

namespace rung {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

DateForm::DateForm(std::string_view form) {
  const std::string folded = fold_width(form);
  bool after_hour = false;
  for (std::size_t i = 0; i < folded.size();) {
    const char letter = lower(folded[i]);
    std::size_t end = i + 1;
    while (end < folded.size() && lower(folded[end]) == letter) ++end;
    const std::size_t length = end - i;
    Part part = Part::literal;
    if (letter == ' ') part = Part::space;
    if (letter == 'y' && length == 4) part = Part::year;
    if (letter == 'y' && length == 2) part = Part::short_year;
    if (letter == 'm' && length <= 2) part = after_hour ? Part::minute : Part::month;
    if (letter == 'd' && length <= 2) part = Part::day;
    if (letter == 'h' && length <= 2) part = Part::hour;
    if (letter == 's' && length <= 2) part = Part::second;
    if (part < Part::space) after_hour = part == Part::hour;
    pieces_.push_back({part, folded.substr(i, length)});
    i = end;
  }
}

bool DateForm::is_complete() const {
  const auto count = [this](Part part) {
    return std::count_if(pieces_.begin(), pieces_.end(),
                         [part](const Piece& piece) { return piece.part == part; });
  };
  return count(Part::year) + count(Part::short_year) == 1 && count(Part::month) == 1 && count(Part::day) == 1;
}

/// How many digits the piece takes at the start of the text, 0 where it does not fit.
std::size_t DateForm::digits_at(std::size_t piece, std::string_view text) const {
  const Part part = pieces_[piece].part;
  const std::size_t letters = pieces_[piece].text.size();
  const bool followed = piece + 1 < pieces_.size() && pieces_[piece + 1].part < Part::space;
  const bool follows = piece > 0 && pieces_[piece - 1].part < Part::space;
  const bool fixed = part == Part::year || part == Part::short_year || followed || follows;
  const std::size_t most = fixed ? letters : 2;
  std::size_t digits = 0;
  while (digits < most && digits < text.size() && is_digit(text[digits])) ++digits;
  return fixed && digits < letters ? 0 : digits;
}

std::optional<WrittenDay> DateForm::read(std::string_view cell) const {
  WrittenDay written;
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    const Piece& piece = pieces_[i];
    if (piece.part == Part::literal) {
      if (!take_front(cell, piece.text)) return std::nullopt;
      continue;
    }
    if (piece.part == Part::space) {
      if (!cell.starts_with(' ')) return std::nullopt;
      cell.remove_prefix(std::min(cell.find_first_not_of(' '), cell.size()));
      continue;
    }
    const std::size_t digits = digits_at(i, cell);
    if (digits == 0) return std::nullopt;
    std::int64_t value = 0;
    for (const char c : cell.substr(0, digits)) value = value * 10 + (c - '0');
    cell.remove_prefix(digits);
    switch (piece.part) {
      case Part::year: written.year = value; break;
      case Part::short_year: written.year = 2000 + value; break;
      case Part::month: written.month = value; break;
      case Part::day: written.day = value; break;
      case Part::hour:
        if (value > 24) return std::nullopt;
        break;
      case Part::minute:
      case Part::second:
        if (value > 60) return std::nullopt;
        break;
      case Part::space:
      case Part::literal: break;
    }
  }
  if (!cell.empty()) return std::nullopt;
  return written;
}

}  // namespace rung
