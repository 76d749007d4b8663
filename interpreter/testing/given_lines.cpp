// Builds the records of a test.

#include "testing/given_lines.hpp"

namespace rung {
namespace {

std::vector<Value> blank_line(const Record& record) {
  std::vector<Value> line;
  for (const Field& field : record.fields) line.push_back(field.default_value.value_or(Value{}));
  return line;
}

/// A value that no author would give: links lines where the test does not say how.
Value own_link(const Type& type, std::size_t number) {
  if (type.is_number()) return Decimal(-static_cast<std::int64_t>(number) - 1);
  return "\x01" + std::to_string(number);
}

using Lines = std::vector<std::vector<Value>>;

void add_lines(const Program& program, const GivenLines& given, const WrittenValues& written,
               std::size_t number, std::vector<Lines>& records) {
  const Record& record = program.records[given.record];
  for (const std::vector<NodeId>& cells : given.lines) {
    std::vector<Value> line = blank_line(record);
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (cells[i] != none) line[given.fields[i]] = written.at(cells[i]);
    // The lines of a test are those of all its cases: only what belongs to each of several subjects stands there again.
    const bool of_each = record.parent == subject && is_missing(line[record.link]);
    if (number > 0 && !of_each) continue;
    if (record.parent != none && is_missing(line[record.link])) {
      Lines& parents = records[record.parent];
      const std::size_t parent = record.parent == subject ? number : 0;
      if (parent < parents.size()) {
        Value& link = parents[parent][record.parent_link];
        if (is_missing(link))
          link = own_link(program.records[record.parent].fields[record.parent_link].type, number);
        line[record.link] = link;
      }
    }
    records[given.record].push_back(std::move(line));
  }
}

}  // namespace

GivenRecords given_lines(const Program& program, const std::vector<const TestCase*>& cases,
                         const WrittenValues& written) {
  GivenRecords records(program.records.size());
  for (const TestCase* test : cases) {
    std::vector<Value> line = blank_line(program.records[subject]);
    for (const GivenField& given : test->fields) line[given.field] = written.at(given.value);
    records[subject].push_back(std::move(line));
  }
  for (std::size_t number = 0; number < cases.size(); ++number)
    for (const GivenLines& given : cases[number]->lines) add_lines(program, given, written, number, records);
  return records;
}

}  // namespace rung
