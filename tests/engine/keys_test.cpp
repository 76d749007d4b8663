// Keys by their fingerprints: sets, numbers, and subjects whose keys come in any order.
#include <random>
#include <set>
#include <string>
#include <unordered_map>

#include "engine/key_set.hpp"
#include "engine/link_table.hpp"
#include "sketch.hpp"

using namespace rung;
using namespace rung::sketch;

TEST_CASE("a set of keys knows which it has") {
  std::mt19937 random(1);
  KeySet keys;
  std::set<std::string> known;
  for (int round = 0; round < 400; ++round) {
    std::vector<Fingerprint> prints;
    std::vector<std::uint8_t> wanted;
    for (int i = 0; i < 50; ++i) {
      const std::string key = "C" + std::to_string(random() % 12000);
      prints.push_back(fingerprint(key));
      wanted.push_back(known.insert(key).second ? 0 : 1);
    }
    std::vector<std::uint8_t> taken(prints.size());
    keys.insert(prints, taken);
    REQUIRE(taken == wanted);
  }
  CHECK(keys.size() == known.size());
}

TEST_CASE("keys are numbered in the order in which they come") {
  std::mt19937 random(2);
  LinkTable table;
  std::unordered_map<int, std::uint32_t> known;
  for (int round = 0; round < 300; ++round) {
    std::vector<Fingerprint> prints;
    std::vector<std::uint32_t> wanted;
    for (int i = 0; i < 40; ++i) {
      const int key = static_cast<int>(random() % 9000);
      prints.push_back(fingerprint(Int128{key}));
      wanted.push_back(known.try_emplace(key, static_cast<std::uint32_t>(known.size() + 1)).first->second);
    }
    std::vector<std::uint32_t> numbers(prints.size());
    table.add(prints, numbers.data());
    REQUIRE(numbers == wanted);
  }
  CHECK(table.size() == known.size());
  const Fingerprint absent = fingerprint(Int128{-1});
  std::uint32_t number = 7;
  table.find({&absent, 1}, &number);
  CHECK(number == 0);
}

TEST_CASE("keys that rise, then fall, then rise again") {
  for (const bool numbers : {false, true}) {
    Sketch s;
    const RecordId customer = s.record("customer");
    s.key(customer, "id", numbers ? Type::number() : Type::text());
    const NodeId x = s.input(customer, "x", Type::number());
    std::mt19937 random(3);
    for (int round = 0; round < 60; ++round) {
      Data data;
      std::vector<Cells> wanted;
      std::set<std::string> taken;
      int next = 100;
      const int turning = static_cast<int>(random() % 30);
      for (int i = 0; i < 30; ++i) {
        next =
            i < turning ? next + 1 + static_cast<int>(random() % 2) : 100 + static_cast<int>(random() % 60);
        const std::string key = std::to_string(next);
        data.lines.push_back({key, std::to_string(i)});
        if (random() % 6 == 0) {
          // A line that the reader rejects does not take its key.
          data.rejected.insert(data.lines.size() - 1);
          continue;
        }
        wanted.push_back({taken.insert(key).second ? std::to_string(i) : "duplicate"});
      }
      CHECK(run(s, {{x}, {}}, {{customer, data}}).rows == wanted);
    }
  }
}
