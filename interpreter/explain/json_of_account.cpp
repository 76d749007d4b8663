// Writes an account line by line. Every object that comes from the rules has its file, line and column.
#include "explain/json_of_account.hpp"

#include "explain/json_object.hpp"
#include "explain/json_of_paths.hpp"
#include "explain/sheet_building.hpp"
#include "explain/sheet_parts.hpp"

namespace rung {
namespace {

class AccountJson {
 public:
  explicit AccountJson(const Telling& telling) : telling_(telling), program_(telling.program()) {}

  JsonObject account(const Account& account) const {
    JsonObject json;
    json.text("id", account.subject).text("file", account.place.file).whole("line", account.place.line);
    json.text("as_of", write_date(account.as_of)).text("answer", headline(account, telling_));
    json.add("ladders", json_list(account.ladders, [&](const auto& one) { return ladder(one); }));
    json.add("scores", json_list(account.scores, [&](const auto& one) { return score(one); }));
    json.add("tables", json_list(account.tables, [&](const auto& one) { return table(one); }));
    json.add("scales", json_list(account.scales, [&](const auto& one) { return scale(one); }));
    json.add("blank", values(account.blank));
    json.add("entitlements",
             json_list(account.entitlements, [&](const auto& one) { return entitlements(one); }));
    json.add("actions", json_list(account.actions, [&](const auto& one) { return action(one); }));
    json.add("related", json_list(account.gatherings, [&](const auto& one) { return gathering(one); }));
    JsonObject columns;
    for (const ColumnAccount& one : account.columns) {
      const OutputColumn& column = program_.output[one.column];
      columns.add(escaped(column.name.in(Language::english)), value(one.value, program_[column.value].type));
    }
    json.add("output", columns.take());
    return json;
  }

  std::string change(const Account& before, const WhatIf& change) const {
    JsonObject json;
    json.add("cells", json_list(change.cells, [&](const ChangedCell& cell) {
               const Field& field = program_.records[subject].fields[cell.field];
               return JsonObject()
                   .text("name", field.name)
                   .add("before", value(Outcome(cell.before), field.type))
                   .add("after", value(Outcome(cell.after), field.type))
                   .take();
             }));
    json.add("before", account(before).take());
    json.add("after", account(change.after).take());
    return json.take();
  }

 private:
  static std::string escaped(const std::string& key) {
    const std::string quoted = json_string(key);
    return quoted.substr(1, quoted.size() - 2);
  }

  std::string value(const Outcome& outcome, const Type& type) const {
    const Value* const value = std::get_if<Value>(&outcome);
    if (value == nullptr || is_missing(*value)) return "null";
    if (const auto* number = std::get_if<Decimal>(value)) return write_decimal(*number);
    if (const auto* truth = std::get_if<bool>(value)) return *truth ? "true" : "false";
    return json_string(telling_.value(outcome, type));
  }

  void place(JsonObject& json, Span span) const {
    const SheetPlace at = telling_.place(span);
    if (at.line == 0) return;
    json.text("file", at.file).whole("line", at.line).whole("column", at.column);
  }

  std::string named(const NamedValue& one) const {
    JsonObject json;
    json.text("name", telling_.name(one)).add("value", value(one.value, program_[one.node].type));
    place(json, one.span);
    return json.take();
  }

  std::string values(const std::vector<NamedValue>& all) const {
    return json_list(all, [&](const NamedValue& one) { return named(one); });
  }

  std::string conditions(const std::vector<TestedCondition>& all) const {
    return json_list(all, [&](const TestedCondition& one) {
      JsonObject json;
      json.text("condition", telling_.condition(one.condition));
      json.add("met", one.met == Met::unknown ? "null" : one.met == Met::yes ? "true" : "false");
      json.add("values", values(one.looked_at)).add("blank", values(one.blank));
      if (!one.inside.empty()) json.add("inside", conditions(one.inside));
      place(json, one.condition.span);
      return json.take();
    });
  }

  std::string tier(std::uint32_t ladder, const std::optional<std::int32_t>& code) const {
    return code ? json_string(telling_.tier(ladder, *code)) : "null";
  }

