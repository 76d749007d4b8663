// Exports as batches of columns: headers, blanks and defaults, rejected lines, and files that are refused.
#include <doctest/doctest.h>

#include <random>

#include "diagnostics/kinds.hpp"
#include "exports.hpp"
#include "slow_splitter.hpp"

using exports::field;
using exports::optional_field;
using exports::program_of;
using exports::read;
using exports::Reading;
using rung::Kind;
using rung::Numeric;
using rung::Type;
using namespace std::string_literals;
using Rows = std::vector<std::vector<std::string>>;

namespace {

std::vector<Kind> kinds(const rung::Diagnostics& diagnostics) {
  std::vector<Kind> all;
  for (const rung::Diagnostic& diagnostic : diagnostics.all()) all.push_back(diagnostic.kind);
  return all;
}

/// One of each type.
rung::Program customers() {
  rung::Program program = program_of(
      {field("id", Type::text()), field("amount", Type::number(Numeric::money)),
       optional_field("share", Type::number(Numeric::percent)), optional_field("since", Type::date()),
       optional_field("listed", Type::truth()), optional_field("industry", Type::enumeration(0)),
       field("referrals", Type::number(Numeric::count))});
  program.enumerations.push_back({"", false, {{"gaming", {}}, {"finance", {}}, {"other", {}}}});
  program.records[0].fields[6].default_value = rung::Value(rung::Decimal(0));
  return program;
}

const std::string customers_header = "id,amount,share,since,listed,industry,referrals\n";

}  // namespace

TEST_CASE("values of every type") {
  const Reading reading = read(customers_header +
                                   "A1,\"1,200.50\",15%,2025/6/30,是,gaming,3\n"
                                   " A2 ,50万,,,,, \n"
                                   "A3,(5),0.5,20250630,no,other,1.0\n",
                               customers());
  REQUIRE(reading.opened);
  CHECK(reading.rejects.empty());
  CHECK(reading.rows == Rows{{"A1", "1200.5", "15%", "2025-06-30", "yes", "gaming", "3"},
                             {"A2", "500000", "~", "~", "~", "~", "0"},
                             {"A3", "-5", "50%", "2025-06-30", "no", "other", "1"}});
  CHECK(reading.lines == std::vector<std::uint64_t>{2, 3, 4});
}

TEST_CASE("the first bad cell of a line rejects it, the leftmost in the file") {
  const Reading reading = read(
      "referrals,industry,listed,since,share,amount,id\n"
      "x,fishing,maybe,2025-02-30,x,x,A1\n"
      "1,gaming,,,,12a00,A2\n"
      "1,gaming,,,,5,\n"
      "-3,gaming,,,,5,A4\n"
      "1, fishing ,,,,5,A5\n"
      "1,,,,15,5,A6\n"
      "1,,,,,5,A7\n",
      customers());
  REQUIRE(reading.rejects.size() == 6);
  const auto is = [&](std::size_t i, Kind kind, std::uint64_t line, std::string column, std::string value) {
    const rung::Reject& reject = reading.rejects[i];
    CHECK(reject.reason.kind == kind);
    CHECK(reject.line == line);
    CHECK(reject.column == column);
    CHECK(reject.value == value);
  };
  is(0, Kind::number_unreadable, 2, "referrals", "x");
  is(1, Kind::number_unreadable, 3, "amount", "12a00");
  is(2, Kind::cell_blank, 4, "id", "");
  is(3, Kind::count_negative, 5, "referrals", "-3");
  is(4, Kind::value_unlisted, 6, "industry", " fishing ");
  is(5, Kind::percent_above_one, 7, "share", "15");
  const auto place = std::get<rung::DataPlace>(reading.rejects[4].reason.where);
  CHECK(place.line == 6);
  CHECK(place.column == 2);
  // Nothing of a rejected line is left in the columns.
  CHECK(reading.rows[1] == std::vector<std::string>(7, "~"));
  CHECK(reading.rejected == std::vector<bool>{true, true, true, true, true, true, false});
  CHECK(reading.rows[6][0] == "A7");
}

