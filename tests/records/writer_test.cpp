// Rows as CSV, TSV, JSON lines and tables: quoting, digits, words, masks, and that print() is what is
// written.
#include "records/writer.hpp"

#include <doctest/doctest.h>

#include <random>

#include "exports.hpp"
#include "program/print.hpp"
#include "records/cell_printer.hpp"

using rung::Decimal;
using rung::Language;
using rung::Numeric;
using rung::Type;
using rung::Value;
using Lines = std::vector<std::vector<Value>>;

namespace {

rung::Program program_with_tiers() {
  rung::Program program;
  program.enumerations.push_back({"tier", true, {{"E", {}}, {"D, \"low\"", {}}}});
  program.enumerations.push_back({"", false, {{"up", rung::Worded{"up", "升", "升"}}}});
  return program;
}

Decimal number(std::string_view text) {
  return *rung::parse_decimal(text);
}

template <class Make>
std::string written(Make make, std::vector<rung::WrittenColumn> columns, const Lines& lines,
                    Language words = Language::english) {
  const rung::Program program = program_with_tiers();
  const exports::ShortLivedFile file;
  rung::Diagnostics diagnostics;
  const auto output = rung::OutputFile::open(file.path(), diagnostics);
  REQUIRE(output);
  const auto writer = make(std::move(columns), rung::WriterSetting{program, words, *output});
  writer->write_lines(lines);
  writer->finish();
  REQUIRE(output->commit());
  return file.bytes();
}

std::string csv(std::vector<rung::WrittenColumn> columns, const Lines& lines,
                Language words = Language::english) {
  const auto make = [](auto made, rung::WriterSetting setting) {
    return csv_writer(std::move(made), setting);
  };
  return written(make, std::move(columns), lines, words);
}

std::string tsv(std::vector<rung::WrittenColumn> columns, const Lines& lines) {
  const auto make = [](auto made, rung::WriterSetting setting) {
    return csv_writer(std::move(made), setting, '\t');
  };
  return written(make, std::move(columns), lines);
}

std::string jsonl(std::vector<rung::WrittenColumn> columns, const Lines& lines) {
  const auto make = [](auto made, rung::WriterSetting setting) {
    return jsonl_writer(std::move(made), setting);
  };
  return written(make, std::move(columns), lines);
}

std::string table(std::vector<rung::WrittenColumn> columns, const Lines& lines) {
  const auto make = [](auto made, rung::WriterSetting setting) {
    return table_writer(std::move(made), setting);
  };
  return written(make, std::move(columns), lines);
}

const std::vector<rung::WrittenColumn> every_type = {{"name", Type::text()},
                                                     {"value", Type::number()},
                                                     {"share", Type::number(Numeric::percent)},
                                                     {"since", Type::date()},
                                                     {"listed", Type::truth()},
                                                     {"sla", Type::of_duration(rung::DurationKind::minutes)},
                                                     {"tier", Type::ladder(0)},
                                                     {"tier.change", Type::enumeration(1)}};

const Lines two_lines = {
    {Value("Ann"), Value(number("12.50")), Value(number("0.155")), Value(*rung::make_date(2025, 6, 30)),
     Value(true), Value(*rung::make_duration(15, rung::DurationUnit::minutes)), Value(rung::Code{0}),
     Value(rung::Code{0})},
    std::vector<Value>(8, Value(rung::Missing{}))};

}  // namespace

TEST_CASE("every type in CSV") {
  CHECK(csv(every_type, two_lines) ==
        "name,value,share,since,listed,sla,tier,tier.change\n"
        "Ann,12.5,15.5%,2025-06-30,yes,15 minutes,E,up\n"
        ",,,,,,,\n");
  CHECK(csv(every_type, {two_lines[0]}, Language::simplified).find("是,15 分钟,E,升\n") != std::string::npos);
}

TEST_CASE("every type in JSON lines") {
  CHECK(jsonl(every_type, two_lines) ==
        "{\"name\":\"Ann\",\"value\":12.5,\"share\":0.155,\"since\":\"2025-06-30\",\"listed\":true,\"sla\":"
        "\"15 minutes\","
        "\"tier\":\"E\",\"tier.change\":\"up\"}\n"
        "{\"name\":null,\"value\":null,\"share\":null,\"since\":null,\"listed\":null,\"sla\":null,\"tier\":"
        "null,"
        "\"tier.change\":null}\n");
  CHECK(jsonl({{"a\"b", Type::text()}}, {{Value("x\n\"y\"\\")}, {Value("客户")}}) ==
        "{\"a\\\"b\":\"x\\n\\\"y\\\"\\\\\"}\n{\"a\\\"b\":\"客户\"}\n");
}

TEST_CASE("CSV quotes what needs it and nothing else") {
  const std::vector<rung::WrittenColumn> columns = {{"a,b", Type::text()}, {"tier", Type::ladder(0)}};
  CHECK(csv(columns, {{Value("x;y\tz 'q'"), Value(rung::Code{1})},
                      {Value("1\n2"), Value(rung::Missing{})},
                      {Value("\r"), Value(rung::Missing{})}}) ==
        "\"a,b\",tier\nx;y\tz 'q',\"D, \"\"low\"\"\"\n\"1\n2\",\n\"\r\",\n");
  CHECK(tsv(columns, {{Value("x,y"), Value(rung::Code{1})}, {Value("1\t2"), Value(rung::Missing{})}}) ==
        "a,b\ttier\nx,y\t\"D, \"\"low\"\"\"\n\"1\t2\"\t\n");
}

