// The tables of words: codes, three languages everywhere, the same holes in each, and what of the rules of
// prose can be checked.
#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "diagnostics/kinds.hpp"

using namespace rung;

namespace {

struct NamedPhrase {
  std::string_view name;
  Worded words;
};

constexpr NamedPhrase phrases[] = {
#define RUNG_PHRASE(name, english, simplified, traditional) {#name, {english, simplified, traditional}},
#include "diagnostics/phrases.def"
#undef RUNG_PHRASE
};

constexpr std::string_view kind_names[] = {
#define RUNG_KIND(name, code, severity, english, simplified, traditional, help_en, help_hans, help_hant) \
#name,
#include "diagnostics/kinds.def"
#undef RUNG_KIND
};

/// The names of the holes; "?" stands for a brace that is neither a hole nor doubled.
std::set<std::string> holes(std::string_view pattern) {
  std::set<std::string> found;
  for (std::size_t at = 0; at < pattern.size(); ++at) {
    if (pattern[at] != '{' && pattern[at] != '}') continue;
    if (at + 1 < pattern.size() && pattern[at + 1] == pattern[at]) {
      ++at;
      continue;
    }
    const std::size_t close = pattern.find('}', at);
    const bool is_hole = pattern[at] == '{' && close != std::string_view::npos && close > at + 1;
    const std::string name(is_hole ? pattern.substr(at + 1, close - at - 1) : "?");
    const bool is_name = name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
    found.insert(is_name ? name : "?");
    if (is_hole) at = close;
  }
  return found;
}

void check_worded(const Worded& worded) {
  CHECK_FALSE(worded.english.empty());
  CHECK_FALSE(worded.simplified.empty());
  CHECK_FALSE(worded.traditional.empty());
  CHECK(holes(worded.english) == holes(worded.simplified));
  CHECK(holes(worded.english) == holes(worded.traditional));
  CHECK(holes(worded.english).count("?") == 0);
  for (const std::string_view text : {worded.english, worded.simplified, worded.traditional}) {
    CHECK(std::count(text.begin(), text.end(), '`') % 2 == 0);
  }
}

/// All that is written in letters, digits and underscores in the code of the program.
std::set<std::string> words_of_sources() {
  std::set<std::string> words;
  for (const char* folder : {"diagnostics", "grammar", "interpreter"}) {
    for (const auto& entry :
         std::filesystem::recursive_directory_iterator(std::string(RUNG_PROJECT "/") + folder)) {
      if (entry.path().extension() != ".cpp" && entry.path().extension() != ".hpp") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      const std::string text(std::istreambuf_iterator<char>(in), {});
      std::string word;
      for (const char c : text) {
        if (std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_') {
          word += c;
        } else if (!word.empty()) {
          words.insert(std::move(word));
          word.clear();
        }
      }
    }
  }
  return words;
}

}  // namespace

TEST_CASE("the test's reading of holes") {
  CHECK(holes("a {b} {{c}} {d_1}") == std::set<std::string>{"b", "d_1"});
  CHECK(holes("{{{x}}}") == std::set<std::string>{"x"});
  CHECK(holes("a { b").count("?") == 1);
  CHECK(holes("a } b").count("?") == 1);
  CHECK(holes("{A b}").count("?") == 1);
}

TEST_CASE("codes are well formed and unique") {
  std::set<std::string_view> seen;
  for (std::size_t i = 0; i < kind_count(); ++i) {
    const std::string_view code = row(static_cast<Kind>(i)).code;
    CAPTURE(code);
    REQUIRE(code.size() == 4);
    CHECK(std::string_view("SNTDXRUFP").find(code[0]) != std::string_view::npos);
    for (const char digit : code.substr(1)) CHECK(std::isdigit(static_cast<unsigned char>(digit)));
    CHECK(seen.insert(code).second);
  }
  CHECK(kind_count() > 0);
}

TEST_CASE("rows are found by their kind") {
  CHECK(row(Kind::unknown_name).code == "N001");
  CHECK(row(Kind::unknown_name).severity == Severity::error);
  CHECK(row(Kind::unknown_name).message.english == "unknown name `{name}`");
  CHECK(std::size(kind_names) == kind_count());
}

TEST_CASE("messages are worded in three languages with the same holes") {
  for (std::size_t i = 0; i < kind_count(); ++i) {
    CAPTURE(kind_names[i]);
    check_worded(row(static_cast<Kind>(i)).message);
  }
}

TEST_CASE("helps are worded in all three languages or in none") {
  for (std::size_t i = 0; i < kind_count(); ++i) {
    CAPTURE(kind_names[i]);
    const Worded& help = row(static_cast<Kind>(i)).help;
    const bool none = help.english.empty() && help.simplified.empty() && help.traditional.empty();
    if (!none) check_worded(help);
  }
}

TEST_CASE("messages keep the rules of prose") {
  for (std::size_t i = 0; i < kind_count(); ++i) {
    CAPTURE(kind_names[i]);
    const Worded& message = row(static_cast<Kind>(i)).message;
    CHECK_FALSE(std::isupper(static_cast<unsigned char>(message.english.front())));
    CHECK_FALSE(message.english.ends_with('.'));
    CHECK_FALSE(message.simplified.ends_with("。"));
    CHECK_FALSE(message.traditional.ends_with("。"));
  }
}

TEST_CASE("phrases are worded in three languages with the same holes") {
  for (std::size_t i = 0; i < std::size(phrases); ++i) {
    CAPTURE(phrases[i].name);
    check_worded(phrases[i].words);
    CHECK(words(static_cast<Phrase>(i)).traditional == phrases[i].words.traditional);
  }
}

TEST_CASE("each row is said somewhere") {
  const std::set<std::string> said = words_of_sources();
  for (const std::string_view name : kind_names) {
    CAPTURE(name);
    CHECK(said.contains(std::string(name)));
  }
  for (const NamedPhrase& phrase : phrases) {
    CAPTURE(phrase.name);
    CHECK(said.contains(std::string(phrase.name)));
  }
}
