// Writes paths, margins and days as members of objects.
#include "explain/json_of_paths.hpp"

#include "explain/json_object.hpp"

namespace rung {
namespace {

std::string_view name_of(PathStop stop) {
  switch (stop) {
    case PathStop::does_not_apply: return "applies";
    case PathStop::rise: return "rise";
    case PathStop::never_above: return "never_above";
    case PathStop::force: return "force";
    case PathStop::override_: return "override";
  }
  return "";
}

class PathsJson {
 public:
  PathsJson(const SubjectPaths& all, const LadderPaths& paths, const Telling& telling)
      : all_(all), paths_(paths), telling_(telling), ladder_(telling.program().ladders[paths.ladder]) {}

  std::string take() const {
    JsonObject json;
    json.text("ladder", ladder_.name).add("tier", tier(paths_.tier)).add("next", tier(paths_.next));
    json.add("singles", json_list(paths_.singles, [&](const TierPath& one) { return path(one); }));
    json.add("pairs", json_list(paths_.pairs, [&](const TierPath& one) { return path(one); }));
    json.add("gates", json_list(paths_.gates, [&](const TierGate& one) { return gate(one); }));
    json.add("stops",
             json_list(paths_.stops, [](PathStop one) { return json_string(std::string(name_of(one))); }));
    json.add("margins", json_list(paths_.margins, [&](const TierMargin& one) { return margin(one); }));
    json.truth("failing", paths_.failing).truth("kept_regardless", paths_.kept_regardless);
    json.add("time", time());
    json.add("fields", names(paths_.fields)).add("beside_others", names(paths_.beside_others));
    json.truth("complete", paths_.complete);
    return json.take();
  }

 private:
  std::string tier(std::optional<std::int32_t> code) const {
    return code ? json_string(telling_.tier(paths_.ladder, *code)) : "null";
  }

  std::string value(const Value& value, const Type& type) const {
    if (is_missing(value)) return "null";
    if (const auto* number = std::get_if<Decimal>(&value)) return write_decimal(*number);
    if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
    return json_string(telling_.value(Outcome(value), type));
  }
  std::string by_value(const std::optional<Value>& one) const {
    const NodeId by = std::get<op::Ladder>(telling_.program()[ladder_.decision].operation).by;
    return one && by != none ? value(*one, telling_.program()[by].type) : "null";
  }

  static std::string day(const std::optional<Date>& date) {
    return date ? json_string(write_date(*date)) : "null";
  }

  std::string names(const std::vector<FieldId>& fields) const {
    return json_list(fields, [&](FieldId field) { return json_string(all_.fields[field].name); });
  }

  std::string change(const ProposedChange& one) const {
    const PathField& field = all_.fields[one.field];
    return JsonObject()
        .text("name", field.name)
        .add("from", value(one.from, field.type))
        .add("to", value(one.to, field.type))
        .take();
  }
  std::string changes(const std::vector<ProposedChange>& all) const {
    return json_list(all, [&](const ProposedChange& one) { return change(one); });
  }

  std::string path(const TierPath& one) const {
    return JsonObject()
        .add("changes", changes(one.changes))
        .number("cost", one.cost)
        .add("tier", tier(one.tier))
        .add("value", by_value(one.value))
        .add("last_day", day(one.last_day))
        .take();
  }

  std::string gate(const TierGate& one) const {
    JsonObject json;
    json.text("condition", telling_.condition(one.condition)).truth("met", one.met);
    json.add("lacks", by_value(one.lacks)).add("nearest", changes(one.nearest));
    const SheetPlace at = telling_.place(one.condition.span);
    json.text("file", at.file).whole("line", at.line).whole("column", at.column);
    return json.take();
  }

  std::string margin(const TierMargin& one) const {
    const PathField& field = all_.fields[one.lost.field];
    return JsonObject()
        .add("change", change(one.lost))
        .add("kept", one.kept ? value(*one.kept, field.type) : "null")
        .add("tier", tier(one.tier))
        .take();
  }

  std::string time() const {
    const TierTime& time = paths_.time;
    return JsonObject()
        .add("lost", day(time.lost))
        .add("tier_when_lost", time.lost ? tier(time.tier_when_lost) : "null")
        .add("gained", day(time.gained))
        .add("tier_when_gained", time.gained ? tier(time.tier_when_gained) : "null")
        .add("falls", day(time.falls))
        .add("value_then", by_value(time.value_then))
        .add("looked_until", day(time.looked_until))
        .take();
  }

  const SubjectPaths& all_;
  const LadderPaths& paths_;
  const Telling& telling_;
  const LadderDeclaration& ladder_;
};

}  // namespace

std::string json_of(const SubjectPaths& paths, const Telling& telling) {
  return json_list(paths.ladders,
                   [&](const LadderPaths& one) { return PathsJson(paths, one, telling).take(); });
}

}  // namespace rung
