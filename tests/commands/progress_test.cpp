// The line that tells how far a run is: its words, its pauses, and where it is not shown.
#include "commands/progress.hpp"

#include <doctest/doctest.h>

#include "diagnostics/width.hpp"
#include "shell/shell.hpp"

using namespace rung;
using namespace std::chrono_literals;

namespace {

struct Screen {
  std::string written;
  std::size_t columns = 80;
};

ProgressLine line_on(Screen& screen, ProgressLine::Clock::time_point start) {
  return {Language::english, [&screen](std::string_view text) { screen.written += text; },
          [&screen] { return screen.columns; }, start};
}

}  // namespace

TEST_CASE("the words of progress") {
  const ReadProgress half{500'000'000, 1'000'000'000, 12'345'678};
  CHECK(progress_text(half, 10, 100, Language::english) ==
        "50%  500 MB of 1.0 GB  1,234,568 lines/s  0:10 left");
  CHECK(progress_text(half, 10, 100, Language::simplified) ==
        "50%  500 MB / 1.0 GB  每秒 1,234,568 行  还需 0:10");
  CHECK(progress_text({999, 1'000'000, 10}, 3, 100, Language::english) ==
        "0%  999 B of 1.0 MB  3 lines/s  50:01 left");
  CHECK(progress_text({1'500, 1'500, 10}, 5, 100, Language::english) ==
        "100%  1.5 kB of 1.5 kB  2 lines/s  0:00 left");
  // A file that grows while it is read.
  CHECK(progress_text({3'000, 1'500, 10}, 5, 100, Language::english).starts_with("100%"));
  CHECK(progress_text({20'000'000, std::nullopt, 1'000}, 2, 100, Language::english) ==
        "20 MB read  500 lines/s");
  CHECK(progress_text({0, 1'500, 0}, 5, 100, Language::english).ends_with("– left"));
  CHECK(progress_text({0, 0, 0}, 0, 100, Language::english) == "0 B read  0 lines/s");
  CHECK(progress_text({1'000, 10'000'000, 1}, 5, 100, Language::english).ends_with("13:53:15 left"));
  CHECK(progress_text({1, 1'000'000'000'000, 1}, 1, 100, Language::english).ends_with("– left"));
}

TEST_CASE("a line is never wider than the terminal") {
  const ReadProgress half{500'000'000, 1'000'000'000, 12'345'678};
  for (const Language language : {Language::english, Language::simplified, Language::traditional}) {
    for (std::size_t columns = 0; columns < 70; ++columns) {
      const std::string text = progress_text(half, 10, columns, language);
      CHECK(display_width(text) <= columns);
      CHECK(display_width(text) + 2 >=
            std::min(columns, display_width(progress_text(half, 10, 200, language))));
    }
  }
}

TEST_CASE("the line waits half a second, pauses, and is gone in the end") {
  Screen screen;
  const ProgressLine::Clock::time_point start;
  const ReadProgress some{500, 1000, 5};
  {
    ProgressLine line = line_on(screen, start);
    line.draw(some, start);
    line.draw(some, start + 499ms);
    line.clear();
    CHECK(screen.written.empty());
    line.draw(some, start + 500ms);
    CHECK(screen.written == "\r\x1b[K50%  500 B of 1.0 kB  10 lines/s  0:01 left");
    screen.written.clear();
    line.draw(some, start + 599ms);
    CHECK(screen.written.empty());
    screen.columns = 10;
    line.draw(some, start + 600ms);
    CHECK(screen.written == "\r\x1b[K50%  500 ");
    screen.written.clear();
  }
  CHECK(screen.written == "\r\x1b[K");
  screen.written.clear();
  {
    ProgressLine line = line_on(screen, start);
    line.draw(some, start + 1s);
    line.read_all();
    const std::size_t length = screen.written.size();
    line.clear();
    CHECK(screen.written.size() == length);
  }
}

TEST_CASE("progress is shown on a terminal only, and not where it was refused") {
  const shell::Folder folder;
  folder.write("r.rung", "record customer\n  id    text key\n  spent money\n\noutput\n  id, spent\n");
  folder.write(
      "slow.sh",
      "echo id,spent; for i in 1 2 3 4 5 6 7 8; do seq -f \"K$i%.0f,5\" 100000 120000; sleep 0.1; done");
  const std::string rate = "rung eval r.rung - --as-of 2025-06-30 -o out.csv";
  const auto on_terminal = [&](const std::string& before, const std::string& after) {
    return folder
        .run("unset NO_COLOR; export TERM=xterm; " + before + " script -qec \"sh slow.sh | " + rate + after +
             "\" /dev/null < /dev/null")
        .out;
  };
  const std::string shown = on_terminal("", "");
  CHECK(shown.find(" lines/s") != std::string::npos);
  const std::size_t last = shown.rfind("\r\x1b[K");
  REQUIRE(last != std::string::npos);
  CHECK(shown.find("lines/s", last) == std::string::npos);
  CHECK(shown.find("subjects ", last) != std::string::npos);
  CHECK(on_terminal("", " --lang zh-Hant").find("每秒") != std::string::npos);
  CHECK(on_terminal("NO_COLOR=1", "").find("lines/s") == std::string::npos);
  CHECK(on_terminal("TERM=dumb", "").find("lines/s") == std::string::npos);
  CHECK(on_terminal("", " 2>&1 | cat").find("lines/s") == std::string::npos);
}

TEST_CASE("the statistics tell what a run took") {
  const shell::Folder folder;
  folder.write("r.rung", "record customer\n  id    text key\n  spent money\n\noutput\n  id, spent\n");
  folder.write("c.csv", "id,spent\nC1,5\nC2,x\n");
  folder.run("rung eval r.rung c.csv --as-of 2025-06-30 -o out.csv --stats stats.json --jobs 2");
  const std::string stats = folder.read("stats.json");
  CHECK(stats.find("\"lines\":2,\"bytes\":19,\"lines_per_second\":") != std::string::npos);
  CHECK(stats.find("\"jobs\":2,\"peak_memory\":") != std::string::npos);
  const std::size_t memory = std::stoul(stats.substr(stats.find("\"peak_memory\":") + 14));
  CHECK(memory > 1'000'000);
  CHECK(memory < 1'000'000'000);
}
