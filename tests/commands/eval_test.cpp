// `rung eval` from its command line: files, standard input and output, rejects, gates, exit codes, and that nothing is lost.
#include <doctest/doctest.h>

#include "shell/shell.hpp"

using namespace rung::shell;

namespace {

constexpr const char* rules = R"(ruleset points "Points"
  version 1.2
  effective from 2025-01-01 to 2025-12-31

param step money = 1000

record customer from "customers.csv"
  id     text key
  orders count
  spent  money

record visit of customer by id from "visits.csv"
  id   text
  day  date

let visits = count(visit where visit.day within last 30 days)

score value
  base orders
  bonus spender 10 when spent >= step
  bonus visitor 1 per visits at most 3

ladder tier by value
  | tier | reach     |
  | A    | >= 20     |
  | B    | otherwise |

action call
  when tier is A
  due  today + 7 days
  say  "{id}: {value} points"

report by_tier by tier
  customers count()

output
  id, value, tier, tier.change
)";

constexpr const char* customers = "id,orders,spent\nC1,12,5000\nC2,3,10\nC3,x,1\nC1,1,1\n";
constexpr const char* visits = "id,day\nC1,2025-06-30\nC1,2025-06-01\nC1,2025-05-31\nC9,2025-06-30\n";

/// A folder with the rules and the data above.
Folder with_data() {
  Folder folder;
  folder.write("points.rung", rules);
  folder.write("customers.csv", customers);
  folder.write("visits.csv", visits);
  return folder;
}

constexpr const char* day = " --as-of 2025-06-30 ";

}  // namespace

TEST_CASE("results go to standard output, the summary to standard error") {
  const Folder folder = with_data();
  const Answer answer = folder.run(std::string("rung eval points.rung") + day);
  CHECK(answer.exit == 3);
  CHECK(answer.out == "id,value,tier,tier.change\nC1,24,A,new\nC2,3,B,new\n");
  CHECK(answer.err.find("4 read = 2 evaluated + 2 rejected + 0 left out") != std::string::npos);
  CHECK(answer.err.find("2025-06-30") != std::string::npos);
}

TEST_CASE("rejects have record, line, column, value and reason, in the order of the input") {
  const Folder folder = with_data();
  const Answer answer =
      folder.run(std::string("rung eval points.rung -o out.csv --rejects rejects.csv") + day);
  CHECK(answer.exit == 3);
  const std::string rejects = folder.read("rejects.csv");
  CHECK(rejects.starts_with("record,line,column,value,reason\ncustomer,4,orders,x,"));
  CHECK(rejects.find("\ncustomer,5,id,C1,") != std::string::npos);
}

TEST_CASE("what is read without a key of its own record's file is counted") {
  const Folder folder = with_data();
  const Answer answer = folder.run(std::string("rung eval points.rung -o out.csv --stats stats.json") + day);
  CHECK(answer.err.find("without a subject: 1") != std::string::npos);
  const std::string stats = folder.read("stats.json");
  CHECK(stats.find("\"read\":4,\"evaluated\":2,\"rejected\":2,\"left_out\":0") != std::string::npos);
  CHECK(stats.find("\"tier\":{\"A\":1,\"B\":1}") != std::string::npos);
}

TEST_CASE("a strict run and a run over its limit write nothing and keep the old file") {
  const Folder folder = with_data();
  folder.write("out.csv", "old\n");
  for (const char* gate : {"--strict", "--max-rejects 1", "--max-rejects 10%"}) {
    const Answer answer =
        folder.run(std::string("rung eval points.rung -o out.csv --actions actions.csv ") + gate + day);
    CHECK(answer.exit == 1);
    CHECK(folder.read("out.csv") == "old\n");
    CHECK_FALSE(folder.has("actions.csv"));
  }
  CHECK(folder.run(std::string("rung eval points.rung -o out.csv --max-rejects 2") + day).exit == 3);
  CHECK(folder.read("out.csv") != "old\n");
}

TEST_CASE("data comes from a named file, from the first argument or from standard input") {
  const Folder folder = with_data();
  folder.write("others.csv", "id,orders,spent\nC7,1,1\n");
  const std::string expected = "id,value,tier,tier.change\nC7,1,B,new\n";
  CHECK(folder.run(std::string("rung eval points.rung others.csv") + day).out == expected);
  CHECK(folder.run(std::string("rung eval points.rung --data customer=others.csv") + day).out == expected);
  CHECK(folder.run(std::string("rung eval points.rung -") + day + "< others.csv").out == expected);
  CHECK(folder.run(std::string("rung eval - others.csv") + day + "< points.rung").out == expected);
}

TEST_CASE("--set, --select and --where change what is computed and written, not the population") {
  const Folder folder = with_data();
  const Answer cheap = folder.run(std::string("rung eval points.rung --set step=10") + day);
  CHECK(cheap.out.find("C2,13,B,new") != std::string::npos);
  const Answer chosen = folder.run(
      std::string("rung eval points.rung --select id --select value.visitor --where 'tier is A'") + day);
  CHECK(chosen.out == "id,value.visitor\nC1,2\n");
  const Answer unknown = folder.run(std::string("rung eval points.rung --set stop=10") + day);
  CHECK(unknown.exit == 2);
  CHECK(unknown.err.find("did you mean `step`?") != std::string::npos);
}

