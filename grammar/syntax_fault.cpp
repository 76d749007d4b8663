// Turns the furthest place of a failed parse into a message: what stands there, what could, and the likely slip.

#include "grammar/syntax_fault.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <variant>

#include "diagnostics/kinds.hpp"
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
  return decode(text, 0).length;
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

/// Words that carry an expression on: one phrase stands for all of them.
constexpr Word operator_words[] = {Word::and_,        Word::or_,         Word::is,     Word::is_not,
                                   Word::in,          Word::not_in,      Word::not_,   Word::else_,
                                   Word::within_last, Word::within_next, Word::within, Word::distinct};
constexpr Word unit_words[] = {Word::days,  Word::weeks,   Word::months,      Word::years,
                               Word::hours, Word::minutes, Word::working_days};

bool is_among(std::span<const Word> list, const Furthest::Want& want) {
  return want.expected == Expected::keyword && std::find(list.begin(), list.end(), want.word) != list.end();
}

void add_want(Spoken& list, const Worded& what, bool literal) {
  for (const Language language : {Language::english, Language::simplified, Language::traditional}) {
    std::string& text = list.in(language);
    const std::string word(what.in(language));
    const std::string shown = literal ? "`" + word + "`" : word;
    if (text.find(shown) != std::string::npos) continue;
    if (!text.empty()) text += words(Phrase::list_or).in(language);
    text += shown;
  }
}

/// What could stand at the place, the words of the clause first: they are what is most often forgotten.
Spoken want_list(const Furthest& furthest) {
  const auto wants = [&](Expected expected) {
    return std::any_of(furthest.wants.begin(), furthest.wants.end(),
                       [&](const Furthest::Want& want) { return want.expected == expected; });
  };
  const auto wants_one_of = [&](std::span<const Word> list) {
    return std::any_of(furthest.wants.begin(), furthest.wants.end(),
                       [&](const Furthest::Want& want) { return is_among(list, want); });
  };
  // Where a whole expression may stand, what it may begin with is not listed as well.
  const bool expression = wants(Expected::expression);
  const bool goes_on = !expression && wants(Expected::comparison);
  Spoken list;
  std::size_t named = 0;
  for (const Furthest::Want& want : furthest.wants) {
    const bool literal = want.expected == Expected::keyword || want.expected == Expected::symbol;
    if (expression && (literal || want.expected == Expected::text || want.expected == Expected::date))
      continue;
    if (wants(Expected::type) && (want.expected == Expected::keyword || want.expected == Expected::text ||
                                  want.expected == Expected::name))
      continue;
    if (is_among(unit_words, want)) continue;
    if (goes_on && (want.expected == Expected::comparison || is_among(operator_words, want))) continue;
    if (want.expected == Expected::end) continue;
    if (++named > most_wants) break;
    if (want.expected == Expected::symbol)
      add_want(list, {{&want.symbol, 1}, {&want.symbol, 1}, {&want.symbol, 1}}, true);
    else
      add_want(list, want_words(want), literal);
  }
  if (!expression && wants_one_of(unit_words)) add_want(list, words(Phrase::want_unit), false);
  if (goes_on) add_want(list, words(Phrase::want_operator), false);
  if (wants(Expected::end)) add_want(list, words(Phrase::want_end), false);
  return list;
}

struct Confusion {
  std::string_view stands;
  std::variant<std::string_view, Word> meant;  ///< a sign, the same in every language, or a word
};

/// Signs of other notations, and what they are here.
constexpr Confusion confusions[] = {{"=>", ">="},      {"=<", "<="},       {"==", "="},
                                    {"<>", "!="},      {"&&", Word::and_}, {"&", Word::and_},
                                    {"||", Word::or_}, {"!", Word::not_}};

/// The signs `==`, `<>` and `=<` can mean one thing only; `=>` might be an arrow.
void help_with_sign(Diagnostic& fault, const Confusion& confusion, Span span) {
  if (const auto* word = std::get_if<Word>(&confusion.meant)) {
    fault.help(Phrase::did_you_mean, {{"name", canonical(*word)}});
    return;
  }
  const std::string sign(std::get<std::string_view>(confusion.meant));
  fault.help(Phrase::did_you_mean, {{"name", sign}});
  if (confusion.stands != "=>") fault.edit(span, sign);
}

