// Diagnostics as a JUnit report: files are suites, findings are cases.

#include <fmt/format.h>

#include <map>
#include <vector>

#include "diagnostics/finding_parts.hpp"
#include "diagnostics/kinds.hpp"
#include "diagnostics/markup_text.hpp"
#include "diagnostics/render.hpp"

namespace rung {
namespace {

struct Suite {
  std::string file;
  std::vector<const Diagnostic*> findings;
};

std::vector<Suite> suites_of(std::span<const Diagnostic> diagnostics, const Sources& sources,
                             std::span<const std::string> files) {
  std::vector<Suite> suites;
  std::map<std::string, std::size_t> numbers;
  const auto suite = [&](const std::string& file) -> Suite& {
    const auto [known, fresh] = numbers.emplace(file, suites.size());
    if (fresh) suites.push_back({file, {}});
    return suites[known->second];
  };
  for (const std::string& file : files) suite(file);
  for (const Diagnostic& one : diagnostics) {
    const std::string file = place_of(one.where, sources).file;
    suite(file.empty() ? "rung" : file).findings.push_back(&one);
  }
  return suites;
}

class JunitWriting {
 public:
  JunitWriting(const Sources& sources, Severity fails, Language language)
      : sources_(sources), fails_(fails), language_(language) {}

  std::string whole(const std::vector<Suite>& suites) const {
    std::string inside;
    std::size_t cases = 0;
    std::size_t failures = 0;
    for (const Suite& suite : suites) {
      inside += of_suite(suite);
      cases += cases_of(suite);
      failures += failures_of(suite);
    }
    return fmt::format(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"rung check\" tests=\"{}\" "
        "failures=\"{}\" errors=\"0\">\n{}</testsuites>\n",
        cases, failures, inside);
  }

 private:
  bool is_failure(const Diagnostic& one) const { return row(one.kind).severity <= fails_; }
  static std::size_t cases_of(const Suite& suite) { return std::max<std::size_t>(1, suite.findings.size()); }
  std::size_t failures_of(const Suite& suite) const {
    std::size_t failures = 0;
    for (const Diagnostic* one : suite.findings) failures += is_failure(*one) ? 1 : 0;
    return failures;
  }

  std::string of_suite(const Suite& suite) const {
    const std::string name = markup_text(suite.file);
    std::string cases;
    for (const Diagnostic* one : suite.findings) cases += of_finding(name, *one);
    if (cases.empty())
      cases = fmt::format("    <testcase classname=\"{}\" name=\"{}\"/>\n", name,
                          markup_text(say(Phrase::nothing_found, language_)));
    return fmt::format(
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n{}  </testsuite>\n", name,
        cases_of(suite), failures_of(suite), cases);
  }

  std::string of_finding(const std::string& file, const Diagnostic& one) const {
    const KindRow& kind = row(one.kind);
    const FindingPlace place = place_of(one.where, sources_);
    std::string name(kind.code);
    if (place.line > 0) name += fmt::format(" {}:{}", place.line, place.column);
    const std::string told = markup_text(message(one, language_));
    const std::string text = markup_text(message_with_help(one, language_));
    const std::string inside =
        is_failure(one) ? fmt::format("<failure type=\"{}\" message=\"{}\">{}</failure>",
                                      level_name(kind.severity), told, text)
                        : fmt::format("<system-out>{}: {}</system-out>", level_name(kind.severity), text);
    return fmt::format("    <testcase classname=\"{}\" name=\"{}\">{}</testcase>\n", file, name, inside);
  }

  const Sources& sources_;
  Severity fails_;
  Language language_;
};

}  // namespace

std::string render_junit(std::span<const Diagnostic> diagnostics, const Sources& sources,
                         std::span<const std::string> files, Severity fails, Language language) {
  return JunitWriting(sources, fails, language).whole(suites_of(diagnostics, sources, files));
}

}  // namespace rung
