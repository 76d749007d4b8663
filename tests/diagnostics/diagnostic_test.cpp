// Collecting diagnostics: what is said about one, in which order, and that nothing is said twice.
#include "diagnostics/kinds.hpp"

#include <doctest/doctest.h>

using namespace rung;

namespace {

std::vector<std::string> names(const Diagnostics& diagnostics) {
  std::vector<std::string> found;
  for (const Diagnostic& diagnostic : diagnostics.all()) {
    found.push_back(std::get<std::string>(diagnostic.facts.at(0).value));
  }
  return found;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("message and helps of a diagnostic") {
  Diagnostics found;
  found.report(Kind::unknown_name, Span{0, 2, 4})
      .with("name", "amuont")
      .help(Phrase::did_you_mean, {{"name", std::string("amount")}});
  const Diagnostic& diagnostic = found.all().at(0);
  CHECK(message(diagnostic, Language::english) == "unknown name `amuont`");
  CHECK(message(diagnostic, Language::simplified) == "未知的名称 `amuont`");
  const auto helps = help_lines(diagnostic, Language::english);
  REQUIRE_FALSE(helps.empty());
  CHECK(helps.back() == "did you mean `amount`?");
}

TEST_CASE("the help of the kind comes before the helps of the diagnostic") {
  for (std::size_t i = 0; i < kind_count(); ++i) {
    const auto kind = static_cast<Kind>(i);
    CAPTURE(row(kind).code);
    Diagnostic diagnostic{kind, {}, {}, {}, {}};
    diagnostic.help(Phrase::help_label);
    const auto helps = help_lines(diagnostic, Language::simplified);
    CHECK(helps.size() == (row(kind).help.simplified.empty() ? 1 : 2));
    CHECK(helps.back() == "帮助");
  }
}

TEST_CASE("only errors are errors") {
  Diagnostics found;
  CHECK_FALSE(found.has_errors());
  for (std::size_t i = 0; i < kind_count(); ++i) {
    const auto kind = static_cast<Kind>(i);
    if (row(kind).severity != Severity::error) found.report(kind);
  }
  CHECK_FALSE(found.has_errors());
  found.report(Kind::unknown_name);
  CHECK(found.has_errors());
}

TEST_CASE("settling orders by place: none, rule files, data files") {
  Diagnostics found;
  found.report(Kind::unknown_name, DataPlace{"b.csv", 1, 1}).with("name", "b1");
  found.report(Kind::unknown_name, DataPlace{"a.csv", 10, 2}).with("name", "a10:2");
  found.report(Kind::unknown_name, DataPlace{"a.csv", 10, 1}).with("name", "a10:1");
  found.report(Kind::unknown_name, DataPlace{"a.csv", 9, 7}).with("name", "a9");
  found.report(Kind::unknown_name, Span{1, 0, 1}).with("name", "second file");
  found.report(Kind::unknown_name, Span{0, 20, 21}).with("name", "0:20");
  found.report(Kind::unknown_name, Span{0, 3, 9}).with("name", "0:3");
  found.report(Kind::unknown_name).with("name", "call");
  found.settle();
  CHECK(names(found) == Names{"call", "0:3", "0:20", "second file", "a9", "a10:1", "a10:2", "b1"});
}

TEST_CASE("settling keeps the order of those at one place") {
  Diagnostics found;
  found.report(Kind::unknown_name, Span{0, 5, 9}).with("name", "z");
  found.report(Kind::unknown_name, Span{0, 5, 6}).with("name", "a");
  found.report(Kind::unknown_name, Span{0, 5, 9}).with("name", "m");
  found.settle();
  CHECK(names(found) == Names{"z", "a", "m"});
}

TEST_CASE("settling keeps the order of many at two places") {
  Diagnostics found;
  for (std::uint32_t i = 0; i < 200; ++i) {
    found.report(Kind::unknown_name, Span{0, i % 2, 9}).with("name", std::to_string(i));
  }
  found.settle();
  Names expected;
  for (const int first : {0, 1}) {
    for (int i = first; i < 200; i += 2) expected.push_back(std::to_string(i));
  }
  CHECK(names(found) == expected);
}

TEST_CASE("settling drops what is said twice, and only that") {
  const Span span{0, 1, 2};
  Diagnostics found;
  found.report(Kind::unknown_name, span).with("name", "a");
  found.report(Kind::unknown_name, span).with("name", "b");
  found.report(Kind::unknown_name, span).with("name", "a");
  found.report(Kind::unknown_name, Span{0, 1, 3}).with("name", "a");
  found.report(Kind::unknown_name, span).with("name", "a").help(Phrase::help_label);
  found.report(Kind::unknown_name, span).with("name", "a").see({0, 4, 5}, Phrase::help_label);
  found.report(Kind::unknown_name, span).with("name", "a").see({0, 4, 6}, Phrase::help_label);
  found.report(Kind::unknown_name, span).with("name", Worded{"a", "a", "a"});
  found.settle();
  CHECK(found.all().size() == 7);
  found.settle();
  CHECK(found.all().size() == 7);
}

TEST_CASE("facts that only look alike when joined are not the same") {
  Diagnostics found;
  found.report(Kind::unknown_name).with("name", "a").with("bc", "d");
  found.report(Kind::unknown_name).with("name", "ab").with("c", "d");
  found.report(Kind::unknown_name).with("name", "").with("abc", "d");
  found.settle();
  CHECK(found.all().size() == 3);
}
