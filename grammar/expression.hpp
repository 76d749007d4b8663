// Expressions and the tests of table cells as they are written. Nodes live in the arena of a tree; ids are indices.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "diagnostics/source.hpp"
#include "grammar/words.hpp"

namespace rung::syntax {

using ExprId = std::uint32_t;
constexpr ExprId no_expr = 0xFFFFFFFF;

struct Identifier {
  std::string name;
  Span span;
};

/// `digits` × 10^exponent; the digits have at most one point and no separators.
struct Number {
  std::string digits;
  int exponent = 0;
  bool percent = false;
};
struct Duration {
  Number count;
  Word unit;
};
struct Text {
  std::vector<std::variant<std::string, ExprId>> pieces;
};
struct DateLiteral {
  int year;
  int month;
  int day;
};
struct Truth {
  bool value;
};
struct MissingWord {};
struct TodayWord {};
struct NameUse {
  std::string name;
};
struct MemberUse {
  ExprId of;
  Identifier member;
};
struct Index {
  ExprId of;
  ExprId key;
};
/// `by`, `where` and `within` are no_expr where they are not written.
struct CallUse {
  Identifier function;
  bool distinct = false;
  std::vector<ExprId> arguments;
  ExprId by = no_expr;
  ExprId where = no_expr;
  ExprId within = no_expr;
};
struct Negate {
  ExprId operand;
};
/// Operands from left to right; one operator, + or - (* or /), between each two.
struct Sum {
  std::vector<ExprId> operands;
  std::vector<char> operators;
};
struct Product {
  std::vector<ExprId> operands;
  std::vector<char> operators;
};
enum class Comparator : std::uint8_t { equal, unequal, less, less_equal, greater, greater_equal };
/// A chain: `a < b <= c` has three operands.
struct Compare {
  std::vector<ExprId> operands;
  std::vector<Comparator> comparators;
  std::vector<Span> comparator_spans;
};
struct Is {
  ExprId left;
  ExprId right;
  bool negated;
};
struct In {
  ExprId left;
  std::vector<ExprId> items;
  bool negated;
};
struct Within {
  ExprId date;
  bool next;
  ExprId length;
  ExprId as_of;
};
/// `a else b else c`: the first that is known.
struct ElseChain {
  std::vector<ExprId> operands;
};
struct Not {
  ExprId operand;
};
struct Junction {
  bool any;  ///< `or`
  std::vector<ExprId> operands;
};
struct If {
  ExprId condition;
  ExprId then;
  ExprId otherwise;
};
/// `at least N of (…)`, `at most N of (…)`, `how many of (…)`.
struct Counting {
  enum class Kind : std::uint8_t { at_least, at_most, how_many };
  Kind kind;
  ExprId number;
  std::vector<ExprId> conditions;
};

struct Expr {
  std::variant<Number, Duration, Text, DateLiteral, Truth, MissingWord, TodayWord, NameUse, MemberUse, Index,
               CallUse, Negate, Sum, Product, Compare, Is, In, Within, ElseChain, Not, Junction, If, Counting>
      form;
  Span span;
  bool parenthesised = false;
};

struct CellTest;

/// One test of a cell against the value of its column.
struct CellAtom {
  enum class Kind : std::uint8_t {
    compare,    ///< `>= x`
    missing,    ///< `missing`
    half_open,  ///< `a .. b`
    closed,     ///< `a to b`
    list,       ///< one value or several; a condition where it is of type yes/no and the column is not
  };
  Kind kind = Kind::list;
  bool negated = false;
  Comparator comparator = Comparator::equal;
  std::vector<ExprId> operands;
  Span span;
};

/// What a cell under an input column asks.
struct CellTest {
  enum class Kind : std::uint8_t {
    anything,   ///< `-`
    otherwise,  ///< any known value
    tests,      ///< atoms that must all hold
    condition,  ///< a whole expression
    blank,      ///< nothing is written
  };
  Kind kind = Kind::blank;
  std::vector<CellAtom> atoms;
  ExprId condition = no_expr;
  Span span;
};

}  // namespace rung::syntax
