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

bool can_be_sharded(const Rules& rules, const Request& wanted, const Settings& settings,
                    Diagnostics& diagnostics) {
  const Program& program = rules.program();
  const Record& subjects = program.records[subject];
  if (subjects.key == none) {
    diagnostics.report(Kind::shard_without_key, subjects.span).with("record", subjects.name);
    return false;
  }
  if (!wanted.reports.empty()) {
    diagnostics.report(Kind::shard_needs_all).with("name", program.reports[wanted.reports.front()].name);
    return false;
  }
  const Plan plan = make_plan(program, wanted, settings);
  if (!plan.has_populations()) return true;
  const Span span = program[plan.populations.front()].origin.span;
  diagnostics.report(Kind::shard_needs_all, span).with("name", called(rules, span));
  return false;
}

}  // namespace rung
