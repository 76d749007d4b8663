// Turns the furthest place of a failed parse into a message: what stands there, what could, and the likely slip.

#include "grammar/syntax_fault.hpp"

#include <algorithm>
#include <string>

#include "grammar/characters.hpp"

namespace rung {
namespace {

/// How many expected words a message names before it says only that there are others.
constexpr std::size_t most_wants = 6;

/// Bytes of the word, number or sign at a place of the text.
std::size_t token_length(std::string_view text) {
  if (text.empty()) return 0;
  if (const std::size_t name = name_length(text)) return name;
  if (const std::size_t quoted = text_length(text)) return quoted;
  if (const std::size_t number = number_length(text)) return number;
  return decode(text, 0).bytes;
}

Worded want_words(const Furthest::Want& want) {
  switch (want.expected) {
    case Expected::keyword: return canonical(want.word);
    case Expected::name: return words(Phrase::want_name);
    case Expected::expression: return words(Phrase::want_expression);
    case Expected::text: return words(Phrase::want_text);
    case Expected::date: return words(Phrase::want_date);
    case Expected::symbol: return {};
    case Expected::comparison: return words(Phrase::want_comparison);
    case Expected::type: return words(Phrase::want_type);
    case Expected::modifier: return words(Phrase::want_modifier);
    case Expected::end: return words(Phrase::want_end);
  }
  return {};
}

Spoken want_list(const Furthest& furthest) {
  Spoken list;
  // Where a whole expression may stand, what it may begin with is not listed as well.
  const auto wants = [&](Expected expected) {
    return std::any_of(furthest.wants.begin(), furthest.wants.end(),
                       [&](const Furthest::Want& want) { return want.expected == expected; });
  };
  const bool expression = wants(Expected::expression);
  std::size_t named = 0;
  for (const Furthest::Want& want : furthest.wants) {
    if (expression && (want.expected == Expected::keyword || want.expected == Expected::text ||
                       want.expected == Expected::date || want.expected == Expected::symbol))
      continue;
    if (wants(Expected::type) && want.expected == Expected::keyword) continue;
    if (++named > most_wants) break;
    const bool literal = want.expected == Expected::keyword || want.expected == Expected::symbol;
    for (const Language language : {Language::english, Language::simplified, Language::traditional}) {
      std::string& text = list.in(language);
      const std::string word = want.expected == Expected::symbol ? std::string(1, want.symbol)
                                                                 : std::string(want_words(want).in(language));
      const std::string shown = literal ? "`" + word + "`" : word;
      if (text.find(shown) != std::string::npos) continue;
      if (!text.empty()) text += words(Phrase::list_or).in(language);
      text += shown;
    }
  }
  return list;
}

struct Slip {
  std::string_view stands;
  Kind kind;
};

/// Forms that people type and that a reader could take two ways, by what follows a number.
constexpr Slip slips[] = {
    {"百", Kind::unknown_suffix}, {"十", Kind::unknown_suffix}, {"~", Kind::range_sign}, {"～", Kind::range_sign},
    {"至", Kind::range_sign},     {"月", Kind::bare_month},     {"半年", Kind::half_year},
};

bool report_slip(Diagnostics& diagnostics, const Folded& folded, std::size_t begin, std::size_t at, std::size_t end) {
  const std::string_view here = std::string_view(folded.text).substr(at, end - at);
  const bool after_digit = at > begin && folded.text[at - 1] != ' ' && at > 0;
  for (const Slip& slip : slips) {
    if (!here.starts_with(slip.stands)) continue;
    if (slip.kind != Kind::half_year && !after_digit) continue;
    std::size_t from = at;
    while (from > begin && folded.text[from - 1] != ' ' && folded.text[from - 1] != '|') --from;
    diagnostics.report(slip.kind, folded.span(from, std::max(at + slip.stands.size(), at + token_length(here))))
        .with("number", folded.text.substr(from, at - from));
    return true;
  }
  return false;
}

}  // namespace

void report_syntax_fault(Diagnostics& diagnostics, Entry entry, const Folded& folded, std::size_t begin,
                         std::size_t end, const Furthest& furthest) {
  std::size_t at = std::max(furthest.at, begin);
  while (at < end && folded.text[at] == ' ') ++at;
  const std::string_view here = std::string_view(folded.text).substr(at, end - at);
  if (report_slip(diagnostics, folded, begin, at, end)) return;
  const Spoken wants = want_list(furthest);
  if (here.empty()) {
    diagnostics.report(Kind::ends_early, folded.span(end, end)).with("wants", wants);
    return;
  }
  const std::size_t length = token_length(here);
  if (entry == Entry::test_cell && here.front() == ',') {
    diagnostics.report(Kind::list_of_tests, folded.span(begin, end));
    return;
  }
  Diagnostic& fault = diagnostics.report(Kind::unexpected, folded.span(at, at + length))
                          .with("found", std::string(here.substr(0, length)))
                          .with("wants", wants);
  const std::string_view glued = glued_word(here.substr(0, length));
  if (!glued.empty())
    fault.help(Phrase::space_missing,
               {{"word", std::string(glued)}, {"rest", std::string(here.substr(glued.size(), length - glued.size()))}});
}

}  // namespace rung
