// Rows as text: what is printed many cells at a time is what one cell at a time, printed plainly, would be. Random
// columns of every type, storage and scale; texts of all sizes; threads.
#include "records/row_printer.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <random>
#include <thread>

#include "columns/rearrange.hpp"
#include "diagnostics/render.hpp"
#include "records/cell_printer.hpp"
#include "records/digits.hpp"
#include "records/power_divider.hpp"
#include "records/writer.hpp"

using rung::Column;
using rung::Int128;
using rung::Language;
using rung::Numeric;
using rung::Program;
using rung::State;
using rung::Storage;
using rung::Type;
using Columns = std::vector<Column>;
using Shape = std::vector<rung::WrittenColumn>;

namespace {

enum class Format { csv, tsv, jsonl };
constexpr Format all_formats[] = {Format::csv, Format::tsv, Format::jsonl};

Program program_with_words() {
  Program program;
  program.enumerations.push_back({"tier", true, {{"E", {}}, {"D, \"low\"", {}}, {"tab\there", {}}}});
  program.enumerations.push_back({"long",
                                  false,
                                  {{"a word that is much longer than what is copied at once", {}},
                                   {"up", rung::Worded{"up", "升", "升"}}}});
  program.enumerations.push_back({"of a block", false, {{"twenty characters ok", {}}, {"客户", {}}}});
  return program;
}

std::unique_ptr<rung::RowPrinter> printer_of(Format format, const Shape& shape, const Program& program) {
  if (format == Format::jsonl) return rung::jsonl_printer(shape, program, Language::english);
  return rung::csv_printer(shape, program, Language::english, format == Format::csv ? ',' : '\t');
}

std::vector<const Column*> places(const Columns& columns) {
  std::vector<const Column*> given;
  for (const Column& column : columns) given.push_back(&column);
  return given;
}

std::string printed(Format format, const Shape& shape, const Program& program, const Columns& columns,
                    std::size_t rows, const std::vector<std::uint8_t>& mask = {}) {
  rung::TextBuffer text;
  printer_of(format, shape, program)->print(places(columns), rows, mask, text);
  return std::string(text.view());
}

std::string plain_csv_cell(const Type& type, const Program& program, const Column& column, std::size_t row,
                           char delimiter) {
  std::string text;
  rung::CellPrinter(type, program, Language::english).append_to(text, column, row);
  if (text.find_first_of(std::string("\"\n\r") + delimiter) == std::string::npos) return text;
  std::string quoted;
  for (const char c : text) quoted += c == '"' ? "\"\"" : std::string(1, c);
  return '"' + quoted + '"';
}

std::string plain_json_cell(const Type& type, const Program& program, const Column& column, std::size_t row) {
  const std::size_t at = column.size() == 1 ? 0 : row;
  if (column.states[at] != State::known) return "null";
  if (column.storage == Storage::truth) return column.truths[at] != 0 ? "true" : "false";
  std::string text;
  rung::CellPrinter(type, program, Language::english, rung::NumberStyle::fraction)
      .append_to(text, column, row);
  return type.is_number() ? text : rung::json_string(text);
}

/// The same without any haste.
std::string plain(Format format, const Shape& shape, const Program& program, const Columns& columns,
                  std::size_t rows, const std::vector<std::uint8_t>& mask = {}) {
  std::string text;
  for (std::size_t row = 0; row < rows; ++row) {
    if (!mask.empty() && mask[row] == 0) continue;
    std::string line;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const Type& type = shape[i].type;
      if (format == Format::jsonl) {
        line += (i > 0 ? "," : "{") + rung::json_string(shape[i].name) + ':';
        line += plain_json_cell(type, program, columns[i], row);
      } else {
        const char delimiter = format == Format::csv ? ',' : '\t';
        if (i > 0) line += delimiter;
        line += plain_csv_cell(type, program, columns[i], row, delimiter);
      }
    }
    if (format == Format::jsonl) {
      line += '}';
    } else if (columns.size() == 1 && line.find_first_not_of(" \t") == std::string::npos) {
      line = '"' + line + '"';
    }
    text += line + '\n';
  }
  return text;
}