  std::string part(const PartAccount& one, const Score& score) const {
    const ScorePart& declared = score.parts[one.part];
    const char* const kinds[] = {"base", "bonus", "penalty", "weight"};
    const char* const states[] = {"earned", "unmet", "blank"};
    JsonObject json;
    json.text("kind", kinds[static_cast<std::size_t>(declared.kind)]);
    json.text("label", declared.label.empty() ? telling_.quoted(declared.written.span) : declared.label);
    if (!declared.group.empty()) json.text("group", declared.group);
    json.text("state", states[static_cast<std::size_t>(one.state)]);
    json.number("amount", one.amount);
    if (declared.per.is_there()) json.number("per", one.per);
    if (declared.weight.is_there()) json.number("weight", one.weight).number("points", one.points);
    json.number("before_bounds", one.before).number("contribution", one.contribution);
    json.add("conditions", conditions(one.conditions))
        .add("inputs", values(one.inputs))
        .add("blank", values(one.blank));
    place(json, declared.span);
    return json.take();
  }

  std::string bound(const std::string& name, const BoundAccount& one, const std::optional<Decimal>& before,
                    Span span) const {
    JsonObject json;
    json.text("name", name).number("before", before).number("after", one.after);
    place(json, span);
    return json.take();
  }

  std::string score(const ScoreAccount& account) const {
    const Score& declared = program_.scores[account.score];
    const char* const kinds[] = {"bonuses", "penalties", "extras", "total"};
    JsonObject json;
    json.text("name", declared.name).number("value", account.value).truth("applies", account.applies);
    json.add("conditions", conditions(account.conditions));
    json.add("parts", json_list(account.parts, [&](const PartAccount& one) { return part(one, declared); }));
    json.add("groups", json_list(account.groups, [&](const GroupAccount& one) {
               const ScoreGroup& group = declared.groups[one.group];
               return bound(group.name, one.bound, one.sum, group.span);
             }));
    json.add("totals", json_list(account.totals, [&](const TotalAccount& one) {
               const ScoreTotal& total = declared.totals[one.total];
               return bound(kinds[static_cast<std::size_t>(total.kind)], one.bound, one.bound.before,
                            total.span);
             }));
    json.add("factors", json_list(account.factors, [&](const FactorAccount& one) {
               JsonObject factor;
               factor.number("factor", one.by).number("after", one.after);
               place(factor, declared.factors[one.factor].factor.span);
               return factor.take();
             }));
    if (declared.base != none)
      json.number("base", account.base)
          .number("bonuses", account.bonuses)
          .number("penalties", account.penalties);
    if (declared.coverage != none) json.number("coverage", account.coverage);
    json.add("blank", values(account.blank));
    place(json, declared.span);
    return json.take();
  }

  std::string table(const TableAccount& account) const {
    const Table& declared = program_.tables[account.table];
    JsonObject json;
    json.text("name", declared.name).add("inputs", values(account.inputs));
    json.add("rows", json_list(account.rows, [&](std::uint32_t row) {
               JsonObject one;
               one.whole("row", row + 1).text("text", telling_.quoted(declared.rows[row].span));
               place(one, declared.rows[row].span);
               return one.take();
             }));
    json.add("outputs", values(account.outputs)).add("blank", values(account.blank));
    place(json, declared.span);
    return json.take();
  }

  std::string scale(const ScaleAccount& account) const {
    const Scale& declared = program_.scales[account.scale];
    JsonObject json;
    json.text("name", declared.name).number("value", account.value).add("of", named(account.of));
    json.add("slices", json_list(account.slices, [&](const ScaleAccount::Slice& one) {
               JsonObject slice;
               slice.number("amount", one.amount).number("rate", one.rate).number("earned", one.earned);
               place(slice, declared.slices[one.slice].span);
               return slice.take();
             }));
    place(json, declared.span);
    return json.take();
  }

  std::string ladder(const LadderAccount& account) const {
    const LadderDeclaration& declared = program_.ladders[account.ladder];
    const auto of = [&](const std::optional<std::int32_t>& code) { return tier(account.ladder, code); };
    JsonObject json;
    json.text("name", declared.name).add("tier", of(account.tier)).add("was", of(account.facts.current));
    json.add("qualified", of(account.decision.qualified)).add("next", of(account.next()));
    json.truth("applies", account.facts.applies).truth("watch", account.decision.watch);
    json.add("by", account.by ? named(*account.by) : "null");
    json.add("steps", json_list(account.steps, [&](const LadderStep& step) {
               JsonObject one;
               one.text("step", step_name(step.kind)).add("tier", of(step.tier));
               one.text("text", told_step(account, step, telling_));
               place(one, line_of(account, step, telling_));
               return one.take();
             }));
    std::int32_t code = 0;
    json.add("tiers", json_list(account.tiers, [&](const TierAccount& one) {
               JsonObject row;
               row.add("tier", of(code)).truth("reached", one.reached).truth("kept", one.kept);
               row.add("reach", conditions(one.reach)).add("keep", conditions(one.keep));
               place(row, declared.terms.tiers[static_cast<std::size_t>(code++)].span);
               return row.take();
             }));
    json.add("rules", json_list(account.rules, [&](const RuleAccount& one) {
               const Span span = declared.terms.rules[one.rule].span;
               JsonObject rule;
               rule.text("text", telling_.quoted(span)).truth("holds", one.holds).add("tier", of(one.tier));
               rule.add("conditions", conditions(one.conditions));
               place(rule, span);
               return rule.take();
             }));
    json.add("possible", json_list(account.possible, [&](const Undetermined& one) {
               return JsonObject()
                   .add("fields", values(one.fields))
                   .add("tiers", json_list(one.tiers, [&](std::int32_t tier) { return of(tier); }))
                   .take();
             }));
    json.add("blank", values(account.blank));
    place(json, declared.span);
    return json.take();
  }

