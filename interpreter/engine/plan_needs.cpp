// Which nodes and records a request reaches, and so which fields must be read.
#include "engine/plan_parts.hpp"

namespace rung {
namespace {

class Needs {
 public:
  explicit Needs(Plan& plan) : plan_(plan), program_(*plan.program) {}

  void need(NodeId id) {
    if (id == none || plan_.needed[id]) return;
    plan_.needed[id] = 1;
    waiting_.push_back(id);
  }

  void reach(RecordId record) {
    if (record == none || plan_.record_plans[record].reached) return;
    plan_.record_plans[record].reached = true;
    const Record& reached = program_.records[record];
    need(reached.where);
    if (reached.dated != none) need_field(record, reached.dated);
    reach(reached.parent);
  }

  void need_field(RecordId record, FieldId field) { need(program_.records[record].fields[field].computed); }

  void follow() {
    while (!waiting_.empty()) {
      const NodeId id = waiting_.back();
      waiting_.pop_back();
      if (plan_.stand_in[id] != none) continue;
      reach_records(program_[id]);
      for_each_input(program_[id].operation, [this](NodeId input) { need(input); });
    }
  }

 private:
  void reach_records(const Node& node) {
    if (node.space.kind == Space::Kind::record) reach(node.space.id);
    if (const auto* aggregate = std::get_if<op::Aggregate>(&node.operation)) reach(aggregate->from);
    if (const auto* lookup = std::get_if<op::Lookup>(&node.operation)) {
      reach(lookup->record);
      need_field(lookup->record, lookup->field);
    }
    if (const auto* calculation = std::get_if<op::Calculate>(&node.operation)) {
      if (counts_working_days(calculation->left) || counts_working_days(calculation->right)) reach_holidays();
    }
  }

  bool counts_working_days(NodeId id) const {
    const Type& type = program_[id].type;
    return type.kind == TypeKind::duration && type.duration == DurationKind::working_days;
  }

  void reach_holidays() {
    if (program_.ruleset) reach(program_.ruleset->holidays);
  }

  Plan& plan_;
  const Program& program_;
  std::vector<NodeId> waiting_;
};

}  // namespace

std::vector<NodeId> group_roots(const Report& report) {
  std::vector<NodeId> roots;
  for (const ReportColumn& column : report.columns) roots.push_back(column.value);
  for (const SortKey& key : report.sort) roots.push_back(key.value);
  return roots;
}

std::vector<NodeId> roots_of(const Plan& plan, const Request& request) {
  const Program& program = *plan.program;
  std::vector<NodeId> roots = request.results;
  roots.insert(roots.end(), request.beside.begin(), request.beside.end());
  for (const std::uint32_t id : request.reports) {
    const Report& report = program.reports[id];
    roots.insert(roots.end(), report.keys.begin(), report.keys.end());
    roots.push_back(report.where);
    const std::vector<NodeId> columns = group_roots(report);
    roots.insert(roots.end(), columns.begin(), columns.end());
  }
  for (RecordId id = 0; id < program.records.size(); ++id) {
    if (!plan.record_plans[id].reached) continue;
    const Record& record = program.records[id];
    roots.push_back(record.where);
    if (record.dated != none) roots.push_back(record.fields[record.dated].computed);
  }
  std::erase(roots, none);
  return roots;
}

void find_needed(Plan& plan, const Request& request) {
  Needs needs(plan);
  if (!plan.program->records.empty()) needs.reach(subject);
  for (const NodeId id : roots_of(plan, request)) needs.need(id);
  needs.follow();
}

namespace {

void mark(std::vector<bool>& fields, FieldId field) {
  if (field != none) fields[field] = true;
}

}  // namespace

std::vector<std::vector<bool>> needed_fields(const Program& program, const Request& request) {
  const Settings no_settings;
  const Plan plan = make_plan(program, request, no_settings);
  std::vector<std::vector<bool>> fields;
  for (const Record& record : program.records) fields.emplace_back(record.fields.size(), false);
  for (RecordId id = 0; id < program.records.size(); ++id) {
    if (!plan.record_plans[id].reached) continue;
    const Record& record = program.records[id];
    mark(fields[id], record.key);
    mark(fields[id], record.link);
    mark(fields[id], record.dated);
    if (record.parent != none) mark(fields[record.parent], record.parent_link);
  }
  for (NodeId id = 0; id < program.nodes.size(); ++id) {
    if (!plan.needed[id]) continue;
    if (const auto* field = std::get_if<op::Field>(&program[id].operation))
      fields[field->record][field->field] = true;
    if (const auto* lookup = std::get_if<op::Lookup>(&program[id].operation)) {
      fields[lookup->record][lookup->field] = true;
    }
  }
  for (RecordId id = 0; id < program.records.size(); ++id) {
    const std::vector<Field>& declared = program.records[id].fields;
    for (FieldId field = 0; field < declared.size(); ++field) {
      if (declared[field].computed != none) fields[id][field] = false;
    }
  }
  return fields;
}

}  // namespace rung
