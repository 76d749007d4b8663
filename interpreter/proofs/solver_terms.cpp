// Makes terms of values, choices and conditions.
#ifdef RUNG_HAS_Z3

#include "proofs/solver_terms.hpp"

#include <algorithm>

#include "diagnostics/kinds.hpp"
#include "program/below.hpp"

namespace rung {

SolverTerms::SolverTerms(const Reasoning& reasoning, z3::context& context, z3::solver& solver)
    : reasoning_(reasoning),
      program_(reasoning.program()),
      context_(context),
      solver_(solver),
      first_(program_.nodes.size()),
      second_(program_.nodes.size()),
      exact_(program_.nodes.size()) {
  for (const NodeId id : reasoning_.nodes())
    if (program_[id].space.kind == Space::Kind::run || program_[id].space == Space::of_record(subject))
      build(id);
  relate_gathered();
}

const SolverTerms::Term& SolverTerms::of(NodeId id, bool second) const {
  return second && second_[id] ? *second_[id] : *first_[id];
}

z3::expr SolverTerms::met(NodeId condition, bool second) const {
  if (condition == none) return context_.bool_val(true);
  const Term& term = of(condition, second);
  return !term.missing && term.value;
}

std::string SolverTerms::name(NodeId id, bool second, const char* kind) const {
  return std::string(kind) + std::to_string(id) + (second ? "b" : "a");
}

z3::expr SolverTerms::number(Decimal value) const {
  return context_.real_val(write_decimal(value, Decimal::places).c_str());
}

z3::expr SolverTerms::text_number(const std::string& text) {
  const auto known = texts_.emplace(text, static_cast<std::int64_t>(texts_.size()));
  return context_.int_val(known.first->second);
}

std::string SolverTerms::text_of(std::int64_t number) const {
  for (const auto& [text, known] : texts_)
    if (known == number) return text;
  return "text " + std::to_string(number);
}

void SolverTerms::note(Phrase what) {
  if (std::find(unknown_.begin(), unknown_.end(), what) == unknown_.end()) unknown_.push_back(what);
}

z3::expr SolverTerms::any_missing(const std::vector<NodeId>& inputs, bool second) const {
  z3::expr missing = context_.bool_val(false);
  for (const NodeId id : inputs) missing = missing || of(id, second).missing;
  return missing;
}

SolverTerms::Term SolverTerms::fresh(NodeId id, bool second, const char* kind) {
  const std::string value = name(id, second, kind);
  const z3::expr missing = context_.bool_const((value + "m").c_str());
  switch (program_[id].type.kind) {
    case TypeKind::truth: return {missing, context_.bool_const(value.c_str())};
    case TypeKind::number:
      if (is_whole(program_, id)) return {missing, z3::to_real(context_.int_const(value.c_str()))};
      return {missing, context_.real_const(value.c_str())};
    case TypeKind::text:
    case TypeKind::date:
    case TypeKind::duration:
    case TypeKind::enumeration:
    case TypeKind::ladder:
    case TypeKind::nothing: break;
  }
  return {missing, context_.int_const(value.c_str())};
}

/// Within its bounds.
SolverTerms::Term SolverTerms::leaf(NodeId id, bool second, const char* kind) {
  Term term = fresh(id, second, kind);
  const Extent& extent = reasoning_.extent(id);
  if (!extent.missing) solver_.add(!term.missing);
  if (!extent.known) solver_.add(term.missing);
  if (!extent.known) return term;
  switch (program_[id].type.kind) {
    case TypeKind::number:
      solver_.add(term.value >= number(*Decimal::from_units(extent.low)));
      solver_.add(term.value <= number(*Decimal::from_units(extent.high)));
      break;
    case TypeKind::truth:
      if (extent.low == 1) solver_.add(term.value);
      if (extent.high == 0) solver_.add(!term.value);
      break;
    case TypeKind::date:
    case TypeKind::duration:
    case TypeKind::enumeration:
    case TypeKind::ladder:
      solver_.add(term.value >= context_.int_val(static_cast<std::int64_t>(extent.low)));
      solver_.add(term.value <= context_.int_val(static_cast<std::int64_t>(extent.high)));
      break;
    case TypeKind::text: solver_.add(term.value >= 0); break;
    case TypeKind::nothing: break;
  }
  return term;
}

SolverTerms::Term SolverTerms::unknown_value(NodeId id, bool second, Phrase what) {
  note(what);
  Term term = leaf(id, second, "u");
  if (!second || !first_[id]) return term;
  const Relation& relation = reasoning_.relation(id);
  const Term& before = *first_[id];
  const z3::expr both = !term.missing && !before.missing;
  if (!relation.appears) solver_.add(z3::implies(before.missing, term.missing));
  if (!relation.vanishes) solver_.add(z3::implies(term.missing, before.missing));
  if (term.value.is_bool()) {
    if (!relation.rises) solver_.add(z3::implies(both && term.value, before.value));
    if (!relation.falls) solver_.add(z3::implies(both && before.value, term.value));
  } else if (program_[id].type.kind != TypeKind::text) {
    if (!relation.rises) solver_.add(z3::implies(both, term.value <= before.value));
    if (!relation.falls) solver_.add(z3::implies(both, term.value >= before.value));
  }
  return term;
}

void SolverTerms::build(NodeId id) {
  if (id == reasoning_.raised()) {
    first_[id] = leaf(id, false, "x");
    second_[id] = leaf(id, true, "x");
    solver_.add(!first_[id]->missing && !second_[id]->missing);
    if (first_[id]->value.is_bool())
      solver_.add(!first_[id]->value && second_[id]->value);
    else
      solver_.add(first_[id]->value < second_[id]->value);
    return;
  }
  first_[id] = make(id, false);
  if (reasoning_.has_pair() && !reasoning_.relation(id).is_same()) second_[id] = make(id, true);
}

struct TermOf {
  using Term = SolverTerms::Term;
  SolverTerms& s;
  NodeId id;
  bool second;

