// Expressions, and the cells of tables. Part of the grammar of one clause, see productions.hpp.
#pragma once

#include <tao/pegtl.hpp>

#include "grammar/word_productions.hpp"

namespace rung::productions {

using namespace tao::pegtl;  // NOLINT: the combinators are the notation of this file

struct expr;
struct elsex;
struct sum;
struct postfix;

struct list_of_expr : seq<expr, star<seq<comma, expr>>> {};

struct call_by : seq<sp, kw<Word::by>, sp, expr> {
  static constexpr Tag tag = Tag::call_by;
};
struct call_where : seq<sp, kw<Word::where>, sp, expr> {
  static constexpr Tag tag = Tag::call_where;
};
struct call_within : seq<sp, kw<Word::within>, sp, postfix> {
  static constexpr Tag tag = Tag::call_within;
};
struct call_tail : star<sor<call_by, call_where, call_within>> {};
struct call : seq<free_name, opt<seq<sp, kw<Word::distinct>>>, sp, one<'('>, sp, opt<list_of_expr>, call_tail,
                  close> {
  static constexpr Tag tag = Tag::call;
};

struct counted : seq<sp, open, list_of_expr, close> {};
struct counting : sor<seq<sor<kw<Word::at_least>, kw<Word::at_most>>, sp, sum, sp,
                          sor<kw<Word::items_of>, kw<Word::of>>, counted>,
                      seq<kw<Word::how_many_of>, counted>> {
  static constexpr Tag tag = Tag::counting;
};

struct truth : sor<kw<Word::yes>, kw<Word::no>> {
  static constexpr Tag tag = Tag::truth;
};
struct missing_word : kw<Word::missing> {
  static constexpr Tag tag = Tag::missing;
};
struct today_word : kw<Word::today> {
  static constexpr Tag tag = Tag::today;
};
struct parenthesised : seq<open, expr, close> {
  static constexpr Tag tag = Tag::parenthesised;
};
struct name_use : free_name {
  static constexpr Tag tag = Tag::name_use;
};

struct primary : sor<date_literal, bad_date, percent_literal, duration_literal, number, text_literal,
                     parenthesised, counting, truth, missing_word, today_word, call, name_use> {
  static constexpr Expected expected = Expected::expression;
};

struct member : seq<one<'.'>, not_at<one<'.'>>, name> {
  static constexpr Tag tag = Tag::member;
};
struct index : seq<one<'['>, sp, expr, sp, symbol<']'>> {
  static constexpr Tag tag = Tag::index;
};
struct postfix : seq<primary, star<sor<member, index>>> {
  static constexpr Tag tag = Tag::postfix;
};

struct minus_sign : one<'-'> {
  static constexpr Tag tag = Tag::minus;
};
struct unary : seq<star<seq<minus_sign, sp>>, postfix> {
  static constexpr Tag tag = Tag::unary;
};
struct times_sign : one<'*', '/'> {
  static constexpr Tag tag = Tag::operator_;
};
struct product : seq<unary, star<seq<sp, times_sign, sp, unary>>> {
  static constexpr Tag tag = Tag::product;
};
struct plus_sign : one<'+', '-'> {
  static constexpr Tag tag = Tag::operator_;
};
struct sum : seq<product, star<seq<sp, plus_sign, sp, product>>> {
  static constexpr Tag tag = Tag::sum;
};
struct elsex : seq<sum, star<seq<sp, kw<Word::else_>, sp, sum>>> {
  static constexpr Tag tag = Tag::else_chain;
};

struct comparator : sor<string<'<', '='>, string<'>', '='>, string<'!', '='>, seq<one<'='>, not_at<one<'>'>>>,
                        one<'<'>, one<'>'>> {
  static constexpr Tag tag = Tag::operator_;
  static constexpr Expected expected = Expected::comparison;
};
struct compare_tail : plus<seq<sp, comparator, sp, elsex>> {
  static constexpr Tag tag = Tag::compare;
};
struct in_items : seq<sp, open, list_of_expr, close> {};
struct in_tail : seq<sp, sor<kw<Word::not_in>, kw<Word::in>>, in_items> {
  static constexpr Tag tag = Tag::in;
};
struct is_tail : seq<sp, sor<kw<Word::is_not>, kw<Word::is>>, sp, elsex> {
  static constexpr Tag tag = Tag::is;
};
struct within_as_of : seq<sp, kw<Word::as_of>, sp, elsex> {
  static constexpr Tag tag = Tag::as_of;
};
struct within_tail
    : seq<sp, sor<kw<Word::within_last>, kw<Word::within_next>>, sp, elsex, opt<within_as_of>> {
  static constexpr Tag tag = Tag::within;
};
struct comparison : seq<elsex, opt<sor<compare_tail, in_tail, within_tail, is_tail>>> {
  static constexpr Tag tag = Tag::comparison;
};
struct not_word : kw<Word::not_> {
  static constexpr Tag tag = Tag::not_;
};
struct negation : seq<star<seq<not_word, sp>>, comparison> {
  static constexpr Tag tag = Tag::negation;
};
struct conjunction : seq<negation, star<seq<sp, kw<Word::and_>, sp, negation>>> {
  static constexpr Tag tag = Tag::all;
};
struct disjunction : seq<conjunction, star<seq<sp, kw<Word::or_>, sp, conjunction>>> {
  static constexpr Tag tag = Tag::any;
};
struct conditional
    : seq<kw<Word::if_>, sp, expr, sp, kw<Word::then>, sp, expr, sp, kw<Word::otherwise>, sp, expr> {
  static constexpr Tag tag = Tag::conditional;
};
struct expr : sor<conditional, disjunction> {};

struct end : eof {
  static constexpr Expected expected = Expected::end;
};

struct cell_any : seq<one<'-'>, sp, end> {
  static constexpr Tag tag = Tag::cell_any;
};
struct cell_otherwise : seq<kw<Word::otherwise>, sp, end> {
  static constexpr Tag tag = Tag::cell_otherwise;
};
struct atom_compare : seq<comparator, sp, elsex> {
  static constexpr Tag tag = Tag::atom_compare;
};
struct atom_half_open : seq<elsex, sp, string<'.', '.'>, sp, elsex> {
  static constexpr Tag tag = Tag::atom_half_open;
};
struct atom_closed : seq<elsex, sp, kw<Word::to>, sp, elsex> {
  static constexpr Tag tag = Tag::atom_closed;
};
struct atom_list : seq<comparison, star<seq<comma, comparison>>> {
  static constexpr Tag tag = Tag::atom_list;
};
struct atom : seq<star<seq<not_word, sp>>, sor<atom_compare, atom_half_open, atom_closed, atom_list>> {
  static constexpr Tag tag = Tag::atom;
};
struct cell_tests : seq<atom, star<seq<sp, kw<Word::and_>, sp, atom>>, sp, end> {
  static constexpr Tag tag = Tag::cell_tests;
};
struct cell_condition : seq<expr, sp, end> {
  static constexpr Tag tag = Tag::cell_condition;
};
struct test_cell : sor<cell_any, cell_otherwise, cell_tests, cell_condition> {};

struct type;
struct output_header : seq<string<'=', '>'>, opt<seq<sp, name, opt<seq<sp, type>>>>> {
  static constexpr Tag tag = Tag::output_header;
};
struct header_cell : sor<output_header, expr> {};
struct dash : seq<one<'-'>, sp, end> {
  static constexpr Tag tag = Tag::dash;
};
struct value_cell : sor<dash, expr> {};
struct path : seq<name, star<seq<one<'.'>, name>>> {
  static constexpr Tag tag = Tag::path;
};
struct tier_cell : sor<text_literal, name> {};

}  // namespace rung::productions
