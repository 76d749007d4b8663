// Separators of CSV blocks: what is plain and what is not, then random blocks under every instruction set of
// this machine against the scalar search.
#include "records/separators.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

using namespace std::string_view_literals;

namespace {

struct Found {
  std::vector<std::uint32_t> places;
  std::size_t line_ends;
  rung::LineEnd line_end;

  bool operator==(const Found&) const = default;
};

std::optional<Found> found_in(std::string_view block, rung::InstructionSet set, rung::Separators& separators,
                              char delimiter = ',') {
  if (!find_separators(block, delimiter, separators, set)) return std::nullopt;
  CHECK(separators.places()[-1] + separators.line_end_bytes() == 0);
  return Found{{separators.places(), separators.places() + separators.size()},
               separators.line_ends(),
               separators.line_end()};
}

/// A text in memory of its own that ends with it, at a given distance from a boundary of 64 bytes.
class PlacedText {
 public:
  PlacedText(std::string_view text, std::size_t offset)
      : size_(text.size()),
        room_(new (std::align_val_t(64)) char[offset + size_]),
        at_(room_.get() + offset) {
    if (size_ != 0) std::memcpy(at_, text.data(), size_);
  }
  operator std::string_view() const { return {at_, size_}; }

 private:
  struct Release {
    void operator()(char* room) const { operator delete[](room, std::align_val_t(64)); }
  };

  std::size_t size_;
  std::unique_ptr<char[], Release> room_;
  char* at_;
};

std::string random_text(std::mt19937& random, const std::vector<std::string_view>& pieces,
                        std::size_t longest) {
  const std::size_t length = random() % (longest + 1);
  std::string text;
  while (text.size() < length) text += pieces[random() % pieces.size()];
  text.resize(length);
  return text;
}

/// How often the sets agreed on a plain text.
std::size_t compare_sets(const std::vector<std::string_view>& pieces, int rounds, std::size_t longest) {
  std::mt19937 random(20260117);
  rung::Separators separators;
  std::size_t plain = 0;
  for (int round = 0; round < rounds; ++round) {
    const std::string text = random_text(random, pieces, longest);
    const PlacedText placed(text, random() % 64);
    const auto expected = found_in(text, rung::InstructionSet::scalar, separators);
    for (const rung::InstructionSet set : rung::available_instruction_sets()) {
      CAPTURE(text);
      CAPTURE(rung::name_of(set));
      REQUIRE(found_in(placed, set, separators) == expected);
    }
    if (expected) ++plain;
  }
  return plain;
}

}  // namespace

TEST_CASE("instruction sets have names, and the best one is at hand") {
  const auto sets = rung::available_instruction_sets();
  REQUIRE_FALSE(sets.empty());
  CHECK(sets.front() == rung::InstructionSet::scalar);
  CHECK(sets.back() == rung::best_instruction_set());
  for (const rung::InstructionSet set : sets) {
    CHECK(rung::available_instruction_set(rung::name_of(set)) == set);
  }
  CHECK_FALSE(rung::available_instruction_set("AVX2"));
  CHECK_FALSE(rung::available_instruction_set(""));
}

TEST_CASE("separators of plain blocks") {
  using rung::LineEnd;
  rung::Separators separators;
  for (const rung::InstructionSet set : rung::available_instruction_sets()) {
    CAPTURE(rung::name_of(set));
    const auto find = [&](std::string_view block) { return found_in(block, set, separators); };
    CHECK(find("") == Found{{}, 0, LineEnd::lf});
    CHECK(find("a") == Found{{}, 0, LineEnd::lf});
    CHECK(find("a,b\n1,2\n") == Found{{1, 3, 5, 7}, 2, LineEnd::lf});
    CHECK(find("a,b\r\n1,2\r\n") == Found{{1, 3, 6, 8}, 2, LineEnd::cr_lf});
    CHECK(find("a,b\r\n1,2") == Found{{1, 3, 6}, 1, LineEnd::cr_lf});
    CHECK(find("\n\n") == Found{{0, 1}, 2, LineEnd::lf});
    CHECK(find("\r\n\r\n") == Found{{0, 2}, 2, LineEnd::cr_lf});
    CHECK(find("\"a,b\",\"\"\n") == Found{{5, 8}, 1, LineEnd::lf});
    CHECK(find("\"a,b\"\r\n\"\"") == Found{{5}, 1, LineEnd::cr_lf});
    CHECK(find("\"say \"\"a,b\"\"\",\"\"\"\",\"\"\"\"\"\"\n") == Found{{13, 18, 25}, 1, LineEnd::lf});
    CHECK(find("客户,\xFF\n") == Found{{6, 8}, 1, LineEnd::lf});
    CHECK(found_in("a b c", set, separators, ' ') == Found{{1, 3}, 0, LineEnd::lf});
    CHECK(found_in("a,b|\"c|d\"|", set, separators, '|') == Found{{3, 9}, 0, LineEnd::lf});
  }
}

