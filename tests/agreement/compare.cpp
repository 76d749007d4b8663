// Compares answers value by value, exactly: what an output would round away counts here.

#include "agreement/compare.hpp"

#include <algorithm>

#include "agreement/engine_answer.hpp"

namespace rung::agreement {
namespace {

class Wanted {
 public:
  explicit Wanted(const Program& program) : program_(program) {}

  void add(NodeId node) {
    if (node == none) return;
    const Space& space = program_[node].space;
    if (space != Space::of_record(subject) && space != Space::run()) return;
    if (std::holds_alternative<op::Ladder>(program_[node].operation)) return;
    if (std::find(nodes.begin(), nodes.end(), node) == nodes.end()) nodes.push_back(node);
  }

  std::vector<NodeId> nodes;

 private:
  const Program& program_;
};

void add_declarations(const Program& program, Wanted& wanted) {
  for (const Name& name : program.names) wanted.add(name.node);
  for (const Score& score : program.scores)
    for (const ScorePart& part : score.parts) wanted.add(part.contribution);
  for (NodeId node = 0; node < program.nodes.size(); ++node)
    if (std::holds_alternative<op::LadderPart>(program[node].operation)) wanted.add(node);
  for (const Entitlements& entitlements : program.entitlements)
    for (const Benefit& benefit : entitlements.benefits) wanted.add(benefit.value);
  for (const Action& action : program.actions)
    for (const NodeId node : {action.when, action.due, action.owner, action.say}) wanted.add(node);
  for (const OutputColumn& column : program.output) wanted.add(column.value);
}

std::string name_of(const Program& program, NodeId node) {
  for (const Name& name : program.names)
    if (name.node == node) return name.name;
  return "node " + std::to_string(node);
}

const char* word(Fate fate) {
  switch (fate) {
    case Fate::evaluated: return "evaluated";
    case Fate::left_out: return "left out";
    case Fate::duplicate: return "duplicate";
    case Fate::faulty: return "faulty";
  }
  return "";
}

std::string parted(const std::string& what, const std::string& engine, const std::string& reference) {
  return what + ": engine " + engine + ", reference " + reference;
}

std::optional<std::string> parted(const std::string& what, std::uint64_t engine, std::uint64_t reference) {
  if (engine == reference) return std::nullopt;
  return parted(what, std::to_string(engine), std::to_string(reference));
}

std::string fate_and_fault(const reference::SubjectAnswer& answer) {
  std::string told = word(answer.fate);
  if (answer.fault) told += " " + std::to_string(static_cast<int>(*answer.fault));
  return told;
}

std::optional<std::string> in_subjects(const Program& program, const Request& request,
                                       const reference::Answer& engine, const reference::Answer& reference) {
  if (auto told = parted("subjects", engine.subjects.size(), reference.subjects.size())) return told;
  for (std::size_t i = 0; i < engine.subjects.size(); ++i) {
    const reference::SubjectAnswer& a = engine.subjects[i];
    const reference::SubjectAnswer& b = reference.subjects[i];
    const std::string line = "line " + std::to_string(b.line);
    if (a.line != b.line) return parted("subject", std::to_string(a.line), std::to_string(b.line));
    if (a.fate != b.fate || a.fault != b.fault) return parted(line, fate_and_fault(a), fate_and_fault(b));
    if (a.fate != Fate::evaluated) continue;
    for (std::size_t n = 0; n < request.results.size(); ++n) {
      if (identical(a.results[n], b.results[n])) continue;
      const NodeId node = request.results[n];
      const Type& type = program[node].type;
      return parted(line + ", " + name_of(program, node), shown(program, a.results[n], type),
                    shown(program, b.results[n], type));
    }
  }
  return std::nullopt;
}

std::optional<std::string> in_counts(const Program& program, const reference::Answer& engine,
                                     const reference::Answer& reference) {
  const SubjectCounts& a = engine.counts;
  const SubjectCounts& b = reference.counts;
  if (auto told = parted("subjects read", a.read, b.read)) return told;
  if (auto told = parted("subjects evaluated", a.evaluated, b.evaluated)) return told;
  if (auto told = parted("subjects rejected", a.rejected, b.rejected)) return told;
  if (auto told = parted("subjects left out", a.left_out, b.left_out)) return told;
  for (RecordId id = 0; id < program.records.size(); ++id) {
    const std::string& name = program.records[id].name;
    if (auto told = parted(name + " read", engine.records[id].read, reference.records[id].read)) return told;
    if (auto told = parted(name + " rejected", engine.records[id].rejected, reference.records[id].rejected))
      return told;
    if (auto told = parted(name + " orphans", engine.records[id].orphans, reference.records[id].orphans))
      return told;
  }
  return std::nullopt;
}

const Type& cell_type(const Program& program, const Report& report, std::size_t cell) {
  const NodeId node =
      cell < report.keys.size() ? report.keys[cell] : report.columns[cell - report.keys.size()].value;
  return program[node].type;
}

std::optional<std::string> in_reports(const Program& program, const reference::Answer& engine,
                                      const reference::Answer& reference) {
  if (auto told = parted("reports", engine.reports.size(), reference.reports.size())) return told;
  for (std::size_t i = 0; i < engine.reports.size(); ++i) {
    const ReportTable& a = engine.reports[i];
    const ReportTable& b = reference.reports[i];
    const Report& report = program.reports[b.report];
    if (auto told = parted("lines of " + report.name, a.lines.size(), b.lines.size())) return told;
    for (std::size_t line = 0; line < a.lines.size(); ++line)
      for (std::size_t cell = 0; cell < a.lines[line].size(); ++cell) {
        if (identical(a.lines[line][cell], b.lines[line][cell])) continue;
        const Type& type = cell_type(program, report, cell);
        return parted(report.name + " line " + std::to_string(line + 1) + " cell " + std::to_string(cell + 1),
                      shown(program, a.lines[line][cell], type), shown(program, b.lines[line][cell], type));
      }
  }
  return std::nullopt;
}

}  // namespace

bool identical(const Value& a, const Value& b) {
  if (a.index() != b.index()) return false;
  if (const auto* duration = std::get_if<Duration>(&a)) {
    const auto& other = std::get<Duration>(b);
    return duration->amount == other.amount && duration->unit == other.unit;
  }
  return is_missing(a) || compare(a, b) == 0;
}

std::string shown(const Program& program, const Value& value, const Type& type) {
  if (is_missing(value)) return "missing";
  if (const auto* number = std::get_if<Decimal>(&value)) return write_decimal(*number, Decimal::places);
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "yes" : "no";
  if (const auto* date = std::get_if<Date>(&value)) return write_date(*date);
  if (const auto* code = std::get_if<Code>(&value)) {
    const auto& values = program.enumerations[type.set].values;
    const auto at = static_cast<std::size_t>(code->code);
    return at < values.size() ? values[at].text : "code " + std::to_string(code->code);
  }
  if (const auto* duration = std::get_if<Duration>(&value))
    return std::to_string(duration->amount) + " in unit " + std::to_string(static_cast<int>(duration->unit));
  return "\"" + std::get<std::string>(value) + "\"";
}

Request everything_of(const Program& program) {
  Wanted wanted(program);
  add_declarations(program, wanted);
  for (const Test& test : program.tests)
    for (const TestCase& one : test.cases)
      for (const Expectation& expectation : one.expectations) wanted.add(expectation.actual);
  Request request{std::move(wanted.nodes), {}};
  for (std::uint32_t i = 0; i < program.reports.size(); ++i) request.reports.push_back(i);
  return request;
}

std::optional<std::string> difference(const Program& program, const Request& request,
                                      const reference::Answer& engine, const reference::Answer& reference) {
  if (engine.fault.has_value() != reference.fault.has_value())
    return parted("the run", engine.fault ? "ended" : "went on", reference.fault ? "ended" : "went on");
  if (engine.fault) return std::nullopt;
  if (auto told = in_subjects(program, request, engine, reference)) return told;
  if (auto told = in_counts(program, engine, reference)) return told;
  return in_reports(program, engine, reference);
}

std::optional<std::string> disagreement(const Program& program, const Request& request,
                                        const Settings& settings, const reference::Input& input,
                                        std::size_t stream_rows) {
  return difference(program, request, engine_answer(program, request, settings, input, stream_rows),
                    reference::evaluate(program, request, settings, input));
}

}  // namespace rung::agreement
