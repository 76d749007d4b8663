// The grammar of one clause, in PEGTL: types, and the clauses of every declaration, out of expressions and words. A rule
// with a tag leaves a node in the flat tree that `parse_line` gives. Ordered as a PEG wants it: the longest first.
// Included by parse_line.cpp alone, because it is slow to compile.
#pragma once

#include <tao/pegtl.hpp>

#include "grammar/expression_productions.hpp"

namespace rung::productions {

using namespace tao::pegtl;  // NOLINT: the combinators are the notation of this file

struct enumeration_value : sor<text_literal, name> {
  static constexpr Tag tag = Tag::enumeration_value;
};
struct bar : seq<sp, one<'|'>, sp> {};
struct enumeration_type
    : sor<seq<enumeration_value, plus<seq<bar, enumeration_value>>>, seq<not_at<name>, enumeration_value>> {
  static constexpr Tag tag = Tag::enumeration_type;
};
struct truth_type : seq<kw<Word::yes>, sp, one<'/'>, sp, kw<Word::no>> {
  static constexpr Tag tag = Tag::truth_type;
};
struct plain_type : sor<kw<Word::text>, kw<Word::number>, kw<Word::money>, kw<Word::percent>,
                        kw<Word::integer>, kw<Word::count>, kw<Word::date>, kw<Word::duration>> {
  static constexpr Tag tag = Tag::plain_type;
};
struct ladder_type : name {
  static constexpr Tag tag = Tag::ladder_type;
};
struct type : sor<truth_type, enumeration_type, plain_type, ladder_type> {
  static constexpr Expected expected = Expected::type;
};

struct raw_rest : star<any> {
  static constexpr Tag tag = Tag::raw;
};

struct ruleset_head : seq<kw<Word::ruleset>, sp, name, opt<seq<sp, text_literal>>> {};
struct ruleset_clause : sor<seq<kw<Word::version>, sp, raw_rest>,
                            seq<kw<Word::effective>, sp, opt<seq<kw<Word::from>, sp>>, date_literal,
                                opt<seq<sp, kw<Word::to>, sp, date_literal>>>,
                            seq<kw<Word::holidays>, sp, name>> {};

struct bind : seq<name, sp, symbol<'='>, sp, expr> {
  static constexpr Tag tag = Tag::bind;
};
struct binds : seq<bind, star<seq<comma, bind>>, opt<comma>> {};
struct use_head : seq<kw<Word::use>, sp,
                      sor<text_literal, seq<path, opt<seq<sp, kw<Word::as>, sp, name>>,
                                            opt<seq<sp, kw<Word::with>>>, opt<seq<sp, binds>>>>> {};

struct dated_value : seq<expr, sp, kw<Word::from>, sp, date_literal> {
  static constexpr Tag tag = Tag::dated_value;
};
struct param_value : seq<sp, symbol<'='>, sp, sor<seq<dated_value, star<seq<comma, dated_value>>>, expr>> {};
struct param_head : seq<kw<Word::param>, sp, name, opt<seq<sp, type>>, opt<param_value>> {};

struct record_of : seq<kw<Word::of>, sp, name> {
  static constexpr Tag tag = Tag::record_of;
};
struct record_by : seq<kw<Word::by>, sp, name, opt<seq<sp, symbol<'='>, sp, name>>> {
  static constexpr Tag tag = Tag::record_by;
};
struct record_from : seq<kw<Word::from>, sp, text_literal> {
  static constexpr Tag tag = Tag::record_from;
};
struct record_head : seq<kw<Word::record>, sp, name, star<seq<sp, sor<record_of, record_by, record_from>>>> {
};
struct computed_field : seq<name, sp, one<'='>, not_at<one<'>'>>, sp, expr> {
  static constexpr Tag tag = Tag::computed_field;
};
struct record_where : seq<kw<Word::where>, sp, expr> {
  static constexpr Tag tag = Tag::record_where;
};
struct field_key : kw<Word::key> {
  static constexpr Tag tag = Tag::field_key;
};
struct field_optional : kw<Word::optional> {
  static constexpr Tag tag = Tag::field_optional;
};
struct field_changeable : kw<Word::changeable> {
  static constexpr Tag tag = Tag::field_changeable;
};
struct field_default : seq<kw<Word::default_>, sp, elsex> {
  static constexpr Tag tag = Tag::field_default;
};
struct field_from : seq<kw<Word::from>, sp, text_literal> {
  static constexpr Tag tag = Tag::field_from;
};
struct unit_percent : one<'%'> {
  static constexpr Tag tag = Tag::unit_percent;
};
struct field_unit : seq<kw<Word::unit>, sp, sor<unit_percent, elsex>> {
  static constexpr Tag tag = Tag::field_unit;
};
struct field_as : seq<kw<Word::as>, sp, text_literal, star<seq<sp, kw<Word::or_>, sp, text_literal>>> {
  static constexpr Tag tag = Tag::field_as;
};
struct field_missing : seq<kw<Word::missing>, sp, text_literal, star<seq<comma, text_literal>>> {
  static constexpr Tag tag = Tag::field_missing;
};
struct modifier : sor<field_key, field_optional, field_changeable, field_default, field_from, field_unit,
                      field_as, field_missing> {
  static constexpr Expected expected = Expected::modifier;
};
struct field : seq<name, sp, type, star<seq<sp, modifier>>> {
  static constexpr Tag tag = Tag::field;
};
/// `dated FIELD` or a field called `dated`: check knows.
struct record_clause : sor<seq<record_where, sp, end>, seq<computed_field, sp, end>, field> {};

struct let_parameters : seq<open, opt<seq<name, star<seq<comma, name>>>>, close> {
  static constexpr Tag tag = Tag::parameters;
};
struct let_where : seq<sp, kw<Word::where>, sp, expr> {
  static constexpr Tag tag = Tag::let_where;
};
struct let_head : seq<kw<Word::let>, sp, name, opt<let_parameters>, sp, opt<seq<type, sp>>, symbol<'='>, sp,
                      expr, opt<let_where>> {};

struct match_kind : sor<kw<Word::first>, kw<Word::unique>, kw<Word::agree>, kw<Word::match_sum>,
                        kw<Word::match_max>, kw<Word::match_min>> {};
struct table_head
    : seq<kw<Word::table>, sp, name, opt<let_parameters>, opt<seq<sp, kw<Word::match>, sp, match_kind>>> {};
struct scale_head : seq<kw<Word::scale>, sp, name, sp, kw<Word::of>, sp, expr> {};

struct bound_at_most : seq<kw<Word::at_most>, sp, elsex> {
  static constexpr Tag tag = Tag::at_most;
};
struct bound_at_least : seq<kw<Word::at_least>, sp, elsex> {
  static constexpr Tag tag = Tag::at_least;
};
struct bounds : star<seq<sp, sor<bound_at_most, bound_at_least>>> {};
struct score_out_of : seq<kw<Word::out_of>, sp, elsex> {
  static constexpr Tag tag = Tag::out_of;
};
struct score_head : seq<kw<Word::score>, sp, name, opt<seq<sp, score_out_of>>> {};
struct part_per : seq<kw<Word::per>, sp, elsex> {
  static constexpr Tag tag = Tag::per;
};
struct when : seq<kw<Word::when>, sp, expr> {
  static constexpr Tag tag = Tag::when;
};
struct part_period : seq<kw<Word::from>, sp, date_literal, sp, kw<Word::to>, sp, date_literal> {
  static constexpr Tag tag = Tag::period;
};
struct label : seq<name, opt<seq<one<'.'>, name>>> {
  static constexpr Tag tag = Tag::label;
};
struct score_base : seq<kw<Word::base>, sp, expr> {
  static constexpr Tag tag = Tag::base;
};
struct score_part : seq<sor<kw<Word::bonus>, kw<Word::signal>, kw<Word::penalty>>, sp, label, sp, elsex,
                        star<seq<sp, sor<part_per, bound_at_most, bound_at_least, when, part_period>>>> {
  static constexpr Tag tag = Tag::part;
};
struct score_greatest : kw<Word::greatest> {
  static constexpr Tag tag = Tag::greatest;
};
struct score_group : seq<kw<Word::group>, sp, name, opt<seq<sp, score_greatest>>, bounds> {
  static constexpr Tag tag = Tag::group;
};
struct score_total
    : seq<sor<kw<Word::bonuses>, kw<Word::penalties>, kw<Word::extras>, kw<Word::total>>, bounds> {
  static constexpr Tag tag = Tag::total;
};
struct score_times : seq<kw<Word::times>, sp, expr> {
  static constexpr Tag tag = Tag::times;
};
struct score_weight : seq<kw<Word::weight>, sp, postfix, sp, name, sp, expr> {
  static constexpr Tag tag = Tag::weight;
};
struct score_missing : seq<kw<Word::missing>, sp,
                           sor<seq<kw<Word::reweighted>, opt<seq<sp, kw<Word::from>, sp, postfix>>>,
                               seq<kw<Word::counts>, sp, postfix>>> {
  static constexpr Tag tag = Tag::missing_parts;
};
struct applies_when : seq<kw<Word::applies_when>, sp, expr> {
  static constexpr Tag tag = Tag::applies_when;
};
struct score_clause : sor<score_part, score_weight, score_group, score_total, score_times, score_missing,
                          applies_when, score_base> {};

struct by_clause : seq<sp, kw<Word::by>, sp, expr> {
  static constexpr Tag tag = Tag::by;
};
struct ladder_head : seq<kw<Word::ladder>, sp, name, opt<by_clause>> {};
struct ladder_current : seq<kw<Word::current>, sp, elsex> {
  static constexpr Tag tag = Tag::current;
};
struct ladder_since : seq<kw<Word::since>, sp, elsex> {
  static constexpr Tag tag = Tag::since;
};
struct ladder_rose : seq<kw<Word::rose>, sp, elsex> {
  static constexpr Tag tag = Tag::rose;
};
struct ladder_step : seq<sor<kw<Word::rise>, kw<Word::fall>>, sp, kw<Word::at_most>, sp, postfix,
                         opt<seq<sp, kw<Word::tiers>>>> {
  static constexpr Tag tag = Tag::step;
};
struct hold_until : seq<kw<Word::until>, sp, elsex> {
  static constexpr Tag tag = Tag::until;
};
struct ladder_hold : seq<kw<Word::hold>, sp,
                         sor<hold_until, seq<elsex, sp, sor<kw<Word::after_rise>, kw<Word::after_change>>>>> {
  static constexpr Tag tag = Tag::hold;
};
struct ladder_grace
    : seq<kw<Word::grace>, sp, postfix, sp, kw<Word::review>, sp, kw<Word::counting>, sp, elsex> {
  static constexpr Tag tag = Tag::grace;
};
struct ladder_bound
    : seq<sor<kw<Word::never_above>, kw<Word::never_below>, kw<Word::force>>, sp, elsex, opt<seq<sp, when>>> {
  static constexpr Tag tag = Tag::tier_bound;
};
struct ladder_override : seq<kw<Word::override_>, sp, elsex, star<seq<sp, sor<hold_until, when>>>> {
  static constexpr Tag tag = Tag::override_;
};
struct ladder_requires : seq<name, sp, kw<Word::requires_>, sp, expr> {
  static constexpr Tag tag = Tag::requires_;
};
struct ladder_clause : sor<ladder_requires, applies_when, ladder_step, ladder_hold, ladder_grace,
                           ladder_bound, ladder_override, ladder_current, ladder_since, ladder_rose> {};

struct entitlements_head : seq<kw<Word::entitlements>, sp, name, by_clause> {};
struct grant
    : seq<kw<Word::grant>, sp, name, opt<seq<sp, not_at<kw<Word::when>>, elsex>>, opt<seq<sp, when>>> {
  static constexpr Tag tag = Tag::grant;
};
struct revoke : seq<kw<Word::revoke>, sp, name, opt<seq<sp, when>>> {
  static constexpr Tag tag = Tag::revoke;
};
struct entitlements_clause : sor<grant, revoke> {};

struct action_head : seq<kw<Word::action>, sp, name> {};
struct action_clause : seq<sor<kw<Word::when>, kw<Word::due>, kw<Word::owner>, kw<Word::say>>, sp, expr> {};

struct report_by : seq<sp, kw<Word::by>, sp, postfix, star<seq<comma, postfix>>> {
  static constexpr Tag tag = Tag::by;
};
struct report_head : seq<kw<Word::report>, sp, name, opt<report_by>> {};
struct sort_key : seq<postfix, opt<seq<sp, sor<kw<Word::ascending>, kw<Word::descending>>>>> {
  static constexpr Tag tag = Tag::sort_key;
};
struct report_sort : seq<kw<Word::sort>, sp, sort_key, star<seq<comma, sort_key>>> {
  static constexpr Tag tag = Tag::sort;
};
struct report_top : seq<kw<Word::top>, sp, number> {
  static constexpr Tag tag = Tag::top;
};
struct report_where : seq<kw<Word::where>, sp, expr> {
  static constexpr Tag tag = Tag::report_where;
};
struct typed_column : seq<name, sp, type, sp, one<'='>, sp, expr> {
  static constexpr Tag tag = Tag::typed_column;
};
struct plain_column : seq<name, sp, expr> {
  static constexpr Tag tag = Tag::plain_column;
};
struct report_clause : sor<seq<report_where, sp, end>, seq<report_sort, sp, end>, seq<report_top, sp, end>,
                           seq<typed_column, sp, end>, plain_column> {};

struct output_item : seq<expr, opt<seq<sp, kw<Word::as>, sp, name>>> {
  static constexpr Tag tag = Tag::output_item;
};
struct output_items : seq<output_item, star<seq<comma, output_item>>, opt<comma>> {};
struct output_words
    : seq<kw<Word::words>, sp, sor<kw<Word::simplified>, kw<Word::traditional>, kw<Word::english>>> {
  static constexpr Tag tag = Tag::words;
};
struct output_head : seq<kw<Word::output>, opt<seq<sp, output_items>>> {};
struct output_clause : sor<seq<output_words, sp, end>, output_items> {};

struct promise_head : seq<kw<Word::promise>, sp, name> {};
struct promise_clause : sor<seq<kw<Word::always>, sp, expr>,
                            seq<kw<Word::raising>, sp, postfix, sp,
                                sor<kw<Word::never_lowers>, kw<Word::never_raises>>, sp, postfix>> {};

struct pair : seq<path, sp, elsex> {
  static constexpr Tag tag = Tag::pair;
};
struct pairs : seq<pair, star<seq<comma, pair>>, opt<comma>> {};
struct test_head : seq<kw<Word::test>, sp, text_literal, opt<seq<sp, kw<Word::together>>>> {};
struct test_as_of : seq<kw<Word::as_of>, sp, date_literal> {
  static constexpr Tag tag = Tag::as_of;
};
struct expect_due : seq<sp, kw<Word::due>, sp, elsex> {};
struct expect_no_action : seq<kw<Word::no_action>, sp, name> {
  static constexpr Tag tag = Tag::no_action;
};
struct expect_action : seq<kw<Word::action>, sp, name, opt<expect_due>, sp, end> {
  static constexpr Tag tag = Tag::expect_action;
};
struct sample_between : seq<kw<Word::between>, sp, elsex, sp, kw<Word::bound_and>, sp, elsex> {
  static constexpr Tag tag = Tag::sample_between;
};
struct sample_where : seq<kw<Word::where>, sp, expr> {
  static constexpr Tag tag = Tag::sample_where;
};
struct sample_file : seq<comma, name, sp, text_literal> {
  static constexpr Tag tag = Tag::sample_file;
};
struct sample_source
    : seq<sp, opt<seq<sample_where, sp>>, kw<Word::on_sample>, sp, text_literal, star<sample_file>> {};
struct sample_bounds : seq<sp, sor<sample_between, bound_at_least, bound_at_most>> {};
/// `not vip` is a condition and no name with a value.
struct sample_pair : seq<not_at<kw<Word::not_>>, pair> {};
struct expect_share
    : seq<kw<Word::share_of>, sp,
          sor<seq<sample_pair, sample_bounds, sample_source>, seq<expr, sample_bounds, sample_source>>> {
  static constexpr Tag tag = Tag::expect_share;
};
struct expect_nobody
    : seq<kw<Word::nobody>, sp, sor<seq<sample_pair, sample_source>, seq<expr, sample_source>>> {
  static constexpr Tag tag = Tag::expect_nobody;
};
struct expect
    : seq<kw<Word::expect>, sp, sor<expect_no_action, expect_action, expect_share, expect_nobody, pairs>> {
  static constexpr Tag tag = Tag::expect;
};
struct given_lines : seq<kw<Word::given>, sp, name, sp, end> {
  static constexpr Tag tag = Tag::given_lines;
};
struct given : seq<kw<Word::given>, sp, pairs> {
  static constexpr Tag tag = Tag::given;
};
struct test_clause : sor<test_as_of, expect, given_lines, given> {};

template <class Rule>
struct whole : seq<sp, Rule, sp, end> {};

}  // namespace rung::productions
