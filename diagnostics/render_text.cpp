// Diagnostics for people on a terminal. Nothing of the user's text reaches it raw: see showable().
#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "diagnostics/code_point.hpp"
#include "diagnostics/kinds.hpp"
#include "diagnostics/render.hpp"
#include "diagnostics/snippet.hpp"
#include "diagnostics/width.hpp"

namespace rung {
namespace {

/// The widest piece of a source line that is shown, in display columns.
constexpr std::size_t widest_line = 160;

struct Style {
  std::string_view begin;
  std::string_view end;
};

constexpr Style plain{"", ""};
constexpr Style bold{"\x1b[1m", "\x1b[0m"};
constexpr Style frame{"\x1b[1;34m", "\x1b[0m"};

Style style_of(Severity severity) {
  switch (severity) {
    case Severity::error: return {"\x1b[1;31m", "\x1b[0m"};
    case Severity::warning: return {"\x1b[1;33m", "\x1b[0m"};
    case Severity::hint: return {"\x1b[1;36m", "\x1b[0m"};
  }
  return plain;
}

void make_showable(Facts& facts) {
  for (Fact& fact : facts) {
    if (auto* text = std::get_if<std::string>(&fact.value)) *text = showable(*text);
  }
}

/// The diagnostic with facts that a terminal may be given. Line ends of templates stay: they are layout.
Diagnostic with_showable_facts(Diagnostic diagnostic) {
  make_showable(diagnostic.facts);
  for (auto& [phrase, facts] : diagnostic.helps) make_showable(facts);
  for (Related& related : diagnostic.related) make_showable(related.facts);
  return diagnostic;
}

/// Behind each line end of the text, spaces up to the column at which its first line began.
std::string hang(std::string_view text, std::size_t column) {
  std::string hanging;
  for (const char c : text) {
    hanging += c;
    if (c == '\n') hanging.append(column, ' ');
  }
  return hanging;
}

/// Draws one diagnostic. The gutter is as wide as the greatest line number that the diagnostic shows.
class Drawing {
 public:
  Drawing(const Diagnostic& diagnostic, const Sources& sources, Language language, bool color)
      : diagnostic_(with_showable_facts(diagnostic)), sources_(sources), language_(language), color_(color) {
    gutter_ = 1;
    if (const auto* span = std::get_if<Span>(&diagnostic_.where)) widen_gutter(*span);
    for (const Related& related : diagnostic_.related) widen_gutter(related.span);
  }

  std::string draw() {
    draw_head();
    std::visit([this](const auto& where) { draw_place(where); }, diagnostic_.where);
    for (const Related& related : diagnostic_.related) {
      const std::string label = say(related.label, language_, related.facts);
      if (exists(related.span)) draw_source(related.span, ":::", '-', frame, label);
    }
    for (const std::string& help : help_lines(diagnostic_, language_)) draw_help(help);
    draw_witness();
    return std::move(drawn_);
  }

 private:
  bool exists(Span span) const { return span.source < sources_.size(); }

  void widen_gutter(Span span) {
    if (!exists(span)) return;
    const std::uint32_t line = sources_[span.source].place(span.begin).line;
    gutter_ = std::max(gutter_, std::to_string(line).size());
  }

  std::string styled(Style style, std::string_view text) const {
    return color_ ? fmt::format("{}{}{}", style.begin, text, style.end) : std::string(text);
  }

  void draw_head() {
    const KindRow& kind = row(diagnostic_.kind);
    const std::string label = fmt::format("{}[{}]", say(label_of(kind.severity), language_), kind.code);
    drawn_ += styled(style_of(kind.severity), label);
    const std::string text = say(Phrase::label_colon, language_) + message(diagnostic_, language_);
    drawn_ += styled(bold, hang(text, 2)) + "\n";
  }

  void draw_place(std::monostate) {}
  void draw_place(const Span& span) {
    if (exists(span)) draw_source(span, "-->", '^', style_of(row(diagnostic_.kind).severity), "");
  }
  void draw_place(const DataPlace& place) {
    std::string text = showable(place.file);
    if (place.line > 0) text += fmt::format(":{}", place.line);
    if (place.line > 0 && place.column > 0) text += fmt::format(":{}", place.column);
    draw_arrow("-->", text);
  }

  void draw_arrow(std::string_view arrow, std::string_view place) {
    drawn_ += std::string(gutter_, ' ') + styled(frame, arrow) + fmt::format(" {}\n", place);
  }

  /// The arrow line, the source line, and the underline with its label.
  void draw_source(Span span, std::string_view arrow, char mark, Style style, std::string_view label) {
    const Source& source = sources_[span.source];
    const LineColumn place = source.place(span.begin);
    draw_arrow(arrow, fmt::format("{}:{}:{}", showable(source.path()), place.line, place.column));

    const std::string_view line = source.line(place.line);
    const std::size_t start = source.line_start(place.line);
    const std::size_t end = std::max(span.begin, span.end);
    const Snippet snippet = lay_out(line, span.begin - start, end - start, widest_line);
    const std::string bar = styled(frame, fmt::format("{:{}} |", "", gutter_));
    const std::string numbered = styled(frame, fmt::format("{:>{}} |", place.line, gutter_));
    drawn_ += bar + "\n";
    drawn_ += snippet.text.empty() ? numbered + "\n" : fmt::format("{} {}\n", numbered, snippet.text);

    std::string underline(snippet.length, mark);
    // Further lines of a label hang below its first one: behind the gutter, the bar and the spaces around it.
    const std::size_t label_column = gutter_ + 3 + snippet.indent + snippet.length + 1;
    if (!label.empty()) underline += " " + hang(label, label_column);
    drawn_ += fmt::format("{} {:{}}{}\n", bar, "", snippet.indent, styled(style, underline));
  }

  void draw_help(std::string_view help) {
    draw_note(say(Phrase::help_label, language_) + say(Phrase::label_colon, language_), help);
  }

  void draw_note(const std::string& label, std::string_view text) {
    const std::size_t column = gutter_ + 3 + display_width(label);
    drawn_ += std::string(gutter_, ' ') + styled(frame, " =") + " " + styled(bold, label);
    drawn_ += hang(text, column) + "\n";
  }

  void draw_witness() {
    if (diagnostic_.witness.empty()) return;
    draw_note(say(Phrase::witness_label, language_) + say(Phrase::label_ends, language_), "");
    std::string_view rest = diagnostic_.witness;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      drawn_ += std::string(gutter_ + 3, ' ') + showable(rest.substr(0, end)) + "\n";
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }

  Diagnostic diagnostic_;
  const Sources& sources_;
  Language language_;
  bool color_;
  std::size_t gutter_;
  std::string drawn_;
};

}  // namespace

std::string render_text(std::span<const Diagnostic> diagnostics, const Sources& sources, Language language,
                        bool color) {
  std::string text;
  for (const Diagnostic& diagnostic : diagnostics) {
    if (!text.empty()) text += "\n";
    text += Drawing(diagnostic, sources, language, color).draw();
  }
  return text;
}

}  // namespace rung
