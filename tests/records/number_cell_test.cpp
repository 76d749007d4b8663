// Numbers as people write them: what is read, exactly as what, and what is refused for which reason.
#include <doctest/doctest.h>

#include <initializer_list>
#include <string>

#include "diagnostics/kinds.hpp"
#include "records/number_cell.hpp"

using rung::Decimal;
using rung::Kind;
using rung::NumberForm;
using rung::Numeric;

namespace {

std::string read(std::string_view cell, const NumberForm& form = {}) {
  rung::ScaledNumber number;
  if (const auto fault = read_number(cell, form, number)) return std::string(row(*fault).code);
  REQUIRE(number.scale >= 0);
  REQUIRE(number.scale <= Decimal::places);
  const auto decimal = Decimal::from_scaled(number.mantissa, number.scale);
  REQUIRE(decimal);
  return write_decimal(*decimal, Decimal::places);
}

std::string code(Kind kind) {
  return std::string(row(kind).code);
}

}  // namespace

TEST_CASE("plain numbers") {
  CHECK(read("0") == "0");
  CHECK(read("-0") == "0");
  CHECK(read("007") == "7");
  CHECK(read("12500.50") == "12500.5");
  CHECK(read("-12.5") == "-12.5");
  CHECK(read("+12.5") == "12.5");
  CHECK(read("−12.5") == "-12.5");
  CHECK(read(".5") == "0.5");
  CHECK(read("-.5") == "-0.5");
  CHECK(read("0.000000000000000001") == "0.000000000000000001");
  CHECK(read("99999999999999999999.999999999999999999") == "99999999999999999999.999999999999999999");
  CHECK(read("123456789012345678") == "123456789012345678");
  CHECK(read("1234567890123456789") == "1234567890123456789");
}

TEST_CASE("signs, currency and parentheses in the orders people use") {
  for (const char* cell :
       {"-¥1,200", "¥-1,200", "(1,200)", "(¥1,200)", "¥(1,200)", "¥ (1,200)", "-1,200元", "（￥１，２００）",
        "-$1200", "€-1200", "-£1,200.00", "-£1200", "( 1,200 )", "- 1200"}) {
    CAPTURE(cell);
    CHECK(read(cell) == "-1200");
  }
  for (const char* cell :
       {"¥1200", "￥1200", "1200元", "1200 元", "$1,200", "+¥1200", "１２００", "１，２００．００"}) {
    CAPTURE(cell);
    CHECK(read(cell) == "1200");
  }
  for (const char* cell :
       {"--5", "-(5)", "(-5)", "¥5元", "¥¥5", "¥", "-", "()", "(5", "5)", "元", "+", "5-", "$ -"}) {
    CAPTURE(cell);
    CHECK(read(cell) == code(Kind::number_unreadable));
  }
}

TEST_CASE("separators stand between groups of three") {
  CHECK(read("1,234,567.8") == "1234567.8");
  CHECK(read("0,123") == "123");
  for (const char* cell : {"1,2345", "1234,567", ",123", "1,,234", "1,23", "12,", "1,234,", "1.234,567",
                           "1.2.3", "1 200", "5.", "1.5,000", "."}) {
    CAPTURE(cell);
    CHECK(read(cell) == code(Kind::number_unreadable));
  }
}

TEST_CASE("万, 亿 and their kin multiply") {
  CHECK(read("50万") == "500000");
  CHECK(read("1.5亿") == "150000000");
  CHECK(read("1.5 億") == "150000000");
  CHECK(read("50萬") == "500000");
  CHECK(read("50w") == "500000");
  CHECK(read("50W") == "500000");
  CHECK(read("3千") == "3000");
  CHECK(read("2百万") == "2000000");
  CHECK(read("2千萬") == "20000000");
  CHECK(read("1万亿") == "1000000000000");
  CHECK(read("-¥1,200.5万") == "-12005000");
  CHECK(read("50万元") == "500000");
  CHECK(read("0.00000000000000000001亿") == "0.000000000001");
  for (const char* cell : {"万", "5万亿亿", "1亿2千万", "3百", "5元万", "5k", "5m", "五万", "10万~50万"}) {
    CAPTURE(cell);
    CHECK(read(cell) == code(Kind::number_unreadable));
  }
}

