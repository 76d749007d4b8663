// The columns that say why, file to file: what they say of the typical cases, and that they change nothing else.
#include <doctest/doctest.h>

#include <sstream>
#include <string>
#include <vector>

#include "runs.hpp"

namespace {

constexpr const char* rules = R"(record customer from "customers.csv"
  id         text   key
  amount     money  optional
  referrals  count  default 0
  late       count  default 0
  complete   percent default 100%
  before     grade  optional
  banned     yes/no default no

table size
  | amount  | => |
  | >= 1000 | 50 |
  | >= 100  | 20 |
  | >= 0    | 0  |

score value
  base    size
  bonus   referral 5 per referrals at most 15
  penalty slow     10 when late > 2
  extras  at most 10

ladder grade by value
  | tier | reach     | keep  |
  | A    | >= 50     | >= 40 |
  | B    | >= 20     | >= 15 |
  | C    | otherwise |       |
  A requires complete >= 80% and referrals >= 1
  current before
  rise at most 1 tier
  force C when banned

output
  id, value, grade
)";

constexpr const char* customers =
    "id,amount,referrals,late,complete,before,banned\n"
    "top,2000,3,0,100%,B,no\n"
    "short,150,1,5,100%,C,no\n"
    "blank,,1,0,100%,B,no\n"
    "new,,0,0,100%,,no\n"
    "gated,2000,0,0,50%,B,no\n"
    "fast,2000,3,0,100%,C,no\n"
    "banned,2000,3,0,100%,A,yes\n";

struct Line {
  std::string codes, because, to_next, to_keep, fields;
};

/// The reasons behind a key; no cell of these has a comma in it but those between conditions, which are quoted.
std::vector<std::string> cells(const std::string& file, const std::string& key) {
  std::istringstream lines(file);
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with(key + ",")) continue;
    std::vector<std::string> found(1);
    bool quoted = false;
    for (const char c : line) {
      if (c == '"')
        quoted = !quoted;
      else if (c == ',' && !quoted)
        found.emplace_back();
      else
        found.back() += c;
    }
    return found;
  }
  return {};
}

Line reasons(const std::string& file, const std::string& key) {
  const std::vector<std::string> all = cells(file, key);
  REQUIRE(all.size() >= 8);
  return {all[3], all[4], all[5], all[6], all[7]};
}

}  // namespace

TEST_CASE("each result says what keeps it from the next tier") {
  const runs::RunFolder folder;
  folder.write("points.rung", rules);
  folder.write("customers.csv", customers);
  rung::ReviewRequest request = runs::request_for_all(folder);
  request.subject = folder.at("customers.csv");
  request.reasons = rung::ReasonDetail::brief;
  const runs::Ran ran = run(folder, request);
  const std::string& out = ran.files.at("out.csv");
  CAPTURE(ran.codes());
  CHECK(out.starts_with(
      "id,value,grade,grade.reasons,grade.because,grade.to_next,grade.to_keep,grade.decided_by\n"));

  const Line top = reasons(out, "top");
  CHECK(top.codes == "value.base value.referral");
  CHECK(top.because == "A: the highest tier");
  CHECK(top.to_next == "");
  CHECK(top.to_keep == "20");

  const Line low = reasons(out, "short");
  CHECK(low.codes == "grade.reach value.base value.referral");
  CHECK(low.because == "C: 5 short of B");
  CHECK(low.to_next == "5");
  CHECK(low.fields == "amount referrals");

  CHECK(reasons(out, "blank").because == "B: stays, since value is blank");
  CHECK(reasons(out, "blank").codes.starts_with("grade.unmoved"));
  CHECK(reasons(out, "new").because == "unrated: value is blank");
  CHECK(reasons(out, "gated").codes == "grade.requires.1 grade.requires.2 value.referral");
  CHECK(reasons(out, "gated").because == "B; A asks for complete >= 80%, referrals >= 1");
  CHECK(reasons(out, "gated").fields == "complete referrals");
  CHECK(reasons(out, "fast").because == "B; it rises no further at this review");
  CHECK(reasons(out, "fast").codes.starts_with("grade.rise"));
  CHECK(reasons(out, "banned").codes.starts_with("grade.force"));
  CHECK(reasons(out, "banned").because == "C; a rule sets it");
}

