// Typical mistakes of people who write rules for the first time, one in each *.rung of this folder, and what Rung says of it:
// NAME.expected is what `rung check NAME.rung` writes in English, without the line of summary. Whether each kind of
// diagnostic is explained is held by the tests of docs/errors.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "shell/shell.hpp"

namespace {

namespace fs = std::filesystem;

const fs::path folder_of_mistakes = fs::path(RUNG_PROJECT) / "tests" / "mistakes";
constexpr std::size_t shortest_word = 4;

std::string content_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<fs::path> mistakes() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(folder_of_mistakes))
    if (entry.path().extension() == ".rung") found.push_back(entry.path());
  std::sort(found.begin(), found.end());
  return found;
}

/// What is said without the last line, which counts the diagnostics.
std::string without_summary(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  const std::size_t end = text.rfind('\n');
  return end == std::string::npos ? "" : text.substr(0, end + 1);
}

std::string trimmed(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

std::string said_of(const fs::path& mistake, const std::string& flags) {
  const rung::shell::Folder folder;
  const std::string name = mistake.filename().string();
  folder.write(name, content_of(mistake));
  return without_summary(folder.run("rung check " + name + flags + " 2>&1 < /dev/null").out);
}

/// A line that shows a place or the source, where the words are the author's own.
bool shows_source(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
  if (line.starts_with("-->") || line.starts_with(":::")) return true;
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  return digits > 0 ? line.substr(digits).starts_with(" |") : line == "|";
}

/// The text behind the marks ^^^ and --- under a source line, or the whole line.
std::string_view without_marks(std::string_view line) {
  const std::size_t at = line.find_first_not_of(" |^-=");
  return at == std::string_view::npos ? std::string_view() : line.substr(at);
}

std::string_view without_code(std::string_view line) {
  for (const std::string_view level : {"error[", "warning[", "hint["})
    if (line.starts_with(level)) return line.substr(line.find(']') + 1);
  return line;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// English words in the sentences of a message: long enough to be none of the types and units, not in backticks, and not
/// from the file itself, whose values a message may list.
std::vector<std::string> english_words(const std::string& said, const std::string& source) {
  std::vector<std::string> found;
  std::istringstream lines(said);
  for (std::string line; std::getline(lines, line);) {
    if (shows_source(line)) continue;
    bool quoted = false;
    std::string word;
    for (const char c : std::string(without_marks(without_code(line))) + "\n") {
      if (c == '`') quoted = !quoted;
      if (!quoted && is_letter(c)) {
        word += c;
        continue;
      }
      if (word.size() >= shortest_word && source.find(word) == std::string::npos) found.push_back(word);
      word.clear();
    }
  }
  return found;
}

}  // namespace

TEST_CASE("English words are found in sentences, and not in places, source and quotes") {
  CHECK(english_words("error[S001]: unknown name `order`\n", "") ==
        std::vector<std::string>{"unknown", "name"});
  CHECK(english_words("  = help: what\n", "").size() == 2);
  CHECK(english_words(" --> order.rung:5:14\n  |\n5 | let points = order * 5\n  |     ^^^^^\n", "").empty());
  CHECK(english_words("  |     ----- 此处的 `order`\n", "").empty());
  CHECK(english_words("  |     ----- declared here\n", "") == std::vector<std::string>{"declared", "here"});
  CHECK(english_words("可用的值：north | south\n", "north | south").empty());
}

TEST_CASE("there are at least thirty mistakes, each with its comment and its message") {
  const std::vector<fs::path> all = mistakes();
  CHECK(all.size() >= 30);
  for (const fs::path& mistake : all) {
    CAPTURE(mistake.filename());
    CHECK(content_of(mistake).starts_with("# mistake: "));
    CHECK(fs::exists(fs::path(mistake).replace_extension(".expected")));
  }
  for (const auto& entry : fs::directory_iterator(folder_of_mistakes))
    if (entry.path().extension() == ".expected")
      CHECK(fs::exists(fs::path(entry.path()).replace_extension(".rung")));
}

TEST_CASE("each mistake is named as expected") {
  for (const fs::path& mistake : mistakes()) {
    CAPTURE(mistake.filename());
    const std::string expected = trimmed(content_of(fs::path(mistake).replace_extension(".expected")));
    CHECK_FALSE(expected.empty());
    CHECK(trimmed(said_of(mistake, "")) == expected);
  }
}

TEST_CASE("a Chinese message has no English sentence") {
  for (const fs::path& mistake : mistakes())
    for (const std::string flags : {" --lang zh-Hans", " --lang zh-Hant"}) {
      CAPTURE(mistake.filename());
      CAPTURE(flags);
      const std::string said = said_of(mistake, flags);
      CHECK_FALSE(said.empty());
      for (const std::string& word : english_words(said, content_of(mistake)))
        FAIL_CHECK(word << " in\n" << said);
    }
}
