// Diagnostics as people see them.
#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "diagnostics/kinds.hpp"
#include "diagnostics/render.hpp"
#include "diagnostics/width.hpp"

using namespace rung;

namespace {

/// One source and one diagnostic under a word of it.
struct Scene {
  Sources sources;
  Diagnostics found;

  Span span_of(SourceId id, std::string_view word) const {
    const std::size_t begin = sources[id].text().find(word);
    REQUIRE(begin != std::string_view::npos);
    return {id, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + word.size())};
  }
  Diagnostic& report(Where where, std::string name = "x") {
    return found.report(Kind::unknown_name, std::move(where)).with("name", std::move(name));
  }
  std::string text(Language language = Language::english, bool color = false) const {
    return render_text(found.all(), sources, language, color);
  }
};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

}  // namespace

TEST_CASE("a name in a rule file") {
  Scene scene;
  const std::string text = "score a\n" + std::string(10, '\n') + "  base  order_amuont\n";
  const SourceId id = scene.sources.add("rating.rung", text);
  scene.report(scene.span_of(id, "order_amuont"), "order_amuont")
      .help(Phrase::did_you_mean, {{"name", std::string("order_amount")}});
  const std::string shown = scene.text();
  CHECK(
      shown.starts_with("error[N001]: unknown name `order_amuont`\n"
                        "  --> rating.rung:12:9\n"
                        "   |\n"
                        "12 |   base  order_amuont\n"
                        "   |         ^^^^^^^^^^^^\n"));
  CHECK(shown.ends_with("   = help: did you mean `order_amount`?\n"));
}

TEST_CASE("in Chinese, with Chinese in the line") {
  Scene scene;
  const SourceId id = scene.sources.add("评级.rung", "评分 价值\n  基础 訂单金额 加 1\n");
  scene.report(scene.span_of(id, "訂单金额"), "訂单金额")
      .help(Phrase::did_you_mean, {{"name", std::string("订单金额")}});
  const std::string shown = scene.text(Language::simplified);
  CHECK(
      shown.starts_with("错误[N001]：未知的名称 `訂单金额`\n"
                        " --> 评级.rung:2:6\n"
                        "  |\n"
                        "2 |   基础 訂单金额 加 1\n"
                        "  |        ^^^^^^^^\n"));
  CHECK(shown.ends_with("  = 帮助：是否想写 `订单金额`？\n"));
  CHECK(scene.text(Language::traditional).starts_with("錯誤[N001]：未知的名稱"));
}

TEST_CASE("the underline stands under its word whatever stands before it") {
  for (const std::string_view before :
       {"", "  ", "金额 ", "\t", "a\t金\t", "≥ “", "e\u0301 ", "😀 ", "\xFF\xE8 "}) {
    Scene scene;
    const SourceId id = scene.sources.add("a.rung", std::string(before) + "名字x = 1");
    scene.report(scene.span_of(id, "名字x"));
    const auto lines = lines_of(scene.text());
    REQUIRE(lines.size() >= 5);
    const std::size_t word = lines[3].find("名字x");
    REQUIRE(word != std::string::npos);
    CHECK(lines[4].find('^') == display_width(lines[3].substr(0, word)));
    CHECK(std::count(lines[4].begin(), lines[4].end(), '^') == 5);
  }
}

TEST_CASE("related places, and a gutter as wide as the greatest line number") {
  Scene scene;
  const SourceId first = scene.sources.add("a.rung", "let x = y\n");
  const SourceId second = scene.sources.add("b.rung", std::string(99, '\n') + "\t金额 = 5\n");
  scene.report(scene.span_of(first, "y"))
      .see(scene.span_of(second, "金额"), Phrase::declared_here, {{"name", std::string("金额")}});
  CHECK(scene.text().find("   --> a.rung:1:9\n"
                          "    |\n"
                          "  1 | let x = y\n"
                          "    |         ^\n"
                          "   ::: b.rung:100:2\n"
                          "    |\n"
                          "100 |     金额 = 5\n"
                          "    |     ---- `金额` is declared here\n") != std::string::npos);
}

TEST_CASE("an empty file and a file as a whole show one mark") {
  Scene scene;
  scene.report(Span{scene.sources.add("empty.rung", ""), 0, 0});
  scene.report(Span{scene.sources.add("full.rung", "let a = 1"), 0, 0});
  const std::string shown = scene.text();
  CHECK(shown.find(" --> empty.rung:1:1\n  |\n1 |\n  | ^\n") != std::string::npos);
  CHECK(shown.find("1 | let a = 1\n  | ^\n") != std::string::npos);
}

TEST_CASE("the end of a file, with and without a line end, and behind it") {
  Scene scene;
  scene.report(Span{scene.sources.add("a", "let a ="), 7, 7});
  scene.report(Span{scene.sources.add("b", "let a =\r\n"), 9, 9});
  scene.report(Span{scene.sources.add("c", "let a ="), 100, 200});
  const std::string shown = scene.text();
  CHECK(shown.find(" --> a:1:8\n  |\n1 | let a =\n  |        ^\n") != std::string::npos);
  CHECK(shown.find(" --> b:2:1\n  |\n2 |\n  | ^\n") != std::string::npos);
  CHECK(shown.find(" --> c:1:8\n  |\n1 | let a =\n  |        ^\n") != std::string::npos);
}