class Chance {
 public:
  explicit Chance(std::uint64_t seed) : random_(seed) {}
  std::uint64_t below(std::uint64_t limit) { return random_() % limit; }
  std::uint64_t bits() { return random_(); }
  bool one_in(std::uint64_t n) { return below(n) == 0; }

  /// Of any number of digits, often with zeros or fives at the end.
  std::int64_t mantissa(int most_bits) {
    auto value = static_cast<std::int64_t>(bits() >> (64 - 1 - below(static_cast<std::uint64_t>(most_bits))));
    for (const std::int64_t step : {10, 100, 100'000, 1'000'000'000})
      if (one_in(4)) value = value / step * step + (one_in(3) ? step / 2 : 0);
    return one_in(3) ? -value : value;
  }

 private:
  std::mt19937_64 random_;
};

/// `blanks`: one in so many; 0: none.
void fill_states(Column& column, std::size_t rows, std::uint64_t blanks, Chance& chance) {
  for (std::size_t row = 0; row < rows; ++row)
    column.states.push_back(blanks > 0 && chance.one_in(blanks) ? State::missing : State::known);
}

Column narrow_numbers(std::size_t rows, int scale, int most_bits, bool signs, std::uint64_t blanks,
                      Chance& chance) {
  Column column;
  column.reset(Storage::narrow, rows);
  column.scale = scale;
  fill_states(column, rows, blanks, chance);
  for (const State state : column.states) {
    std::int64_t value = chance.one_in(12) ? 0 : chance.mantissa(most_bits);
    if (!signs && value < 0) value = -value;
    column.integers.push_back(state == State::known ? value : 0);
  }
  return column;
}

/// Below the limit of decimals.
Column wide_numbers(std::size_t rows, int scale, bool great, std::uint64_t blanks, Chance& chance) {
  Column column;
  column.reset(Storage::wide, rows);
  column.scale = scale;
  fill_states(column, rows, blanks, chance);
  for (const State state : column.states) {
    Int128 value =
        static_cast<Int128>(chance.mantissa(63)) * (great ? chance.mantissa(30) : chance.mantissa(3));
    while (!rung::Decimal::from_scaled(value, scale)) value /= 10;
    column.wides.push_back(state == State::known ? value : 0);
  }
  return column;
}

Column codes(std::size_t rows, std::uint64_t count, std::uint64_t blanks, Chance& chance) {
  Column column;
  column.reset(Storage::integer, rows);
  fill_states(column, rows, blanks, chance);
  for (const State state : column.states)
    column.integers.push_back(state == State::known ? static_cast<std::int64_t>(chance.below(count)) : 0);
  return column;
}

Column dates(std::size_t rows, std::uint64_t blanks, Chance& chance) {
  const std::int64_t first = rung::make_date(1, 1, 1)->days;
  const std::int64_t last = rung::make_date(9999, 12, 31)->days;
  Column column = codes(rows, static_cast<std::uint64_t>(last - first + 1), blanks, chance);
  for (std::int64_t& days : column.integers) days += first;
  column.integers.front() = first;
  column.integers.back() = last;
  return column;
}

Column durations(std::size_t rows, std::uint64_t blanks, Chance& chance) {
  Column column = codes(rows, 1, blanks, chance);
  for (std::int64_t& packed : column.integers) {
    const auto unit = static_cast<rung::DurationUnit>(chance.below(7));
    packed = rung::pack(*rung::make_duration(chance.mantissa(20), unit));
  }
  return column;
}

Column truths(std::size_t rows, std::uint64_t blanks, Chance& chance) {
  Column column;
  column.reset(Storage::truth, rows);
  fill_states(column, rows, blanks, chance);
  for (std::size_t row = 0; row < rows; ++row) column.truths.push_back(chance.one_in(2) ? 1 : 0);
  return column;
}