TEST_CASE("blocks that are not plain, wherever the fault stands") {
  rung::Separators separators;
  for (const auto fault :
       {"\0"sv, "\"\0\""sv, "\r"sv, "\ra"sv, "\"\r\n\""sv, "\"\n\""sv, "\"a\r\""sv, "\""sv, "\"\"\""sv,
        "a\"b\""sv, " \"b\""sv, "\"a\"b"sv, "\"a\" "sv, "\"a\"\r,"sv, "\"\"a\""sv, "\r\n"sv, "\"a,\n\""sv}) {
    CAPTURE(fault);
    for (std::size_t before = 0; before < 200; ++before) {
      for (const auto behind :
           {",\n"sv, ""sv, ",1234567890123456789012345678901234567890123456789012345678901234\n"sv}) {
        // The text before ends with a delimiter and holds a LF, so that CR LF is a fault too.
        const std::string text =
            "\n" + std::string(before, 'x') + "," + std::string(fault) + std::string(behind);
        for (const rung::InstructionSet set : rung::available_instruction_sets()) {
          CAPTURE(rung::name_of(set));
          REQUIRE_FALSE(found_in(text, set, separators));
        }
      }
    }
  }
  for (const rung::InstructionSet set : rung::available_instruction_sets()) {
    CHECK_FALSE(found_in("a\r\nb\n", set, separators));
    CHECK_FALSE(found_in("a\r\n\nb\r\n", set, separators));
    CHECK_FALSE(found_in("a,\"b\r\nc\"\r\n", set, separators));
  }
}

TEST_CASE("quotes over the boundaries of vectors") {
  rung::Separators separators;
  for (std::size_t before = 0; before < 140; ++before) {
    for (std::size_t inside = 0; inside < 140; ++inside) {
      const std::string text = std::string(before, 'x') + ",\"" + std::string(inside, ',') + "\"\"\",\"\"\n";
      const auto place = static_cast<std::uint32_t>(before + inside + 5);
      const Found expected = {{static_cast<std::uint32_t>(before), place, place + 3}, 1, rung::LineEnd::lf};
      for (const rung::InstructionSet set : rung::available_instruction_sets()) {
        CAPTURE(rung::name_of(set));
        REQUIRE(found_in(text, set, separators) == expected);
      }
    }
  }
}

TEST_CASE("every instruction set finds what the scalar search finds") {
  // Of anything; of what is mostly plain, with LF and with CR LF; of little but separators.
  compare_sets({",", "\"", "\r", "\n", "\r\n", "\0"sv, "a", "客", "\xE5", "\"\""}, 20000, 300);
  const std::vector<std::string_view> plain = {",",     ",",         "a",          "客户", "12345",
                                               ",\"\"", ",\"a,b\",", ",\"\"\"x\"", " ",    ",\"12345678\""};
  std::vector<std::string_view> lines = plain;
  lines.insert(lines.end(), {"\n", ",\"\"\n", "1.25\n"});
  CHECK(compare_sets(lines, 20000, 300) > 500);
  lines = plain;
  lines.insert(lines.end(), {"\r\n", ",\"\"\r\n", "1.25\r\n"});
  CHECK(compare_sets(lines, 20000, 300) > 500);
  CHECK(compare_sets({",", "\n", ",,,", "a"}, 2000, 1000) == 2000);
}

TEST_CASE("blocks of many strips, and room that is used again") {
  std::mt19937 random(7);
  std::vector<std::string> blocks;
  for (const std::size_t size : {300'000, 10, 100'000, 16384, 16385, 32767}) {
    std::string block;
    while (block.size() < size) block += random() % 3 == 0 ? "a,\"x,y\",\n" : ",,,";
    blocks.push_back(block);
  }
  rung::Separators fresh;
  for (const rung::InstructionSet set : rung::available_instruction_sets()) {
    CAPTURE(rung::name_of(set));
    rung::Separators used;
    for (std::string& block : blocks) {
      const auto expected = found_in(block, rung::InstructionSet::scalar, fresh);
      REQUIRE(expected);
      CHECK(found_in(block, set, used) == expected);
      // A fault in the last strip.
      const std::string broken = block + "a\"b\"\n";
      CHECK_FALSE(found_in(broken, set, used));
    }
  }
}
