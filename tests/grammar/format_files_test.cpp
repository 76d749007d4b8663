// What holds for every file: formatting twice is formatting once, and says the same in every language.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <optional>
#include <random>
#include <sstream>
#include <vector>

#include "formatting.hpp"

using namespace rung;

namespace {

const std::filesystem::path project = RUNG_PROJECT;

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string sample(std::string_view language) {
  return read(project / "tests" / "grammar" / ("formatted-" + std::string(language) + ".rung"));
}

std::vector<std::filesystem::path> rule_files() {
  std::vector<std::filesystem::path> found;
  for (const std::string_view folder : {"examples", "stdlib", "tests/grammar"}) {
    if (!std::filesystem::exists(project / folder)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(project / folder))
      if (entry.path().extension() == ".rung") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

constexpr std::array<std::optional<Language>, 4> languages = {std::nullopt, Language::english,
                                                              Language::simplified, Language::traditional};

void check_properties(std::string_view text) {
  const Told before = told(text);
  for (const auto language : languages) {
    const std::string once = formatted(text, {language, {}});
    CHECK(formatted(once, {language, {}}) == once);
    CHECK(formatted(once) == once);
    CHECK(told(once) == before);
    for (std::size_t at = once.find('\n'); at != std::string::npos; at = once.find('\n', at + 1))
      REQUIRE((at == 0 || once[at - 1] != ' '));
  }
}

/// Changes white space where it means nothing: its kind and length, blanks beside commas and inside
/// parentheses.
std::string shaken(std::string_view text, std::mt19937& random) {
  static constexpr std::array<std::string_view, 4> blanks = {" ", "   ", "\t", "\u3000 "};
  const auto blank = [&] { return blanks[random() % blanks.size()]; };
  std::istringstream lines{std::string(text)};
  std::string built;
  for (std::string line; std::getline(lines, line);) {
    bool in_text = false;
    bool in_comment = false;
    for (std::size_t at = 0; at < line.size(); ++at) {
      const char c = line[at];
      if (c == '\\' && in_text) {
        built += line.substr(at++, 2);
        continue;
      }
      if (c == '"' && !in_comment) in_text = !in_text;
      if (c == '#' && !in_text) in_comment = true;
      if (in_text || in_comment)
        built += c;
      else if (c == ' ')
        built += blank();
      else if (std::string_view(",)").find(c) != std::string_view::npos && random() % 2 == 0)
        (built += blank()) += c;
      else
        built += c;
      if (!in_text && !in_comment && c == '(' && random() % 2 == 0) built += blank();
    }
    if (random() % 2 == 0) built += blank();
    built += random() % 2 == 0 ? "\r\n" : "\n";
  }
  for (std::size_t extra = random() % 3; extra > 0; --extra) built += "\n";
  return built;
}

}  // namespace

TEST_CASE("every rule file of the project") {
  const auto files = rule_files();
  REQUIRE(files.size() >= 3);
  for (const auto& path : files) {
    CAPTURE(path);
    const std::string text = read(path);
    CHECK(told(text).diagnostics == 0);
    check_properties(text);
  }
}

TEST_CASE("the samples are formatted and say the same") {
  const std::string english = sample("en");
  const std::string simplified = sample("zh-Hans");
  const std::string traditional = sample("zh-Hant");
  for (const std::string& from : {english, simplified, traditional}) {
    CHECK(formatted(from) == from);
    CHECK(in_language(from, Language::english) == english);
    CHECK(in_language(from, Language::simplified) == simplified);
    CHECK(in_language(from, Language::traditional) == traditional);
  }
}

TEST_CASE("white space that means nothing leaves no trace") {
  std::mt19937 random(20250630);
  for (const std::string_view language : {"en", "zh-Hans", "zh-Hant"}) {
    const std::string text = sample(language);
    for (int round = 0; round < 40; ++round) {
      const std::string other = shaken(text, random);
      REQUIRE(other != text);
      REQUIRE(formatted(other) == text);
    }
  }
}

TEST_CASE("faulty files lose nothing but blanks") {
  const auto visible = [](std::string text) {
    std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
    return text;
  };
  std::mt19937 random(7);
  const std::string text = sample("zh-Hans");
  for (int round = 0; round < 300; ++round) {
    std::string faulty = text;
    for (int fault = 0; fault < 3; ++fault) {
      static constexpr std::array<std::string_view, 8> faults = {"(", ")", "\"", "|", "\n", " ", "$", "("};
      faulty.insert(random() % faulty.size(), faults[random() % faults.size()]);
    }
    CAPTURE(faulty);
    REQUIRE(visible(formatted(faulty)) == visible(faulty));
  }
}