  const Term& in(NodeId input) const { return s.of(input, second); }
  z3::expr truth(bool value) const { return s.context_.bool_val(value); }

  Term operator()(const op::Constant& o) const {
    const z3::expr known = truth(is_missing(o.value));
    if (const auto* text = std::get_if<std::string>(&o.value)) return {known, s.text_number(*text)};
    if (const auto* value = std::get_if<Decimal>(&o.value)) return {known, s.number(*value)};
    if (const auto* value = std::get_if<bool>(&o.value)) return {known, truth(*value)};
    if (!is_missing(o.value))
      return {known, s.context_.int_val(static_cast<std::int64_t>(place_of(o.value)))};
    Term term = s.fresh(id, false, "c");
    term.missing = known;
    return term;
  }
  Term operator()(const op::Field&) const { return s.leaf(id, false, "f"); }
  Term operator()(const op::Today&) const { return s.leaf(id, false, "t"); }
  Term operator()(const op::Named& o) const { return in(o.value); }
  Term operator()(const op::Parent& o) const { return in(o.value); }
  Term operator()(const op::Calculate& o) const { return s.calculation(o, id, second); }
  Term operator()(const op::Compare& o) const { return s.comparison(o, id, second); }
  Term operator()(const op::All& o) const { return logic(o.conditions, true); }
  Term operator()(const op::Any& o) const { return logic(o.conditions, false); }
  Term logic(const std::vector<NodeId>& conditions, bool all) const {
    z3::expr decided = truth(false);
    z3::expr missing = truth(false);
    for (const NodeId one : conditions) {
      const Term& term = in(one);
      decided = decided || (!term.missing && (all ? !term.value : term.value));
      missing = missing || term.missing;
    }
    return {!decided && missing, all ? !decided : decided};
  }
  Term operator()(const op::Not& o) const { return {in(o.condition).missing, !in(o.condition).value}; }
  Term operator()(const op::IsMissing& o) const { return {truth(false), in(o.value).missing}; }
  Term operator()(const op::Else& o) const {
    const Term& value = in(o.value);
    const Term& fallback = in(o.fallback);
    return {value.missing && fallback.missing, s.choice(value.missing, fallback.value, value.value)};
  }
  Term operator()(const op::If& o) const {
    const z3::expr condition = s.met(o.condition, second);
    return {s.choice(condition, in(o.yes).missing, in(o.no).missing),
            s.choice(condition, in(o.yes).value, in(o.no).value)};
  }
  Term operator()(const op::CountMet& o) const {
    z3::expr count = s.context_.int_val(0);
    for (const NodeId one : o.conditions)
      count = count + s.choice(s.met(one, second), s.context_.int_val(1), s.context_.int_val(0));
    return {truth(false), z3::to_real(count)};
  }
  Term operator()(const op::Call& o) const { return s.call(o, id, second); }
  Term operator()(const op::MatchRow& o) const {
    z3::expr row = s.context_.real_val(0);
    z3::expr found = truth(false);
    for (std::size_t i = o.rows.size(); i-- > 0;) {
      row = s.choice(s.met(o.rows[i], second), s.context_.real_val(static_cast<int>(i)), row);
      found = found || s.met(o.rows[i], second);
    }
    return {!found, row};
  }
  Term operator()(const op::Pick& o) const {
    const auto* match = std::get_if<op::MatchRow>(&s.program_[o.row].operation);
    if (match == nullptr) return s.unknown_value(id, second, Phrase::unknown_calendar);
    Term term = s.fresh(id, second, "n");
    term.missing = truth(true);
    for (std::size_t i = o.cells.size(); i-- > 0;) {
      const z3::expr chosen = s.met(match->rows[i], second);
      term.missing = s.choice(chosen, in(o.cells[i]).missing, term.missing);
      term.value = s.choice(chosen, in(o.cells[i]).value, term.value);
    }
    return term;
  }
  Term operator()(const op::Fold& o) const { return s.fold(o, id, second); }
  Term operator()(const op::Aggregate&) const {
    return s.unknown_value(id, second, Phrase::unknown_gathered);
  }
  Term operator()(const op::Lookup&) const { return s.unknown_value(id, second, Phrase::unknown_looked_up); }
  Term operator()(const op::Population&) const {
    return s.unknown_value(id, second, Phrase::unknown_population);
  }
  Term operator()(const op::Ladder& o) const { return s.ladder(o, op::LadderColumn::tier, id, second); }
  Term operator()(const op::LadderPart& o) const {
    return s.ladder(std::get<op::Ladder>(s.program_[o.ladder].operation), o.column, id, second);
  }
  Term operator()(const op::Compose&) const { return s.unknown_value(id, second, Phrase::unknown_text); }
  Term operator()(const op::TextOf& o) const {
    const Term& value = in(o.value);
    const Type& type = s.program_[o.value].type;
    if (type.kind != TypeKind::enumeration && type.kind != TypeKind::ladder)
      return s.unknown_value(id, second, Phrase::unknown_text);
    z3::expr text = s.context_.int_val(0);
    const auto& values = s.program_.enumerations[type.set].values;
    for (std::size_t code = 0; code < values.size(); ++code)
      text = s.choice(value.value == static_cast<int>(code), s.text_number(values[code].text), text);
    return {value.missing, text};
  }
  Term operator()(const op::GroupKey&) const {
    return s.unknown_value(id, second, Phrase::unknown_population);
  }
};

SolverTerms::Term SolverTerms::make(NodeId id, bool second) {
  return std::visit(TermOf{*this, id, second}, program_[id].operation);
}

SolverTerms::Term SolverTerms::fold(const op::Fold& o, NodeId id, bool second) {
  Term term = fresh(id, second, "e");
  z3::expr some = context_.bool_val(false);
  if (o.kind == FoldKind::sum) term.value = context_.real_val(0);
  for (std::size_t i = o.rows.size(); i-- > 0;) {
    const Term& cell = of(o.cells[i], second);
    const z3::expr counts = met(o.rows[i], second) && !cell.missing;
    switch (o.kind) {
      case FoldKind::sum: term.value = term.value + choice(counts, cell.value, context_.real_val(0)); break;
      // Cells that differ are a fault.
      case FoldKind::any: term.value = choice(counts, cell.value, term.value); break;
      case FoldKind::max:
        term.value = choice(counts && (!some || cell.value > term.value), cell.value, term.value);
        break;
      case FoldKind::min:
        term.value = choice(counts && (!some || cell.value < term.value), cell.value, term.value);
        break;
    }
    some = some || counts;
  }
  term.missing = !some;
  return term;
}

}  // namespace rung

#endif
