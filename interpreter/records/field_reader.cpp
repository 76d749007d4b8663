// Cell by cell into a column: plain cells in a loop for each type, all others one by one.
#include "records/field_reader.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "columns/number_column.hpp"
#include "diagnostics/kinds.hpp"
#include "records/cell_text.hpp"
#include "records/date_cell.hpp"
#include "records/plain_cell.hpp"
#include "records/plain_numbers.hpp"
#include "records/truth_cell.hpp"

namespace rung {
namespace {

void put_number(ScaledNumber number, Column& column, std::size_t row) {
  if (number.scale > column.scale) raise_scale(column, number.scale);
  const Int128 mantissa = number.mantissa * power_of_ten(column.scale - number.scale);
  const auto narrow = static_cast<std::int64_t>(mantissa);
  if (column.storage == Storage::narrow && narrow != mantissa) widen(column);
  if (column.storage == Storage::narrow) {
    column.integers[row] = narrow;
  } else {
    column.wides[row] = mantissa;
  }
  column.states[row] = State::known;
}

void put_integer(std::int64_t value, Column& column, std::size_t row) {
  column.integers[row] = value;
  column.states[row] = State::known;
}

void put_truth(bool value, Column& column, std::size_t row) {
  column.truths[row] = value ? 1 : 0;
  column.states[row] = State::known;
}

ScaledNumber scaled(Decimal number) {
  ScaledNumber shortened = {number.units(), Decimal::places};
  while (shortened.scale > 0 && shortened.mantissa % 10 == 0) {
    shortened.mantissa /= 10;
    --shortened.scale;
  }
  return shortened;
}

}  // namespace

FieldReader::FieldReader(const Field& field, const Program& program,
                         const std::vector<std::string>& missing_words, TextLife life)
    : type_(field.type),
      optional_(field.optional),
      default_value_(field.default_value.value_or(Missing{})),
      number_form_{field.type.numeric, field.unit, field.unit_percent},
      life_(life) {
  for (const std::string& form : field.date_forms) date_forms_.emplace_back(form);
  if (type_.kind == TypeKind::enumeration || type_.kind == TypeKind::ladder) {
    words_.emplace(program.enumerations[type_.set]);
    words_->give_to(plain_words_);
  }
  if (type_.kind == TypeKind::truth) give_truth_words(plain_words_);
  for (const auto* words : {&field.missing_words, &missing_words}) {
    for (const std::string& word : *words) missing_words_.emplace_back(trim(word));
  }
}

void FieldReader::begin(Column& column, std::size_t rows) {
  column.reset(storage_of(type_), rows);
  column.states.resize(rows, State::missing);
  switch (column.storage) {
    case Storage::narrow:
    case Storage::wide:
    case Storage::integer: column.integers.resize(rows); break;
    case Storage::truth: column.truths.resize(rows); break;
    case Storage::text: column.texts.resize(rows); break;
  }
  if (type_.is_number()) column.scale = scale_;
  memory_ = TextMemory();
}

void FieldReader::finish(Column& column) {
  if (type_.kind == TypeKind::text) memory_.give_to(column);
  // A wide column may be so for one odd cell of many decimals; the next batch begins afresh.
  if (type_.is_number()) scale_ = column.storage == Storage::narrow ? column.scale : 0;
}

void FieldReader::put_text(std::string_view text, bool lasts, Column& column, std::size_t row) {
  column.texts[row] = lasts && life_ == TextLife::as_long_as_piece ? text : memory_.keep(text);
  column.states[row] = State::known;
}

bool FieldReader::is_blank(std::string_view trimmed) const {
  if (trimmed.empty()) return true;
  return std::find(missing_words_.begin(), missing_words_.end(), trimmed) != missing_words_.end();
}

std::optional<Kind> FieldReader::read_blank(Column& column, std::size_t row) {
  if (is_missing(default_value_)) {
    // It was missing from the beginning.
    return optional_ ? std::nullopt : std::optional(Kind::cell_blank);
  }
  if (const auto* number = std::get_if<Decimal>(&default_value_)) {
    put_number(scaled(*number), column, row);
  } else if (const auto* text = std::get_if<std::string>(&default_value_)) {
    put_text(*text, false, column, row);
  } else if (const auto* truth = std::get_if<bool>(&default_value_)) {
    put_truth(*truth, column, row);
  } else {
    const Column one = constant_column(default_value_, type_, 1);
    put_integer(one.integers[0], column, row);
  }
  return std::nullopt;
}

std::optional<Kind> FieldReader::read_value(std::string_view trimmed, bool lasts, Column& column,
                                            std::size_t row) {
  switch (type_.kind) {
    case TypeKind::text: put_text(trimmed, lasts, column, row); return std::nullopt;
    case TypeKind::number: {
      ScaledNumber number;
      const std::optional<Kind> fault = read_number(trimmed, number_form_, number);
      if (!fault) put_number(number, column, row);
      return fault;
    }
    case TypeKind::date: {
      Date date;
      const std::optional<Kind> fault = read_date(trimmed, date_forms_, date);
      if (!fault) put_integer(date.days, column, row);
      return fault;
    }
    case TypeKind::truth: {
      const std::optional<bool> truth = read_truth(trimmed);
      if (!truth) return Kind::truth_unreadable;
      put_truth(*truth, column, row);
      return std::nullopt;
    }
    case TypeKind::enumeration:
    case TypeKind::ladder: {
      const std::optional<std::int32_t> code = words_->read(trimmed);
      if (!code) return Kind::value_unlisted;
      put_integer(*code, column, row);
      return std::nullopt;
    }
    // A column cannot be of these types; a program that asks all the same gets no values.
    case TypeKind::duration:
    case TypeKind::nothing: return Kind::cell_type_unfit;
  }
  __builtin_unreachable();
}

std::optional<Kind> FieldReader::read(std::string_view cell, bool lasts, Column& column, std::size_t row) {
  const std::string_view trimmed = trim(cell);
  if (is_blank(trimmed)) return read_blank(column, row);
  return read_value(trimmed, lasts, column, row);
}

void FieldReader::read_any(std::string_view raw, Column& column, std::size_t row, std::size_t place,
                           LineFaults& faults) {
  const std::string_view cell = cell_content(raw, scratch_);
  const bool lasts = cell.data() != scratch_.data();
  if (const std::optional<Kind> fault = read(cell, lasts, column, row)) faults.note(row, *fault, place);
}

bool FieldReader::blank_is_missing() const {
  return rung::is_missing(default_value_) && optional_;
}

/// `many(row, behind)` reads cells from a row on and gives the first that it did not; `plain(begin, end, row)` tells whether
/// it could read one that is not empty.
template <class Many, class Plain>
void FieldReader::read_each(const CellColumn& cells, Column& column, RowRange rows, std::size_t place,
                            LineFaults& faults, Many many, Plain plain) {
  const bool blank_is_nothing = blank_is_missing();
  for (std::size_t row = rows.first; row < rows.behind;) {
    row = many(row, rows.behind);
    for (const std::size_t behind = std::min(row + 8, rows.behind); row < behind; ++row) {
      const char* const begin = cells.begin(row);
      const char* const end = cells.end(row);
      if (begin == end && blank_is_nothing) continue;
      if (begin != end && plain(begin, end, row)) continue;
      if (faults.whole(row)) continue;
      read_any(cells.cell(row), column, row, place, faults);
    }
  }
}

void FieldReader::read_numbers(const CellColumn& cells, Column& column, RowRange rows, std::size_t place,
                               LineFaults& faults) {
  const PlainNumbersForm wanted = {
      .scale = 0,
      .blanks = blank_is_missing(),
      .signs = type_.numeric != Numeric::count,
      .whole = type_.numeric == Numeric::count || type_.numeric == Numeric::integer,
  };
  for (std::size_t row = rows.first; row < rows.behind; ++row) {
    // A cell in between may have given the column another scale, or made it wide.
    if (column.storage == Storage::narrow) {
      PlainNumbersForm form = wanted;
      form.scale = column.scale;
      row = read_plain_numbers(cells, row, rows.behind, form, column.integers.data(), column.states.data());
      if (row == rows.behind) return;
      column.integers[row] = 0;
    }
    if (!faults.whole(row)) read_any(cells.cell(row), column, row, place, faults);
  }
}

void FieldReader::read_rows(const CellColumn& cells, Column& column, RowRange rows, std::size_t place,
                            LineFaults& faults) {
  State* const states = column.states.data();
  std::int64_t* const integers = column.integers.data();
  const bool blanks = blank_is_missing();
  const auto none_at_once = [](std::size_t row, std::size_t) { return row; };
  const auto none_plain = [](const char*, const char*, std::size_t) { return false; };
  const auto read_slowly = [&] { read_each(cells, column, rows, place, faults, none_at_once, none_plain); };
  // A word that means missing may be a plain cell otherwise.
  if (!missing_words_.empty()) return read_slowly();
  switch (type_.kind) {
    case TypeKind::number:
      if (number_form_.unit || type_.numeric == Numeric::percent) return read_slowly();
      return read_numbers(cells, column, rows, place, faults);
    case TypeKind::text:
      if (life_ != TextLife::as_long_as_piece) return read_slowly();
      return read_each(cells, column, rows, place, faults, none_at_once,
                       [&](const char* begin, const char* end, std::size_t row) {
                         const auto is_plain = [](char c) {
                           return c > ' ' && static_cast<unsigned char>(c) < 0x80;
                         };
                         if (!is_plain(*begin) || !is_plain(end[-1]) || *begin == '"') return false;
                         column.texts[row] = {begin, static_cast<std::size_t>(end - begin)};
                         states[row] = State::known;
                         return true;
                       });
    case TypeKind::date:
      if (!date_forms_.empty()) return read_slowly();
      return read_each(
          cells, column, rows, place, faults,
          [&](std::size_t row, std::size_t behind) {
            return read_plain_days(cells, row, behind, blanks, integers, states);
          },
          [&](const char* begin, const char* end, std::size_t row) {
            std::uint32_t day = 0;
            if (!read_plain_day(begin, end, day)) return false;
            const std::optional<Date> date = make_date(day / 10000, day / 100 % 100, day % 100);
            if (!date) return false;
            integers[row] = date->days;
            states[row] = State::known;
            return true;
          });
    case TypeKind::truth:
      return read_each(
          cells, column, rows, place, faults,
          [&](std::size_t row, std::size_t behind) {
            return plain_words_.read(cells, row, behind, blanks, column.truths.data(), states);
          },
          [&](const char* begin, const char* end, std::size_t row) {
            const std::optional<bool> truth = read_plain_truth(begin, end);
            if (!truth) return false;
            column.truths[row] = *truth ? 1 : 0;
            states[row] = State::known;
            return true;
          });
    case TypeKind::enumeration:
    case TypeKind::ladder:
      return read_each(
          cells, column, rows, place, faults,
          [&](std::size_t row, std::size_t behind) {
            return plain_words_.read(cells, row, behind, blanks, integers, states);
          },
          [&](const char* begin, const char* end, std::size_t row) {
            const std::int32_t code = words_->read_plain(begin, end);
            if (code < 0) return false;
            integers[row] = code;
            states[row] = State::known;
            return true;
          });
    case TypeKind::duration:
    case TypeKind::nothing: return read_slowly();
  }
}

void forget(Column& column, std::size_t row) {
  column.states[row] = State::missing;
  switch (column.storage) {
    case Storage::narrow:
    case Storage::integer: column.integers[row] = 0; return;
    case Storage::wide: column.wides[row] = 0; return;
    case Storage::truth: column.truths[row] = 0; return;
    case Storage::text: column.texts[row] = {}; return;
  }
}

}  // namespace rung
