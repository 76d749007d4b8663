// Which files `rung eval` reads: compressed ones, several for one record, parts of the subjects.
#include <doctest/doctest.h>

#include "shell/shell.hpp"

using namespace rung::shell;

namespace {

constexpr const char* rules = R"(record customer from "customers.csv"
  id    text key
  spent money

record order of customer by id from "orders.csv"
  id     text
  amount money

output
  id, spent, sum(order.amount) as turnover
)";

constexpr const char* rated = "id,spent,turnover\nC1,5,30\nC2,6,7\nC3,7,0\n";

Folder prepared() {
  Folder folder;
  folder.write("r.rung", rules);
  folder.write("customers.csv", "id,spent\nC1,5\nC2,6\nC3,7\n");
  folder.write("orders.csv", "id,amount\nC1,10\nC2,7\nC1,20\n");
  return folder;
}

const std::string eval = "rung eval r.rung --as-of 2025-06-30 ";

}  // namespace

TEST_CASE("compressed files are read, whatever their name is") {
  const Folder folder = prepared();
  folder.run("gzip -k customers.csv; zstd -q orders.csv; cp orders.csv.zst packed.csv");
  CHECK(folder.run(eval + "customers.csv.gz").out == rated);
  CHECK(folder.run(eval + "customers.csv.gz --data order=orders.csv.zst").out == rated);
  CHECK(folder.run(eval + "customers.csv.gz --data order=packed.csv").out == rated);
  CHECK(folder.run(eval + "- < customers.csv.gz").out == rated);
  CHECK(folder.run("tr , '\\t' < customers.csv | gzip > c.tsv.gz; " + eval + "c.tsv.gz").out == rated);
  CHECK(folder.run("cat customers.csv.gz | " + eval + "- --data order=orders.csv.zst").out == rated);
}

TEST_CASE("keys of a compressed file are read once more where they stop rising") {
  const Folder folder = prepared();
  folder.run(
      "{ echo id,spent; seq -f 'K%06.0f,1' 50000; echo K000007,2; echo K060000,3; } | gzip > c.csv.gz");
  const Answer answer = folder.run(eval + "c.csv.gz --rejects rejects.csv -o out.csv");
  CHECK(answer.exit == 3);
  CHECK(folder.read("rejects.csv").find("customer,50002,id,K000007,") != std::string::npos);
  CHECK(folder.read("out.csv").ends_with("K050000,1,0\nK060000,3,0\n"));
}

TEST_CASE("damaged compressed files leave the old output") {
  const Folder folder = prepared();
  folder.write("out.csv", "old\n");
  folder.run(
      "{ echo id,spent; seq -f 'K%06.0f,1' 200000; } | gzip > c.csv.gz; head -c 400000 c.csv.gz > cut.csv.gz;"
      "{ head -c 300000 c.csv.gz; head -c 1000 /dev/zero; tail -c +301001 c.csv.gz; } > bad.csv.gz");
  for (const auto& [file, code] : {std::pair("cut.csv.gz", "R215"), std::pair("bad.csv.gz", "R214")}) {
    const std::string name = file;
    for (const std::string& call :
         {eval + name, eval + "--data order=" + name, eval + "- < " + name, eval + name + " --jobs 3"}) {
      CAPTURE(call);
      const Answer answer = folder.run(call + " -o out.csv");
      CHECK(answer.exit == 2);
      const bool as_order = call.find("order=") != std::string::npos;
      if (!as_order) CHECK(answer.err.find("[" + std::string(code) + "]") != std::string::npos);
      CHECK(folder.read("out.csv") == "old\n");
    }
  }
}