TEST_CASE("exponents are read where the value is exact") {
  CHECK(read("1.5E+05") == "150000");
  CHECK(read("1.50e5") == "150000");
  CHECK(read("25e-2") == "0.25");
  CHECK(read("1e-18") == "0.000000000000000001");
  CHECK(read("0e9999") == "0");
  CHECK(read("1e19") == "10000000000000000000");
  CHECK(read("1e20") == code(Kind::number_too_large));
  CHECK(read("1e-19") == code(Kind::number_too_fine));
  for (const char* cell : {"e5", "1e", "1e+", "1e1.5", "1e99999", "1e5e5", "NaN", "inf", "0x10", "12a00"}) {
    CAPTURE(cell);
    CHECK(read(cell) == code(Kind::number_unreadable));
  }
}

TEST_CASE("what a decimal cannot hold is refused, never rounded") {
  CHECK(read("100000000000000000000") == code(Kind::number_too_large));
  CHECK(read("0.1234567890123456789") == code(Kind::number_too_fine));
  CHECK(read("0.1234567890123456780") == "0.123456789012345678");
  CHECK(read(std::string(400, '9')) == code(Kind::number_too_large));
  CHECK(read("0." + std::string(400, '0') + "1") == code(Kind::number_too_fine));
  CHECK(read(std::string(400, '0') + "1") == "1");
}

TEST_CASE("integers are whole, counts are not negative") {
  const NumberForm integer = {.numeric = Numeric::integer, .unit = {}};
  const NumberForm count = {.numeric = Numeric::count, .unit = {}};
  CHECK(read("-3", integer) == "-3");
  CHECK(read("3.00", integer) == "3");
  CHECK(read("7.5", integer) == code(Kind::number_not_whole));
  CHECK(read("3", count) == "3");
  CHECK(read("1.5万", count) == "15000");
  CHECK(read("-3", count) == code(Kind::count_negative));
  CHECK(read("-0", count) == "0");
  CHECK(read("1.5", count) == code(Kind::number_not_whole));
  CHECK(read("50%", count) == code(Kind::percent_sign_unfit));
}

TEST_CASE("percents have a sign, are fractions, or stand in a column of percents") {
  const NumberForm percent = {.numeric = Numeric::percent, .unit = {}};
  const NumberForm unit_percent = {.numeric = Numeric::percent, .unit = {}, .unit_percent = true};
  CHECK(read("15%", percent) == "0.15");
  CHECK(read("15 ％", percent) == "0.15");
  CHECK(read("-150%", percent) == "-1.5");
  CHECK(read("(2.5%)", percent) == "-0.025");
  CHECK(read("0.15", percent) == "0.15");
  CHECK(read("1", percent) == "1");
  CHECK(read("1.00", percent) == "1");
  CHECK(read("1.01", percent) == code(Kind::percent_above_one));
  CHECK(read("15", percent) == code(Kind::percent_above_one));
  CHECK(read("-15", percent) == code(Kind::percent_above_one));
  CHECK(read("15", unit_percent) == "0.15");
  CHECK(read("15%", unit_percent) == "0.15");
  CHECK(read("0.5", unit_percent) == "0.005");
  CHECK(read("0.12345678901234567", unit_percent) == code(Kind::number_too_fine));
  CHECK(read("0.12345678901234567%", percent) == code(Kind::number_too_fine));
  CHECK(read("15%%", percent) == code(Kind::number_unreadable));
  CHECK(read("%", percent) == code(Kind::number_unreadable));
  CHECK(read("15%") == code(Kind::percent_sign_unfit));
  CHECK(read("x%") == code(Kind::number_unreadable));
}

TEST_CASE("a unit multiplies exactly") {
  const NumberForm ten_thousand = {.numeric = Numeric::money, .unit = Decimal(10000)};
  CHECK(read("50", ten_thousand) == "500000");
  CHECK(read("0.12345", ten_thousand) == "1234.5");
  CHECK(read("0.000000000000000001", ten_thousand) == "0.00000000000001");
  CHECK(read("99999999999999999", ten_thousand) == code(Kind::number_unit_misfit));
  const NumberForm tenth = {.numeric = Numeric::money, .unit = *rung::parse_decimal("0.1")};
  CHECK(read("5", tenth) == "0.5");
  CHECK(read("0.000000000000000001", tenth) == code(Kind::number_unit_misfit));
  CHECK(read("10.000000000000000000", tenth) == "1");
  CHECK(read("99999999999999999999", tenth) == "9999999999999999999.9");
  const NumberForm dozen = {.numeric = Numeric::count, .unit = Decimal(12)};
  CHECK(read("0.25", dozen) == "3");
}
