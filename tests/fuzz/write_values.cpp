// Parameters, lets, functions, selections, tables and scales.

#include <algorithm>

#include "fuzz/rule_writer.hpp"

namespace rung::fuzz {

void RuleWriter::write_params() {
  for (std::size_t count = chance_.below(4); count > 0; --count) {
    static const std::vector<SortKind> kinds = {SortKind::number, SortKind::number, SortKind::money,
                                                SortKind::date,   SortKind::text,   SortKind::truth,
                                                SortKind::months, SortKind::days};
    const Sort sort = of(chance_.pick(kinds));
    const std::string name = world_.fresh("param_");
    const bool money = sort.kind == SortKind::money;
    DeclarationText text{say({}, "param ", name, money ? " money" : "", " = ", author_.literal(sort)), {}};
    if (chance_.percent(30)) {
      std::vector<Date>& dates = world_.pools.dates;
      const std::size_t first = chance_.below(dates.size());
      text.head.parts.push_back(say({}, " from ", write_date(dates[first])));
      if (first + 1 < dates.size())
        text.head.parts.push_back(
            clause(", ", author_.literal(sort), " from ", write_date(dates[first + 1])));
    }
    world_.rules.declarations.push_back(std::move(text));
    world_.run_values.push_back({name, sort});
    world_.givens.push_back({name, sort, false});
  }
}

void RuleWriter::write_let() {
  const Scope scope = subject_scope(world_);
  Sort sort = author_.any_sort(scope);
  if (!Author::can(sort, scope)) return;
  const std::string name = world_.fresh("let_");
  static const std::vector<std::string> stated = {" percent", " number", " integer", " count"};
  std::string type;
  const Phrase value = author_.value(sort, scope, static_cast<int>(chance_.between(1, 4)));
  if (sort.kind == SortKind::number && chance_.percent(25)) type = chance_.pick(stated);
  if (sort.kind == SortKind::number && chance_.percent(10)) {
    type = " money";
    sort = of(SortKind::money);
  }
  world_.rules.declarations.push_back({say({}, "let ", name, type, " = ", value), {}});
  offer(name, sort);
  world_.givens.push_back({name, sort, type == " integer" || type == " count"});
}

void RuleWriter::write_function() {
  FunctionModel function;
  function.call = world_.fresh("func_");
  Scope scope = subject_scope(world_);
  scope.of_population = false;
  function.gathers = scope.gathers = chance_.percent(25);
  std::string head = "let " + function.call + "(";
  for (std::size_t i = chance_.between(1, 3); i > 0; --i) {
    const Sort sort = author_.any_sort(scope);
    // A bare value of an enumeration would not know where it belongs.
    if (!Author::can(sort, scope)) continue;
    const std::string name = world_.fresh("arg");
    function.parameters.push_back(sort);
    for (int times = 0; times < 6; ++times) scope.atoms.push_back({name, sort});
    head += (head.back() == '(' ? "" : ", ") + name;
  }
  if (function.parameters.empty()) return;
  function.result = chance_.percent(60) ? of(SortKind::number) : author_.any_sort(scope);
  if (!Author::can(function.result, scope)) return;
  const Phrase body = author_.value(function.result, scope, 2);
  world_.rules.declarations.push_back({say({}, head, ") = ", body), {}});
  world_.functions.push_back(std::move(function));
}

void RuleWriter::write_selection() {
  Scope scope = subject_scope(world_);
  SelectionModel selection{world_.fresh("sel_"), 0, {}};
  std::string parameters;
  if (chance_.percent(35)) {
    static const std::vector<SortKind> kinds = {SortKind::number, SortKind::date, SortKind::months,
                                                SortKind::truth};
    for (std::size_t count = chance_.between(1, 2); count > 0; --count) {
      const Sort sort = of(chance_.pick(kinds));
      const std::string name = world_.fresh("arg");
      selection.parameters.push_back(sort);
      for (int times = 0; times < 6; ++times) scope.atoms.push_back({name, sort});
      parameters += (parameters.empty() ? "(" : ", ") + name;
    }
    parameters += ")";
  }
  const auto base = author_.base_below(0, scope);
  if (!base) return;
  const Scope inside = gathered_scope(world_, scope, base->record, base->name);
  world_.rules.declarations.push_back({say({}, "let ", selection.name, parameters, " = ", base->name,
                                           " where ", author_.condition(inside, 2)),
                                       {}});
  selection.record = base->record;
  world_.selections.push_back(std::move(selection));
}

std::vector<Phrase> RuleWriter::falling(const Sort& sort, std::size_t count) {
  std::vector<Phrase> list;
  if (sort.kind == SortKind::date) {
    std::vector<Date> dates = world_.pools.dates;
    while (dates.size() > count)
      dates.erase(dates.begin() + static_cast<std::ptrdiff_t>(chance_.below(dates.size())));
    for (auto date = dates.rbegin(); date != dates.rend(); ++date)
      list.push_back({sort, write_date(*date), {}, false});
    return list;
  }
  std::vector<Decimal> numbers = world_.pools.numbers;
  while (numbers.size() > count)
    numbers.erase(numbers.begin() + static_cast<std::ptrdiff_t>(chance_.below(numbers.size())));
  for (auto number = numbers.rbegin(); number != numbers.rend(); ++number)
    list.push_back({sort, literal_of(*number), {}, false});
  return list;
}

Phrase RuleWriter::ordered_cell(const Sort& sort, const Scope& scope) {
  static const std::vector<std::string> words = {">= ", "< ", "> ", "<= ", "= ", "!= ", ">= "};
  const bool ranged =
      sort.kind == SortKind::number || sort.kind == SortKind::money || sort.kind == SortKind::date;
  if (ranged && chance_.percent(30)) {
    const std::vector<Phrase> ends = falling(sort, 2);
    if (ends.size() == 2)
      return say({}, ends[1], sort.kind != SortKind::money && chance_.percent(35) ? " to " : " .. ", ends[0]);
  }
  if (chance_.percent(15)) return say({}, ">= ", author_.literal(sort), " and < ", author_.literal(sort));
  return say({}, chance_.pick(words), author_.beside(sort, scope, 2));
}

Phrase RuleWriter::table_cell(const Sort& sort, const Scope& scope) {
  switch (chance_.below(12)) {
    case 0: return piece("missing");
    case 1: return piece("otherwise");
    case 2: return piece("-");
    case 3:
      if (sort.kind != SortKind::truth) return author_.condition(scope, 2);
      return piece("-");
    case 4: return say({}, "not ", author_.literal(sort));
    case 5: return say({}, author_.literal(sort), ", ", author_.literal(sort));
    default: break;
  }
  if (is_ordered(sort) && sort.kind != SortKind::truth) return ordered_cell(sort, scope);
  return author_.literal(sort);
}

void RuleWriter::write_table(bool with_parameters) {
  static const std::vector<std::string> modes = {"",           "",           " match first", " match unique",
                                                 " match any", " match sum", " match max",   " match min"};
  Scope scope = subject_scope(world_);
  const std::string mode = chance_.pick(modes);
  const bool folds = mode == " match sum" || mode == " match max" || mode == " match min";
  const std::string name = world_.fresh("table_");
  FunctionModel function;
  std::string parameters;
  if (with_parameters) {
    scope.of_population = false;
    scope.gathers = false;
    const Sort sort = author_.any_sort(scope);
    if (!Author::can(sort, scope)) return;
    const std::string parameter = world_.fresh("arg");
    function.parameters.push_back(sort);
    for (int times = 0; times < 20; ++times) scope.atoms.push_back({parameter, sort});
    parameters = "(" + parameter + ")";
  }
  DeclarationText text{say({}, "table ", name, parameters, mode), {}};
  std::vector<Sort> inputs;
  std::vector<Phrase> header;
  for (std::size_t i = chance_.between(1, 3); i > 0; --i) {
    const Sort sort = author_.any_sort(scope);
    if (!Author::can(sort, scope)) continue;
    inputs.push_back(sort);
    header.push_back(author_.value(sort, scope, chance_.percent(70) ? 0 : 2));
  }
  if (inputs.empty()) return;
  std::vector<Sort> outputs;
  const std::size_t output_count = folds || chance_.percent(65) ? 1 : 2;
  for (std::size_t i = 0; i < output_count; ++i) {
    Sort sort = of(SortKind::number);
    if (mode == " match max" || mode == " match min")
      sort = author_.ordered_sort(scope);
    else if (!folds)
      sort = author_.any_sort(scope);
    if (!Author::can(sort, scope)) sort = of(SortKind::number);
    outputs.push_back(sort);
    header.push_back(piece(output_count == 1 ? "=>" : "=> out" + std::to_string(i)));
  }
  text.add_row(std::move(header));
  const std::size_t last = chance_.between(1, 4);
  for (std::size_t row = 0; row <= last; ++row) {
    std::vector<Phrase> cells;
    for (const Sort& sort : inputs) cells.push_back(table_cell(sort, scope));
    for (const Sort& sort : outputs) {
      const bool named =
          sort.kind == SortKind::choice || sort.kind == SortKind::tier || sort.kind == SortKind::money;
      // One cell at least must tell what the column holds.
      if (row > 0 && chance_.percent(10))
        cells.push_back(piece("missing"));
      else if (named)
        cells.push_back(author_.value(sort, scope, 0));
      else
        cells.push_back(chance_.percent(75) ? author_.literal(sort) : author_.value(sort, scope, 2));
    }
    text.add_row(std::move(cells));
  }
  world_.rules.declarations.push_back(std::move(text));
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    const std::string member = output_count == 1 ? "" : ".out" + std::to_string(i);
    if (with_parameters)
      world_.functions.push_back({name, member, function.parameters, outputs[i], false});
    else
      offer(name + member, outputs[i]);
  }
}