TEST_CASE("a rejected related line keeps its link where that can be read") {
  rung::Program program = program_of({field("customer_id", Type::text()), field("amount", Type::number())});
  program.records[0].link = 0;
  const Reading reading = read(
      "customer_id,amount\nA1,x\nA2,1,2\n,5\nA3\n\"A4\"b,5\nA5,\xFF\nA6,1\0\nA\xFF,1\n\"A7\",1\n"s, program);
  CHECK(reading.rows == Rows{{"A1", "~"},
                             {"A2", "~"},
                             {"~", "~"},
                             {"A3", "~"},
                             {"~", "~"},
                             {"A5", "~"},
                             {"A6", "~"},
                             {"~", "~"},
                             {"A7", "1"}});
  REQUIRE(reading.rejects.size() == 8);
  CHECK(reading.rejects[0].reason.kind == Kind::number_unreadable);
  CHECK(reading.rejects[1].reason.kind == Kind::line_ragged);
  CHECK(reading.rejects[1].column == "");
  CHECK(reading.rejects[2].reason.kind == Kind::cell_blank);
  CHECK(reading.rejects[3].reason.kind == Kind::line_ragged);
  CHECK(reading.rejects[4].reason.kind == Kind::line_text_after_quote);
  CHECK(reading.rejects[5].reason.kind == Kind::line_not_text);
  CHECK(reading.rejects[6].reason.kind == Kind::line_nul);
  CHECK(reading.rejects[7].reason.kind == Kind::line_not_text);
  CHECK(reading.rejects[7].value == "");
}

TEST_CASE("blank, missing words and defaults") {
  rung::Program program = program_of({optional_field("a", Type::text()), optional_field("b", Type::number()),
                                      field("c", Type::text()), field("d", Type::date())});
  program.records[0].fields[1].missing_words = {"null", "-"};
  program.records[0].fields[2].default_value = rung::Value(std::string("none"));
  program.records[0].fields[3].default_value = rung::Value(*rung::make_date(2025, 1, 1));
  rung::ReadOptions options;
  options.missing_words = {"NA"};
  const Reading reading =
      read("a,b,c,d\nNA,-,NA,NA\n\u3000,null,,\nx,1,y,2025-06-30\n\"\",\" \",\"\",\"\u00A0\"\n-,NA,-,\n",
           program, {}, options);
  CHECK(reading.rejects.empty());
  CHECK(reading.rows == Rows{{"~", "~", "none", "2025-01-01"},
                             {"~", "~", "none", "2025-01-01"},
                             {"x", "1", "y", "2025-06-30"},
                             {"~", "~", "none", "2025-01-01"},
                             {"-", "~", "-", "2025-01-01"}});
}

TEST_CASE("only needed columns are looked for and read") {
  rung::Program program =
      program_of({field("a", Type::number()), field("b", Type::number()), field("c", Type::text())});
  const Reading reading = read("a,other,other,c\nnot a number,,,x\n", program, {false, false, true});
  REQUIRE(reading.opened);
  CHECK(reading.rows == Rows{{"x"}});
  CHECK(reading.rejects.empty());
  program.records[0].fields[1].computed = 0;
  // A computed field has no column, whoever needs it.
  CHECK(read("a,c\n1,x\n", program, {true, true, true}).rows == Rows{{"1", "x"}});
}

TEST_CASE("headers are trimmed and exact after NFC") {
  rung::Program program = program_of({field("x", Type::text())});
  program.records[0].fields[0].column = "caf\u00E9 amount";
  CHECK(read("\uFEFF \"cafe\u0301 amount\"\n", program).opened == false);
  CHECK(read("\uFEFF\u3000cafe\u0301 amount \n1\n", program).rows == Rows{{"1"}});
  CHECK(read("\" caf\u00E9 amount\",y\n1,2\n", program).rows == Rows{{"1"}});
  CHECK_FALSE(read("Caf\u00E9 amount,y\n", program).opened);
}

TEST_CASE("an absent column refuses the file and names the near one") {
  const Reading reading = read("customer id,Amont,\n1,2,3\n", program_of({field("amount", Type::number())}));
  CHECK_FALSE(reading.opened);
  REQUIRE(kinds(reading.diagnostics) == std::vector{Kind::column_absent});
  const rung::Diagnostic& diagnostic = reading.diagnostics.all()[0];
  CHECK(message(diagnostic, rung::Language::english).find("`amount`") != std::string::npos);
  const auto helps = help_lines(diagnostic, rung::Language::english);
  REQUIRE(helps.size() == 2);
  CHECK(helps[0] == "its columns are `customer id`, `Amont`, ``");
  CHECK(helps[1] == "did you mean `Amont`?");
}

