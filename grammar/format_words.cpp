// Spellings by language: the columns of keywords.def, and the singular and plural of English words behind a
// number.

#include "grammar/format_words.hpp"

#include <algorithm>
#include <array>

#include "grammar/layout.hpp"

namespace rung {
namespace {

/// All forms by language, those of one language parted by `|`.
constexpr std::array<Worded, word_count> columns = {{
#define RUNG_WORD(id, english, simplified, traditional) {english, simplified, traditional},
#include "grammar/keywords.def"
#undef RUNG_WORD
}};

std::vector<std::string_view> forms_in(Word word, Language language) {
  std::string_view column = columns[static_cast<std::size_t>(word)].in(language);
  std::vector<std::string_view> found;
  for (std::size_t bar = column.find('|'); bar != std::string_view::npos; bar = column.find('|')) {
    found.push_back(column.substr(0, bar));
    column.remove_prefix(bar + 1);
  }
  found.push_back(column);
  return found;
}

bool is_form(Word word, Language language, std::string_view written) {
  const auto known = forms_in(word, language);
  return std::find(known.begin(), known.end(), written) != known.end();
}

struct Counted {
  std::string_view one;
  std::string_view many;
};

/// The two English forms of a word that counts, such as `day` and `days`; nothing for other words.
std::optional<Counted> counted(Word word) {
  const auto known = forms_in(word, Language::english);
  if (known.size() != 2) return std::nullopt;
  const bool longer = known[0].size() > known[1].size();
  const Counted both{known[longer ? 1 : 0], known[longer ? 0 : 1]};
  if (both.many != std::string(both.one) + "s") return std::nullopt;
  return both;
}

/// The word on one line with single blanks: between its parts there may be line ends, and comments before
/// them.
std::string on_one_line(std::string_view source) {
  std::string line;
  for (std::size_t at = 0; at < source.size(); ++at) {
    if (source[at] == '#') at = std::min(source.find('\n', at), source.size() - 1);
    const bool blank = source[at] == '\n' || source[at] == '\r' || source[at] == ' ';
    if (!blank)
      line += source[at];
    else if (!line.empty() && line.back() != ' ')
      line += ' ';
  }
  return line;
}

/// Whether the number 1 stands in front of the place, on its line.
bool behind_one(const Source& source, Span place) {
  const std::uint32_t begin = source.line_start(source.place(place.begin).line);
  std::string before = fold(source, {place.source, begin, place.begin}).text;
  while (before.ends_with(' ')) before.pop_back();
  if (!before.ends_with('1')) return false;
  before.pop_back();
  return before.empty() || std::string_view("0123456789._").find(before.back()) == std::string_view::npos;
}

/// Every blank of the folded characters as one that `on_one_line` knows.
std::string written_form(const Source& source, Span span) {
  return on_one_line(fold(source, span).text);
}

}  // namespace

Spelling::Spelling(const Source& source, const SyntaxTree& tree, std::optional<Language> wanted)
    : source_(source), wanted_(wanted) {
  std::size_t simplified = 0;
  std::size_t traditional = 0;
  for (const KeywordUse& use : tree.keywords) {
    const std::string_view written = source.text(use.span);
    const bool in_simplified = is_form(use.word, Language::simplified, written);
    const bool in_traditional = is_form(use.word, Language::traditional, written);
    if (in_simplified && !in_traditional) ++simplified;
    if (in_traditional && !in_simplified) ++traditional;
  }
  if (simplified != traditional)
    chinese_ = simplified > traditional ? Language::simplified : Language::traditional;
}

std::string Spelling::of(const KeywordUse& use) const {
  const std::string written = written_form(source_, use.span);
  return wanted_ ? in_wanted(use, written) : in_its_own(use, written);
}

std::string Spelling::in_wanted(const KeywordUse& use, const std::string& written) const {
  if (*wanted_ == Language::english) {
    if (const auto forms = counted(use.word)) {
      if (is_form(use.word, Language::english, written)) return written;
      return std::string(behind_one(source_, use.span) ? forms->one : forms->many);
    }
  }
  return std::string(canonical(use.word).in(*wanted_));
}

std::string Spelling::in_its_own(const KeywordUse& use, const std::string& written) const {
  const Worded& best = canonical(use.word);
  if (is_form(use.word, Language::english, written))
    return counted(use.word) ? written : std::string(best.english);
  if (written == best.simplified || written == best.traditional) return written;
  const bool in_simplified = is_form(use.word, Language::simplified, written);
  const bool in_traditional = is_form(use.word, Language::traditional, written);
  if (!in_traditional || best.simplified == best.traditional) return std::string(best.simplified);
  if (!in_simplified) return std::string(best.traditional);
  return chinese_ ? std::string(best.in(*chinese_)) : written;
}

}  // namespace rung