TEST_CASE("a span over several lines underlines its first line to the end") {
  Scene scene;
  scene.sources.add("a", "let a = min(1,\r\n  2)\r\n");
  scene.report(Span{0, 8, 21});
  CHECK(scene.text().find("1 | let a = min(1,\n  |         ^^^^^^\n") != std::string::npos);
  CHECK(scene.text().find('\r') == std::string::npos);
}

TEST_CASE("data files have no source line") {
  Scene scene;
  scene.report(DataPlace{"orders.csv", 12, 3});
  scene.report(DataPlace{"orders.csv", 12, 0});
  scene.report(DataPlace{"orders.csv", 0, 0});
  scene.report(DataPlace{"or\x1b[1mders\n.csv", 0, 3});
  const auto lines = lines_of(scene.text());
  for (const std::string_view place :
       {" --> orders.csv:12:3", " --> orders.csv:12", " --> orders.csv", " --> or\uFFFD[1mders\\n.csv"}) {
    CHECK(std::count(lines.begin(), lines.end(), place) == 1);
  }
  CHECK(scene.text().find('|') == std::string::npos);
}

TEST_CASE("no place, no arrow; a source that is not there is no place") {
  Scene scene;
  scene.report(std::monostate{});
  scene.report(Span{7, 0, 3}).see({8, 0, 1}, Phrase::help_label);
  const std::string shown = scene.text();
  CHECK(shown.find("-->") == std::string::npos);
  CHECK(shown.find(":::") == std::string::npos);
  CHECK(shown.starts_with("error[N001]: unknown name `x`\n"));
}

TEST_CASE("an empty line parts diagnostics, and none give nothing") {
  CHECK(Scene().text().empty());
  Scene scene;
  scene.report(std::monostate{});
  const std::string one = scene.text();
  scene.report(std::monostate{});
  CHECK(scene.text() == one + "\n" + one);
}

TEST_CASE("long lines are cropped") {
  Scene scene;
  std::string many;
  for (int i = 0; i < 1000; ++i) many += "金额 ";
  const SourceId id = scene.sources.add("a", many + "NAME " + many);
  scene.report(scene.span_of(id, "NAME"));
  for (const std::string& line : lines_of(scene.text())) CHECK(display_width(line) <= 164);
  CHECK(scene.text().find("NAME") != std::string::npos);
  CHECK(scene.text().find("…") != std::string::npos);
}

TEST_CASE("nothing of the user's text acts on the terminal") {
  Scene scene;
  const SourceId id = scene.sources.add("a\x1b]0;t\a.rung", "let \x1b[31m\u009B\x7F\u202E = \x08 NAME");
  scene.report(scene.span_of(id, "NAME"), "evil\x1b[2J\r\nerror[U001]: no\u202E")
      .help(Phrase::did_you_mean, {{"name", std::string("\x1b[H")}})
      .see(scene.span_of(id, "let"), Phrase::declared_here, {{"name", std::string("\x07\xFF")}});
  const std::string shown = scene.text();
  for (const char c : shown) {
    const auto byte = static_cast<unsigned char>(c);
    CHECK((byte >= 0x20 || c == '\n'));
    CHECK(byte != 0x7F);
  }
  CHECK(shown.find("\u009B") == std::string::npos);
  CHECK(shown.find("\u202E") == std::string::npos);
  CHECK(shown.find("`evil\uFFFD[2J\\r\\nerror[U001]: no\uFFFD`\n") != std::string::npos);
}

TEST_CASE("colours frame the text and change nothing else") {
  Scene scene;
  const SourceId id = scene.sources.add("a.rung", "let a = 金额");
  scene.report(scene.span_of(id, "金额"))
      .help(Phrase::did_you_mean)
      .see(scene.span_of(id, "a"), Phrase::declared_here);
  const std::string plain = scene.text();
  std::string colored = scene.text(Language::english, true);
  CHECK(plain.find('\x1b') == std::string::npos);
  CHECK(colored.starts_with("\x1b[1;31merror[N001]\x1b[0m"));
  CHECK(colored.find("\x1b[1;31m^^^^\x1b[0m") != std::string::npos);
  for (std::size_t at = colored.find('\x1b'); at != std::string::npos; at = colored.find('\x1b')) {
    colored.erase(at, colored.find('m', at) - at + 1);
  }
  CHECK(colored == plain);
}

TEST_CASE("each severity has its label and its colour") {
  struct Look {
    Severity severity;
    std::string_view begin;
  };
  for (const Look& look :
       {Look{Severity::error, "\x1b[1;31merror["}, Look{Severity::warning, "\x1b[1;33mwarning["},
        Look{Severity::hint, "\x1b[1;36mhint["}}) {
    for (std::size_t i = 0; i < kind_count(); ++i) {
      const auto kind = static_cast<Kind>(i);
      if (row(kind).severity != look.severity) continue;
      CAPTURE(row(kind).code);
      const Diagnostic diagnostic{kind, {}, {}, {}, {}};
      CHECK(render_text({&diagnostic, 1}, Sources(), Language::english, true).starts_with(look.begin));
    }
  }
}

TEST_CASE("a customer who shows it stands below the help") {
  Scene scene;
  const SourceId id = scene.sources.add("rating.rung", "base amuont\n");
  scene.report(scene.span_of(id, "amuont"), "amuont").witness = "test \"gap\"\n  given amount \x1b[31m1\n";
  const std::string shown = scene.text();
  CHECK(shown.ends_with("  = a customer who shows it:\n    test \"gap\"\n      given amount \uFFFD[31m1\n"));
}
