// Runs on parts of the subjects: together they give what one run gives.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "runs.hpp"

using namespace runs;

namespace {

constexpr const char* rules = R"(record customer from "customers.csv"
  id     count key
  name   text optional
  spent  money

record order of customer by id from "orders.csv"
  id     count
  number text
  amount money

record line of order by number from "lines.csv"
  number text
  pieces count

let turnover = sum(order.amount)
let pieces = sum(line.pieces)

ladder tier by spent
  | tier | reach     |
  | A    | >= 300    |
  | B    | otherwise |

action call
  when tier is A
  say  "{id}"

report by_tier by tier
  customers count()

output
  id, spent, turnover, pieces, tier
)";

void fill(RunFolder& folder) {
  folder.write("points.rung", rules);
  std::string customers = "id,name,spent\n";
  std::string orders = "amount,id,number\n";
  std::string lines = "number,pieces\n";
  for (int i = 0; i < 600; ++i) {
    // The same key in several ways of writing.
    const std::string key = (i % 3 == 0 ? "0" : "") + std::to_string(i % 590) + (i % 7 == 0 ? ".0" : "");
    customers += key + ",n" + std::to_string(i) + "," + std::to_string(i) + (i % 61 == 5 ? "x" : "") + "\n";
    if (i % 101 == 9) customers += "none,a," + std::to_string(i) + "\n" + key + ",too,many,cells\n";
  }
  for (int i = 0; i < 2000; ++i) {
    const std::string number = "N" + std::to_string(i);
    orders += std::to_string(i % 50) + (i % 301 == 7 ? "x" : "") + "," + std::to_string(i % 620) + "," +
              number + "\n";
    if (i % 401 == 3) orders += "1,nobody,Q" + std::to_string(i) + "\n";
    lines += number + "," + std::to_string(i % 9) + "\nZ" + number + ",1\n";
  }
  folder.write("customers.csv", customers);
  folder.write("orders.csv", orders);
  folder.write("lines.csv", lines);
}

std::multiset<std::string> body(const std::string& text) {
  std::multiset<std::string> lines;
  for (std::size_t at = text.find('\n') + 1; at < text.size();) {
    const std::size_t end = text.find('\n', at);
    lines.insert(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

}  // namespace

TEST_CASE("all shards together are the whole") {
  RunFolder folder;
  fill(folder);
  rung::ReviewRequest request = request_for_all(folder);
  const Ran whole = run(folder, request);
  REQUIRE(whole.outcome.end == rung::ReviewEnd::rejected);
  const rung::ReviewSummary& all = whole.outcome.summary;
  for (const std::uint32_t count : {1U, 2U, 5U}) {
    std::multiset<std::string> results;
    std::multiset<std::string> rejects;
    std::multiset<std::string> actions;
    rung::SubjectCounts subjects;
    std::uint64_t orphans = 0;
    std::uint64_t rejected_orders = 0;
    for (std::uint32_t number = 1; number <= count; ++number) {
      CAPTURE(number);
      request.shard = rung::Shard{number, count};
      request.jobs = number;
      request.reading.block_bytes = 500 * number;
      const Ran ran = run(folder, request);
      const rung::ReviewSummary& part = ran.outcome.summary;
      results.merge(body(ran.files.at("out.csv")));
      rejects.merge(body(ran.files.at("rejects.csv")));
      actions.merge(body(ran.files.at("actions.csv")));
      subjects.read += part.subjects.read;
      subjects.evaluated += part.subjects.evaluated;
      subjects.rejected += part.subjects.rejected;
      orphans += part.files[1].counts.orphans;
      rejected_orders += part.files[1].counts.rejected;
      CHECK(part.files[0].passed_over + part.subjects.read == all.subjects.read);
      CHECK(part.files[1].passed_over + part.files[1].counts.read == all.files[1].counts.read);
      CHECK(part.files[2].passed_over == 0);
      if (count > 1) CHECK(part.files[2].counts.orphans == 0);
      if (count == 5) CHECK(part.subjects.read > 60);
    }
    CHECK(results == body(whole.files.at("out.csv")));
    CHECK(actions == body(whole.files.at("actions.csv")));
    CHECK(subjects.read == all.subjects.read);
    CHECK(subjects.evaluated == all.subjects.evaluated);
    CHECK(subjects.rejected == all.subjects.rejected);
    CHECK(orphans == all.files[1].counts.orphans);
    CHECK(rejected_orders == all.files[1].counts.rejected);
    // Lines of records below the orders are rejected in every shard, and there are none here.
    CHECK(rejects == body(whole.files.at("rejects.csv")));
  }
}

TEST_CASE("the shard of a key is what the documentation says") {
  const rung::Program program;
  rung::Column keys;
  const auto shard = [&](rung::Value value, const rung::Type& type, std::uint32_t count) {
    keys = rung::Column();
    keys.reset(storage_of(type), 0);
    append(keys, value, type);
    return shard_of(program, keys, 0, type, count);
  };
  const rung::Type text = rung::Type::text();
  const rung::Type number = rung::Type::number(rung::Numeric::count);
  // The hashes are 28b66a4b9f33333a and 249e2808bea94f68.
  CHECK(shard(std::string("C001"), text, 1) == 1);
  CHECK(shard(std::string("C001"), text, 1000) == 83);
  CHECK(shard(std::string("客户"), text, 1000) == 705);
  CHECK(shard(rung::Decimal(42), number, 1000) == shard(std::string("42"), text, 1000));
  CHECK(shard(rung::Missing{}, text, 1000) == 1);
}

TEST_CASE("what needs all subjects, and subjects without a key") {
  RunFolder folder;
  fill(folder);
  rung::ReviewRequest request = request_for_all(folder);
  request.shard = rung::Shard{1, 2};
  request.reports.push_back({"by_tier", folder.at("report.csv")});
  CHECK(run(folder, request).codes() == "R154");
  request.reports.clear();
  std::string text = rules;
  folder.write("points.rung", text + "  percentile(spent) as place\n");
  const Ran place = run(folder, request);
  CHECK(place.codes() == "R154");
  CHECK(rung::message(place.outcome.diagnostics.all()[0], rung::Language::english)
            .starts_with("`percentile` "));
  CHECK(place.files.at("out.csv").empty());
  folder.write("points.rung",
               "record customer from \"customers.csv\"\n  name text optional\n\noutput\n  name\n");
  CHECK(run(folder, request).codes() == "R155");
}
