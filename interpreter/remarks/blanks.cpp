// Optional fields whose blank alone decides a tier: with a blank the ladder has one tier only, whatever else is in the record, and
// without it other fields matter. Found by bounds, which hold for every customer; so what they say is certain. Rules that ask
// whether the field is missing have thought of it.

#include <array>

#include "diagnostics/kinds.hpp"
#include "extents/over_all.hpp"
#include "remarks/reads.hpp"
#include "remarks/remarks.hpp"

namespace rung {
namespace {

bool is_same(const Extent& a, const Extent& b) {
  return a.missing == b.missing && a.known == b.known && (!a.known || (a.low == b.low && a.high == b.high));
}

/// The one tier that an extent leaves; nothing where it leaves a choice, or no tier at all.
std::optional<std::string> only_tier(const Extent& tier, const Enumeration& tiers) {
  if (!tier.is_single()) return std::nullopt;
  const auto code = static_cast<std::size_t>(tier.low);
  if (code >= tiers.values.size()) return std::nullopt;
  return tiers.values[code].text;
}

/// Whether the rules ask if the field is missing, or say what counts then.
bool is_thought_of(const Program& program, FieldId field) {
  for (const Node& node : program.nodes) {
    NodeId asked = none;
    if (const auto* missing = std::get_if<op::IsMissing>(&node.operation)) asked = missing->value;
    if (const auto* fallback = std::get_if<op::Else>(&node.operation)) asked = fallback->value;
    if (asked != none && is_field(program[asked].operation, subject, field)) return true;
  }
  return false;
}

/// By node: whether it depends on anything of the customer but this field.
std::vector<bool> nodes_beside(const Program& program, FieldId field) {
  return nodes_that_read(program, [&](const Operation& operation) {
    const bool gathered = std::holds_alternative<op::Aggregate>(operation) ||
                          std::holds_alternative<op::Lookup>(operation) ||
                          std::holds_alternative<op::Population>(operation);
    return gathered || (std::holds_alternative<op::Field>(operation) && !is_field(operation, subject, field));
  });
}

/// Something that fits the type of a field; an ellipsis where nobody could guess it.
std::string example_of(const Type& type, const Program& program) {
  if (type.is_number()) return "0";
  if (type.kind == TypeKind::enumeration) return program.enumerations[type.set].values.front().text;
  return "…";
}

void look_at_field(const Program& program, FieldId id, Diagnostics& diagnostics) {
  const Field& field = program.records[subject].fields[id];
  Extent known = extent_of_field(program, subject, id);
  known.missing = false;
  const auto when_blank =
      extents_over_all(program, std::array{FieldExtent{subject, id, Extent::of_missing()}});
  const auto when_known = extents_over_all(program, std::array{FieldExtent{subject, id, known}});
  const std::vector<bool> beside = nodes_beside(program, id);
  for (const LadderDeclaration& ladder : program.ladders) {
    const NodeId tier = program.names[ladder.value].node;
    const auto decided = only_tier(when_blank[tier], program.enumerations[ladder.set]);
    if (!decided || !beside[tier] || is_same(when_blank[tier], when_known[tier])) continue;
    diagnostics.report(Kind::blank_decides, field.span)
        .with("field", field.name)
        .with("ladder", ladder.name)
        .with("tier", *decided)
        .with("value", example_of(field.type, program))
        .see(ladder.span, Phrase::decided_here);
  }
}

}  // namespace

void remark_blanks(const RemarkedRules& rules, Diagnostics& diagnostics) {
  const Program& program = rules.program;
  if (program.records.empty() || program.ladders.empty()) return;
  const Record& customer = program.records[subject];
  for (FieldId id = 0; id < customer.fields.size(); ++id) {
    const Field& field = customer.fields[id];
    const bool may_be_blank = field.optional && !field.default_value && field.computed == none;
    if (!may_be_blank || field.span.source != rules.tree.source) continue;
    if (is_thought_of(program, id)) continue;
    look_at_field(program, id, diagnostics);
  }
}

}  // namespace rung