TEST_CASE("in full every part and every condition is told, in the language of the words") {
  const runs::RunFolder folder;
  folder.write("points.rung", rules);
  folder.write("customers.csv", customers);
  rung::ReviewRequest request = runs::request_for_all(folder);
  request.subject = folder.at("customers.csv");
  request.reasons = rung::ReasonDetail::full;
  const runs::Ran english = run(folder, request);
  const std::vector<std::string> gated = cells(english.files.at("out.csv"), "gated");
  REQUIRE(gated.size() == 10);
  CHECK(gated[8] == "base +50; referral 0; slow 0; extras 0");
  CHECK(gated[9] == "value >= 50: yes; complete >= 80%: no; referrals >= 1: no");
  CHECK(cells(english.files.at("out.csv"), "fast")[8] == "base +50; referral +15; slow 0; extras 10");

  request.words = rung::Language::simplified;
  const runs::Ran chinese = run(folder, request);
  CHECK(chinese.files.at("out.csv").starts_with("id,value,grade,grade.原因代码,grade.说明,grade.距升级,"));
  CHECK(reasons(chinese.files.at("out.csv"), "short").because == "C：距 B 还差 5");
}

TEST_CASE("reasons change no result, whatever the threads and blocks") {
  const runs::RunFolder folder;
  folder.write("points.rung", rules);
  std::string many = "id,amount,referrals,late,complete,before,banned\n";
  for (int i = 0; i < 3000; ++i)
    many += "C" + std::to_string(100000 + i) + "," + (i % 7 == 0 ? "" : std::to_string(i * 37 % 2500)) + "," +
            std::to_string(i % 5) + "," + std::to_string(i % 4) + "," + std::to_string(i % 101) + "%," +
            std::string(1, "ABC"[i % 3]) + (i % 50 == 0 ? ",yes\n" : ",no\n");
  // An overflow that matters to nobody's tier must reject nobody for being looked at.
  folder.write("customers.csv", many + "huge,99999999999999999,2,0,100%,B,no\n");
  rung::ReviewRequest request = runs::request_for_all(folder);
  request.subject = folder.at("customers.csv");
  const std::string plain = run(folder, request).files.at("out.csv");
  request.reasons = rung::ReasonDetail::brief;
  const std::string told = run(folder, request).files.at("out.csv");
  std::istringstream with(told), without(plain);
  std::string a, b;
  std::size_t lines = 0;
  for (; std::getline(without, b); ++lines) {
    REQUIRE(std::getline(with, a));
    REQUIRE(a.starts_with(b + ","));
  }
  CHECK(lines == 3002);
  for (const std::size_t jobs : {2, 7}) {
    request.jobs = jobs;
    request.reading.block_bytes = 1000 * jobs;
    CHECK(run(folder, request).files.at("out.csv") == told);
  }
}

TEST_CASE("a tier above a number, not from it on, is told apart for each subject") {
  const runs::RunFolder folder;
  folder.write("points.rung", R"(record customer from "customers.csv"
  id      text   key
  amount  money
  seats   count

ladder grade by amount
  | tier | reach     |
  | A    | > 100     |
  | B    | otherwise |
  A requires seats >= 5

output
  id, grade
)");
  folder.write("customers.csv", "id,amount,seats\nlow,50,1\nedge,100,1\nhigh,500,1\n");
  rung::ReviewRequest request = runs::request_for_all(folder);
  request.subject = folder.at("customers.csv");
  request.reasons = rung::ReasonDetail::brief;
  const std::string out = run(folder, request).files.at("out.csv");
  CHECK(cells(out, "low").at(2) == "grade.reach grade.requires.1");
  CHECK(cells(out, "high").at(2) == "grade.requires.1");
  CHECK(cells(out, "edge").at(2) == "grade.reach grade.requires.1");
}
