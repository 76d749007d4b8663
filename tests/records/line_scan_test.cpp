// The first look at a text, with all instructions, against a count character by character.
#include "records/line_scan.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

namespace {

rung::LineScan slow_scan(const std::string& text) {
  rung::LineScan scan;
  for (std::size_t i = 0; i < text.size(); ++i) {
    scan.line_feeds += text[i] == '\n' ? 1 : 0;
    scan.quotes = scan.quotes || text[i] == '"';
    scan.lone_returns = scan.lone_returns || (text[i] == '\r' && i + 1 < text.size() && text[i + 1] != '\n');
  }
  return scan;
}

}  // namespace

TEST_CASE("the first look at a text counts what is there") {
  std::mt19937 random(11);
  for (int round = 0; round < 3000; ++round) {
    std::string text(random() % (round % 100 == 0 ? 40000 : 400), 'x');
    const std::size_t odd = random() % 4 * random() % 10;
    for (std::size_t i = 0; i < odd && !text.empty(); ++i)
      text[random() % text.size()] = "\n\n\r\"\r"[random() % 5];
    for (std::size_t i = 0; i + 1 < text.size(); i += 1 + random() % 60) {
      if (round % 3 == 0) text[i] = '\r';
      text[i + 1] = '\n';
    }
    const rung::LineScan wanted = slow_scan(text);
    for (const rung::InstructionSet set : rung::available_instruction_sets()) {
      const rung::LineScan found = rung::scan_lines(text, set);
      CAPTURE(rung::name_of(set));
      REQUIRE(found.line_feeds == wanted.line_feeds);
      REQUIRE(found.quotes == wanted.quotes);
      REQUIRE(found.lone_returns == wanted.lone_returns);
    }
  }
}