  static const char* step_name(LadderStep::Kind kind) {
    switch (kind) {
      case LadderStep::Kind::not_applicable: return "not_applicable";
      case LadderStep::Kind::unrated: return "unrated";
      case LadderStep::Kind::unmoved: return "unmoved";
      case LadderStep::Kind::entered: return "entered";
      case LadderStep::Kind::risen: return "risen";
      case LadderStep::Kind::rise_limited: return "rise_limited";
      case LadderStep::Kind::kept: return "kept";
      case LadderStep::Kind::not_kept: return "not_kept";
      case LadderStep::Kind::held: return "held";
      case LadderStep::Kind::in_grace: return "in_grace";
      case LadderStep::Kind::fallen: return "fallen";
      case LadderStep::Kind::fall_limited: return "fall_limited";
      case LadderStep::Kind::never_above: return "never_above";
      case LadderStep::Kind::never_below: return "never_below";
      case LadderStep::Kind::forced: return "forced";
      case LadderStep::Kind::overridden: return "overridden";
    }
    return "";
  }

  std::string entitlements(const EntitlementsAccount& account) const {
    const Entitlements& declared = program_.entitlements[account.entitlements];
    JsonObject json;
    json.text("name", declared.name);
    json.add(
        "benefits", json_list(account.benefits, [&](const BenefitAccount& one) {
          const Benefit& benefit = declared.benefits[one.benefit];
          const Type& type = program_[benefit.value].type;
          JsonObject row;
          row.text("stage", benefit.stage).text("benefit", benefit.name).add("value", value(one.value, type));
          if (one.before) row.add("before", value(Outcome(*one.before), type));
          if (one.grant) row.text("by", telling_.quoted(declared.grants[*one.grant].span));
          place(row, one.grant ? declared.grants[*one.grant].span : benefit.span);
          return row.take();
        }));
    place(json, declared.span);
    return json.take();
  }

  std::string action(const ActionAccount& account) const {
    const Action& declared = program_.actions[account.action];
    JsonObject json;
    json.text("name", declared.name);
    const auto stated = [&](std::string_view key, const std::optional<Value>& one, NodeId node) {
      json.add(key, one ? value(Outcome(*one), program_[node].type) : "null");
    };
    stated("due", account.due, declared.due);
    stated("owner", account.owner, declared.owner);
    stated("text", account.text, declared.say);
    json.add("conditions", conditions(account.conditions));
    place(json, declared.span);
    return json.take();
  }

  std::string gathering(const GatheringAccount& account) const {
    const auto& aggregate = std::get<op::Aggregate>(program_[account.aggregate.node].operation);
    JsonObject json;
    json.text("name", telling_.name(account.aggregate));
    json.add("value", value(account.aggregate.value, program_[account.aggregate.node].type));
    json.text("record", program_.records[account.record].name);
    json.whole("lines", account.lines).whole("hidden", account.hidden).whole("counted", account.counted);
    json.add("shown", json_list(account.shown, [&](const CountedLine& line) {
               JsonObject one;
               one.text("data_file", line.place.file).whole("data_line", line.place.line);
               if (line.value && aggregate.value != none)
                 one.add("value", value(*line.value, program_[aggregate.value].type));
               return one.take();
             }));
    place(json, account.aggregate.span);
    return json.take();
  }

  const Telling& telling_;
  const Program& program_;
};

}  // namespace

std::string json_of(const Account& account, const WhatIf* change, const SubjectPaths* paths,
                    const Telling& telling) {
  const AccountJson writer(telling);
  if (change != nullptr) return writer.change(account, *change) + "\n";
  JsonObject json = writer.account(account);
  if (paths != nullptr) json.add("paths", json_of(*paths, telling));
  return json.take() + "\n";
}

}  // namespace rung
