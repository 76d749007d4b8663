// Rule text as a small tree of its own, so that what a random author wrote can be cut down piece by piece. It knows
// where a piece stands and what sort of value it is, and nothing of the language beyond that.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace rung::fuzz {

/// What kind of value a phrase stands for. Numbers and money never stand in for each other; all other kinds of number do.
enum class SortKind : std::uint8_t {
  word,  ///< no value: a keyword, a name, a clause
  number,
  money,
  truth,
  text,
  date,
  days,
  months,
  minutes,
  working_days,
  choice,  ///< a value of enumeration `set`
  tier,    ///< a tier of ladder `set`
};

struct Sort {
  SortKind kind = SortKind::word;
  std::size_t set = 0;
  friend bool operator==(const Sort&, const Sort&) = default;
};

constexpr Sort of(SortKind kind) {
  return {kind, 0};
}

/// A leaf has a text, any other phrase its parts.
struct Phrase {
  Sort sort;
  std::string text;
  std::vector<Phrase> parts;
  bool dispensable = false;  ///< may be left out altogether, as a `where` may

  std::string written() const;
};

inline Phrase piece(std::string text) {
  return {{}, std::move(text), {}, false};
}
inline Phrase piece(Phrase phrase) {
  return phrase;
}

/// A phrase of parts: texts and phrases in their order.
template <class... Parts>
Phrase say(Sort sort, Parts&&... parts) {
  Phrase phrase{sort, {}, {}, false};
  (phrase.parts.push_back(piece(std::forward<Parts>(parts))), ...);
  return phrase;
}

/// A clause that may be left out; it brings its leading blank.
template <class... Parts>
Phrase clause(Parts&&... parts) {
  Phrase phrase = say(Sort{}, " ", std::forward<Parts>(parts)...);
  phrase.dispensable = true;
  return phrase;
}

inline Phrase nothing() {
  return {};
}

/// One line below the head of a declaration: a clause is one phrase, a row of a table several cells.
struct ClauseLine {
  std::vector<Phrase> cells;
  bool row = false;
};

struct DeclarationText {
  Phrase head;
  std::vector<ClauseLine> lines;

  void add(Phrase line) { lines.push_back({{std::move(line)}, false}); }
  void add_row(std::vector<Phrase> cells) { lines.push_back({std::move(cells), true}); }
  std::string written() const;
};

struct RuleSet {
  std::vector<DeclarationText> declarations;

  std::string written() const;
};

}  // namespace rung::fuzz
