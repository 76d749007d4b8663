// Builds the records of a test.

#include "testing/given_lines.hpp"

namespace rung {
namespace {

std::vector<Value> blank_line(const Record& record) {
  std::vector<Value> line;
  for (const Field& field : record.fields) line.push_back(field.default_value.value_or(Value{}));
  return line;
}

/// A value that no author would give, as far as the type has one: links lines where the test does not say how.
Value own_link(const Type& type, std::size_t number) {
  switch (type.kind) {
    case TypeKind::number: return Decimal(-static_cast<std::int64_t>(number) - 1);
    case TypeKind::text: return "\x01" + std::to_string(number);
    case TypeKind::date: return Date{-static_cast<std::int32_t>(number) - 1};
    case TypeKind::truth: return false;
    case TypeKind::enumeration:
    case TypeKind::ladder: return Code{0};
    case TypeKind::duration:
    case TypeKind::nothing: break;
  }
  return {};
}

using Lines = std::vector<std::vector<Value>>;

void add_lines(const Program& program, const CustomerLines& given, std::size_t number,
               std::vector<Lines>& records) {
  const Record& record = program.records[given.record];
  for (const std::vector<std::optional<Value>>& cells : given.lines) {
    std::vector<Value> line = blank_line(record);
    for (std::size_t i = 0; i < cells.size(); ++i)
      if (cells[i]) line[given.fields[i]] = *cells[i];
    // Customers of one run have the same reference records: only what belongs to each of several subjects stands there again.
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

Customer customer_of(const TestCase& given, const WrittenValues& written) {
  Customer customer;
  for (const GivenField& field : given.fields)
    customer.fields.emplace_back(field.field, written.at(field.value));
  for (const GivenLines& lines : given.lines) {
    CustomerLines& own = customer.lines.emplace_back(CustomerLines{lines.record, lines.fields, {}});
    for (const std::vector<NodeId>& cells : lines.lines) {
      std::vector<std::optional<Value>>& line = own.lines.emplace_back();
      for (const NodeId cell : cells)
        line.push_back(cell == none ? std::nullopt : std::optional<Value>(written.at(cell)));
    }
  }
  return customer;
}

GivenRecords given_lines(const Program& program, const std::vector<Customer>& customers) {
  GivenRecords records(program.records.size());
  for (const Customer& customer : customers) {
    std::vector<Value> line = blank_line(program.records[subject]);
    for (const auto& [field, value] : customer.fields) line[field] = value;
    records[subject].push_back(std::move(line));
  }
  for (std::size_t number = 0; number < customers.size(); ++number)
    for (const CustomerLines& given : customers[number].lines) add_lines(program, given, number, records);
  return records;
}

}  // namespace rung