/// Widens the place to the whole sign that it stands in, and says what is written for it here.
const Confusion* confused_sign(const Folded& folded, std::size_t& at, std::size_t begin, std::size_t end) {
  constexpr std::string_view signs = "=<>!&|";
  const auto is_sign = [&](std::size_t i) { return signs.find(folded.text[i]) != std::string_view::npos; };
  if (at >= end || !is_sign(at)) return nullptr;
  std::size_t from = at;
  while (from > begin && is_sign(from - 1)) --from;
  std::size_t to = at;
  while (to < end && is_sign(to)) ++to;
  const std::string_view sign = std::string_view(folded.text).substr(from, to - from);
  for (const Confusion& known : confusions) {
    if (known.stands != sign) continue;
    at = from;
    return &known;
  }
  return nullptr;
}

struct Slip {
  std::string_view stands;
  Kind kind;
};

/// Forms that people type and that a reader could take two ways, by what follows a number.
constexpr Slip slips[] = {
    {"百", Kind::unknown_suffix}, {"十", Kind::unknown_suffix}, {"~", Kind::range_sign},
    {"～", Kind::range_sign},     {"至", Kind::range_sign},     {"月", Kind::bare_month},
    {"半年", Kind::half_year},
};

/// `2025/6/30`, `2025.6.30` and `2025-6-30` as Rung writes them; empty for other texts.
std::string date_meant(std::string_view text) {
  std::string parts[3];
  std::size_t part = 0;
  char sign = 0;
  for (const char c : text) {
    if (c >= '0' && c <= '9') {
      parts[part] += c;
    } else if ((c != '/' && c != '.' && c != '-') || (sign != 0 && c != sign) || ++part > 2) {
      return "";
    } else {
      sign = c;
    }
  }
  for (std::size_t two = 1; two <= 2; ++two)
    if (parts[two].size() == 1) parts[two].insert(0, "0");
  const bool sized = part == 2 && parts[0].size() == 4 && parts[1].size() == 2 && parts[2].size() == 2;
  const bool plausible =
      sized && parts[1] >= "01" && parts[1] <= "12" && parts[2] >= "01" && parts[2] <= "31";
  return plausible ? parts[0] + "-" + parts[1] + "-" + parts[2] : "";
}

/// The same where a clause takes nothing but a date.
bool report_foreign_date(Diagnostics& diagnostics, const Folded& folded, std::size_t begin, std::size_t at,
                         std::size_t end) {
  const auto belongs = [&](std::size_t i) {
    return std::string_view("0123456789/.").find(folded.text[i]) != std::string_view::npos;
  };
  std::size_t from = at;
  while (from > begin && belongs(from - 1)) --from;
  std::size_t to = at;
  while (to < end && belongs(to)) ++to;
  const std::string text = folded.text.substr(from, to - from);
  if (date_meant(text).empty()) return false;
  report_bad_date(diagnostics, folded.span(from, to), text);
  return true;
}

/// `2025年6月30日`, which stops behind the year.
bool report_written_date(Diagnostics& diagnostics, const Folded& folded, std::size_t begin, std::size_t at,
                         std::size_t end) {
  const std::string_view here = std::string_view(folded.text).substr(at, end - at);
  const std::string_view token = here.substr(0, token_length(here));
  if (!token.starts_with("年") || token.find("月") == std::string_view::npos) return false;
  std::size_t from = at;
  while (from > begin && folded.text[from - 1] >= '0' && folded.text[from - 1] <= '9') --from;
  if (from == at) return false;
  const std::size_t to = at + token.size();
  diagnostics.report(Kind::bad_date, folded.span(from, to)).with("text", folded.text.substr(from, to - from));
  return true;
}

/// Units of numbers, which stand right behind the digits.
constexpr std::string_view large_units[] = {"千",   "万", "萬", "百万", "百萬", "千万",
                                            "千萬", "亿", "億", "k",    "m",    "w"};

