// Diagnostics as JSON. A small strict reader checks that what is written is JSON and UTF-8 at all.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>

#include "diagnostics/code_point.hpp"
#include "diagnostics/kinds.hpp"
#include "diagnostics/render.hpp"

using namespace rung;

namespace {

/// Reads one JSON value and says whether the whole text is one. Depth is limited: what is written is flat.
class JsonReader {
 public:
  explicit JsonReader(std::string_view text) : rest_(text) {}

  bool is_json() { return value(0) && (space(), rest_.empty()); }

 private:
  void space() {
    while (!rest_.empty() && (rest_[0] == ' ' || rest_[0] == '\n')) rest_.remove_prefix(1);
  }
  bool take(std::string_view text) {
    space();
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }
  bool value(int depth) {
    if (depth > 10) return false;
    if (take("{")) return members('}', depth);
    if (take("[")) return members(']', depth);
    if (take("null") || take("true") || take("false")) return true;
    return rest_.starts_with('"') ? string() : number();
  }
  bool members(char close, int depth) {
    if (take(std::string_view(&close, 1))) return true;
    do {
      space();
      if (close == '}' && !(string() && take(":"))) return false;
      if (!value(depth + 1)) return false;
    } while (take(","));
    return take(std::string_view(&close, 1));
  }
  bool number() {
    const std::size_t digits = rest_.find_first_not_of("0123456789");
    if (digits == 0 || rest_.empty()) return false;
    rest_.remove_prefix(std::min(digits, rest_.size()));
    return true;
  }
  bool string() {
    if (!take("\"")) return false;
    while (!rest_.empty()) {
      const CodePoint point = first_code_point(rest_);
      if (!point.valid || point.value < 0x20) return false;
      rest_.remove_prefix(point.length);
      if (point.value == '"') return true;
      if (point.value == '\\' && !escape()) return false;
    }
    return false;
  }
  bool escape() {
    if (rest_.empty()) return false;
    const char kind = rest_[0];
    rest_.remove_prefix(1);
    if (kind != 'u') return std::string_view("\"\\/bfnrt").find(kind) != std::string_view::npos;
    if (rest_.size() < 4) return false;
    for (const char digit : rest_.substr(0, 4)) {
      if (!std::isxdigit(static_cast<unsigned char>(digit))) return false;
    }
    rest_.remove_prefix(4);
    return true;
  }

  std::string_view rest_;
};

bool is_json(std::string_view text) {
  return JsonReader(text).is_json();
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string json(const Diagnostics& found, const Sources& sources, Language language = Language::english) {
  return render_json(found.all(), sources, language);
}

}  // namespace

TEST_CASE("the test's own reader") {
  CHECK(is_json(R"({"a": [1, null, "x\n\u00e9"], "b": {}})"));
  CHECK_FALSE(is_json(R"({"a": 1,})"));
  CHECK_FALSE(is_json("\"a\nb\""));
  CHECK_FALSE(is_json("\"\xFF\""));
  CHECK_FALSE(is_json(R"("\x")"));
  CHECK_FALSE(is_json(R"({"a": 1} 2)"));
  CHECK_FALSE(is_json(""));
}

TEST_CASE("strings") {
  CHECK(json_string("") == R"("")");
  CHECK(json_string("订单 \"a\\b\"") == R"("订单 \"a\\b\"")");
  CHECK(json_string("a\nb\r\tc") == R"("a\nb\r\tc")");
  CHECK(json_string(std::string_view("\0\x1b\x7f", 3)) == R"("\u0000\u001b\u007f")");
  CHECK(json_string("\u0085\u2028") == R"("\u0085\u2028")");
  CHECK(json_string("a\xFF\xE8\xAE") == "\"a\uFFFD\uFFFD\uFFFD\"");
  CHECK(json_string("😀") == "\"😀\"");
}

TEST_CASE("every pair of bytes gives a JSON string") {
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      const std::string text = {static_cast<char>(first), static_cast<char>(second)};
      REQUIRE(is_json(json_string(text)));
    }
  }
}

TEST_CASE("nothing found") {
  CHECK(json({}, {}) ==
        "{\"diagnostics\": [], \"summary\": {\"errors\": 0, \"warnings\": 0, \"hints\": 0}}\n");
}

