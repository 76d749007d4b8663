// A run that would take more memory than it may ends with a message, and leaves what was there.
#include <doctest/doctest.h>

#include <string>

#include "records/memory_in_use.hpp"
#include "runs.hpp"

namespace {

constexpr const char* rules = R"(record customer from "customers.csv"
  id      text   key
  amount  money

let place = rank(amount)

output
  id, place

report all
  customers  count()
)";

std::string customers() {
  std::string text = "id,amount\n";
  for (int i = 0; i < 5000; ++i) text += "C" + std::to_string(i) + "," + std::to_string(i % 997) + "\n";
  return text;
}

}  // namespace

TEST_CASE("a run ends before it takes more memory than it may") {
  const runs::RunFolder folder;
  folder.write("points.rung", rules);
  folder.write("customers.csv", customers());
  folder.write("out.csv", "as it was\n");
  rung::ReviewRequest request = runs::request_for_all(folder);
  request.subject = folder.at("customers.csv");
  request.reading.block_bytes = 1000;
  // Any program takes more than this.
  request.reading.memory_limit = std::uint64_t{1} << 20;
  const runs::Ran refused = run(folder, request);
  CHECK(refused.outcome.end == rung::ReviewEnd::failed);
  CHECK(refused.codes() == "R226");
  CHECK(refused.files.at("out.csv") == "as it was\n");

  request.reading.memory_limit = rung::memory_in_use() * 4 + (std::uint64_t{1} << 30);
  const runs::Ran done = run(folder, request);
  CHECK(done.outcome.end == rung::ReviewEnd::done);
  CHECK(done.files.at("out.csv").starts_with("id,place\nC0,"));
}

TEST_CASE("what a run may take is within what there is") {
  CHECK(rung::memory_in_use() > (std::uint64_t{1} << 20));
  CHECK(rung::memory_within_reach() > rung::memory_in_use());
}
