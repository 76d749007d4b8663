// One customer and rules as text, rated by the engine, and what paths are found for it. For tests of explanations.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "explain/paths.hpp"
#include "explain/variants.hpp"
#include "program/print.hpp"
#include "review/rules.hpp"

namespace doctest {
template <>
struct StringMaker<std::vector<std::string>> {
  static String convert(const std::vector<std::string>& texts) {
    std::string whole;
    for (const std::string& text : texts) whole += (whole.empty() ? "" : " | ") + text;
    return whole.c_str();
  }
};
}  // namespace doctest

namespace rung::scene {

/// Cells of a line by the names of their fields; numbers, truths, dates and names of values as people write them.
using NamedCells = std::vector<std::pair<std::string, std::string>>;

class CustomerScene {
 public:
  explicit CustomerScene(const std::string& text, std::optional<Date> today = {}) {
    rules_ = parse_rules_text("scene.rung", text);
    check_rules(*rules_);
    rules_->diagnostics.settle();
    for (const Diagnostic& diagnostic : rules_->diagnostics.all())
      if (row(diagnostic.kind).severity == Severity::error)
        FAIL(message(diagnostic, Language::english) << text);
    settings_.today = today;
    records_.records.resize(program().records.size());
    records_.records[subject].lines.emplace_back(program().records[subject].fields.size());
    records_.records[subject].rejected.push_back(0);
  }

  const Program& program() const { return rules_->program(); }
  FieldId field(const std::string& name, RecordId record = subject) const {
    const auto found = program().records[record].field(name);
    REQUIRE(found.has_value());
    return *found;
  }

  Value value(const std::string& text, const Type& type) const {
    if (text.empty()) return {};
    switch (type.kind) {
      case TypeKind::number: return *parse_decimal(text);
      case TypeKind::truth: return text == "yes";
      case TypeKind::date: return *parse_iso_date(text);
      case TypeKind::text: return text;
      case TypeKind::enumeration:
      case TypeKind::ladder: return Code{*program().enumerations[type.set].code_of(text)};
      case TypeKind::nothing:
      case TypeKind::duration: break;
    }
    return {};
  }

  void give(const NamedCells& cells) {
    for (const auto& [name, text] : cells) {
      const FieldId id = field(name);
      records_.records[subject].lines[0][id] = value(text, program().records[subject].fields[id].type);
    }
  }
  void set(FieldId id, Value value) { records_.records[subject].lines[0][id] = std::move(value); }
  void add_line(RecordId record, std::vector<Value> cells) {
    records_.records[record].lines.push_back(std::move(cells));
    records_.records[record].rejected.push_back(0);
  }
  void add_line(RecordId record, const NamedCells& cells) {
    auto& line = records_.records[record].lines.emplace_back(program().records[record].fields.size());
    records_.records[record].rejected.push_back(0);
    for (const auto& [name, text] : cells) {
      const FieldId id = field(name, record);
      line[id] = value(text, program().records[record].fields[id].type);
    }
  }

  NodeId tier_node(std::size_t ladder = 0) const {
    return program().names[program().ladders[ladder].value].node;
  }

  /// The unchanged program on the whole record, as a run would do it.
  std::vector<Outcome> fresh(const std::vector<NodeId>& nodes, const Variant& variant,
                             std::optional<Date> today) const {
    return Variants(program(), records_, settings_, nodes).evaluate_one(variant, today);
  }
  std::optional<std::int32_t> fresh_tier(const Variant& variant, std::optional<Date> today) const {
    const auto outcomes = fresh({tier_node()}, variant, today);
    if (outcomes.empty()) return std::nullopt;
    const Value* value = std::get_if<Value>(&outcomes[0]);
    if (value == nullptr || is_missing(*value)) return std::nullopt;
    return std::get<Code>(*value).code;
  }
  std::optional<std::int32_t> fresh_tier(const Variant& variant = {}) const {
    return fresh_tier(variant, settings_.today);
  }

  /// All values of the customer, as an explanation has them.
  NodeOutcomes values() const {
    std::vector<NodeId> nodes;
    for (NodeId id = 0; id < program().nodes.size(); ++id) {
      const Space& space = program()[id].space;
      if (space == Space::run() || space == Space::of_record(subject)) nodes.push_back(id);
    }
    const auto values = Variants(program(), records_, settings_, nodes).by_node({});
    REQUIRE(values.has_value());
    return *values;
  }

  std::vector<LadderPaths> paths(const PathsRequest& request = {}) {
    const NodeOutcomes all = values();
    SubjectPaths found = find_paths({program(), all, records_, settings_}, request);
    fields_ = found.fields;
    return found.ladders;
  }

  /// `referrals 0 -> 2 + flag no -> yes`.
  std::string written(const std::vector<ProposedChange>& changes) const {
    std::string text;
    for (const ProposedChange& change : changes) {
      const PathField& declared = fields_[change.field];
      const auto show = [&](const Value& v) {
        return is_missing(v) ? "blank" : print(v, declared.type, program(), Language::english);
      };
      text +=
          (text.empty() ? "" : " + ") + declared.name + " " + show(change.from) + " -> " + show(change.to);
    }
    return text;
  }
  std::vector<std::string> written(const std::vector<TierPath>& paths) const {
    std::vector<std::string> texts;
    for (const TierPath& path : paths) texts.push_back(written(path.changes));
    return texts;
  }
  std::vector<std::string> written(const std::vector<TierMargin>& margins) const {
    std::vector<std::string> texts;
    for (const TierMargin& margin : margins) texts.push_back(written({margin.lost}));
    return texts;
  }

  const SubjectRecords& records() const { return records_; }
  const Settings& settings() const { return settings_; }

 private:
  std::unique_ptr<Rules> rules_;
  SubjectRecords records_;
  Settings settings_;
  std::vector<PathField> fields_;  ///< of the paths that were found last
};

using Written = std::vector<std::string>;

}  // namespace rung::scene
