// Reads what is asked, rates again, and lays the two results side by side.
#include "explain/what_if.hpp"

#include "diagnostics/kinds.hpp"
#include "explain/account_building.hpp"
#include "explain/sheet_building.hpp"
#include "records/field_reader.hpp"
#include "records/nearest.hpp"
#include "records/reject_reason.hpp"

namespace rung {
namespace {

class ChangeReader {
 public:
  ChangeReader(const SubjectStudy& study, Diagnostics& diagnostics)
      : study_(study),
        program_(study.program()),
        record_(program_.records[subject]),
        diagnostics_(diagnostics) {}

  bool take(const std::string& text) {
    const std::size_t equal = text.find('=');
    const std::string name = text.substr(0, equal);
    const auto field = field_named(name);
    if (!field) return report_unknown(name);
    if (equal == std::string::npos) {
      diagnostics_.report(Kind::bad_flag_value)
          .with("flag", "--what-if")
          .with("value", text)
          .with("wanted", name + "=…");
      return false;
    }
    if (is_fixed(*field)) {
      diagnostics_.report(Kind::what_if_fixed).with("name", name);
      return false;
    }
    return read(*field, text.substr(equal + 1));
  }

  CellValues changes() { return std::move(changes_); }

 private:
  /// By its name, or by its column in the export.
  std::optional<FieldId> field_named(const std::string& name) const {
    if (const auto field = record_.field(name)) return field;
    for (FieldId id = 0; id < record_.fields.size(); ++id)
      if (record_.fields[id].column == name) return id;
    return std::nullopt;
  }

  bool report_unknown(const std::string& name) {
    std::vector<std::string> names;
    for (const Field& field : record_.fields) names.push_back(field.name);
    Diagnostic& fault =
        diagnostics_.report(Kind::what_if_field).with("record", record_.name).with("name", name);
    std::string list;
    for (const std::string& one : names) list += (list.empty() ? "" : ", ") + one;
    if (const auto near = nearest(name, names))
      fault.help(Phrase::did_you_mean, {{"name", *near}});
    else
      fault.help(Phrase::known_names, {{"names", list}});
    return false;
  }

  bool is_fixed(FieldId field) const {
    if (record_.fields[field].computed != none || field == record_.key) return true;
    for (const Record& other : program_.records)
      if (other.parent == subject && other.parent_link == field) return true;
    return false;
  }

  bool read(FieldId id, const std::string& cell) {
    const Field& field = record_.fields[id];
    FieldReader reader(field, program_, study_.request().reading.missing_words, TextLife::as_long_as_column);
    Column column;
    reader.begin(column, 1);
    if (const auto fault = reader.read(cell, false, column, 0)) {
      diagnostics_.report(*fault) =
          reject_reason(*fault, field, program_, field.column, cell, DataPlace{"--what-if"});
      return false;
    }
    reader.finish(column);
    changes_[id] = value_at(column, 0, field.type);
    if (!study_.reads(id)) diagnostics_.report(Kind::what_if_idle).with("name", field.name);
    return true;
  }

  const SubjectStudy& study_;
  const Program& program_;
  const Record& record_;
  Diagnostics& diagnostics_;
  CellValues changes_;
};

bool same(const Outcome& a, const Outcome& b) {
  const Value* const left = std::get_if<Value>(&a);
  const Value* const right = std::get_if<Value>(&b);
  if (left == nullptr || right == nullptr) return left == right;
  if (is_missing(*left) || is_missing(*right)) return is_missing(*left) && is_missing(*right);
  return compare(*left, *right) == 0;
}

}  // namespace

std::optional<CellValues> changes_asked(const SubjectStudy& study, const std::vector<std::string>& texts,
                                        Diagnostics& diagnostics) {
  ChangeReader reader(study, diagnostics);
  for (const std::string& text : texts)
    if (!reader.take(text)) return std::nullopt;
  return reader.changes();
}

std::optional<WhatIf> what_if(const SubjectStudy& study, const Account& before, const CellValues& changes,
                              Diagnostics& diagnostics) {
  const auto rated = study.rate(changes, diagnostics);
  if (!rated || !study.report_fate(rated->row, diagnostics)) return std::nullopt;
  WhatIf change;
  for (const auto& [field, value] : changes)
    change.cells.push_back({field, study.records().cell(field).value_or(Value{}), value});
  change.after = account_of(study, *rated);
  change.after.subject = before.subject;
  add_possible_tiers(change.after, study, changes);
  return change;
}

Sheet sheet_of(const Account& before, const WhatIf& change, const Telling& telling) {
  const Program& program = telling.program();
  const Record& record = program.records[subject];
  std::string cells;
  for (const ChangedCell& cell : change.cells) {
    const Field& field = record.fields[cell.field];
    cells += (cells.empty() ? "" : telling.say(Phrase::list_comma)) + field.name + " " +
             telling.say(Phrase::row_from_to, {{"before", telling.value(Outcome(cell.before), field.type)},
                                               {"after", telling.value(Outcome(cell.after), field.type)}});
  }
  Sheet sheet = sheet_of(change.after, telling);
  SheetPart part{telling.say(Phrase::part_of_change), "", {}, {}};
  for (std::size_t i = 0; i < before.columns.size(); ++i) {
    const OutputColumn& column = program.output[before.columns[i].column];
    if (same(before.columns[i].value, change.after.columns[i].value)) continue;
    const Type& type = program[column.value].type;
    part.rows.push_back(
        {column.name.in(telling.language()),
         "",
         telling.say(Phrase::row_from_to, {{"before", telling.value(before.columns[i].value, type)},
                                           {"after", telling.value(change.after.columns[i].value, type)}}),
         {},
         SheetRow::Look::plain});
  }
  if (part.rows.empty())
    part.rows.push_back({"", "", telling.say(Phrase::told_unchanged), {}, SheetRow::Look::plain});
  sheet.headline = telling.say(Phrase::told_changed, {{"changes", cells}}) +
                   telling.say(Phrase::told_because, {{"why", sheet.headline}});
  sheet.parts.insert(sheet.parts.begin(), std::move(part));
  return sheet;
}

}  // namespace rung
