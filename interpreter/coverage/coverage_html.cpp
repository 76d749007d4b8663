// Coverage as a page: the kinds, then each file line by line.
#include <fmt/format.h>

#include <map>

#include "coverage/coverage_report.hpp"
#include "diagnostics/kinds.hpp"
#include "diagnostics/markup_text.hpp"

namespace rung {
namespace {

constexpr const char* style = R"(
:root{color-scheme:light dark;--good:#1a7f3722;--bad:#cf222e26;--part:#bf870033}
body{font:16px/1.5 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;max-width:75rem;margin:0 auto;padding:1rem}
h1{font-size:1.25rem;margin:0 0 .5rem}h2{font-size:1rem;margin:2rem 0 .5rem;overflow-wrap:anywhere}
table.n{border-collapse:collapse}table.n td,table.n th{padding:.15rem .75rem .15rem 0;text-align:left;font-weight:400}
table.n td{text-align:right;font-variant-numeric:tabular-nums}
table.n .bar{width:12rem;padding:0}.bar i{display:block;height:.6rem;background:#1a7f37;border-radius:.2rem}
table.n tr:last-child th,table.n tr:last-child td{font-weight:600}
.s{font:13px/1.45 ui-monospace,Menlo,Consolas,"Noto Sans Mono CJK SC",monospace;overflow-x:auto;border:1px solid #8884;border-radius:.4rem}
.s table{border-collapse:collapse;width:100%}.s td{padding:0 .6rem;white-space:pre;vertical-align:top}
.s td:first-child,.s td:nth-child(2){text-align:right;color:#777;user-select:none}
.good{background:var(--good)}.bad{background:var(--bad)}.part{background:var(--part)}
.s ul{margin:0;padding:0 0 .2rem 2rem;list-style:none;color:#cf222e;white-space:normal}
@media(prefers-color-scheme:dark){.s ul{color:#ff7b72}}
)";

std::string_view language_tag(Language language) {
  switch (language) {
    case Language::english: return "en";
    case Language::simplified: return "zh-Hans";
    case Language::traditional: return "zh-Hant";
  }
  return "en";
}

std::string row_of(const std::string& title, const ExercisedShare& share) {
  const std::size_t width = share.all == 0 ? 100 : share.exercised * 100 / share.all;
  return fmt::format(
      "<tr><th>{}</th><td>{} / {}</td><td>{}</td><td class=\"bar\"><i style=\"width:{}%\"></i></td></tr>\n",
      markup_text(title), share.exercised, share.all, share.percent(), width);
}

std::string numbers(const std::vector<CoverageReport>& reports, Language language) {
  std::string text = "<table class=\"n\">\n";
  for (std::size_t i = 0; i < fact_kinds; ++i) {
    const auto kind = static_cast<FactKind>(i);
    ExercisedShare share;
    for (const CoverageReport& report : reports) {
      share.exercised += report.share(kind).exercised;
      share.all += report.share(kind).all;
    }
    if (share.all > 0) text += row_of(say(title_of(kind), language), share);
  }
  return text + row_of(say(Phrase::coverage_all, language), share_of(reports)) + "</table>\n";
}

std::string line_of(const CoverageReport& report, std::string_view written, std::uint32_t number,
                    const CoveredLine* line, Language language) {
  if (line == nullptr)
    return fmt::format("<tr><td>{}</td><td></td><td>{}</td></tr>\n", number, markup_text(written));
  const bool complete = line->exercised == line->facts.size();
  std::string left;
  for (const std::size_t fact : line->facts)
    if (report.count.times()[fact] == 0)
      left += "<li>✗ " + markup_text(told(report.count.facts()[fact], report.sources, language)) + "</li>";
  if (!left.empty()) left = "<ul>" + left + "</ul>";
  return fmt::format("<tr class=\"{}\"><td>{}</td><td>{}/{}</td><td>{}{}</td></tr>\n",
                     complete               ? "good"
                     : line->exercised == 0 ? "bad"
                                            : "part",
                     number, line->exercised, line->facts.size(), markup_text(written), left);
}

std::string files_of(const CoverageReport& report, Language language) {
  std::map<SourceId, std::map<std::uint32_t, CoveredLine>> files;
  for (CoveredLine& line : report.lines()) files[line.source][line.line] = std::move(line);
  std::string text;
  for (const auto& [id, lines] : files) {
    const Source& source = report.sources[id];
    text += fmt::format("<h2>{}</h2>\n<div class=\"s\"><table>\n", markup_text(source.path()));
    for (std::uint32_t number = 1; number <= source.line_count(); ++number) {
      const auto line = lines.find(number);
      text += line_of(report, source.line(number), number, line == lines.end() ? nullptr : &line->second,
                      language);
    }
    text += "</table></div>\n";
  }
  return text;
}

}  // namespace

std::string coverage_html(const std::vector<CoverageReport>& reports, Language language) {
  const std::string title = markup_text(say(Phrase::coverage_title, language));
  std::string page = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n"
      "<style>{}</style>\n</head>\n<body>\n<h1>{}</h1>\n",
      language_tag(language), title, style, title);
  page += numbers(reports, language);
  for (const CoverageReport& report : reports) page += files_of(report, language);
  return page + "</body>\n</html>\n";
}

}  // namespace rung