TEST_CASE("an empty cell that is the whole line is quoted, so that it stays a record") {
  CHECK(csv({{"a", Type::text()}}, {{Value("x")}, {Value(rung::Missing{})}, {Value("y")}}) ==
        "a\nx\n\"\"\ny\n");
}

TEST_CASE("a table is aligned by display width, numbers to the right") {
  CHECK(table({{"客户", Type::text()}, {"value", Type::number()}},
              {{Value("华为科技"), Value(number("5"))},
               {Value("Ann"), Value(number("1234567.5"))},
               {Value(rung::Missing{}), Value(rung::Missing{})}}) ==
        "客户          value\n"
        "--------  ---------\n"
        "华为科技          5\n"
        "Ann       1234567.5\n"
        "\n");
  // Nothing in a cell moves the cursor.
  CHECK(table({{"a", Type::text()}}, {{Value("x\x1B[31m\n")}}).find('\x1B') == std::string::npos);
}

TEST_CASE("rows outside the mask are left out, and one row stands for all") {
  const rung::Program program;
  const exports::ShortLivedFile file;
  rung::Diagnostics diagnostics;
  const auto output = rung::OutputFile::open(file.path(), diagnostics);
  rung::Column numbers;
  for (const int value : {1, 2, 3}) append(numbers, Value(Decimal(value)), Type::number());
  const rung::Column same = constant_column(Value(std::string("k")), Type::text(), 1);
  const auto writer = rung::csv_writer({{"n", Type::number()}, {"same", Type::text()}},
                                       {program, Language::english, *output});
  const std::vector<const rung::Column*> columns = {&numbers, &same};
  const std::vector<std::uint8_t> mask = {1, 0, 1};
  writer->write(columns, 3, mask);
  writer->finish();
  CHECK(output->commit());
  CHECK(file.bytes() == "n,same\n1,k\n3,k\n");
}

TEST_CASE("what is written of a number is what print() gives") {
  const rung::Program program;
  std::mt19937_64 random(3);
  const Type types[] = {Type::number(), Type::number(Numeric::percent)};
  for (int round = 0; round < 20000; ++round) {
    const int scale = static_cast<int>(random() % 19);
    std::int64_t mantissa = static_cast<std::int64_t>(random()) >> (random() % 64);
    if (random() % 4 == 0) mantissa = mantissa / 1000000 * 1000000;
    if (random() % 4 == 0) mantissa = mantissa / 1000000 * 1000000 + 500000;
    rung::Column column;
    column.reset(rung::Storage::narrow, 1);
    column.scale = scale;
    column.integers.push_back(mantissa);
    column.states.push_back(rung::State::known);
    const Decimal value = *Decimal::from_scaled(mantissa, scale);
    for (const Type& type : types) {
      CAPTURE(mantissa);
      CAPTURE(scale);
      std::string text;
      rung::CellPrinter(type, program, Language::english).append_to(text, column, 0);
      REQUIRE(text == print(value, type, program, Language::english));
      std::string fraction;
      rung::CellPrinter(type, program, Language::english, rung::NumberStyle::fraction)
          .append_to(fraction, column, 0);
      REQUIRE(fraction == write_decimal(value, type.is_percent() ? 11 : 9));
    }
  }
}

TEST_CASE("wide numbers and extremes") {
  const std::string greatest = "99999999999999999999.999999999999999999";
  CHECK(
      csv({{"x", Type::number()}},
          {{Value(number(greatest))}, {Value(number("-0.0000000004"))}, {Value(number("-0.0000000005"))}}) ==
      "x\n100000000000000000000\n0\n-0.000000001\n");
  CHECK(csv({{"x", Type::number()}}, {{Value(number("-9223372036854775808"))}}) ==
        "x\n-9223372036854775808\n");
  CHECK(csv({{"x", Type::number(Numeric::percent)}}, {{Value(number("3"))}, {Value(number("0.5"))}}) ==
        "x\n300%\n50%\n");
}

TEST_CASE("what the CSV writer writes, the reader reads") {
  std::mt19937 random(5);
  const std::vector<std::string> pieces = {"a", ",", "\"", "\n", "\r", "\t", ";", "客户", " ", "|", "x"};
  rung::Program program = exports::texts({"a", "b"});
  Lines lines;
  for (int i = 0; i < 500; ++i) {
    std::vector<Value> line;
    for (int cell = 0; cell < 2; ++cell) {
      std::string text = "<";
      for (std::size_t k = random() % 6; k > 0; --k) text += pieces[random() % pieces.size()];
      line.emplace_back(text + ">");
    }
    lines.push_back(line);
  }
  for (const bool tabs : {false, true}) {
    const std::vector<rung::WrittenColumn> columns = {{"a", Type::text()}, {"b", Type::text()}};
    const exports::Reading reading = exports::read(tabs ? tsv(columns, lines) : csv(columns, lines), program);
    REQUIRE(reading.rejects.empty());
    REQUIRE(reading.rows.size() == lines.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      CHECK(reading.rows[i][0] == std::get<std::string>(lines[i][0]));
      CHECK(reading.rows[i][1] == std::get<std::string>(lines[i][1]));
    }
  }
}