/// Of all sizes around those where another way is taken, with what asks for quotes at any place.
Column texts(std::size_t rows, std::size_t most_size, std::uint64_t blanks, Chance& chance) {
  const std::vector<std::string> special = {",",  "\"", "\n",   "\r",   "\t",           " ",
                                            "客", "\\", "\x7f", "\xff", "\xe2\x80\xa8", "\x01"};
  Column column;
  column.reset(Storage::text, rows);
  fill_states(column, rows, blanks, chance);
  const auto memory = std::make_shared<std::vector<std::string>>();
  for (std::size_t row = 0; row < rows; ++row) {
    std::string text;
    const std::size_t size = chance.below(most_size + 1);
    while (text.size() < size) text += static_cast<char>('a' + chance.below(26));
    if (chance.one_in(3)) text.insert(chance.below(text.size() + 1), special[chance.below(special.size())]);
    memory->push_back(text);
  }
  for (std::size_t row = 0; row < rows; ++row)
    column.texts.push_back(column.states[row] == State::known ? std::string_view((*memory)[row]) : "");
  column.keeps.push_back(memory);
  return column;
}

void check_all_formats(const Shape& shape, const Program& program, const Columns& columns, std::size_t rows,
                       const std::vector<std::uint8_t>& mask = {}) {
  for (const Format format : all_formats) {
    const std::string expected = plain(format, shape, program, columns, rows, mask);
    REQUIRE(printed(format, shape, program, columns, rows, mask) == expected);
  }
}

const Shape of_every_type = {{"text", Type::text()},
                             {"n", Type::number()},
                             {"money", Type::number(Numeric::money)},
                             {"share, \"so\"", Type::number(Numeric::percent)},
                             {"a name that is much longer than what is copied at once", Type::number()},
                             {"tier", Type::ladder(0)},
                             {"long", Type::enumeration(1)},
                             {"block", Type::enumeration(2)},
                             {"since", Type::date()},
                             {"sla", Type::of_duration(rung::DurationKind::minutes)},
                             {"listed", Type::truth()},
                             {"客户", Type::text()}};

Columns random_columns(std::size_t rows, Chance& chance) {
  const std::uint64_t blanks = chance.below(4);
  const int scale = static_cast<int>(chance.below(19));
  return {texts(rows, chance.one_in(4) ? 3000 : 40, blanks, chance),
          narrow_numbers(rows, scale, 63, true, blanks, chance),
          narrow_numbers(rows, 2, 33, chance.one_in(2), blanks, chance),
          narrow_numbers(rows, scale, 40, chance.one_in(2), blanks, chance),
          wide_numbers(rows, scale, chance.one_in(2), blanks, chance),
          codes(rows, 3, blanks, chance),
          codes(rows, 2, blanks, chance),
          codes(rows, 2, blanks, chance),
          dates(rows, blanks, chance),
          durations(rows, blanks, chance),
          truths(rows, blanks, chance),
          texts(rows, 20, blanks, chance)};
}

}  // namespace

TEST_CASE("numbers of every scale and size are printed as one at a time") {
  const Program program;
  Chance chance(1);
  const Shape shape = {{"n", Type::number()}, {"p", Type::number(Numeric::percent)}};
  for (int scale = 0; scale <= 18; ++scale)
    for (int most_bits = 1; most_bits <= 63; most_bits += 2)
      for (const bool signs : {false, true}) {
        CAPTURE(scale);
        CAPTURE(most_bits);
        const std::uint64_t blanks = chance.below(3) * 2;
        const Column column = narrow_numbers(70, scale, most_bits, signs, blanks, chance);
        check_all_formats(shape, program, {column, column}, 70);
      }
}

TEST_CASE("wide numbers are printed as one at a time") {
  const Program program;
  Chance chance(2);
  const Shape shape = {{"n", Type::number()}, {"p", Type::number(Numeric::percent)}};
  for (int scale = 0; scale <= 18; ++scale)
    for (int round = 0; round < 10; ++round) {
      CAPTURE(scale);
      const Column column = wide_numbers(50, scale, round % 2 == 0, chance.below(3) * 2, chance);
      check_all_formats(shape, program, {column, column}, 50);
    }
}

