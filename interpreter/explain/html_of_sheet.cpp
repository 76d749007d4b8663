// A sheet as a page of its own.
#include <fmt/format.h>

#include "diagnostics/markup_text.hpp"
#include "explain/sheet.hpp"

namespace rung {
namespace {

constexpr const char* style = R"(
:root{color-scheme:light dark}
body{font:16px/1.5 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;max-width:60rem;margin:0 auto;padding:1rem}
h1{font-size:1.15rem;line-height:1.5;margin:0 0 .25rem}
h2{font-size:1rem;margin:1.5rem 0 .25rem;border-bottom:1px solid #8886;padding-bottom:.2rem;display:flex;flex-wrap:wrap;gap:.5rem}
h2 b{margin-left:auto}
ul{list-style:none;margin:0;padding:0}
li{display:grid;grid-template-columns:minmax(7rem,14rem) minmax(3rem,8rem) 1fr auto;gap:.1rem .75rem;padding:.3rem 0;border-bottom:1px solid #8883}
.a{text-align:right;font-variant-numeric:tabular-nums;font-weight:600}
.n{overflow-wrap:anywhere}
small,.p{color:#777;font-size:.8rem}
.met .a{color:#1a7f37}.unmet .a{color:#cf222e}.faint{opacity:.65}
@media(max-width:40rem){li{grid-template-columns:1fr auto}.n,.p{grid-column:1/-1}.n:empty,.p:empty{display:none}}
)";

/// Line ends are shown.
std::string escaped(const std::string& text) {
  std::string safe;
  std::size_t begin = 0;
  for (std::size_t end = text.find('\n'); end != std::string::npos; end = text.find('\n', begin)) {
    safe += markup_text(text.substr(begin, end - begin)) + "<br>";
    begin = end + 1;
  }
  return safe + markup_text(text.substr(begin));
}

const char* class_of(SheetRow::Look look) {
  switch (look) {
    case SheetRow::Look::plain: return "plain";
    case SheetRow::Look::met: return "met";
    case SheetRow::Look::unmet: return "unmet";
    case SheetRow::Look::total: return "total";
    case SheetRow::Look::faint: return "faint";
  }
  return "plain";
}

std::string place_of(const SheetPlace& place) {
  if (place.line == 0) return "";
  return fmt::format("{}:{}:{}", escaped(place.file), place.line, place.column);
}

}  // namespace

std::string html_of(const Sheet& sheet, const std::string& language) {
  std::string page = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n"
      "<style>{}</style>\n</head>\n<body>\n<h1>{}</h1>\n<small>{}</small>\n",
      language, escaped(sheet.headline.substr(0, sheet.headline.find('\n'))), style, escaped(sheet.headline),
      escaped(sheet.about));
  for (const SheetPart& part : sheet.parts) {
    page += fmt::format("<section>\n<h2>{} <small>{}</small> <b>{}</b></h2>\n<ul>\n", escaped(part.title),
                        place_of(part.place), escaped(part.amount));
    for (const SheetRow& row : part.rows)
      page += fmt::format(
          "<li class=\"{}\"><span>{}</span><span class=\"a\">{}</span><span class=\"n\">{}</span>"
          "<span class=\"p\">{}</span></li>\n",
          class_of(row.look), escaped(row.label), escaped(row.amount), escaped(row.note),
          place_of(row.place));
    page += "</ul>\n</section>\n";
  }
  return page + "</body>\n</html>\n";
}

}  // namespace rung
