// Cells that are one of some words: truth and enumerations; and what all cells share.
#include <doctest/doctest.h>

#include "records/cell_text.hpp"
#include "records/enumeration_cell.hpp"
#include "records/nearest.hpp"
#include "records/truth_cell.hpp"

using rung::read_truth;

TEST_CASE("truth in words of three scripts and any case") {
  for (const char* cell : {"yes", "YES", "True", "1", "y", "T", "是", "有", "真", "Ｙ", "ｔｒｕｅ", "１"}) {
    CAPTURE(cell);
    CHECK(read_truth(cell) == true);
  }
  for (const char* cell : {"no", "No", "FALSE", "0", "n", "f", "否", "无", "無", "假"}) {
    CAPTURE(cell);
    CHECK(read_truth(cell) == false);
  }
  for (const char* cell : {"", "2", "1.0", "maybe", "yess", "不是", "on", "truetruetruetruetrue", "-1"}) {
    CAPTURE(cell);
    CHECK_FALSE(read_truth(cell).has_value());
  }
}

TEST_CASE("values of an enumeration are exact after NFC") {
  rung::Enumeration enumeration;
  for (const char* text : {"gaming", "Fiber optic", "caf\u00E9", "其他"})
    enumeration.values.push_back({text, {}});
  const rung::EnumerationWords words(enumeration);
  CHECK(words.read("gaming") == 0);
  CHECK(words.read("Fiber optic") == 1);
  CHECK(words.read("caf\u00E9") == 2);
  CHECK(words.read("cafe\u0301") == 2);
  CHECK(words.read("其他") == 3);
  CHECK_FALSE(words.read("Gaming"));
  CHECK_FALSE(words.read("gamin"));
  CHECK_FALSE(words.read("Fiber  optic"));
  CHECK_FALSE(words.read("其它"));
}

TEST_CASE("a long enumeration finds what a short one finds") {
  rung::Enumeration enumeration;
  for (int i = 0; i < 50; ++i) enumeration.values.push_back({"level " + std::to_string(i * 7 % 50), {}});
  const rung::EnumerationWords words(enumeration);
  for (int i = 0; i < 50; ++i) CHECK(words.read(enumeration.values[static_cast<std::size_t>(i)].text) == i);
  CHECK_FALSE(words.read("level 50"));
  CHECK_FALSE(words.read("level"));
  CHECK_FALSE(words.read("zzz"));
}

TEST_CASE("white space of every kind goes from the ends only") {
  CHECK(rung::trim("  a b\t") == "a b");
  CHECK(rung::trim("\u3000\u00A0a\u3000b\u00A0\r\n") == "a\u3000b");
  CHECK(rung::trim("\u3000") == "");
  CHECK(rung::trim("") == "");
  CHECK(rung::trim(" 客户 ") == "客户");
  CHECK(rung::trim("\xFF ") == "\xFF");
  CHECK(rung::trim("\xA0") == "\xA0");
  CHECK(rung::trim("\u2003x") == "x");
}

TEST_CASE("an excerpt is cut between characters") {
  CHECK(rung::excerpt("客户") == "客户");
  std::string many;
  for (int i = 0; i < 61; ++i) many += "客";
  CHECK(rung::excerpt(many) == many.substr(0, 180) + "…");
  CHECK(rung::excerpt(many.substr(0, 180)) == many.substr(0, 180));
}

TEST_CASE("the nearest of some names") {
  const std::vector<std::string> names = {"customer_id", "Order amount", "valuation", "客户编号", "客户名称"};
  CHECK(rung::nearest("customerid", names) == "customer_id");
  CHECK(rung::nearest("order_amount", names) == "Order amount");
  CHECK(rung::nearest("valuaton", names) == "valuation");
  CHECK(rung::nearest("客户编码", names) == "客户编号");
  CHECK_FALSE(rung::nearest("since", names));
  CHECK_FALSE(rung::nearest("", names));
  CHECK_FALSE(rung::nearest("x", {"y"}));
}