TEST_CASE("the borders of every number of digits") {
  const Program program;
  const Shape shape = {{"n", Type::number()}, {"p", Type::number(Numeric::percent)}};
  constexpr auto greatest = std::numeric_limits<std::int64_t>::max();
  std::vector<std::int64_t> borders = {0, greatest, -greatest, std::numeric_limits<std::int64_t>::min()};
  for (int digits = 0; digits <= 18; ++digits)
    for (const std::int64_t near : {-1, 0, 1})
      for (const std::int64_t sign : {1, -1})
        borders.push_back(sign * (static_cast<std::int64_t>(rung::ten_to(digits)) + near));
  for (int scale = 0; scale <= 18; ++scale)
    for (const std::int64_t border : borders) {
      CAPTURE(scale);
      CAPTURE(border);
      Column column;
      column.reset(Storage::narrow, 2);
      column.scale = scale;
      column.states = {State::known, State::known};
      column.integers = {border, 0};
      check_all_formats(shape, program, {column, column}, 2);
    }
}

TEST_CASE("rows of every type are printed as one cell at a time") {
  const Program program = program_with_words();
  Chance chance(3);
  for (int round = 0; round < 60; ++round) {
    const std::size_t rows = 2 + chance.below(150);
    const Columns columns = random_columns(rows, chance);
    std::vector<std::uint8_t> mask;
    if (chance.one_in(2))
      for (std::size_t row = 0; row < rows; ++row) mask.push_back(chance.one_in(3) ? 0 : 1);
    check_all_formats(of_every_type, program, columns, rows, mask);
  }
}

TEST_CASE("one row stands for all, in every type, known and missing") {
  const Program program = program_with_words();
  Chance chance(4);
  for (int round = 0; round < 40; ++round) {
    const Columns uniform = random_columns(1, chance);
    const Columns varied = random_columns(67, chance);
    Columns columns;
    for (std::size_t i = 0; i < uniform.size(); ++i)
      columns.push_back(chance.one_in(2) ? uniform[i] : varied[i]);
    check_all_formats(of_every_type, program, columns, 67);
    check_all_formats(of_every_type, program, uniform, 67);
    check_all_formats(of_every_type, program, uniform, 1);
  }
}

TEST_CASE("cells that were made ahead stand where the values would") {
  const Program program = program_with_words();
  Chance chance(8);
  for (int round = 0; round < 40; ++round) {
    const std::size_t rows = 2 + chance.below(80);
    const Columns columns = random_columns(rows, chance);
    const std::size_t first = chance.below(columns.size());
    const std::size_t behind = first + 1 + chance.below(columns.size() - first);
    Shape shape = of_every_type;
    for (std::size_t i = first; i < behind; ++i)
      shape[i].given = i == first ? rung::GivenCells::ready : rung::GivenCells::in_ready;
    for (const Format format : all_formats) {
      const auto printer = printer_of(format, shape, program);
      std::vector<std::string> ready;
      for (std::size_t row = 0; row < rows; ++row) {
        Columns of_row;
        for (std::size_t i = first; i < behind; ++i)
          of_row.push_back(rung::slice(columns[i], columns[i].size() == 1 ? 0 : row, 1));
        ready.push_back(printer->ready_cells(first, places(of_row)));
      }
      Column made;
      made.reset(Storage::text, rows);
      made.states.assign(rows, State::known);
      for (std::string& cells : ready) {
        const std::size_t size = cells.size();
        cells.resize(std::max(size, rung::ready_bytes));
        made.texts.push_back(std::string_view(cells).substr(0, size));
      }
      std::vector<const Column*> given = places(columns);
      for (std::size_t i = first; i < behind; ++i) given[i] = i == first ? &made : nullptr;
      rung::TextBuffer text;
      printer->print(given, rows, {}, text);
      CHECK(text.view() == plain(format, of_every_type, program, columns, rows));
    }
  }
}

TEST_CASE("each type alone in its row") {
  const Program program = program_with_words();
  Chance chance(5);
  for (int round = 0; round < 10; ++round) {
    const Columns columns = random_columns(40, chance);
    for (std::size_t i = 0; i < columns.size(); ++i)
      check_all_formats({of_every_type[i]}, program, {columns[i]}, 40);
  }
  Column blanks;
  blanks.reset(Storage::text, 4);
  blanks.states = {State::known, State::known, State::missing, State::known};
  blanks.texts = {"", " \t ", "", "x"};
  const Shape shape = {{"", Type::text()}};
  CHECK(printed(Format::csv, shape, program, {blanks}, 4) == "\"\"\n\" \t \"\n\"\"\nx\n");
  CHECK(printer_of(Format::csv, shape, program)->head() == "\"\"\n");
}

