// `rung bench`: what it prints, and that it leaves nothing behind.
#include <doctest/doctest.h>

#include "shell/shell.hpp"

using namespace rung::shell;

namespace {

constexpr const char* rules = R"(record customer
  id     text key
  orders count

let busy = orders >= 3

output
  id, busy
)";

}  // namespace

TEST_CASE("bench: a line for each part and one for the whole run") {
  Folder folder;
  folder.write("rating.rung", rules);
  folder.write("customers.csv", "id,orders\na,1\nb,5\nc,x\n");
  const Answer answer = folder.run("rung bench rating.rung customers.csv --rounds 2 --jobs 1 --lang en");
  CHECK(answer.exit == 0);
  for (const char* part : {"\nread ", "\nparse ", "\nevaluate ", "\nformat ", "\nwrite ", "\nwhole run "}) {
    CAPTURE(part);
    CHECK(answer.out.find(part) != std::string::npos);
  }
  CHECK(answer.err.find("2 rounds") != std::string::npos);
  const Answer chinese = folder.run("rung bench rating.rung customers.csv --rounds 1 --lang zh-Hans");
  CHECK(chinese.out.find("全程") != std::string::npos);
}

TEST_CASE("bench: what cannot be read is told, once") {
  Folder folder;
  folder.write("rating.rung", rules);
  folder.write("open.csv", "id,orders\na,\"1\n");
  CHECK(folder.run("rung bench rating.rung none.csv").exit == 2);
  CHECK(folder.run("rung bench rating.rung open.csv").exit == 2);
  CHECK(folder.run("rung bench rating.rung open.csv --rounds 0").exit == 2);
  CHECK(folder.run("rung bench rating.rung open.csv --rounds x").err.find("--rounds") != std::string::npos);
  CHECK(folder.run("rung bench").exit == 2);
}
