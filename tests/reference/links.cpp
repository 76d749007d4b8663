// Links lines by comparing each of them with each line that might be its parent.
#include "reference/links.hpp"

#include <algorithm>
#include <utility>

namespace rung::reference {

namespace {

bool is_duplicate(const Program& program, const Input& input, RecordId record, std::size_t at) {
  const FieldId key = program.records[record].key;
  const std::vector<Line>& lines = input.records[record];
  if (key == none || lines[at].rejected || is_missing(cell(lines[at], key))) return false;
  const Type& type = program.records[record].fields[key].type;
  for (std::size_t before = 0; before < at; ++before) {
    if (lines[before].rejected) continue;
    if (same_key(program, cell(lines[before], key), type, cell(lines[at], key), type)) return true;
  }
  return false;
}

std::optional<std::size_t> parent_of(const Program& program, const Input& input, const Links& links,
                                     RecordId record, std::size_t at) {
  const Record& related = program.records[record];
  if (related.parent == none) return std::nullopt;
  const Value& wanted = cell(input.records[record][at], related.link);
  const Type& type = related.fields[related.link].type;
  return find_line(program, input, links, related.parent, related.parent_link, wanted, type);
}

/// Follows the parents to the uppermost record; there are never more of them than records.
bool is_orphan(const Program& program, const Links& links, RecordId record, std::size_t at) {
  while (program.records[record].parent != none) {
    const std::optional<std::size_t> parent = links.parent[record][at];
    if (!parent) return true;
    record = program.records[record].parent;
    at = *parent;
  }
  return false;
}

std::string written(const Program& program, const Value& value, const Type& type) {
  if (const std::string* const text = std::get_if<std::string>(&value)) return *text;
  const auto code = static_cast<std::size_t>(std::get<Code>(value).code);
  return program.enumerations[type.set].values[code].text;
}

}  // namespace

const Value& cell(const Line& line, FieldId field) {
  static const Value nothing = Missing{};
  return field < line.cells.size() ? line.cells[field] : nothing;
}

bool same_key(const Program& program, const Value& a, const Type& type_a, const Value& b,
              const Type& type_b) {
  if (is_missing(a) || is_missing(b)) return false;
  const bool of_two_kinds = a.index() != b.index();
  const bool of_two_sets = std::holds_alternative<Code>(a) && type_a.set != type_b.set;
  if (of_two_kinds || of_two_sets) return written(program, a, type_a) == written(program, b, type_b);
  return compare(a, b) == 0;
}

std::optional<std::size_t> find_line(const Program& program, const Input& input, const Links& links,
                                     RecordId record, FieldId field, const Value& wanted, const Type& type) {
  const Type& field_type = program.records[record].fields[field].type;
  const std::vector<Line>& lines = input.records[record];
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (lines[at].rejected || links.duplicate[record][at]) continue;
    if (same_key(program, cell(lines[at], field), field_type, wanted, type)) return at;
  }
  return std::nullopt;
}

Links link(const Program& program, const Input& input) {
  Links links;
  const std::size_t records = program.records.size();
  links.duplicate.resize(records);
  links.parent.resize(records);
  links.orphan.resize(records);
  for (RecordId record = 0; record < records; ++record)
    for (std::size_t at = 0; at < input.records[record].size(); ++at)
      links.duplicate[record].push_back(is_duplicate(program, input, record, at));
  for (RecordId record = 0; record < records; ++record)
    for (std::size_t at = 0; at < input.records[record].size(); ++at)
      links.parent[record].push_back(parent_of(program, input, links, record, at));
  for (RecordId record = 0; record < records; ++record)
    for (std::size_t at = 0; at < input.records[record].size(); ++at)
      links.orphan[record].push_back(is_orphan(program, links, record, at));
  return links;
}

}  // namespace rung::reference
