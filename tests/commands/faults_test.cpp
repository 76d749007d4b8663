// What goes wrong outside of the rules: damaged, endless and odd files, full disks, closed pipes, and ends by signals. The
// old output stays as it was, memory is bounded, and the message names the file.
#include <doctest/doctest.h>

#include "shell/shell.hpp"

using namespace rung::shell;

namespace {

constexpr const char* rules = R"(record customer
  id    text key
  note  text optional
  spent money

ladder tier by spent
  | tier | reach     |
  | A    | >= 1000   |
  | B    | otherwise |

action call
  when tier is A
  say  "{id}"

report by_tier by tier
  customers count()

output
  id, spent, tier
)";

Folder prepared() {
  Folder folder;
  folder.write("r.rung", rules);
  folder.write("good.csv", "id,note,spent\nC1,,5000\nC2,x,1\n");
  folder.write("out.csv", "old\n");
  return folder;
}

const std::string eval = "rung eval r.rung --as-of 2025-06-30 -o out.csv ";
/// In kibibytes of address space, for what must not keep what it reads.
const std::string bounded = "ulimit -v 600000; ";

std::size_t files_in(const Folder& folder) {
  const std::filesystem::directory_iterator files(folder.files());
  return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

/// It could not be done, says why, and left no trace.
void check_refused(const Folder& folder, const std::string& lines, const std::string& code,
                   const std::string& place) {
  CAPTURE(lines);
  const std::size_t before = files_in(folder);
  const Answer answer = folder.run(lines);
  CHECK(answer.exit == 2);
  CHECK_MESSAGE(answer.err.find("[" + code + "]") != std::string::npos, answer.err);
  CHECK_MESSAGE(answer.err.find(place) != std::string::npos, answer.err);
  CHECK(folder.read("out.csv") == "old\n");
  CHECK(files_in(folder) == before);
}

}  // namespace

TEST_CASE("a file that was cut off loses its last line alone") {
  const Folder folder = prepared();
  folder.write("cut.csv", "id,note,spent\nC1,,5000\nC2,x");
  const Answer answer = folder.run(eval + "cut.csv --rejects rejects.csv");
  CHECK(answer.exit == 3);
  CHECK(folder.read("rejects.csv").find("customer,3,") != std::string::npos);
  CHECK(folder.read("out.csv") == "id,spent,tier\nC1,5000,A\n");
}

TEST_CASE("a file that shrinks while it is read") {
  const Folder folder = prepared();
  folder.run("{ echo id,note,spent; seq -f 'K%.0f,,5' 400000; } > data.csv");
  // The results go through a pipe that is not read until the file is cut.
  const Answer answer = folder.run(
      "mkfifo pipe\n"
      "rung eval r.rung data.csv --as-of 2025-06-30 --jobs 1 -o pipe 2> said &\n"
      "exec 3< pipe\n"
      "sleep 0.3; truncate -s 2000000 data.csv; cat <&3 > /dev/null\n"
      "wait $!");
  CHECK(answer.exit == 2);
  CHECK(folder.read("said").find("`data.csv` became shorter while it was read") != std::string::npos);
}

TEST_CASE("a line without end") {
  const Folder folder = prepared();
  const std::string endless = "{ printf 'id,note,spent\\nC1,'; head -c 10G /dev/zero | tr '\\0' x; } | ";
  check_refused(folder, bounded + endless + eval + "-", "R209", "line 2");
  check_refused(folder, bounded + "head -c 10G /dev/zero | " + eval + "-", "R209", "line 1");
  const std::string quoted = "{ printf 'id,note,spent\\nC1,\"'; head -c 10G /dev/zero | tr '\\0' x; } | ";
  check_refused(folder, bounded + quoted + eval + "-", "R208", "line 2");
}

TEST_CASE("a cell of 100 MB") {
  const Folder folder = prepared();
  const std::string cell =
      "{ printf 'id,note,spent\\nC0,,1\\nC1,'; head -c 100000000 /dev/zero | tr '\\0' x; printf ',7\\n'; } > "
      "data.csv; ";
  folder.run(cell);
  check_refused(folder, bounded + eval + "data.csv", "R209", "line 3");
}

TEST_CASE("a million columns") {
  const Folder folder = prepared();
  folder.run(
      "{ printf 'id,spent'; seq -f ',column%.0f' 1000000 | tr -d '\\n'; echo; "
      "  printf 'C1,5000'; head -c 1000000 /dev/zero | tr '\\0' ,; echo; "
      "  printf 'C2,5000'; head -c 999999 /dev/zero | tr '\\0' ,; echo; } > wide.csv");
  folder.write("wide.rung", "record customer\n  id    text key\n  spent money\n\noutput\n  id, spent\n");
  const Answer answer = folder.run(bounded + "rung eval wide.rung wide.csv --as-of 2025-06-30");
  CHECK(answer.exit == 3);
  CHECK(answer.out == "id,spent\nC1,5000\n");
}

