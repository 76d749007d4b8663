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

TEST_CASE("several files are read as one record, each with its own header, delimiter and encoding") {
  const Folder folder = prepared();
  folder.write("orders-1.csv", "id,amount\nC1,10\n");
  folder.write("orders-2.csv", "amount;extra;id\r\n7;x;C2\r\n");
  folder.write("orders-3.csv", std::string("\xFF\xFEi\0d\0\t\0a\0m\0o\0u\0n\0t\0\n\0C\0"
                                           "1\0\t\0"
                                           "2\0"
                                           "0\0",
                                           32));
  folder.run("gzip -k orders-1.csv");
  for (const char* orders :
       {"--data 'order=orders-?.csv'", "--data order=orders-1.csv --data 'order=orders-[23].csv'",
        "--data order=orders-3.csv --data order=orders-2.csv --data order=orders-1.csv.gz",
        "--data 'order=../files/orders-*.csv'"}) {
    for (const char* jobs : {"1", "3"}) {
      CAPTURE(orders);
      const Answer answer = folder.run(eval + orders + " --jobs " + jobs);
      CHECK(answer.exit == 0);
      CHECK(answer.out == rated);
      CHECK(answer.err.find("orders-2.csv (UTF-8), 1 lines") != std::string::npos);
    }
  }
  CHECK(folder.run("cat orders-1.csv | " + eval + "--data order=- --data 'order=orders-[23].csv'").out ==
        rated);
}

TEST_CASE("a default file may be a pattern, beside the rules") {
  const Folder folder = prepared();
  std::string text = rules;
  text.replace(text.find("orders.csv"), 10, "parts/o-*.csv");
  folder.write("[odd] *folder/r.rung", text);
  folder.write("[odd] *folder/customers.csv", folder.read("customers.csv"));
  folder.write("[odd] *folder/parts/o-1.csv", "id,amount\nC1,10\n");
  folder.write("[odd] *folder/parts/o-2.csv", "id,amount\nC2,7\nC1,20\n");
  CHECK(folder.run("rung eval '[odd] *folder/r.rung' --as-of 2025-06-30").out == rated);
  folder.write("odd.csv", "id,amount\nC3,1\n");
  folder.write("o[dx]d.csv", folder.read("orders.csv"));
  CHECK(folder.run(eval + "--data 'order=o[dx]d.csv'").out == rated);
}

TEST_CASE("what is wrong with one of several files") {
  const Folder folder = prepared();
  folder.write("o-1.csv", "id,amount\nC1,10\n");
  folder.write("o-2.csv", "id,amuont\nC1,10\n");
  folder.write("o-3.csv", "");
  folder.write("o-4.csv", "id,amount\nC1,\"10\n");
  folder.write("out.csv", "old\n");
  const Answer headers = folder.run(eval + "--data 'order=o-[123].csv' -o out.csv");
  CHECK(headers.exit == 2);
  CHECK(headers.err.find("o-2.csv") != std::string::npos);
  CHECK(headers.err.find("o-3.csv") != std::string::npos);
  const Answer open = folder.run(eval + "--data order=o-1.csv --data order=o-4.csv -o out.csv");
  CHECK(open.exit == 2);
  CHECK(open.err.find("o-4.csv:2") != std::string::npos);
  const Answer none = folder.run(eval + "--data 'order=p-*.csv' -o out.csv");
  CHECK(none.exit == 2);
  CHECK(none.err.find("no file is named like `p-*.csv`") != std::string::npos);
  const Answer twice = folder.run(eval + "--data order=o-1.csv --data 'order=./o-1*' -o out.csv");
  CHECK(twice.exit == 2);
  CHECK(twice.err.find("`./o-1.csv` is given twice for record `order`") != std::string::npos);
  CHECK(folder.run(eval + "--data order=- --data order=- -o out.csv < orders.csv").exit == 2);
  CHECK(folder.read("out.csv") == "old\n");
}

TEST_CASE("more files than a program may have open") {
  const Folder folder = prepared();
  folder.run("mkdir parts; for i in $(seq 100 399); do printf 'id,amount\\nC1,1\\n' > parts/o$i.csv; done");
  const Answer answer = folder.run("ulimit -n 40; " + eval + "--data 'order=parts/*.csv' --stats stats.json");
  CHECK(answer.exit == 0);
  CHECK(answer.out.find("C1,5,300\n") != std::string::npos);
  CHECK(answer.err.find("parts/o100.csv … parts/o399.csv (300)") != std::string::npos);
  CHECK(folder.read("stats.json").find("\"file\":\"parts/o399.csv\"") != std::string::npos);
}
