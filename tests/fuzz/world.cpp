// Gathers what can be named from where.

#include "fuzz/world.hpp"

namespace rung::fuzz {
namespace {

void append(std::vector<Atom>& to, const std::vector<Atom>& from, const std::string& prefix) {
  for (const Atom& atom : from) to.push_back({prefix + atom.text, atom.sort});
}

void append_record(const World& world, std::vector<Atom>& to, std::size_t record, const std::string& prefix) {
  append(to, world.members[record], prefix);
  append(to, world.computed[record], prefix);
}

}  // namespace

Sort sort_of(Filling filling, std::size_t set) {
  switch (filling) {
    case Filling::number:
    case Filling::percent:
    case Filling::integer:
    case Filling::count: return of(SortKind::number);
    case Filling::money: return of(SortKind::money);
    case Filling::truth: return of(SortKind::truth);
    case Filling::text: return of(SortKind::text);
    case Filling::date: return of(SortKind::date);
    case Filling::choice: return {SortKind::choice, set};
    case Filling::tier: return {SortKind::tier, set};
  }
  return {};
}

bool Scope::has(const Sort& sort) const {
  for (const Atom& atom : atoms)
    if (atom.sort == sort) return true;
  return false;
}

std::vector<std::string> Scope::all(const Sort& sort) const {
  std::vector<std::string> found;
  for (const Atom& atom : atoms)
    if (atom.sort == sort) found.push_back(atom.text);
  return found;
}

Scope run_scope(const World& world) {
  Scope scope;
  scope.atoms = world.run_values;
  scope.of_run = true;
  return scope;
}

Scope subject_scope(const World& world) {
  Scope scope;
  append_record(world, scope.atoms, 0, "");
  append(scope.atoms, world.subject_values, "");
  append(scope.atoms, world.run_values, "");
  scope.gathers = true;
  scope.of_subject = true;
  scope.of_population = true;
  return scope;
}

Scope line_scope(const World& world, std::size_t record) {
  if (record == 0) return subject_scope(world);
  Scope scope;
  append_record(world, scope.atoms, record, "");
  bool below_subject = false;
  for (std::size_t above = world.records[record].parent; above != no_record;
       above = world.records[above].parent) {
    if (above == 0) {
      below_subject = true;
      append(scope.atoms, world.members[0], "");
      append(scope.atoms, world.subject_values, "");
    } else {
      append_record(world, scope.atoms, above, world.records[above].name + ".");
    }
  }
  append(scope.atoms, world.run_values, "");
  scope.own = record;
  scope.holidays = world.records[record].name == "closing";
  scope.gathers = below_subject;
  scope.of_subject = below_subject;
  return scope;
}

Scope gathered_scope(const World& world, const Scope& outside, std::size_t record, const std::string& name) {
  Scope scope = outside;
  scope.gathers = false;
  scope.of_population = false;
  scope.atoms.clear();
  // Twice: what stands in the lines is what most expressions should be about.
  for (int times = 0; times < 3; ++times) append_record(world, scope.atoms, record, name + ".");
  for (std::size_t above = world.records[record].parent; above != no_record && above != outside.own;
       above = world.records[above].parent)
    if (above != 0) append_record(world, scope.atoms, above, name + "." + world.records[above].name + ".");
  append(scope.atoms, outside.atoms, "");
  return scope;
}

bool hangs_below(const World& world, std::size_t below, std::size_t above) {
  for (std::size_t at = world.records[below].parent; at != no_record; at = world.records[at].parent)
    if (at == above) return true;
  return false;
}

}  // namespace rung::fuzz
