// Several files for one record give what one file with all their lines gives, but for the places of rejects.
#include <doctest/doctest.h>

#include <algorithm>

#include "runs.hpp"

using namespace runs;

namespace {

constexpr const char* rules = R"(record customer
  id     text key
  spent  money

record order of customer by id
  id     text
  amount money

ladder tier by spent
  | tier | reach     |
  | A    | >= 500    |
  | B    | otherwise |

action call
  when tier is A
  say  "{id}"

output
  id, spent, sum(order.amount) as turnover
)";

std::vector<std::string> customer_lines(bool rising) {
  std::vector<std::string> lines;
  for (int i = 0; i < 900; ++i) {
    const int number = rising ? 1000 + i : 1000 + (i * 389) % 900;
    std::string line = "K" + std::to_string(number) + "," + std::to_string(i);
    if (i % 89 == 7) line = "K1005,4";
    if (i % 97 == 3) line += "x";
    if (i == 401) line = "\"K\n2000\",7";
    lines.push_back(line);
  }
  return lines;
}

std::string text_of(const std::vector<std::string>& lines, std::size_t from, std::size_t to) {
  std::string text = "id,spent\n";
  for (std::size_t i = from; i < to; ++i) text += lines[i] + "\n";
  return text;
}

/// Without the columns `file` and `line`.
std::vector<std::string> causes(const std::string& rejects) {
  std::vector<std::string> found;
  for (std::size_t at = 0; (at = rejects.find(",id,", at)) != std::string::npos; ++at)
    found.push_back(rejects.substr(at, rejects.find('\n', at) - at));
  return found;
}

}  // namespace

TEST_CASE("a record in several files gives the same results as in one") {
  for (const bool rising : {true, false}) {
    RunFolder folder;
    const std::vector<std::string> lines = customer_lines(rising);
    folder.write("points.rung", rules);
    folder.write("all.csv", text_of(lines, 0, lines.size()));
    folder.write("orders.csv", "id,amount\nK1001,5\nK1002,6\nK1001,7\n");
    std::vector<std::string> parts;
    for (std::size_t from = 0; from < lines.size(); from += 130) {
      parts.push_back(folder.at("part" + std::to_string(from) + ".csv"));
      folder.write("part" + std::to_string(from) + ".csv",
                   text_of(lines, from, std::min(from + 130, lines.size())));
    }
    folder.write("part_empty.csv", "id,spent\n");
    parts.insert(parts.begin() + 2, folder.at("part_empty.csv"));
    parts.push_back(folder.at("part_empty2.csv"));
    folder.write("part_empty2.csv", "id,spent");
    rung::ReviewRequest request = request_for_all(folder);
    request.data["customer"] = {folder.at("all.csv")};
    request.data["order"] = {folder.at("orders.csv")};
    const Ran one = run(folder, request);
    REQUIRE(one.outcome.end == rung::ReviewEnd::rejected);
    request.data["customer"] = parts;
    for (const std::size_t jobs : {1, 2, 7}) {
      for (const std::size_t block : {64, 1000, 1 << 18}) {
        CAPTURE(rising);
        CAPTURE(jobs);
        CAPTURE(block);
        request.jobs = jobs;
        request.reading.block_bytes = block;
        const Ran several = run(folder, request);
        CHECK(several.files.at("out.csv") == one.files.at("out.csv"));
        CHECK(several.files.at("actions.csv") == one.files.at("actions.csv"));
        CHECK(causes(several.files.at("rejects.csv")) == causes(one.files.at("rejects.csv")));
        CHECK(several.outcome.summary.subjects.rejected == one.outcome.summary.subjects.rejected);
        const auto& files = several.outcome.summary.files[0].files;
        REQUIRE(files.size() == parts.size());
        CHECK(files[0].lines == 130);
        CHECK(files[2].lines == 0);
        CHECK(files[8].path == parts[8]);
        CHECK(files[8].bytes == 8);
      }
    }
  }
}

TEST_CASE("rejects tell the file and its own line") {
  RunFolder folder;
  folder.write("points.rung", rules);
  folder.write("a.csv", "id,spent\nC1,5\nC2,bad\n");
  folder.write("b.csv", "spent,id\n1,C4\n6,C2\n3,C1\n");
  folder.write("c.csv", "id,spent\nC4,1\nC5,x\n");
  rung::ReviewRequest request = request_for_all(folder);
  request.data["customer"] = {folder.at("a.csv"), folder.at("b.csv"), folder.at("c.csv")};
  folder.write("orders.csv", "id,amount\n");
  request.data["order"] = {folder.at("orders.csv")};
  for (const std::size_t block : {8, 1 << 18}) {
    request.reading.block_bytes = block;
    const Ran ran = run(folder, request);
    CHECK(ran.files.at("out.csv") == "id,spent,turnover\nC1,5,0\nC4,1,0\nC2,6,0\n");
    const std::string& rejects = ran.files.at("rejects.csv");
    std::size_t at = 0;
    CHECK(rejects.starts_with("record,file,line,column,value,reason\n"));
    for (const char* next : {"a.csv,3,spent,bad,", "b.csv,4,id,C1,", "c.csv,2,id,C4,", "c.csv,3,spent,x,"}) {
      at = rejects.find(next, at);
      CHECK_MESSAGE(at != std::string::npos, next);
    }
    CHECK(std::count(rejects.begin(), rejects.end(), '\n') == 5);
  }
}

TEST_CASE("a file of several that fails in the middle ends the run") {
  RunFolder folder;
  folder.write("points.rung", rules);
  folder.write("a.csv", "id,spent\nC1,5\n");
  folder.write("b.csv", "id,spent\nC2,\"6\n");
  folder.write("c.csv", "id,spent\nC3,5\n");
  folder.write("orders.csv", "id,amount\n");
  rung::ReviewRequest request = request_for_all(folder);
  request.data["customer"] = {folder.at("a.csv"), folder.at("b.csv"), folder.at("c.csv")};
  request.data["order"] = {folder.at("orders.csv")};
  const Ran ran = run(folder, request);
  CHECK(ran.outcome.end == rung::ReviewEnd::failed);
  CHECK(ran.codes() == "R208");
  CHECK(ran.files.at("out.csv").empty());
}