TEST_CASE("a column that stands twice refuses the file, unless nobody needs it") {
  const rung::Program program = exports::texts({"a", "b"});
  CHECK(kinds(read("a,b,a\n", program).diagnostics) == std::vector{Kind::column_twice});
  CHECK(kinds(read("x,y,z\n", program).diagnostics) == std::vector{Kind::column_absent, Kind::column_absent});
  CHECK(read("a,b,a\n1,2,3\n", program, {false, true}).rows == Rows{{"2"}});
}

TEST_CASE("files that cannot be read at all") {
  const rung::Program program = exports::texts({"a"});
  const exports::ShortLivedFile nothing;
  CHECK(kinds(exports::read_file(nothing.path(), program).diagnostics) == std::vector{Kind::file_missing});
  CHECK(kinds(exports::read_file(nothing.folder(), program).diagnostics) ==
        std::vector{Kind::file_is_folder});
  CHECK(kinds(exports::read_file(nothing.path() + "/x", program).diagnostics) ==
        std::vector{Kind::file_missing});
  CHECK(kinds(read("", program).diagnostics) == std::vector{Kind::file_empty});
  CHECK(kinds(read("\uFEFF\n \n\r\n", program).diagnostics) == std::vector{Kind::file_empty});
  CHECK(kinds(read("PK\x03\x04 and so on", program).diagnostics) == std::vector{Kind::file_is_workbook});
  CHECK(kinds(read("\"a\nb\n", program).diagnostics) == std::vector{Kind::quote_not_closed});
  CHECK(kinds(read("a,\xFF\n1,2\n", program).diagnostics) == std::vector{Kind::header_unreadable});
  CHECK(kinds(read("\"a\"b\n1\n", program).diagnostics) == std::vector{Kind::header_unreadable});
  if (::geteuid() != 0) {
    const exports::ShortLivedFile locked("a\n1\n");
    std::filesystem::permissions(locked.path(), std::filesystem::perms::none);
    CHECK(kinds(exports::read_file(locked.path(), program).diagnostics) == std::vector{Kind::file_forbidden});
  }
}

TEST_CASE("a header without lines is a file without records") {
  for (const char* text : {"a,b", "a,b\n", "a,b\r\n\r\n"}) {
    const Reading reading = read(text, exports::texts({"a", "b"}));
    CHECK(reading.opened);
    CHECK(reading.rows.empty());
    CHECK_FALSE(reading.failure);
  }
}

TEST_CASE("a quote that never closes ends the file with the line where it opened") {
  rung::ReadOptions options;
  options.block_bytes = 16;
  const Reading reading =
      read("a,b\n1,2\n3,4\n5,6\n7,8\n9,10\n1,\"x\n2,3\n4,5\n", exports::texts({"a", "b"}), {}, options);
  REQUIRE(reading.failure);
  CHECK(reading.failure->kind == Kind::quote_not_closed);
  CHECK(message(*reading.failure, rung::Language::english) == "a quote opens on line 7 and never closes");
  CHECK(reading.rows.size() >= 3);
}

TEST_CASE("facts of the file") {
  const Reading reading = read("a;b\r\n\xBF\xCD\xBB\xA7;\xD0\xD0\xD2\xB5\r\n", exports::texts({"a", "b"}));
  CHECK(reading.rows == Rows{{"客户", "行业"}});
  CHECK(reading.facts.encoding == rung::Encoding::gb18030);
  CHECK(reading.facts.delimiter == ';');
  CHECK(reading.facts.bytes == 16);
  rung::ReadOptions big5;
  big5.encoding = rung::Encoding::big5;
  CHECK(read("a,b\n\xAB\xC8\xA4\xE1,x\n", exports::texts({"a", "b"}), {}, big5).rows == Rows{{"客戶", "x"}});
}

