// Words that are ready, dates, durations; and which function prints which kind of value.
#include "records/column_cells.hpp"

#include <algorithm>
#include <string>

#include "program/print.hpp"
#include "records/digits.hpp"
#include "records/number_cells.hpp"

namespace rung {
namespace {

constexpr std::size_t half_block = block_bytes / 2;
static_assert(long_block_bytes <= ready_bytes);

using PutWord = char* (*)(char* to, HeldText word);

/// `put_word` is for the longest of the words.
template <PutWord put_word>
void print_codes(const CellSource& given, LineRows rows, LineEnds ends) {
  print_each(rows, ends, [source = given](char* to, std::size_t row) {
    const auto word = static_cast<std::size_t>(source.integers[row] + 1) & source.mask(row);
    return put_word(to, source.words[word]);
  });
}

template <PutWord put_word>
void print_truths(const CellSource& given, LineRows rows, LineEnds ends) {
  print_each(rows, ends, [source = given](char* to, std::size_t row) {
    const std::size_t word = (source.truths[row] != 0 ? 2 : 1) & source.mask(row);
    return put_word(to, source.words[word]);
  });
}

/// 2025-06-30, in quotes or without. Month and day are groups of three digits whose first gives way to the
/// hyphen.
void print_dates(const CellSource& given, LineRows rows, LineEnds ends) {
  const std::size_t quote_bytes = given.form->quotes_dates() ? 1 : 0;
  print_each(rows, ends, [source = given, quote_bytes](char* to, std::size_t row) {
    const std::size_t known = source.mask(row);
    const auto days = static_cast<std::size_t>(source.integers[row]) & known;
    const YearMonthDay parts = split(Date{static_cast<std::int32_t>(days)});
    *to++ = source.lead;
    *to = '"';
    char* const at = to + quote_bytes;
    const auto put_digits = [at](int place, std::int32_t number) {
      put_word(at + place, three_digits(static_cast<std::size_t>(number)));
    };
    put_digits(0, parts.year / 10);
    put_digits(4, parts.month);
    put_digits(7, parts.day);
    at[3] = static_cast<char>('0' + parts.year % 10);
    at[4] = '-';
    at[7] = '-';
    at[10] = '"';
    return to + ((10 + 2 * quote_bytes) & known);
  });
}

void print_durations(const CellSource& source, LineRows rows, LineEnds ends) {
  print_each(rows, ends, [&](char* to, std::size_t row) {
    *to++ = source.lead;
    if (source.states[row] != State::known) return to;
    std::string text;
    source.printer->append_to(text, *source.column, row);
    const std::string cell = source.form->cell(text);
    return std::copy(cell.begin(), cell.end(), to);
  });
}

void print_ready(const CellSource& given, LineRows rows, LineEnds ends) {
  print_each(rows, ends, [lead = given.lead, texts = given.texts](char* to, std::size_t row) {
    *to++ = lead;
    return put_long(to, {texts[row].data(), texts[row].size()});
  });
}

bool are_known(const std::vector<State>& states) {
  unsigned unknown = 0;
  for (const State state : states) unknown |= state != State::known ? 1 : 0;
  return unknown == 0;
}

}  // namespace

ColumnCells::ColumnCells(const WrittenColumn& written, const Program& program, Language words,
                         const CellForm& form, char lead)
    : printer_(written.type, program, words, form.numbers()),
      form_(form),
      lead_(lead),
      ready_(written.given == GivenCells::ready) {
  const Type& type = written.type;
  hold_word(form.missing());
  if (type.kind == TypeKind::truth) {
    for (const bool truth : {false, true})
      hold_word(form.truth_cell(truth, print(truth, type, program, words)));
  }
  if (type.kind != TypeKind::enumeration && type.kind != TypeKind::ladder) return;
  const std::size_t count = program.enumerations[type.set].values.size();
  for (std::size_t i = 0; i < count; ++i)
    hold_word(form.cell(print(Code{static_cast<std::int32_t>(i)}, type, program, words)));
}

void ColumnCells::hold_word(const std::string& word) {
  words_.push_back(memory_.hold(lead_ + word));
  longest_word_ = std::max(longest_word_, words_.back().size);
}

CellSource ColumnCells::source(const Column& column, std::vector<std::int64_t>& made) const {
  if (!ready_) return value_source(column, made);
  CellSource source;
  source.print = print_ready;
  source.lead = lead_;
  source.texts = column.texts.data();
  return source;
}

CellSource ColumnCells::value_source(const Column& column, std::vector<std::int64_t>& made) const {
  CellSource source;
  source.states = column.states.data();
  source.has_gaps = !are_known(column.states);
  source.lead = lead_;
  source.integers = column.integers.data();
  source.truths = column.truths.data();
  source.texts = column.texts.data();
  source.words = words_.data();
  source.column = &column;
  source.printer = &printer_;
  source.form = &form_;
  switch (column.storage) {
    case Storage::narrow:
    case Storage::wide: print_numbers(source, made); break;
    case Storage::truth:
    case Storage::integer: choose_words_or_dates(source); break;
    case Storage::text: source.print = form_.print_texts(); break;
  }
  return source;
}

void ColumnCells::choose_words_or_dates(CellSource& source) const {
  const TypeKind kind = printer_.type().kind;
  if (kind == TypeKind::date || kind == TypeKind::duration) {
    source.print = kind == TypeKind::date ? print_dates : print_durations;
    return;
  }
  source.has_gaps = false;
  const bool truth = kind == TypeKind::truth;
  if (longest_word_ <= half_block) {
    source.print = truth ? print_truths<put_short<half_block>> : print_codes<put_short<half_block>>;
  } else if (longest_word_ <= block_bytes) {
    source.print = truth ? print_truths<put_short<block_bytes>> : print_codes<put_short<block_bytes>>;
  } else {
    source.print = truth ? print_truths<put> : print_codes<put>;
  }
}

}  // namespace rung
