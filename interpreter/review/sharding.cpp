// Reports and population functions need all subjects; keys tell subjects apart.
#include "review/sharding.hpp"

#include <string>

#include "diagnostics/kinds.hpp"
#include "engine/plan.hpp"

namespace rung {
namespace {

/// The name of a function as the rules write it.
std::string called(const Rules& rules, Span span) {
  const std::string_view text = rules.sources[span.source].text().substr(span.begin, span.end - span.begin);
  std::size_t end = text.size();
  for (const std::string_view open : {"(", "（", " "}) end = std::min(end, text.find(open));
  return std::string(text.substr(0, end));
}

}  // namespace

bool is_sharded(const Program& program, RecordId id) {
  const FieldId key = program.records[subject].key;
  const Record& record = program.records[id];
  return key != none && (id == subject || (record.parent == subject && record.parent_link == key));
}

std::optional<NeedOfAll> need_of_all(const Rules& rules, const Request& wanted, const Settings& settings) {
  const Program& program = rules.program();
  if (!wanted.reports.empty()) {
    const Report& report = program.reports[wanted.reports.front()];
    return NeedOfAll{report.name, report.span};
  }
  const Plan plan = make_plan(program, wanted, settings);
  if (!plan.has_populations()) return std::nullopt;
  const Span span = program[plan.populations.front()].origin.span;
  return NeedOfAll{called(rules, span), span};
}

bool can_be_sharded(const Rules& rules, const Request& wanted, const Settings& settings,
                    Diagnostics& diagnostics) {
  const Record& subjects = rules.program().records[subject];
  if (subjects.key == none) {
    diagnostics.report(Kind::shard_without_key, subjects.span).with("record", subjects.name);
    return false;
  }
  const std::optional<NeedOfAll> need = need_of_all(rules, wanted, settings);
  if (need) diagnostics.report(Kind::shard_needs_all, need->span).with("name", need->name);
  return !need;
}

}  // namespace rung
