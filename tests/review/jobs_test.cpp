// The bytes of all outputs are the same for any number of threads and any size of the blocks that are read.
#include <doctest/doctest.h>

#include "runs.hpp"

using namespace runs;

namespace {

constexpr const char* record_part = R"(record customer from "customers.csv"
  id     text key
  note   text optional
  spent  money

record order of customer by id from "orders.csv"
  id     text
  amount money
  day    date

let turnover = sum(order.amount)
let often_seen = count(order where order.day within last 90 days)

score value
  base    spent / 100
  bonus loyal 10 when turnover >= 500
  bonus often 1 per often_seen at most 7

ladder tier by value
  | tier | reach     |
  | A    | >= 40     |
  | B    | >= 12     |
  | C    | otherwise |

action call
  when tier is A
  say  "{id}: {value} points, {turnover}"

report by_tier by tier
  customers count()
  revenue   sum(turnover)
)";

constexpr const char* streamed = "\noutput\n  id, note, value, turnover, often_seen, tier\n";
/// A population keeps the subjects and lets related records be read behind them.
constexpr const char* kept =
    "\noutput\n  id, note, value, turnover, often_seen, tier, percentile(value) as place\n";

std::string customers() {
  std::string text = "id,note,spent\r\n";
  for (int i = 0; i < 1500; ++i) {
    const std::string id = "K" + std::to_string((i * 7919) % 1500);
    switch (i % 97) {
      case 13: text += id + ",\"two\nlines, \"\"quoted\"\"\"," + std::to_string(i) + "\r\n"; break;
      case 29: text += id + ",bad number,1.2.3\r\n"; break;
      case 31: text += id + ",too,many,cells\r\n"; break;
      case 53: text += "K5,again," + std::to_string(i) + "\r\n"; break;
      case 71: text += ",no key,1\r\n\r\n"; break;
      default: text += id + ",第" + std::to_string(i % 11) + "组," + std::to_string(i % 4000) + ".25\r\n";
    }
  }
  return text;
}

std::string orders() {
  std::string text = "day;amount;id\n";
  for (int i = 0; i < 6000; ++i) {
    const std::string id = "K" + std::to_string((i * 31) % 1700);
    const std::string day = "2025-0" + std::to_string(1 + i % 6) + "-1" + std::to_string(i % 10);
    switch (i % 211) {
      case 50: text += "someday;1;" + id + "\n"; break;
      case 90: text += day + ";7;nobody\n"; break;
      case 130: text += day + "\n"; break;
      default: text += day + ";" + std::to_string(i % 300) + ".5;" + id + "\n";
    }
  }
  return text;
}

void check_same(const RunFolder& folder, const rung::ReviewRequest& asked) {
  rung::ReviewRequest request = asked;
  const Ran first = run(folder, request);
  REQUIRE(first.outcome.end == rung::ReviewEnd::rejected);
  REQUIRE(first.outcome.summary.subjects.evaluated > 1000);
  REQUIRE(first.outcome.summary.files[1].counts.orphans > 20);
  REQUIRE(first.files.at("rejects.csv").find("customer,") != std::string::npos);
  REQUIRE(first.files.at("rejects.csv").find("order,") != std::string::npos);
  for (const std::size_t jobs : {1, 2, 7}) {
    for (const std::size_t block : {600, 4096, 1 << 20}) {
      for (const std::size_t rows : {1, 100, 2048}) {
        CAPTURE(jobs);
        CAPTURE(block);
        CAPTURE(rows);
        request.jobs = jobs;
        request.reading.block_bytes = block;
        request.reading.batch_rows = rows;
        const Ran ran = run(folder, request);
        for (const auto& [name, bytes] : first.files) CHECK_MESSAGE(ran.files.at(name) == bytes, name);
        const rung::SubjectCounts& counts = ran.outcome.summary.subjects;
        CHECK(counts.evaluated == first.outcome.summary.subjects.evaluated);
        CHECK(counts.rejected == first.outcome.summary.subjects.rejected);
        CHECK(ran.outcome.summary.files[1].counts.orphans == first.outcome.summary.files[1].counts.orphans);
        CHECK(ran.outcome.summary.files[1].counts.rejected == first.outcome.summary.files[1].counts.rejected);
      }
    }
  }
}

RunFolder& filled(RunFolder& folder, const char* output) {
  folder.write("points.rung", std::string(record_part) + output);
  folder.write("customers.csv", customers());
  folder.write("orders.csv", orders());
  return folder;
}

}  // namespace

TEST_CASE("subjects that are streamed come out the same on any number of threads") {
  RunFolder folder;
  filled(folder, streamed);
  check_same(folder, request_for_all(folder));
}

TEST_CASE("subjects that are kept come out the same on any number of threads") {
  RunFolder folder;
  filled(folder, kept);
  rung::ReviewRequest request = request_for_all(folder);
  request.reports.push_back({"by_tier", folder.at("report.csv")});
  check_same(folder, request);
}

TEST_CASE("more threads than lines are no harm") {
  RunFolder folder;
  folder.write("points.rung", std::string(record_part) + streamed);
  folder.write("customers.csv", "id,note,spent\nK1,,5\n");
  folder.write("orders.csv", "id,amount,day\n");
  rung::ReviewRequest request = request_for_all(folder);
  request.jobs = 64;
  CHECK(run(folder, request).outcome.end == rung::ReviewEnd::done);
  CHECK(folder.read("out.csv") == "id,note,value,turnover,often_seen,tier\nK1,,0.05,0,0,C\n");
}
