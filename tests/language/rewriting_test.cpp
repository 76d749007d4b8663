// Rewriting keeps the meaning: a rule file that was formatted, or whose keywords were written in another language,
// becomes the same program.

#include <doctest/doctest.h>

#include "agreement/program_text.hpp"
#include "corpus.hpp"
#include "grammar/format.hpp"
#include "testing/test_run.hpp"

using namespace rung;

namespace {

std::unique_ptr<Rules> rules_of_text(const std::string& path, std::string text) {
  auto rules = parse_rules_text(path, std::move(text));
  check_rules(*rules);
  return rules;
}

std::string rewritten(const Rules& rules, std::optional<Language> keywords) {
  FormatOptions options;
  options.keywords = keywords;
  if (keywords) options.respellings = respellings(rules, *keywords);
  return format(rules.sources, rules.tree, options);
}

/// The first line in which two texts differ.
std::string first_difference(const std::string& a, const std::string& b) {
  std::size_t begin = 0;
  while (begin < a.size() && begin < b.size()) {
    const std::size_t end = std::min(a.find('\n', begin), b.find('\n', begin));
    const std::string line = a.substr(begin, a.find('\n', begin) - begin);
    const std::string other = b.substr(begin, b.find('\n', begin) - begin);
    if (line != other) return line + " / " + other;
    if (end == std::string::npos) break;
    begin = end + 1;
  }
  return a == b ? "" : "one is longer";
}

void check_same(const std::string& path, const Rules& before, std::optional<Language> keywords) {
  const std::string text = rewritten(before, keywords);
  const auto after = rules_of_text(path, text);
  REQUIRE_EQ(corpus::errors_of(*after), "");
  CHECK_EQ(first_difference(agreement::text_of(before.program()), agreement::text_of(after->program())), "");
  for (const Test& test : after->program().tests) {
    CAPTURE(test.name);
    CHECK(run_test(after->program(), test, Language::english).passed());
  }
  CHECK_EQ(first_difference(rewritten(*after, keywords), text), "");
}

}  // namespace

TEST_CASE("formatted, and with the keywords of each language, a rule file means the same") {
  for (const std::string& path : corpus::files()) {
    CAPTURE(path);
    const auto rules = load_rules({path, {}, {}, {}});
    if (!rules->sound()) continue;
    check_same(path, *rules, std::nullopt);
    check_same(path, *rules, Language::english);
    check_same(path, *rules, Language::simplified);
    check_same(path, *rules, Language::traditional);
  }
}

TEST_CASE("keywords that were rewritten twice come back") {
  for (const std::string& path : corpus::files()) {
    CAPTURE(path);
    const auto rules = load_rules({path, {}, {}, {}});
    if (!rules->sound()) continue;
    const auto english = rules_of_text(path, rewritten(*rules, Language::english));
    const auto chinese = rules_of_text(path, rewritten(*english, Language::simplified));
    REQUIRE_EQ(corpus::errors_of(*chinese), "");
    const std::string there_and_back = rewritten(*chinese, Language::english);
    CHECK_EQ(first_difference(there_and_back, rewritten(*rules, Language::english)), "");
  }
}