TEST_CASE("no row, no column, no row in the mask, very many columns") {
  const Program program;
  Chance chance(6);
  const Shape shape = {{"n", Type::number()}};
  const Column numbers = narrow_numbers(3, 2, 30, true, 2, chance);
  for (const Format format : all_formats) {
    CHECK(printed(format, shape, program, {numbers}, 0).empty());
    CHECK(printed(format, shape, program, {numbers}, 3, {0, 0, 0}).empty());
    CHECK(printed(format, {}, program, {}, 2) == (format == Format::jsonl ? "{}\n{}\n" : "\n\n"));
  }
  Shape many;
  Columns columns;
  for (int i = 0; i < 1500; ++i) {
    many.push_back({"column " + std::to_string(i), i % 2 == 0 ? Type::number() : Type::text()});
    columns.push_back(i % 2 == 0 ? narrow_numbers(5, 3, 40, true, 3, chance) : texts(5, 40, 3, chance));
  }
  check_all_formats(many, program, columns, 5);
}

TEST_CASE("a very long text stands beside short ones") {
  const Program program;
  Chance chance(7);
  Columns columns = {texts(80, 10, 0, chance), texts(80, 10, 0, chance)};
  const std::string great = std::string(300'000, 'x') + ',' + std::string(300'000, '"');
  columns[0].texts[40] = great;
  columns[1].texts[79] = great;
  check_all_formats({{"a", Type::text()}, {"b", Type::text()}}, program, columns, 80);
}

TEST_CASE("what stands before the first row") {
  const Program program;
  const Shape shape = {{"", Type::text()}, {"a,b", Type::text()}, {"c\td", Type::number()}};
  CHECK(printer_of(Format::csv, shape, program)->head() == ",\"a,b\",c\td\n");
  CHECK(printer_of(Format::tsv, shape, program)->head() == "\ta,b\t\"c\td\"\n");
  CHECK(printer_of(Format::jsonl, shape, program)->head().empty());
}

TEST_CASE("threads print with one printer at the same time, and a buffer is appended to") {
  const Program program = program_with_words();
  Chance chance(8);
  std::vector<Columns> batches;
  std::string expected;
  for (int i = 0; i < 8; ++i) {
    batches.push_back(random_columns(300, chance));
    expected += plain(Format::csv, of_every_type, program, batches.back(), 300);
  }
  const auto output = rung::OutputFile::in_memory();
  const auto writer = rung::csv_writer(of_every_type, {program, Language::english, *output});
  REQUIRE(writer->printer() != nullptr);
  std::vector<rung::TextBuffer> made(batches.size() / 2);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < made.size(); ++i)
    threads.emplace_back([&, i] {
      for (const std::size_t batch : {2 * i, 2 * i + 1})
        writer->printer()->print(places(batches[batch]), 300, {}, made[i]);
    });
  for (std::thread& thread : threads) thread.join();
  for (const rung::TextBuffer& text : made) writer->write_text(text.view());
  writer->finish();
  CHECK(output->text() == writer->printer()->head() + expected);
}

TEST_CASE("a table has no printer of rows") {
  const Program program;
  const auto output = rung::OutputFile::in_memory();
  CHECK(rung::table_writer({{"a", Type::text()}}, {program, Language::english, *output})->printer() ==
        nullptr);
}

TEST_CASE("a product stands for division by a power of ten") {
  Chance chance(9);
  for (int n = 1; n <= 18; ++n) {
    const rung::PowerDivider by(n);
    const std::uint64_t step = rung::ten_to(n);
    REQUIRE(by.divisor() == step);
    for (int round = 0; round < 20000; ++round) {
      // Multiples of the divisor and their neighbours are where an error would show.
      std::uint64_t number = chance.bits() >> (1 + chance.below(63));
      if (round % 2 == 0) number = number / step * step + chance.below(3) - 1;
      if (number >= rung::PowerDivider::limit) continue;
      REQUIRE(by.quotient(number) == number / step);
    }
    CHECK(by.quotient(rung::PowerDivider::limit - 1) == (rung::PowerDivider::limit - 1) / step);
  }
}
