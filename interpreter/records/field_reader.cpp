// One cell after the other into one column.
#include "records/field_reader.hpp"

#include <algorithm>
#include <cstdint>

#include "columns/number_column.hpp"
#include "records/cell_text.hpp"
#include "records/date_cell.hpp"
#include "records/truth_cell.hpp"

namespace rung {
namespace {

void append_number(ScaledNumber number, Column& column) {
  if (number.scale > column.scale) raise_scale(column, number.scale);
  const Int128 mantissa = number.mantissa * power_of_ten(column.scale - number.scale);
  const auto narrow = static_cast<std::int64_t>(mantissa);
  if (column.storage == Storage::narrow && narrow != mantissa) widen(column);
  if (column.storage == Storage::narrow) {
    column.integers.push_back(narrow);
  } else {
    column.wides.push_back(mantissa);
  }
  column.states.push_back(State::known);
}

void append_integer(std::int64_t value, Column& column) {
  column.integers.push_back(value);
  column.states.push_back(State::known);
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
                         const std::vector<std::string>& missing_words)
    : type_(field.type),
      optional_(field.optional),
      default_value_(field.default_value.value_or(Missing{})),
      number_form_{field.type.numeric, field.unit, field.unit_percent} {
  for (const std::string& form : field.date_forms) date_forms_.emplace_back(form);
  if (type_.kind == TypeKind::enumeration || type_.kind == TypeKind::ladder) {
    words_.emplace(program.enumerations[type_.set]);
  }
  for (const auto* words : {&field.missing_words, &missing_words}) {
    for (const std::string& word : *words) missing_words_.emplace_back(trim(word));
  }
}

void FieldReader::begin(Column& column, std::size_t rows) {
  column.reset(storage_of(type_), rows);
  if (type_.is_number()) column.scale = scale_;
  memory_ = TextMemory();
}

void FieldReader::finish(Column& column) {
  if (type_.kind == TypeKind::text) memory_.give_to(column);
  // A wide column may be so for one odd cell of many decimals; the next batch begins afresh.
  if (type_.is_number()) scale_ = column.storage == Storage::narrow ? column.scale : 0;
}

void FieldReader::append_nothing(Column& column) {
  switch (column.storage) {
    case Storage::narrow:
    case Storage::integer: column.integers.push_back(0); break;
    case Storage::wide: column.wides.push_back(0); break;
    case Storage::truth: column.truths.push_back(0); break;
    case Storage::text: column.texts.emplace_back(); break;
  }
  column.states.push_back(State::missing);
}

void FieldReader::append_text(std::string_view text, Column& column) {
  column.texts.push_back(memory_.keep(text));
  column.states.push_back(State::known);
}

bool FieldReader::is_blank(std::string_view trimmed) const {
  if (trimmed.empty()) return true;
  return std::find(missing_words_.begin(), missing_words_.end(), trimmed) != missing_words_.end();
}

std::optional<Kind> FieldReader::read_blank(Column& column) {
  if (is_missing(default_value_)) {
    append_nothing(column);
    return optional_ ? std::nullopt : std::optional(Kind::cell_blank);
  }
  if (const auto* number = std::get_if<Decimal>(&default_value_)) {
    append_number(scaled(*number), column);
  } else if (const auto* text = std::get_if<std::string>(&default_value_)) {
    append_text(*text, column);
  } else {
    append(column, default_value_, type_);
  }
  return std::nullopt;
}

std::optional<Kind> FieldReader::read_value(std::string_view trimmed, Column& column) {
  switch (type_.kind) {
    case TypeKind::text: {
      append_text(trimmed, column);
      return std::nullopt;
    }
    case TypeKind::number: {
      ScaledNumber number;
      const std::optional<Kind> fault = read_number(trimmed, number_form_, number);
      if (!fault) append_number(number, column);
      return fault;
    }
    case TypeKind::date: {
      Date date;
      const std::optional<Kind> fault = read_date(trimmed, date_forms_, date);
      if (!fault) append_integer(date.days, column);
      return fault;
    }
    case TypeKind::truth: {
      const std::optional<bool> truth = read_truth(trimmed);
      if (!truth) return Kind::truth_unreadable;
      column.truths.push_back(*truth ? 1 : 0);
      column.states.push_back(State::known);
      return std::nullopt;
    }
    case TypeKind::enumeration:
    case TypeKind::ladder: {
      const std::optional<std::int32_t> code = words_->read(trimmed);
      if (!code) return Kind::value_unlisted;
      append_integer(*code, column);
      return std::nullopt;
    }
    // A column cannot be of these types; a program that asks all the same gets no values.
    case TypeKind::duration:
    case TypeKind::nothing: return Kind::cell_type_unfit;
  }
  __builtin_unreachable();
}

std::optional<Kind> FieldReader::read(std::string_view cell, Column& column) {
  const std::string_view trimmed = trim(cell);
  if (is_blank(trimmed)) return read_blank(column);
  const std::optional<Kind> fault = read_value(trimmed, column);
  if (fault) append_nothing(column);
  return fault;
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