TEST_CASE("bytes that are no text") {
  const Folder folder = prepared();
  folder.write("bad.csv", "id,note,spent\nC1,\xC3\x28,5\nC2,,1\n");
  const Answer answer = folder.run(eval + "bad.csv --encoding utf-8 --rejects rejects.csv");
  CHECK(answer.exit == 3);
  CHECK(folder.read("out.csv") == "id,spent,tier\nC2,1,B\n");
  CHECK(folder.read("rejects.csv").find("customer,2,") != std::string::npos);
  folder.write("out.csv", "old\n");
  folder.write("header.csv", "id,n\xC3\x28,spent\nC1,,5\n");
  check_refused(folder, eval + "header.csv --encoding utf-8", "R210", "header.csv");
}

TEST_CASE("what is no file") {
  const Folder folder = prepared();
  std::filesystem::create_directory(folder.files() / "folder");
  check_refused(folder, eval + "folder", "R202", "folder");
  check_refused(folder, eval + "- < folder", "R204", "-");
  check_refused(folder, eval + "none.csv", "R201", "none.csv");
  check_refused(folder, eval + "good.csv/none.csv", "R201", "none.csv");
  check_refused(folder, eval + "/dev/null", "R205", "/dev/null");
}

TEST_CASE("a named pipe is read like a file") {
  const Folder folder = prepared();
  const Answer answer = folder.run("mkfifo pipe; cat good.csv > pipe & " + eval + "pipe");
  CHECK(answer.exit == 0);
  CHECK(folder.read("out.csv") == "id,spent,tier\nC1,5000,A\nC2,1,B\n");
}

TEST_CASE("a full disk, whichever file it is that does not fit") {
  const Folder folder = prepared();
  folder.write("bad.csv", "id,note,spent\nC1,,5000\nC2,x,none\n");
  const std::string rate = "rung eval r.rung bad.csv --as-of 2025-06-30 ";
  const std::size_t before = files_in(folder);
  for (const char* files :
       {"-o /dev/full", "-o out.csv --rejects /dev/full", "-o out.csv --actions /dev/full",
        "-o out.csv --report by_tier=/dev/full", "-o /dev/full --rejects rejects.csv", "> /dev/full",
        "-o out.csv --stats /dev/full"}) {
    CAPTURE(files);
    const Answer answer = folder.run(rate + files);
    CHECK(answer.exit == 2);
    CHECK(answer.err.find("R223") != std::string::npos);
    if (std::string(files).find("--stats") != std::string::npos) continue;
    CHECK(folder.read("out.csv") == "old\n");
    CHECK(files_in(folder) == before);
  }
}

TEST_CASE("a full disk ends a long run at once") {
  const Folder folder = prepared();
  check_refused(folder,
                "{ echo id,note,spent; seq -f 'K%.0f,,5' 1000000000; } | timeout 20 rung eval r.rung - "
                "--as-of 2025-06-30 -o /dev/full",
                "R223", "/dev/full");
}

TEST_CASE("a reader that goes away ends a long run at once and quietly") {
  const Folder folder = prepared();
  const Answer answer = folder.run(
      "{ echo id,note,spent; seq -f 'K%.0f,,5' 1000000000; } | timeout 20 rung eval r.rung - "
      "--as-of 2025-06-30 | head -n 1");
  CHECK(answer.exit == 0);
  CHECK(answer.out == "id,spent,tier\n");
  CHECK(answer.err.empty());
}

TEST_CASE("a run that is killed leaves the old output, and does not stand in the way of the next") {
  const Folder folder = prepared();
  folder.run("mkfifo pipe; { cat good.csv; sleep 5; } > pipe & timeout -s KILL 0.4 " + eval + "pipe");
  CHECK(folder.read("out.csv") == "old\n");
  CHECK(folder.run(eval + "good.csv").exit == 0);
  CHECK(folder.read("out.csv").starts_with("id,spent,tier\n"));
}

TEST_CASE("signals end a run in order") {
  struct Ending {
    const char* signal;
    int exit;
  };
  for (const Ending ending : {Ending{"INT", 130}, Ending{"TERM", 143}}) {
    for (const char* writer :
         {"{ cat good.csv; sleep 2; }", "sleep 2", "{ echo id,note,spent; yes C,,1; }"}) {
      for (const char* jobs : {"1", "3"}) {
        CAPTURE(ending.exit);
        CAPTURE(std::string(writer));
        const Folder folder = prepared();
        const std::size_t before = files_in(folder) + 1;
        const Answer answer =
            folder.run("mkfifo pipe; " + std::string(writer) +
                       " > pipe 2> /dev/null & env --default-signal=INT timeout " + "--preserve-status -s " +
                       ending.signal + " 0.4 " + eval + "pipe --jobs " + jobs);
        CHECK(answer.exit == ending.exit);
        CHECK(answer.err.find("[R145]: the run was interrupted: nothing was written") != std::string::npos);
        CHECK(folder.read("out.csv") == "old\n");
        CHECK(files_in(folder) == before);
      }
    }
  }
}

TEST_CASE("an ignored signal stays ignored") {
  const Folder folder = prepared();
  // A shell lets what it starts in the background ignore SIGINT.
  const Answer answer = folder.run("mkfifo pipe; { sleep 0.5; cat good.csv; } > pipe & " + eval +
                                   "pipe & sleep 0.2; kill -INT $!; wait $!");
  CHECK(answer.exit == 0);
  CHECK(folder.read("out.csv").starts_with("id,spent,tier\n"));
}
