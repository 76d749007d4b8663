// What clauses are made of that means one thing by itself: keywords, punctuation, names and literals. Part of the grammar
// of one clause, see productions.hpp.
#pragma once

#include <tao/pegtl.hpp>

#include "grammar/characters.hpp"
#include "grammar/parse_line.hpp"
#include "grammar/words.hpp"

namespace rung::productions {

using namespace tao::pegtl;  // NOLINT: the combinators are the notation of this file

template <class Input>
std::string_view rest(const Input& in) {
  return {in.current(), in.size()};
}

template <Word W>
struct kw {
  using rule_t = kw;
  using subs_t = type_list<>;
  static constexpr Tag tag = Tag::keyword;
  static constexpr Word word = W;
  static constexpr Expected expected = Expected::keyword;

  template <class Input>
  static bool match(Input& in) {
    const std::size_t length = match_word(W, rest(in));
    if (length == 0) return false;
    in.bump(length);
    return true;
  }
};

/// A name anywhere but in an expression: any word will do.
struct name {
  using rule_t = name;
  using subs_t = type_list<>;
  static constexpr Tag tag = Tag::name;
  static constexpr Expected expected = Expected::name;

  template <class Input>
  static bool match(Input& in) {
    const std::size_t length = name_length(rest(in));
    if (length == 0) return false;
    in.bump(length);
    return true;
  }
};

/// A name in an expression: not one of the reserved words.
struct free_name {
  using rule_t = free_name;
  using subs_t = type_list<>;
  static constexpr Tag tag = Tag::name;
  static constexpr Expected expected = Expected::expression;

  template <class Input>
  static bool match(Input& in) {
    const std::size_t length = name_length(rest(in));
    if (length == 0 || is_reserved(rest(in).substr(0, length))) return false;
    in.bump(length);
    return true;
  }
};

struct sp : star<one<' '>> {};

template <char C>
struct symbol : one<C> {
  static constexpr Expected expected = Expected::symbol;
  static constexpr char character = C;
};

struct comma : seq<sp, symbol<','>, sp> {};
struct open : seq<symbol<'('>, sp> {};
struct close : seq<sp, symbol<')'>> {};

/// Digits with `_` between them, a point and decimals, then 万, k and their like.
struct number {
  using rule_t = number;
  using subs_t = type_list<>;
  static constexpr Tag tag = Tag::number;
  static constexpr Expected expected = Expected::expression;

  template <class Input>
  static bool match(Input& in) {
    const std::size_t length = number_length(rest(in));
    if (length == 0) return false;
    in.bump(length);
    return true;
  }
};

/// A text in straight or in curly quotes; the layout has seen that it closes.
struct text_literal {
  using rule_t = text_literal;
  using subs_t = type_list<>;
  static constexpr Tag tag = Tag::text;
  static constexpr Expected expected = Expected::text;

  template <class Input>
  static bool match(Input& in) {
    const std::size_t length = text_length(rest(in));
    if (length == 0) return false;
    in.bump(length);
    return true;
  }
};

struct four_digits : rep<4, digit> {};
struct two_digits : rep<2, digit> {};
struct date_literal : seq<four_digits, one<'-'>, two_digits, one<'-'>, two_digits, not_at<digit>> {
  static constexpr Tag tag = Tag::date;
  static constexpr Expected expected = Expected::date;
};
/// 2025-6-30 is a date badly written, never a subtraction; so are 2025/6/30 and 2025.6.30.
template <char C>
struct foreign_date : seq<four_digits, one<C>, rep_min_max<1, 2, digit>, one<C>, rep_min_max<1, 2, digit>> {};
struct bad_date : sor<seq<plus<digit>, one<'-'>, plus<digit>, one<'-'>, plus<digit>>, foreign_date<'/'>,
                      foreign_date<'.'>> {
  static constexpr Tag tag = Tag::bad_date;
};
struct percent_literal : seq<number, one<'%'>> {
  static constexpr Tag tag = Tag::percent;
};
struct unit_word : sor<kw<Word::working_days>, kw<Word::days>, kw<Word::weeks>, kw<Word::months>,
                       kw<Word::years>, kw<Word::hours>, kw<Word::minutes>> {};
struct duration_literal : seq<number, sp, unit_word> {
  static constexpr Tag tag = Tag::duration;
};

}  // namespace rung::productions
