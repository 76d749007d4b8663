// Finds the places of a file where an edit can be made.
#include "coverage/rule_edits.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "coverage/compared_places.hpp"
#include "diagnostics/kinds.hpp"
#include "diagnostics/one_line.hpp"
#include "testing/customer_moves.hpp"

namespace rung {
namespace {

using syntax::ExprId;
using syntax::no_expr;

std::string_view text_of(syntax::Comparator comparator) {
  switch (comparator) {
    case syntax::Comparator::equal: return "=";
    case syntax::Comparator::unequal: return "!=";
    case syntax::Comparator::less: return "<";
    case syntax::Comparator::less_equal: return "<=";
    case syntax::Comparator::greater: return ">";
    case syntax::Comparator::greater_equal: return ">=";
  }
  return "=";
}

syntax::Comparator flipped(syntax::Comparator comparator) {
  switch (comparator) {
    case syntax::Comparator::equal: return syntax::Comparator::unequal;
    case syntax::Comparator::unequal: return syntax::Comparator::equal;
    case syntax::Comparator::less: return syntax::Comparator::less_equal;
    case syntax::Comparator::less_equal: return syntax::Comparator::less;
    case syntax::Comparator::greater: return syntax::Comparator::greater_equal;
    case syntax::Comparator::greater_equal: return syntax::Comparator::greater;
  }
  return comparator;
}

class EditFinder {
 public:
  EditFinder(const Program& program, const Sources& sources, const SyntaxTree& tree,
             const std::vector<CoverageFact>& facts)
      : sources_(sources), tree_(tree), facts_(facts), places_(program) {}

  std::vector<RuleEdit> find() {
    for (const syntax::Declaration& declaration : tree_.declarations) {
      if (const auto* table = std::get_if<syntax::Table>(&declaration.body)) take(*table);
      if (const auto* scale = std::get_if<syntax::Scale>(&declaration.body))
        for (const auto& line : scale->lines) drop_line(line.span, goals_at(line.span));
      if (const auto* score = std::get_if<syntax::Score>(&declaration.body)) take(*score);
      if (const auto* ladder = std::get_if<syntax::Ladder>(&declaration.body)) take(*ladder);
      if (const auto* all = std::get_if<syntax::Entitlements>(&declaration.body)) take(*all);
      if (const auto* action = std::get_if<syntax::Action>(&declaration.body))
        for (const ExprId when : action->when) negate(when, goals_at(declaration.name.span));
    }
    take_comparisons();
    std::stable_sort(edits_.begin(), edits_.end(), [](const RuleEdit& a, const RuleEdit& b) {
      return std::tie(a.span.begin, a.span.end) < std::tie(b.span.begin, b.span.end);
    });
    return std::move(edits_);
  }

 private:
  const syntax::Expr& expr(ExprId id) const { return tree_[id]; }
  std::string_view text(Span span) const { return sources_.text(span); }

  void add(Span span, std::string replacement, std::vector<Goal> shown_by, Span shown, std::string after) {
    edits_.push_back({span, std::move(replacement), on_one_line(text(shown)), on_one_line(after), shown,
                      std::move(shown_by)});
  }

  std::vector<Goal> goals_at(Span span) const {
    std::vector<Goal> goals;
    for (const CoverageFact& fact : facts_)
      if (fact.span == span) goals.insert(goals.end(), fact.ways.begin(), fact.ways.end());
    return goals;
  }

  /// The lines that a span stands on, with their ends.
  Span lines_of(Span span) const {
    const std::string_view all = sources_[span.source].text();
    Span lines = span;
    while (lines.begin > 0 && all[lines.begin - 1] != '\n') --lines.begin;
    while (lines.end < all.size() && all[lines.end] != '\n') ++lines.end;
    if (lines.end < all.size()) ++lines.end;
    return lines;
  }

  void drop_line(Span span, std::vector<Goal> goals) { add(lines_of(span), "", std::move(goals), span, ""); }

  // ---- values

  void take_comparisons() {
    for (const syntax::Expr& one : tree_.exprs) {
      const auto* compare = std::get_if<syntax::Compare>(&one.form);
      if (compare == nullptr || !decides(one.span)) continue;
      const bool chain = compare->comparators.size() > 1;
      const NodeId node = chain ? none : places_.comparison_at(one.span);
      for (std::size_t i = 0; i < compare->comparators.size() && i < compare->comparator_spans.size(); ++i)
        flip(compare->comparator_spans[i], compare->comparators[i], one.span);
      for (const ExprId operand : compare->operands) shift(operand, one.span, node);
    }
  }

  /// Whether it stands in a declaration that decides something about a customer.
  bool decides(Span span) const {
    const syntax::Declaration* holder = nullptr;
    for (const syntax::Declaration& declaration : tree_.declarations)
      if (declaration.head.begin <= span.begin) holder = &declaration;
    if (holder == nullptr) return false;
    const auto& body = holder->body;
    return std::holds_alternative<syntax::Let>(body) || std::holds_alternative<syntax::Table>(body) ||
           std::holds_alternative<syntax::Score>(body) || std::holds_alternative<syntax::Ladder>(body) ||
           std::holds_alternative<syntax::Entitlements>(body) || std::holds_alternative<syntax::Action>(body);
  }

