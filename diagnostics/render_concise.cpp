// One line a diagnostic: for lists, and for programs that read file:line:column.

#include <fmt/format.h>

#include "diagnostics/code_point.hpp"
#include "diagnostics/kinds.hpp"
#include "diagnostics/render.hpp"

namespace rung {
namespace {

struct PlaceText {
  const Sources& sources;

  std::string operator()(std::monostate) const { return ""; }
  std::string operator()(const Span& span) const {
    const Source& source = sources[span.source];
    const LineColumn place = source.place(span.begin);
    return fmt::format("{}:{}:{}: ", source.path(), place.line, place.column);
  }
  std::string operator()(const DataPlace& place) const {
    std::string text = place.file;
    if (place.line > 0) text += fmt::format(":{}", place.line);
    if (place.line > 0 && place.column > 0) text += fmt::format(":{}", place.column);
    return text + ": ";
  }
};

}  // namespace

std::string render_concise(std::span<const Diagnostic> diagnostics, const Sources& sources,
                           Language language) {
  std::string text;
  for (const Diagnostic& one : diagnostics)
    text += fmt::format("{}{}[{}]{}{}\n", std::visit(PlaceText{sources}, one.where),
                        say(label_of(row(one.kind).severity), language), row(one.kind).code,
                        say(Phrase::label_colon, language), showable(message(one, language)));
  return text;
}

}  // namespace rung
