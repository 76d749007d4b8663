// Dates in the standard forms, with times behind them, and in forms that a rule file states.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "diagnostics/kinds.hpp"
#include "records/date_cell.hpp"

using rung::Kind;

namespace {

std::string read(std::string_view cell, std::vector<std::string> written_forms = {}) {
  std::vector<rung::DateForm> forms;
  for (const std::string& form : written_forms) forms.emplace_back(form);
  rung::Date date;
  if (const auto fault = read_date(cell, forms, date)) return std::string(row(*fault).code);
  return write_date(date);
}

const std::string unreadable = std::string(row(Kind::date_unreadable).code);
const std::string no_such_day = std::string(row(Kind::date_no_such_day).code);
const std::string misfit = std::string(row(Kind::date_form_misfit).code);

}  // namespace

TEST_CASE("the four standard forms") {
  for (const char* cell : {"2025-06-30", "2025-6-30", "2025/6/30", "2025/06/30", "20250630", "2025年6月30日",
                           "2025年06月30日", "２０２５－０６－３０"}) {
    CAPTURE(cell);
    CHECK(read(cell) == "2025-06-30");
  }
  CHECK(read("0001-01-01") == "0001-01-01");
  CHECK(read("9999/12/31") == "9999-12-31");
  CHECK(read("2024-02-29") == "2024-02-29");
}

TEST_CASE("a time behind a standard form is cut off") {
  for (const char* cell :
       {"2025-06-30 14:30", "2025-06-30 14:30:05", "2025-06-30T14:30:05Z", "2025-06-30T14:30:05.123456+08:00",
        "2025-06-30  0:00", "2025/6/30 2:30 PM", "2025/6/30 下午 02:30:00", "2025/6/30 上午12:00",
        "20250630 143005", "20250630143005", "20250630T143005", "2025年6月30日14:30",
        "2025年6月30日 14时30分", "2025年6月30日14時30分5秒", "2025-06-30　14：30",
        "2025-06-30 14:30:05 -0500", "2025-06-30 24:00:00"}) {
    CAPTURE(cell);
    CHECK(read(cell) == "2025-06-30");
  }
  for (const char* cell :
       {"2025-06-30 noon", "2025-06-30 25:00", "2025-06-30 14:60", "2025-06-3014:30", "2025-06-30T",
        "2025-06-30 14:30 sharp", "2025-06-30 14", "2025-06-30-", "2025年6月30日x"}) {
    CAPTURE(cell);
    CHECK(read(cell) == unreadable);
  }
}

TEST_CASE("what is no date, or is one in more ways than one") {
  for (const char* cell :
       {"6/30/2025", "30.6.2025", "03/04/2025", "2025.6.30", "25-06-30", "2025-06", "2025", "202506",
        "2025-06/30", "2025年6月30", "June 30", "45838", "x", "2025-", "2025063", "２０２５"}) {
    CAPTURE(cell);
    CHECK(read(cell) == unreadable);
  }
  for (const char* cell :
       {"2025-02-29", "2025-02-30", "2025-13-01", "2025/0/1", "20250631", "0000-01-01", "2025-02-30 10:00"}) {
    CAPTURE(cell);
    CHECK(read(cell) == no_such_day);
  }
}

TEST_CASE("stated forms") {
  CHECK(read("6/30/2025", {"m/d/yyyy"}) == "2025-06-30");
  CHECK(read("06/30/2025", {"m/d/yyyy"}) == "2025-06-30");
  CHECK(read("6/3/2025", {"mm/dd/yyyy"}) == "2025-06-03");
  CHECK(read("30.6.25", {"d.m.yy"}) == "2025-06-30");
  CHECK(read("30.06.00", {"d.m.yy"}) == "2000-06-30");
  CHECK(read("2025-06-30 14:05", {"yyyy-mm-dd hh:mm"}) == "2025-06-30");
  CHECK(read("14:05 30/6/2025", {"h:mm d/m/yyyy"}) == "2025-06-30");
  CHECK(read("30/6/2025", {"D/M/YYYY"}) == "2025-06-30");
  CHECK(read("20250630", {"yyyymmdd"}) == "2025-06-30");
  CHECK(read("2025年6月30日", {"yyyy年m月d日"}) == "2025-06-30");
  CHECK(read("6/30/2025  9:05:07", {"m/d/yyyy h:mm:ss"}) == "2025-06-30");
}

TEST_CASE("with stated forms the standard ones are not read") {
  CHECK(read("2025-06-30", {"m/d/yyyy"}) == misfit);
  CHECK(read("6/30/2025 14:00", {"m/d/yyyy"}) == misfit);
  CHECK(read("6/30/25", {"m/d/yyyy"}) == misfit);
  CHECK(read("006/30/2025", {"m/d/yyyy"}) == misfit);
  CHECK(read("2025630", {"yyyymmdd"}) == misfit);
  CHECK(read("6/30/2025 25:00", {"m/d/yyyy hh:mm"}) == misfit);
  CHECK(read("", {"m/d/yyyy"}) == misfit);
}

TEST_CASE("of several forms the first under which the cell is a day") {
  CHECK(read("2025-06-30 14:05", {"m/d/yyyy", "yyyy-mm-dd hh:mm"}) == "2025-06-30");
  CHECK(read("6/30/2025", {"d/m/yyyy", "m/d/yyyy"}) == "2025-06-30");
  CHECK(read("3/4/2025", {"d/m/yyyy", "m/d/yyyy"}) == "2025-04-03");
  CHECK(read("31/31/2025", {"d/m/yyyy", "m/d/yyyy"}) == no_such_day);
}

TEST_CASE("a form says year, month and day, each once") {
  CHECK(rung::DateForm("d.m.yy").is_complete());
  CHECK(rung::DateForm("yyyy-mm-dd hh:mm").is_complete());
  CHECK_FALSE(rung::DateForm("yyyy-mm").is_complete());
  CHECK_FALSE(rung::DateForm("dd/dd/yyyy").is_complete());
  CHECK_FALSE(rung::DateForm("").is_complete());
  CHECK_FALSE(rung::DateForm("yyyy-mmm-dd").is_complete());
}