/// A likely slip beside the fault: a keyword without white space, `1,000`, `50 万`, `within` without its direction.
void help_along(Diagnostic& fault, const Folded& folded, std::size_t begin, std::size_t at, std::size_t end) {
  const std::string_view text = folded.text;
  const std::string_view here = text.substr(at, end - at);
  const auto glued_in = [&](std::string_view name, std::string_view word) {
    fault.help(Phrase::space_missing,
               {{"word", std::string(word)}, {"rest", std::string(name.substr(word.size()))}});
  };
  const std::string_view token = here.substr(0, token_length(here));
  if (const std::string_view glued = glued_word(token); !glued.empty()) return glued_in(token, glued);
  if (match_word(Word::within, here) != 0) {
    fault.help(Phrase::did_you_mean, {{"name", canonical(Word::within_last)}});
    return;
  }
  const auto digit = [&](std::size_t i) { return i < end && text[i] >= '0' && text[i] <= '9'; };
  if (token == "," && at > begin && digit(at - 1) && digit(at + 1)) {
    std::size_t from = at;
    while (from > begin && digit(from - 1)) --from;
    std::string number;
    for (std::size_t i = from; i < end && (digit(i) || text[i] == ','); ++i)
      if (text[i] != ',') number += text[i];
    fault.help(Phrase::no_separators, {{"number", number}});
    return;
  }
  if (std::find(std::begin(large_units), std::end(large_units), token) != std::end(large_units)) {
    std::size_t to = at;
    while (to > begin && text[to - 1] == ' ') --to;
    std::size_t from = to;
    while (from > begin && (digit(from - 1) || text[from - 1] == '.')) --from;
    if (from < to && to < at)
      fault.help(Phrase::did_you_mean,
                 {{"name", std::string(text.substr(from, to - from)) + std::string(token)}});
    return;
  }
  // `如果金额 > 3 则`: the condition began with a name, and so the fault shows at `then` only.
  if (match_word(Word::then, here) == 0) return;
  for (std::size_t i = begin; i < at;) {
    const std::size_t length = std::max<std::size_t>(token_length(text.substr(i)), 1);
    const std::string_view name = text.substr(i, length);
    const std::string_view word = glued_word(name);
    if (!word.empty() && match_word(Word::if_, word) == word.size()) return glued_in(name, word);
    i += length;
  }
}

bool report_slip(Diagnostics& diagnostics, const Folded& folded, std::size_t begin, std::size_t at,
                 std::size_t end) {
  const std::string_view here = std::string_view(folded.text).substr(at, end - at);
  const bool after_digit = at > begin && folded.text[at - 1] != ' ';
  for (const Slip& slip : slips) {
    if (!here.starts_with(slip.stands)) continue;
    const bool wave = slip.stands == "~" || slip.stands == "～";
    if (slip.kind != Kind::half_year && !wave && !after_digit) continue;
    std::size_t from = at;
    while (wave && from > begin && folded.text[from - 1] == ' ') --from;
    while (from > begin && folded.text[from - 1] != ' ' && folded.text[from - 1] != '|') --from;
    std::size_t to = at + std::max(slip.stands.size(), token_length(here));
    if (slip.kind == Kind::range_sign) {
      std::size_t upper = slip.stands.size();
      while (upper < here.size() && here[upper] == ' ') ++upper;
      to = std::max(to, at + upper + number_length(here.substr(upper)));
    }
    diagnostics.report(slip.kind, folded.span(from, to)).with("number", folded.text.substr(from, at - from));
    return true;
  }
  return false;
}

}  // namespace

std::string report_bad_date(Diagnostics& diagnostics, Span span, std::string_view text) {
  std::string date = date_meant(text);
  if (date.empty() || text.find('-') != std::string_view::npos)
    diagnostics.report(Kind::bad_date, span).with("text", std::string(text));
  else
    diagnostics.report(Kind::foreign_date, span)
        .with("text", std::string(text))
        .with("date", date)
        .edit(span, date);
  return date;
}

void report_syntax_fault(Diagnostics& diagnostics, Entry entry, const Folded& folded, std::size_t begin,
                         std::size_t end, const Furthest& furthest) {
  std::size_t at = std::max(furthest.at, begin);
  while (at < end && folded.text[at] == ' ') ++at;
  const std::string_view here = std::string_view(folded.text).substr(at, end - at);
  if (report_slip(diagnostics, folded, begin, at, end)) return;
  if (report_written_date(diagnostics, folded, begin, at, end)) return;
  if (report_foreign_date(diagnostics, folded, begin, at, end)) return;
  const Spoken wants = want_list(furthest);
  if (here.empty()) {
    diagnostics.report(Kind::ends_early, folded.span(end, end)).with("wants", wants);
    return;
  }
  const Confusion* confusion = confused_sign(folded, at, begin, end);
  const std::size_t length = confusion != nullptr ? confusion->stands.size() : token_length(here);
  if (entry == Entry::test_cell && here.front() == ',') {
    diagnostics.report(Kind::list_of_tests, folded.span(begin, end));
    return;
  }
  Diagnostic& fault = diagnostics.report(Kind::unexpected, folded.span(at, at + length))
                          .with("found", folded.text.substr(at, length))
                          .with("wants", wants);
  if (confusion != nullptr) {
    help_with_sign(fault, *confusion, folded.span(at, at + length));
    return;
  }
  help_along(fault, folded, begin, at, end);
}

}  // namespace rung