  void flip(Span comparator, syntax::Comparator written, Span whole) {
    const std::string other(text_of(flipped(written)));
    std::string after(text(whole));
    after.replace(comparator.begin - whole.begin, comparator.end - comparator.begin, other);
    add(comparator, other, places_.edge_of(whole, 0), whole, std::move(after));
  }

  /// A literal one step greater and one step less.
  void shift(ExprId id, Span whole, NodeId node) {
    const syntax::Expr& literal = expr(id);
    for (const int direction : {1, -1}) {
      const auto replacement = stepped(literal, node, direction);
      if (!replacement) continue;
      std::string after(text(whole));
      after.replace(literal.span.begin - whole.begin, literal.span.end - literal.span.begin, *replacement);
      add(literal.span, *replacement, places_.edge_of(whole, direction), whole, std::move(after));
    }
  }

  std::optional<std::string> stepped(const syntax::Expr& literal, NodeId node, int direction) const {
    if (const auto* number = std::get_if<syntax::Number>(&literal.form)) {
      const auto value = places_.value_of(*number);
      if (!value) return std::nullopt;
      Type type = places_.type_beside(node);
      if (!type.is_number()) type = Type::number(number->percent ? Numeric::percent : Numeric::number);
      const auto step = smallest_step(type, *value);
      if (!step) return std::nullopt;
      const auto moved = direction > 0 ? rung::add(*value, *step) : subtract(*value, *step);
      if (!moved) return std::nullopt;
      if (number->percent) return write_percent(*moved);
      return write_decimal(*moved, Decimal::places);
    }
    if (const auto* length = std::get_if<syntax::Duration>(&literal.form)) {
      const auto count = parse_decimal(length->count.digits);
      if (!count || length->count.exponent != 0) return std::nullopt;
      const auto moved = direction > 0 ? rung::add(*count, Decimal(1)) : subtract(*count, Decimal(1));
      const std::string_view written = text(literal.span);
      const std::size_t digits = written.find_first_not_of("0123456789.");
      if (!moved || digits == std::string_view::npos) return std::nullopt;
      return write_decimal(*moved) + std::string(written.substr(digits));
    }
    if (const auto* date = std::get_if<syntax::DateLiteral>(&literal.form)) {
      const auto day = make_date(date->year, date->month, date->day);
      const auto moved = day ? add_days(*day, direction) : std::nullopt;
      return moved ? std::optional<std::string>(write_date(*moved)) : std::nullopt;
    }
    return std::nullopt;
  }

  // ---- conditions and caps

  void negate(ExprId id, const std::vector<Goal>& goals) {
    if (id == no_expr) return;
    const Span span = expr(id).span;
    add(span, "not (" + std::string(text(span)) + ")", goals, span, "not (" + std::string(text(span)) + ")");
  }

  /// From the word that stands before an expression to its end.
  std::optional<Span> clause_of(Word word, ExprId id) const {
    const Span value = expr(id).span;
    std::optional<Span> found;
    for (const KeywordUse& use : tree_.keywords)
      if (use.word == word && use.span.end <= value.begin)
        found = Span{value.source, use.span.begin, value.end};
    return found;
  }

  void drop_clause(Word word, ExprId id, const std::vector<Goal>& goals) {
    if (id == no_expr) return;
    if (const auto clause = clause_of(word, id)) add(*clause, "", goals, *clause, "");
  }

  void take_when(ExprId when, const std::vector<Goal>& goals) {
    negate(when, goals);
    drop_clause(Word::when, when, goals);
  }

  void take_bounds(const syntax::Bounds& bounds, Span span, bool alone) {
    const std::vector<Goal> goals = goals_at(span);
    const bool one = (bounds.at_most == no_expr) != (bounds.at_least == no_expr);
    for (const ExprId bound : {bounds.at_most, bounds.at_least}) {
      if (bound == no_expr) continue;
      if (alone && one)
        drop_line(span, goals);
      else
        drop_clause(bound == bounds.at_most ? Word::at_most : Word::at_least, bound, goals);
      shift(bound, expr(bound).span, none);
      for (std::size_t i = edits_.size(); i-- > 0 && edits_[i].place == expr(bound).span;)
        edits_[i].shown_by = goals;
    }
  }

  void change_amount(ExprId id, const std::vector<Goal>& goals) {
    if (id == no_expr) return;
    const syntax::Expr& written = expr(id);
    const std::size_t before = edits_.size();
    shift(id, written.span, none);
    for (std::size_t i = before; i < edits_.size(); ++i) edits_[i].shown_by = goals;
  }

  // ---- declarations

