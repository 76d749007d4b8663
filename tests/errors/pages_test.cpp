// The pages of docs/errors: one for each kind of diagnostic, and each says what Rung really says.
#include <doctest/doctest.h>

#include <atomic>
#include <functional>
#include <map>
#include <regex>
#include <set>
#include <thread>

#include "diagnostics/diagnostic.hpp"
#include "page.hpp"
#include "shell.hpp"

using namespace rung;
using namespace rung::pages;

namespace {

std::map<std::string, Page> all_pages() {
  std::map<std::string, Page> pages;
  for (const auto& entry : std::filesystem::directory_iterator(RUNG_PROJECT "/docs/errors")) {
    const std::filesystem::path& path = entry.path();
    if (path.extension() != ".md" || path.stem() == "README") continue;
    std::ifstream in(path, std::ios::binary);
    pages[path.stem().string()] = read_page(std::string(std::istreambuf_iterator<char>(in), {}));
  }
  return pages;
}

/// Calls a check for each page, some at the same time, and gives what they found fault with.
std::vector<std::string> faults(const std::map<std::string, Page>& pages,
                                const std::function<std::string(const std::string&, const Page&)>& check) {
  std::vector<const std::pair<const std::string, Page>*> list;
  for (const auto& entry : pages) list.push_back(&entry);
  std::vector<std::string> found(list.size());
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    for (std::size_t i = next++; i < list.size(); i = next++)
      found[i] = check(list[i]->first, list[i]->second);
  };
  std::vector<std::thread> workers;
  for (unsigned i = 0; i < std::max(2u, std::thread::hardware_concurrency()); ++i) workers.emplace_back(work);
  for (std::thread& worker : workers) worker.join();
  std::erase(found, "");
  return found;
}

void report(const std::vector<std::string>& found) {
  for (const std::string& fault : found) FAIL_CHECK(fault);
}

std::string without_last_line(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  const std::size_t line = text.rfind('\n');
  return line == std::string::npos ? "" : text.substr(0, line + 1);
}

std::string without_end(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

bool has_diagnostic(const std::string& text) {
  static const std::regex pattern(R"(\[[A-Z][0-9]{3}\])");
  return std::regex_search(text, pattern);
}

/// `rung check` says what the page says and then one line of summary. Other commands have more to say, but no more
/// diagnostics.
bool says(const Page& page, const std::string& text) {
  const std::string expected = without_end(page.bad.output);
  if (page.bad.commands.empty()) return without_end(without_last_line(text)) == expected;
  const std::size_t at = text.find(expected);
  if (at == std::string::npos) return false;
  return !has_diagnostic(text.substr(0, at)) && !has_diagnostic(text.substr(at + expected.size()));
}

}  // namespace

TEST_CASE("the reader of pages") {
  const Page page = read_page(
      "# N001: unknown\n\nWhy.\n\n为何\n\n## Bad\n```rung\na\n```\n```csv "
      "b.csv\nx\n```\n```text\nout\n```\n## Good\n```rung\nc\n```\n");
  CHECK(page.mistakes.empty());
  CHECK(page.title == "N001: unknown");
  CHECK(page.paragraphs == std::vector<std::string>{"Why.", "为何"});
  REQUIRE(page.bad.files.size() == 2);
  CHECK(page.bad.files[0].name == "bad.rung");
  CHECK(page.bad.files[1].content == "x\n");
  CHECK(page.bad.output == "out\n");
  CHECK(good_commands(page) == "rung check good.rung\n");
  CHECK_FALSE(read_page("# N001: x\n\n## Bad\n```rung\n").mistakes.empty());
  CHECK_FALSE(read_page("no title\n").mistakes.empty());
  CHECK(has_ideograph("一"));
  CHECK_FALSE(has_ideograph("“…”"));
}

TEST_CASE("each kind has a page and each page a kind") {
  const auto pages = all_pages();
  std::set<std::string> codes;
  for (std::size_t i = 0; i < kind_count(); ++i) {
    const KindRow& kind = row(static_cast<Kind>(i));
    const std::string code(kind.code);
    CAPTURE(code);
    codes.insert(code);
    const auto page = pages.find(code);
    CHECK_MESSAGE(page != pages.end(), "no page docs/errors/" << code << ".md");
    if (page == pages.end()) continue;
    CHECK(page->second.title == code + ": " + fill(kind.message.english, {}, Language::english));
  }
  for (const auto& [code, page] : pages) CHECK_MESSAGE(codes.contains(code), code << " is no kind");
}

TEST_CASE("pages keep their form") {
  for (const auto& [code, page] : all_pages()) {
    CAPTURE(code);
    for (const std::string& mistake : page.mistakes) FAIL_CHECK(mistake);
    REQUIRE(page.paragraphs.size() == 2);
    CHECK_FALSE(page.paragraphs[0].empty());
    CHECK(has_ideograph(page.paragraphs[1]));
    CHECK_FALSE(page.bad.files.empty());
    CHECK(page.bad.output.find("[" + code + "]") != std::string::npos);
    CHECK_FALSE((page.good.files.empty() && page.good.commands.empty()));
  }
}

TEST_CASE("the bad example gives what the page says") {
  report(faults(all_pages(), [](const std::string& code, const Page& page) -> std::string {
    if (!page.bad.can_be_run) return "";
    const Said said = run(page.bad.files, bad_commands(page), "");
    if (says(page, said.text)) return "";
    return code + ": the page says\n" + page.bad.output + "and the program\n" + said.text;
  }));
}

TEST_CASE("the bad example is shown in every language") {
  for (const std::string language : {"en", "zh-Hans", "zh-Hant"}) {
    CAPTURE(language);
    report(faults(all_pages(), [&](const std::string& code, const Page& page) -> std::string {
      if (!page.bad.can_be_run) return "";
      const Said said = run(page.bad.files, bad_commands(page), language);
      const bool shown = said.text.find("[" + code + "]") != std::string::npos;
      const bool hole = std::regex_search(said.text, std::regex(R"(\{[a-z_]+\})")) &&
                        page.bad.output.find('{') == std::string::npos;
      if (shown && !hole && said.status >= 0 && said.status < 10) return "";
      return code + " in " + language + " ends with " + std::to_string(said.status) + "\n" + said.text;
    }));
  }
}

TEST_CASE("the good example gives no diagnostics") {
  report(faults(all_pages(), [](const std::string& code, const Page& page) -> std::string {
    const Said said = run(page.good.files, good_commands(page), "");
    if (said.status == 0 && !has_diagnostic(said.text)) return "";
    return code + ": the good example ends with " + std::to_string(said.status) + "\n" + said.text;
  }));
}