TEST_CASE("actions and reports") {
  const Folder folder = with_data();
  const Answer answer = folder.run(std::string("rung eval points.rung -o out.csv --actions actions.csv "
                                               "--report by_tier=tiers.csv --report by_tier") +
                                   day);
  CHECK(answer.exit == 3);
  CHECK(folder.read("actions.csv") == "id,action,due,owner,text\nC1,call,2025-07-07,,C1: 24 points\n");
  CHECK(folder.read("tiers.csv") == "tier,customers\nA,1\nB,1\n");
  CHECK(answer.err.find("by_tier\ntier  customers\n") != std::string::npos);
  CHECK(folder.run(std::string("rung eval points.rung --report by_teir") + day).exit == 2);
}

TEST_CASE("formats by ending and by option") {
  const Folder folder = with_data();
  folder.run(std::string("rung eval points.rung -o out.jsonl") + day);
  CHECK(folder.read("out.jsonl") ==
        "{\"id\":\"C1\",\"value\":24,\"tier\":\"A\",\"tier.change\":\"new\"}\n"
        "{\"id\":\"C2\",\"value\":3,\"tier\":\"B\",\"tier.change\":\"new\"}\n");
  const Answer table = folder.run(std::string("rung eval points.rung --format table --words zh-Hans") + day);
  CHECK(table.out.starts_with("id  value  tier  tier.变动\n"));
  CHECK(folder.run(std::string("rung eval points.rung --format xls") + day).exit == 2);
}

TEST_CASE("a review date outside the effective dates is a warning, in a strict run an error") {
  const Folder folder = with_data();
  folder.write("customers.csv", "id,orders,spent\nC1,12,5000\n");
  const Answer late = folder.run("rung eval points.rung --as-of 2026-01-01");
  CHECK(late.exit == 0);
  CHECK(late.err.find("R140") != std::string::npos);
  CHECK(folder.run("rung eval points.rung --as-of 2026-01-01 --strict").exit == 1);
}

TEST_CASE("what can not be done leaves everything as it was, with exit code 2") {
  const Folder folder = with_data();
  folder.write("out.csv", "old\n");
  folder.write("empty.csv", "");
  folder.write("open.csv", "id,orders,spent\nC1,\"12,5000\n");
  folder.write("narrow.csv", "id,order,spent\nC1,12,5000\n");
  folder.write("broken.rung", "record customer\n  id text key\n\nlet x = idd\n");
  for (const char* call :
       {"points.rung empty.csv", "points.rung open.csv", "points.rung narrow.csv", "points.rung none.csv",
        "broken.rung customers.csv", "none.rung customers.csv", "points.rung --as-of 30.6.2025",
        "points.rung --data custmer=customers.csv", "points.rung customers.csv visits.csv"}) {
    const std::string date = std::string(call).find("--as-of") == std::string::npos ? day : "";
    const Answer answer = folder.run(std::string("rung eval ") + call + " -o out.csv " + date);
    CAPTURE(call);
    CHECK(answer.exit == 2);
    CHECK(answer.err.find("error[") != std::string::npos);
    CHECK(folder.read("out.csv") == "old\n");
  }
  CHECK(folder.run(std::string("rung eval points.rung -o nowhere/out.csv") + day).exit == 2);
}

TEST_CASE("--jobs takes a number of threads, also from the environment") {
  const Folder folder = with_data();
  const std::string call = std::string("rung eval points.rung") + day;
  const std::string expected = folder.run(call).out;
  for (const char* jobs : {"1", "2", "1024"}) CHECK(folder.run(call + "--jobs " + jobs).out == expected);
  CHECK(folder.run("RUNG_JOBS=3 " + call).out == expected);
  for (const char* jobs : {"0", "1025", "-1", "two", "1.5", "''", "99999999999999999999", "' 2'"}) {
    CAPTURE(jobs);
    const Answer answer = folder.run(call + "--jobs=" + jobs);
    CHECK(answer.exit == 2);
    CHECK(answer.out.empty());
    CHECK(answer.err.find("--jobs") != std::string::npos);
  }
  const Answer variable = folder.run("RUNG_JOBS=many " + call);
  CHECK(variable.exit == 2);
  CHECK(variable.err.find("option `--jobs` cannot be `many`") != std::string::npos);
  CHECK(variable.err.find("1 … 1024") != std::string::npos);
}

TEST_CASE("a reader that goes away ends the run quietly") {
  const Folder folder = with_data();
  std::string many = "id,orders,spent\n";
  for (int i = 0; i < 200000; ++i) many += "K" + std::to_string(i) + ",1,1\n";
  folder.write("customers.csv", many);
  const Answer answer = folder.run(std::string("rung eval points.rung") + day + "| head -n 1");
  CHECK(answer.out == "id,value,tier,tier.change\n");
  CHECK(answer.err.empty());
}