  void take_cell(const syntax::CellTest& cell) {
    for (const syntax::CellAtom& atom : cell.atoms) {
      const NodeId node = places_.comparison_at(atom.span);
      if (atom.kind == syntax::CellAtom::Kind::compare && !atom.negated && !atom.operands.empty()) {
        const std::string_view written = text(atom.span);
        const std::size_t length = written.find_first_not_of("<>=!");
        const std::string_view own = text_of(atom.comparator);
        if (written.starts_with(own) && length == own.size())
          flip({atom.span.source, atom.span.begin, atom.span.begin + static_cast<std::uint32_t>(length)},
               atom.comparator, atom.span);
      }
      if (atom.kind == syntax::CellAtom::Kind::list) continue;
      for (const ExprId operand : atom.operands) shift(operand, atom.span, node);
    }
  }

  void take(const syntax::Table& table) {
    for (const syntax::TableRow& row : table.rows) {
      const std::vector<Goal> goals = goals_at(row.span);
      drop_line(row.span, goals);
      for (const syntax::CellTest& cell : row.tests) {
        const std::size_t before = edits_.size();
        take_cell(cell);
        for (std::size_t i = before; i < edits_.size(); ++i)
          edits_[i].shown_by.insert(edits_[i].shown_by.end(), goals.begin(), goals.end());
      }
      for (const ExprId cell : row.cells) change_amount(cell, goals);
    }
  }

  void take(const syntax::Score& score) {
    for (const syntax::ScoreBase& base : score.bases) change_amount(base.value, goals_at(base.span));
    for (const syntax::ScorePart& part : score.parts) {
      const std::vector<Goal> goals = goals_at(part.span);
      change_amount(part.amount, goals);
      if (part.when != no_expr) take_when(part.when, goals);
      take_bounds(part.bounds, part.span, false);
    }
    for (const syntax::ScoreGroup& group : score.groups)
      take_bounds(group.bounds, group.span, !group.greatest);
    for (const syntax::ScoreTotal& total : score.totals) take_bounds(total.bounds, total.span, true);
  }

  void take(const syntax::Ladder& ladder) {
    for (const syntax::TierRow& row : ladder.tiers) {
      take_cell(row.reach);
      take_cell(row.keep);
      const bool keeps = row.keep.kind != syntax::CellTest::Kind::blank;
      if (keeps) add(row.keep.span, " ", goals_at(row.span), row.keep.span, "");
    }
    for (const syntax::TierRequirement& one : ladder.requirements) {
      const std::vector<Goal> goals = goals_at(expr(one.condition).span);
      drop_line(cover(one.tier.span, expr(one.condition).span), goals);
      negate(one.condition, goals);
    }
    for (const syntax::TierBound& bound : ladder.bounds) {
      const std::vector<Goal> goals = goals_at(bound.span);
      drop_line(bound.span, goals);
      if (bound.when != no_expr) take_when(bound.when, goals);
    }
    for (const syntax::TierOverride& one : ladder.overrides) drop_line(one.span, goals_at(one.span));
    for (const syntax::TierHold& hold : ladder.holds) drop_line(hold.span, goals_at(hold.span));
    for (const syntax::TierStep& step : ladder.steps) drop_line(step.span, {});
  }

  void take(const syntax::Entitlements& entitlements) {
    for (const syntax::BenefitRow& row : entitlements.rows)
      for (std::size_t i = 0; i < row.cells.size() && i < row.cell_spans.size(); ++i) {
        const std::string_view own = text(row.cell_spans[i]);
        std::string other = own == "-" ? "" : "-";
        // What the neighbour gets is the likelier slip.
        for (const std::size_t near : {i + 1, i - 1})
          if (near < row.cells.size() && text(row.cell_spans[near]) != own && other.size() < 2)
            other = std::string(text(row.cell_spans[near]));
        if (!other.empty())
          add(row.cell_spans[i], other, places_.at_tier(row.benefit.name, i, entitlements), row.cell_spans[i],
              other);
      }
    for (const syntax::Grant& grant : entitlements.grants) take_when(grant.when, goals_at(grant.span));
    for (const syntax::Revoke& revoke : entitlements.revokes) {
      drop_line(revoke.span, goals_at(revoke.span));
      negate(revoke.when, goals_at(revoke.span));
    }
  }

  const Sources& sources_;
  const SyntaxTree& tree_;
  const std::vector<CoverageFact>& facts_;
  ComparedPlaces places_;
  std::vector<RuleEdit> edits_;
};

}  // namespace

std::string told(const RuleEdit& edit, Language language) {
  if (edit.after.empty()) return say(Phrase::mutate_dropped, language, {{"old", edit.before}});
  return say(Phrase::mutate_changed, language, {{"old", edit.before}, {"new", edit.after}});
}

std::vector<RuleEdit> edits_of(const Program& program, const Sources& sources, const SyntaxTree& tree,
                               const std::vector<CoverageFact>& facts) {
  return EditFinder(program, sources, tree, facts).find();
}

}  // namespace rung
