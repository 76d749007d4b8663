// Sketches of programs for tests: records, nodes and reports put together by hand, without syntax or check.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "program/program.hpp"
#include "reference/evaluator.hpp"

namespace rung::reference {

inline Decimal decimal(std::string_view text) {
  return parse_decimal(text).value();
}

inline Date date(std::string_view text) {
  return parse_iso_date(text).value();
}

inline Value text(std::string_view content) {
  return std::string(content);
}

/// A field that is read.
inline Field field(std::string name, Type type) {
  Field read;
  read.name = std::move(name);
  read.type = type;
  return read;
}

class Sketch {
 public:
  Program program;
  Settings settings;
  Request request;
  Input input;

  /// The first field of a record without a parent is its key; that of a related record is its link to the
  /// parent's key.
  RecordId record(std::string name, std::vector<Field> fields, RecordId parent = none) {
    Record added;
    added.name = std::move(name);
    added.fields = std::move(fields);
    added.parent = parent;
    if (parent == none) {
      added.key = 0;
      added.fields[0].key = true;
    } else {
      added.link = 0;
      added.parent_link = program.records[parent].key;
    }
    program.records.push_back(std::move(added));
    input.records.emplace_back();
    return static_cast<RecordId>(program.records.size() - 1);
  }

  void line(RecordId record, std::vector<Value> cells, bool rejected = false) {
    std::vector<Line>& lines = input.records[record];
    // The header stands on the first line.
    lines.push_back({.line = lines.size() + 2, .rejected = rejected, .cells = std::move(cells)});
  }

  NodeId node(Operation operation, Type type, Space space) {
    program.nodes.push_back({.operation = std::move(operation), .type = type, .space = space, .origin = {}});
    return static_cast<NodeId>(program.nodes.size() - 1);
  }

  NodeId of_subject(Operation operation, Type type = Type::number()) {
    return node(std::move(operation), type, Space::of_record(subject));
  }

  NodeId read(RecordId record, FieldId field) {
    const Type type = program.records[record].fields[field].type;
    return node(op::Field{record, field}, type, Space::of_record(record));
  }

  NodeId number(std::string_view digits) {
    return node(op::Constant{decimal(digits)}, Type::number(), Space::run());
  }

  NodeId constant(Value value, Type type) { return node(op::Constant{std::move(value)}, type, Space::run()); }

  NodeId compared(RecordId record, NodeId left, Comparison kind, NodeId right) {
    return node(op::Compare{kind, left, right}, Type::truth(), Space::of_record(record));
  }

  NodeId gathered(AggregateKind kind, RecordId from, NodeId value, NodeId condition = none,
                  NodeId order = none) {
    return of_subject(op::Aggregate{kind, from, value, condition, order});
  }

  Answer evaluated(std::vector<NodeId> results) {
    request.results = std::move(results);
    return evaluate(program, request, settings, input);
  }
};

/// What is written of a value, for comparing in tests: `-` where it is missing.
inline std::string shown(const Value& value) {
  if (is_missing(value)) return "-";
  if (const Decimal* const number = std::get_if<Decimal>(&value))
    return write_decimal(*number, Decimal::places);
  if (const bool* const truth = std::get_if<bool>(&value)) return *truth ? "yes" : "no";
  if (const Date* const day = std::get_if<Date>(&value)) return write_date(*day);
  if (const Duration* const duration = std::get_if<Duration>(&value)) return std::to_string(duration->amount);
  if (const Code* const code = std::get_if<Code>(&value)) return "#" + std::to_string(code->code);
  return std::get<std::string>(value);
}

/// One result of all evaluated subjects, in the order of the file, with spaces between.
inline std::string column(const Answer& answer, std::size_t result = 0) {
  std::string written;
  for (const SubjectAnswer& subject_answer : answer.subjects) {
    if (subject_answer.fate != Fate::evaluated) continue;
    if (!written.empty()) written += ' ';
    written += shown(subject_answer.results[result]);
  }
  return written;
}

/// The fates of all lines: e evaluated, l left out, d duplicate, f faulty.
inline std::string fates(const Answer& answer) {
  std::string written;
  for (const SubjectAnswer& subject_answer : answer.subjects) {
    switch (subject_answer.fate) {
      case Fate::evaluated: written += 'e'; break;
      case Fate::left_out: written += 'l'; break;
      case Fate::duplicate: written += 'd'; break;
      case Fate::faulty: written += 'f'; break;
    }
  }
  return written;
}

/// The lines of a report, cells with spaces between, lines with `/`.
inline std::string lines_of(const ReportTable& table) {
  std::string written;
  for (const std::vector<Value>& cells : table.lines) {
    if (!written.empty()) written += " / ";
    for (std::size_t index = 0; index < cells.size(); ++index)
      written += (index == 0 ? "" : " ") + shown(cells[index]);
  }
  return written;
}

}  // namespace rung::reference
