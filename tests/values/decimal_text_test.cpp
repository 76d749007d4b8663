// Decimals read from plain digits and written as such.
#include <doctest/doctest.h>

#include "slow_integer.hpp"

namespace rung {

namespace {

std::string read(std::string_view text) {
  const std::optional<Decimal> decimal = parse_decimal(text);
  return decimal ? write_decimal(*decimal, Decimal::places) : "nothing";
}

std::string write(std::string_view text, int places = Decimal::written_places) {
  return write_decimal(*parse_decimal(text), places);
}

}  // namespace

TEST_CASE("plain digits are read") {
  CHECK(read("0") == "0");
  CHECK(read("500000") == "500000");
  CHECK(read("4.50") == "4.5");
  CHECK(read("+4.5") == "4.5");
  CHECK(read("-4.5") == "-4.5");
  CHECK(read("-0") == "0");
  CHECK(read("-0.000") == "0");
  CHECK(read("007") == "7");
  CHECK(read("0.000000000000000001") == "0.000000000000000001");
  CHECK(read("-99999999999999999999.999999999999999999") == "-99999999999999999999.999999999999999999");
}

TEST_CASE("zeros that say nothing are no obstacle") {
  CHECK(read("0000000000000000000000000000000000000000000001") == "1");
  CHECK(read("1.5000000000000000000000000000000000000000000000") == "1.5");
  CHECK(read("0.0000000000000000000") == "0");
}

TEST_CASE("what is not plain digits is refused") {
  for (const std::string_view text :
       {"",      "+",     "-",   ".",    ".5",    "5.",   "-.5",  "-5.", "--5", "+-5", "5-", " 5",  "5 ",
        "1,000", "1_000", "1e3", "0x10", "1.2.3", "1..2", "50万", "15%", "NaN", "inf", "٣",  "5\n", "１"}) {
    CAPTURE(std::string(text));
    CHECK(!parse_decimal(text));
  }
  CHECK(!parse_decimal(std::string_view("5\0", 2)));
}

TEST_CASE("what does not fit is refused, not rounded") {
  CHECK(!parse_decimal("0.0000000000000000001"));
  CHECK(!parse_decimal("1.1234567890123456789"));
  CHECK(!parse_decimal("100000000000000000000"));
  CHECK(!parse_decimal("-100000000000000000000"));
  CHECK(!parse_decimal(std::string(1000, '9')));
  CHECK(parse_decimal("1.1234567890123456780").has_value());
}

TEST_CASE("numbers are written with at most nine decimals, without trailing zeros") {
  CHECK(write("1") == "1");
  CHECK(write("-12.50") == "-12.5");
  CHECK(write("0.123456789") == "0.123456789");
  CHECK(write("0.1234567894") == "0.123456789");
  CHECK(write("0.1234567895") == "0.12345679");
  CHECK(write("-0.1234567895") == "-0.12345679");
  CHECK(write("0.9999999995") == "1");
  CHECK(write("0.999999999499999999") == "0.999999999");
  CHECK(write("1000000") == "1000000");
  CHECK(write("0.05") == "0.05");
}

TEST_CASE("what rounds to zero has no sign") {
  CHECK(write("-0.0000000004") == "0");
  CHECK(write("-0.0000000005") == "-0.000000001");
  CHECK(write("-0.4", 0) == "0");
}

TEST_CASE("numbers are written to other places") {
  CHECK(write("8.95", 1) == "9");
  CHECK(write("96.55", 1) == "96.6");
  CHECK(write("2.5", 0) == "3");
  CHECK(write("-2.5", 0) == "-3");
  CHECK(write("0.000000000000000001", 18) == "0.000000000000000001");
  CHECK(write("0.000000000000000001", 99) == "0.000000000000000001");
  // No decimal, but still a number to be written.
  CHECK(write("99999999999999999999.9999999999") == "100000000000000000000");
}

TEST_CASE("as written") {
  CHECK(as_written(*parse_decimal("0.1234567895")) == parse_decimal("0.12345679"));
  CHECK(as_written(*parse_decimal("-0.0000000004")) == Decimal(0));
  const Decimal greatest = *Decimal::from_units(Decimal::unit_limit - 1);
  CHECK(as_written(greatest) == greatest);
}

TEST_CASE("percents") {
  CHECK(write_percent(*parse_decimal("0.15")) == "15%");
  CHECK(write_percent(*parse_decimal("-0.005")) == "-0.5%");
  CHECK(write_percent(Decimal(0)) == "0%");
  CHECK(write_percent(Decimal(1)) == "100%");
  CHECK(write_percent(*parse_decimal("0.12345678901")) == "12.345678901%");
  CHECK(write_percent(*parse_decimal("0.123456789014")) == "12.345678901%");
  CHECK(write_percent(*parse_decimal("0.123456789015")) == "12.345678902%");
  CHECK(write_percent(*parse_decimal("0.000000000001")) == "0%");
  CHECK(write_percent(*parse_decimal("-0.000000000001")) == "0%");
  CHECK(write_percent(*parse_decimal("99999999999999999999")) == "9999999999999999999900%");
}

TEST_CASE("what is written in full reads as the same decimal") {
  slow::Samples samples(3);
  for (int i = 0; i < 3000; ++i) {
    const Decimal value = samples.next();
    const std::string text = write_decimal(value, Decimal::places);
    CAPTURE(text);
    CHECK(parse_decimal(text) == value);
    CHECK((text.find('.') == std::string::npos || text.back() != '0'));
    const std::optional<Decimal> rounded = round(value, 9, Rounding::half_away);
    if (rounded) CHECK(parse_decimal(write_decimal(value)) == rounded);
  }
}

}  // namespace rung
