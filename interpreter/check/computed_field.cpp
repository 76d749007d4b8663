// Lowers computed fields, each before those that use it, whichever records they are of.

#include <algorithm>

#include "check/checker.hpp"
#include "diagnostics/kinds.hpp"

namespace rung {
namespace {

using FieldPlace = std::pair<RecordId, FieldId>;

/// The name that an expression uses, or the field behind its dot.
const std::string* name_in(const syntax::Expr& expr) {
  if (const auto* name = std::get_if<syntax::NameUse>(&expr.form)) return &name->name;
  if (const auto* member = std::get_if<syntax::MemberUse>(&expr.form)) return &member->member.name;
  return nullptr;
}

bool holds(Span outer, Span inner) {
  return outer.source == inner.source && outer.begin <= inner.begin && inner.end <= outer.end;
}

}  // namespace

/// Guessed from names alone, so that lowering one rarely has to go down a chain of others. What really uses what, and
/// cycles, `computed_field` knows.
std::vector<std::pair<RecordId, FieldId>> Checker::fields_in_order_of_use() const {
  std::map<std::string, std::vector<FieldPlace>> named;
  std::map<std::pair<SourceId, std::uint32_t>, FieldPlace> by_start;
  std::set<const SyntaxTree*> trees;
  for (const auto& [place, use] : computed_fields_) {
    const Span span = (*use.tree)[use.syntax->value].span;
    named[use.syntax->name.name].push_back(place);
    by_start[{span.source, span.begin}] = place;
    trees.insert(use.tree);
  }
  std::map<FieldPlace, std::vector<FieldPlace>> used;
  for (const SyntaxTree* tree : trees)
    for (const syntax::Expr& e : tree->exprs) {
      const std::string* name = name_in(e);
      const auto targets = name == nullptr ? named.end() : named.find(*name);
      const auto after = by_start.upper_bound({e.span.source, e.span.begin});
      if (targets == named.end() || after == by_start.begin()) continue;
      const FieldPlace owner = std::prev(after)->second;
      const ComputedUse& use = computed_fields_.at(owner);
      if (!holds((*use.tree)[use.syntax->value].span, e.span)) continue;
      used[owner].insert(used[owner].end(), targets->second.begin(), targets->second.end());
    }
  std::vector<FieldPlace> order;
  std::set<FieldPlace> seen;
  for (const auto& [first, use] : computed_fields_) {
    std::vector<std::pair<FieldPlace, std::size_t>> path;
    if (seen.insert(first).second) path.emplace_back(first, 0);
    while (!path.empty()) {
      auto& [at, next] = path.back();
      const std::vector<FieldPlace>& list = used[at];
      if (next == list.size()) {
        order.push_back(at);
        path.pop_back();
      } else if (const FieldPlace target = list[next++]; seen.insert(target).second) {
        path.emplace_back(target, 0);
      }
    }
  }
  return order;
}

NodeId Checker::computed_field(RecordId record, FieldId field, const Origin& origin) {
  ComputedUse& use = computed_fields_.at({record, field});
  if (use.progress == Progress::working) {
    diagnostics_.report(Kind::cycle, origin.span).with("name", use.syntax->name.name);
    return none;
  }
  if (use.progress == Progress::waiting) {
    use.progress = Progress::working;
    lower_computed_field(record, field, use);
    use.progress = Progress::done;
  }
  return program_.records[record].fields[field].computed;
}

void Checker::lower_computed_field(RecordId record, FieldId field, const ComputedUse& use) {
  const Inside inside(*this, use.tree, nullptr);
  const std::uint32_t outer = std::exchange(declaration_, none);
  const std::uint32_t outer_part = std::exchange(part_, none);
  Standpoint scope;
  scope.own = record;
  NodeId value = lower(use.syntax->value, scope);
  if (value != none && of_line(value, record, expr(use.syntax->value).span)) {
    value = graph_.seen_from(value, Space::of_record(record));
    Field& known = program_.records[record].fields[field];
    known.type = graph_.type(value);
    known.computed = name_node(known.name, value, known.type, false, {none, none, known.span});
  }
  declaration_ = outer;
  part_ = outer_part;
}

}  // namespace rung