TEST_CASE("a diagnostic with everything, columns in code points") {
  Sources sources;
  sources.add("评级.rung", "评分\r\n  金额 x\r\n");
  Diagnostics found;
  // From 金额 to its end: bytes 10 to 16 of the text, columns 3 to 5 of the second line.
  found.report(Kind::unknown_name, Span{0, 10, 16})
      .with("name", "金额")
      .help(Phrase::did_you_mean, {{"name", std::string("a")}})
      .help(Phrase::did_you_mean, {{"name", std::string("b")}})
      .see({0, 0, 6}, Phrase::declared_here, {{"name", std::string("评分")}});
  const std::string text = json(found, sources);
  CHECK(is_json(text));
  CHECK(has(text, R"({"code": "N001", "severity": "error", "file": "评级.rung", "line": 2, "column": 3, )"
                  R"("end_line": 2, "end_column": 5, "message": "unknown name `金额`", "help": ")"));
  CHECK(has(text, R"(did you mean `a`?\ndid you mean `b`?")"));
  CHECK(has(text,
            R"("related": [{"file": "评级.rung", "line": 1, "column": 1, "end_line": 1, "end_column": 3, )"
            R"("message": "`评分` is declared here"}], "witness": null})"));
  CHECK(has(text, R"("summary": {"errors": 1, "warnings": 0, "hints": 0})"));
  CHECK(has(json(found, sources, Language::simplified), R"("message": "未知的名称 `金额`")"));
}

TEST_CASE("a span over lines ends on its last line") {
  Sources sources;
  sources.add("a", "a\nbc\n");
  Diagnostics found;
  found.report(Kind::unknown_name, Span{0, 0, 4});
  CHECK(has(json(found, sources), R"("line": 1, "column": 1, "end_line": 2, "end_column": 3)"));
}

TEST_CASE("places that are not known are null") {
  Diagnostics found;
  found.report(Kind::unknown_name);
  CHECK(has(json(found, {}),
            R"("file": null, "line": null, "column": null, "end_line": null, "end_column": null)"));
  Diagnostics in_data;
  in_data.report(Kind::unknown_name, DataPlace{"a.csv", 7, 0});
  CHECK(has(json(in_data, {}),
            R"("file": "a.csv", "line": 7, "column": null, "end_line": 7, "end_column": null)"));
  Diagnostics in_no_source;
  in_no_source.report(Kind::unknown_name, Span{3, 0, 1}).see({4, 0, 1}, Phrase::help_label);
  CHECK(is_json(json(in_no_source, {})));
}

TEST_CASE("no help is null, and no related place an empty array") {
  Diagnostics found;
  std::size_t without_help = 0;
  for (std::size_t i = 0; i < kind_count(); ++i) {
    const auto kind = static_cast<Kind>(i);
    found.report(kind);
    if (row(kind).help.english.empty()) ++without_help;
  }
  const std::string text = json(found, {});
  CHECK(is_json(text));
  std::size_t nulls = 0;
  for (std::size_t at = text.find(R"("help": null, "related": [])"); at != std::string::npos;
       at = text.find(R"("help": null, "related": [])", at + 1)) {
    ++nulls;
  }
  CHECK(nulls == without_help);
}

TEST_CASE("the summary counts each severity") {
  Diagnostics found;
  std::size_t counts[3] = {0, 0, 0};
  for (std::size_t i = 0; i < kind_count(); ++i) {
    const auto kind = static_cast<Kind>(i);
    found.report(kind);
    ++counts[static_cast<std::size_t>(row(kind).severity)];
  }
  const std::string expected = "\"summary\": {\"errors\": " + std::to_string(counts[0]) +
                               ", \"warnings\": " + std::to_string(counts[1]) +
                               ", \"hints\": " + std::to_string(counts[2]) + "}}\n";
  CHECK(json(found, {}).ends_with(expected));
}

TEST_CASE("whatever the user wrote, the output is JSON") {
  Sources sources;
  sources.add("pa\"th\\\n\x01\xFF.rung", "\xE8\xAE\x1b\n\"");
  Diagnostics found;
  found.report(Kind::unknown_name, Span{0, 1, 5})
      .with("name", std::string("\0\"\\\n\x1f\x7f\xC0\xED\xA0\x80", 10))
      .help(Phrase::did_you_mean, {{"name", std::string("\"},{\n")}})
      .see({0, 4, 900}, Phrase::declared_here, {{"name", std::string("\t\xFE")}});
  found.report(Kind::unknown_name, DataPlace{"\xFF\r", 1, 2});
  const std::string text = json(found, sources);
  CHECK(is_json(text));
  for (const char c : text) CHECK((static_cast<unsigned char>(c) >= 0x20 || c == '\n'));
}

TEST_CASE("a customer who shows it, as a text of several lines") {
  Diagnostics found;
  found.report(Kind::unknown_name).with("name", "x").witness = "test \"gap\"\n  given amount 1\n";
  const std::string json = render_json(found.all(), Sources{}, Language::english);
  CHECK(json.find(R"("witness": "test \"gap\"\n  given amount 1\n"})") != std::string::npos);
}
