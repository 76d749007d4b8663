// Tables, benefits, actions, related records and blank inputs in rows.
#include "explain/sheet_parts.hpp"

namespace rung {
namespace {

using Look = SheetRow::Look;

void add_table(const TableAccount& account, const Telling& telling, SheetPart& part) {
  const Table& table = telling.program().tables[account.table];
  std::string outputs;
  for (std::size_t i = 0; i < account.outputs.size(); ++i) {
    outputs += outputs.empty() ? "" : telling.say(Phrase::list_comma);
    outputs += telling.value(account.outputs[i]);
  }
  const std::string inputs = telling.values(account.inputs);
  if (account.rows.empty()) {
    const std::string blank =
        account.blank.empty() ? ""
                              : telling.say(Phrase::told_and) +
                                    telling.say(Phrase::row_blank, {{"blank", telling.names(account.blank)}});
    part.rows.push_back({table.name, outputs, telling.say(Phrase::row_no_match) + blank + "  " + inputs,
                         telling.place(table.span), Look::unmet});
    return;
  }
  for (const std::uint32_t row : account.rows) {
    const bool first = row == account.rows.front();
    part.rows.push_back({first ? table.name : "", first ? outputs : "",
                         telling.quoted(table.rows[row].span) + (first ? "  " + inputs : ""),
                         telling.place(table.rows[row].span), Look::plain});
  }
}

void add_scale(const ScaleAccount& account, const Telling& telling, SheetPart& part) {
  const Scale& scale = telling.program().scales[account.scale];
  part.rows.push_back({scale.name,
                       account.value ? telling.number(*account.value) : telling.say(Phrase::is_missing),
                       telling.values({account.of}), telling.place(scale.span), Look::plain});
  for (const ScaleAccount::Slice& slice : account.slices)
    part.rows.push_back({"", telling.number(slice.earned),
                         telling.say(Phrase::row_slice, {{"amount", telling.number(slice.amount)},
                                                         {"rate", telling.percent(slice.rate)}}),
                         telling.place(scale.slices[slice.slice].span), Look::faint});
}

bool has_value(const Outcome& outcome) {
  const Value* const value = std::get_if<Value>(&outcome);
  return value != nullptr && !is_missing(*value);
}

}  // namespace

std::optional<SheetPart> sheet_of_tables(const Account& account, const Telling& telling) {
  SheetPart part{telling.say(Phrase::part_of_tables), "", {}, {}};
  for (const TableAccount& table : account.tables) add_table(table, telling, part);
  for (const ScaleAccount& scale : account.scales) add_scale(scale, telling, part);
  return part.rows.empty() ? std::nullopt : std::optional(std::move(part));
}

std::optional<SheetPart> sheet_of_entitlements(const EntitlementsAccount& account, const Telling& telling) {
  const Entitlements& declared = telling.program().entitlements[account.entitlements];
  SheetPart part{declared.name, "", telling.place(declared.span), {}};
  for (const BenefitAccount& one : account.benefits) {
    const Benefit& benefit = declared.benefits[one.benefit];
    const Type& type = telling.program()[benefit.value].type;
    const auto shown = [&](const Outcome& value) {
      return has_value(value) ? telling.value(value, type) : telling.say(Phrase::row_no_benefit);
    };
    SheetRow row{benefit.name, shown(one.value), "", telling.place(benefit.span), Look::plain};
    if (one.before && shown(Outcome(*one.before)) != row.amount)
      row.note = telling.say(Phrase::row_was, {{"before", shown(Outcome(*one.before))}});
    if (one.grant) {
      const GrantTerms& line = declared.grants[*one.grant];
      row.note += (row.note.empty() ? "" : telling.say(Phrase::told_and)) +
                  telling.say(Phrase::row_granted, {{"line", telling.quoted(line.span)}});
      row.place = telling.place(line.span);
    }
    if (!has_value(one.value)) row.look = Look::faint;
    part.rows.push_back(std::move(row));
  }
  return part;
}

std::optional<SheetPart> sheet_of_actions(const Account& account, const Telling& telling) {
  if (account.actions.empty()) return std::nullopt;
  SheetPart part{telling.say(Phrase::part_of_actions), "", {}, {}};
  for (const ActionAccount& one : account.actions) {
    const Action& action = telling.program().actions[one.action];
    std::string note;
    const auto append = [&](const std::string& text) {
      if (!text.empty()) note += (note.empty() ? "" : telling.say(Phrase::told_and)) + text;
    };
    if (one.owner) append(telling.value(Outcome(*one.owner), telling.program()[action.owner].type));
    if (one.text) append(telling.value(Outcome(*one.text), telling.program()[action.say].type));
    append(telling.all_tested(one.conditions));
    SheetRow row{action.name, "", note, telling.place(action.span), Look::plain};
    if (one.due)
      row.amount = telling.say(
          Phrase::row_due, {{"date", telling.value(Outcome(*one.due), telling.program()[action.due].type)}});
    part.rows.push_back(std::move(row));
  }
  return part;
}

std::optional<SheetPart> sheet_of_gatherings(const Account& account, const Telling& telling) {
  if (account.gatherings.empty()) return std::nullopt;
  SheetPart part{telling.say(Phrase::part_of_records), "", {}, {}};
  for (const GatheringAccount& one : account.gatherings) {
    std::string note =
        telling.say(Phrase::row_counted, {{"counted", std::to_string(one.counted)},
                                          {"lines", std::to_string(one.lines)},
                                          {"record", telling.program().records[one.record].name}});
    if (one.hidden > 0)
      note += telling.say(Phrase::told_and) +
              telling.say(Phrase::row_hidden, {{"hidden", std::to_string(one.hidden)}});
    std::string lines;
    for (const CountedLine& line : one.shown)
      lines += (lines.empty() ? "" : telling.say(Phrase::list_comma)) + std::to_string(line.place.line);
    if (one.counted > one.shown.size()) lines += " …";
    if (!lines.empty())
      note += telling.say(Phrase::told_and) + telling.say(Phrase::row_lines, {{"lines", lines}});
    part.rows.push_back({telling.name(one.aggregate), telling.value(one.aggregate), note,
                         telling.place(one.aggregate.span), Look::plain});
  }
  return part;
}

std::optional<SheetPart> sheet_of_blanks(const Account& account, const Telling& telling) {
  if (account.blank.empty()) return std::nullopt;
  std::string names;
  for (const NamedValue& one : account.blank) {
    const SheetPlace place = telling.place(one.span);
    names += (names.empty() ? "" : telling.say(Phrase::list_comma)) + telling.name(one);
    if (place.line != 0) names += " :" + std::to_string(place.line);
  }
  return SheetPart{telling.say(Phrase::part_of_blanks), "", {}, {{"", "", names, {}, Look::unmet}}};
}

}  // namespace rung