TEST_CASE("no batch is longer than asked for, whatever the size of blocks") {
  std::string text = "a,b\n";
  for (int i = 0; i < 10; ++i) text += std::to_string(i) + ",x\n";
  for (const std::size_t block : {1, 2, 7, 64, 4096}) {
    rung::ReadOptions options;
    options.batch_rows = 4;
    options.block_bytes = block;
    const Reading reading = read(text, exports::texts({"a", "b"}), {}, options);
    CHECK(reading.rows.size() == 10);
    for (const std::size_t rows : reading.batches) CHECK((rows > 0 && rows <= 4));
  }
}

TEST_CASE("numbers of many scales and widths in one column") {
  const rung::Program program = program_of({optional_field("x", Type::number())});
  std::string text = "x\n";
  Rows expected;
  std::mt19937 random(7);
  for (int i = 0; i < 300; ++i) {
    std::string number = std::to_string(random() % 1000000000 + 1);
    if (random() % 3 == 0) number += "." + std::to_string(random() % 9 + 1);
    if (random() % 20 == 0) number += "00000000" + std::to_string(random() % 9 + 1);
    if (number.find('.') == std::string::npos && random() % 30 == 0)
      number = std::to_string(random() % 9 + 1) + "9999999999999999999";
    text += number + "\n";
    const std::size_t point = number.find('.');
    // What is written has nine decimals, the tenth here is below a half or rounds up.
    expected.push_back({write_decimal(*rung::parse_decimal(number))});
    CHECK((point == std::string::npos || number.size() - point <= 11));
  }
  for (const std::size_t rows : {1, 3, 50, 1000}) {
    rung::ReadOptions options;
    options.batch_rows = rows;
    CHECK(read(text, program, {}, options).rows == expected);
  }
}

TEST_CASE("texts outlive their batch") {
  const rung::Program program = exports::texts({"a"});
  const exports::ShortLivedFile file("a\nfirst\n\"se\"\"cond\"\n" + std::string(40000, 'x') + "\nlast\n");
  rung::Diagnostics diagnostics;
  rung::ReadOptions options;
  options.batch_rows = 1;
  auto reader = rung::open_csv(file.path(), program, 0, {true}, options, diagnostics);
  REQUIRE(reader);
  rung::Batch batch;
  std::vector<rung::Column> kept;
  while (reader->next(batch)) kept.push_back(batch.columns[0]);
  reader.reset();
  REQUIRE(kept.size() == 4);
  CHECK(kept[0].texts[0] == "first");
  CHECK(kept[1].texts[0] == "se\"cond");
  CHECK(kept[2].texts[0].size() == 40000);
  CHECK(kept[3].texts[0] == "last");
}

TEST_CASE("random exports are read alike for all sizes of blocks and batches") {
  std::mt19937 random(11);
  const std::vector<std::string> pieces = {"a",        ",",  ",",    "\n",   "\n",   "\"x,y\"",
                                           "\"p\nq\"", "客", "\xFF", "\r\n", "\"\"", " "};
  for (int round = 0; round < 300; ++round) {
    std::string text = "a,b\n";
    for (std::size_t i = random() % 60; i > 0; --i) text += pieces[random() % pieces.size()];
    std::optional<Reading> first;
    for (const std::size_t block : {1, 2, 7, 64, 4096}) {
      rung::ReadOptions options;
      options.block_bytes = block;
      options.encoding = rung::Encoding::utf8;
      options.batch_rows = block % 5 + 1;
      Reading reading = read(text, exports::texts({"a", "b"}), {}, options);
      CAPTURE(text);
      CAPTURE(block);
      if (!first) {
        first = std::move(reading);
        continue;
      }
      REQUIRE(reading.rows == first->rows);
      REQUIRE(reading.lines == first->lines);
      REQUIRE(reading.rejected == first->rejected);
      REQUIRE(reading.rejects.size() == first->rejects.size());
      for (std::size_t i = 0; i < reading.rejects.size(); ++i) {
        REQUIRE(reading.rejects[i].reason.kind == first->rejects[i].reason.kind);
      }
    }
    // What is left of the slow splitter's rows without the header.
    REQUIRE(first->rows.size() == slow::split(text, ',').rows.size() - 1);
  }
}
