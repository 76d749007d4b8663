// One parsed clause or cell, read from left to right: words, names, texts, and expressions into the arena of the tree.
#pragma once

#include <optional>

#include "grammar/parse_line.hpp"
#include "grammar/syntax_tree.hpp"
#include "grammar/type.hpp"

namespace rung {

/// What the parse of one file works with.
struct Reading {
  const Sources& sources;
  SyntaxTree& tree;
  Diagnostics& diagnostics;
};

/// A clause that matched its production. Keywords were noted in the tree.
struct Clause {
  Reading* reading;
  const Folded* folded;
  std::vector<ParseNode> nodes;

  Span span(const ParseNode& node) const { return folded->span(node.begin, node.end); }
  std::string_view text(const ParseNode& node) const {
    return std::string_view(folded->text).substr(node.begin, node.end - node.begin);
  }
};

/// Parses a whole line, or a part of it; reports what was expected where it does not match.
std::optional<Clause> read_clause(Reading& reading, Entry entry, const Folded& folded);
std::optional<Clause> read_clause(Reading& reading, Entry entry, const Folded& folded, std::size_t begin,
                                  std::size_t end);

/// Goes over sibling nodes. The takers give what stands next and step behind it; the caller knows the production.
class Cursor {
 public:
  explicit Cursor(const Clause& clause)
      : clause_(&clause), at_(0), end_(static_cast<std::uint32_t>(clause.nodes.size())) {}

  bool done() const { return at_ == end_; }
  bool at(Tag tag) const { return !done() && node().tag == tag; }
  bool at_word(Word word) const { return !done() && node().worded && node().word == word; }
  const ParseNode& node() const { return clause_->nodes[at_]; }
  std::uint32_t index() const { return at_; }
  Span span() const { return clause_->span(node()); }
  std::string_view text() const { return clause_->text(node()); }
  /// The children of the node that stands next.
  Cursor inside() const { return {*clause_, at_ + 1, node().next}; }
  void skip() { at_ = node().next; }

  bool take_word(Word word);
  Word take_word();
  syntax::Identifier take_name();
  /// A text in quotes without holes: its content.
  syntax::Identifier take_text();
  syntax::ExprId take_expr();
  syntax::DateLiteral take_date();
  syntax::TypeUse take_type();
  syntax::Path take_path();
  syntax::CellTest take_test();
  std::vector<syntax::Identifier> take_parameters();

 private:
  Cursor(const Clause& clause, std::uint32_t at, std::uint32_t end) : clause_(&clause), at_(at), end_(end) {}

  const Clause* clause_;
  std::uint32_t at_;
  std::uint32_t end_;
};

/// The number that a literal writes, without separators, its suffix as an exponent.
syntax::Number number_of(std::string_view text);

/// The content of a text in quotes, escapes resolved, braces kept.
std::string content_of(std::string_view quoted);

}  // namespace rung