void RuleWriter::write_scale() {
  const Scope scope = subject_scope(world_);
  const Sort sort = chance_.percent(60) ? of(SortKind::money) : of(SortKind::number);
  if (!Author::can(sort, scope)) return;
  const std::string name = world_.fresh("scale_");
  DeclarationText text{
      say({}, "scale ", name, " of ", author_.value(sort, scope, chance_.percent(60) ? 0 : 2)), {}};
  text.add_row({piece("from"), piece("rate")});
  std::vector<Phrase> starts = falling(sort, chance_.between(1, 4));
  std::reverse(starts.begin(), starts.end());
  for (Phrase& start : starts)
    text.add_row({std::move(start),
                  chance_.percent(85) ? author_.literal(of(SortKind::number)) : author_.number(scope, 1)});
  world_.rules.declarations.push_back(std::move(text));
  offer(name, sort);
}

void RuleWriter::write_values() {
  for (std::size_t count = chance_.between(4, 9); count > 0; --count) {
    const std::size_t what = chance_.below(100);
    if (what < 45)
      write_let();
    else if (what < 55)
      write_function();
    else if (what < 65)
      write_selection();
    else if (what < 82)
      write_table(false);
    else if (what < 87)
      write_table(true);
    else if (what < 92)
      write_scale();
    else
      write_computed(chance_.below(world_.records.size()), false);
  }
}

}  // namespace rung::fuzz
