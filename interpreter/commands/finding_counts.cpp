// Counts the subjects of an export that fall into findings.
#include "commands/finding_counts.hpp"

#include "commands/unknown_in_export.hpp"
#include "diagnostics/kinds.hpp"

namespace rung {
namespace {

bool is_yes(const Column& column, std::size_t row) {
  const Value value = value_at(column, column.size() == 1 ? 0 : row, Type::truth());
  const bool* yes = std::get_if<bool>(&value);
  return yes != nullptr && *yes;
}

class CountingCases : public ResultSink {
 public:
  explicit CountingCases(std::size_t cases) : counts(cases) {}

  void take(const ResultBatch& batch) override {
    for (std::size_t row = 0; row < batch.lines.size(); ++row) {
      if (batch.fates[row] != Fate::evaluated) continue;
      ++evaluated;
      for (std::size_t i = 0; i < counts.size(); ++i)
        if (is_yes(*batch.results[i], row)) ++counts[i];
    }
  }

  std::vector<std::uint64_t> counts;
  std::uint64_t evaluated = 0;
};

/// What any run of the rules reads is read. Only a fault of the conditions counts: whoever cannot be rated for another reason may
/// fall into a finding, too.
Request all_that_runs_ask(const Program& program, std::vector<NodeId> conditions) {
  Request wanted{std::move(conditions), {}};
  for (const OutputColumn& column : program.output) wanted.beside.push_back(column.value);
  for (const Action& action : program.actions)
    for (const NodeId node : {action.when, action.due, action.owner, action.say})
      if (node != none) wanted.beside.push_back(node);
  for (std::uint32_t i = 0; i < program.reports.size(); ++i) wanted.reports.push_back(i);
  return wanted;
}

}  // namespace

bool count_findings(Rules& rules, const ExportRequest& exports, const std::vector<FindingCase>& cases,
                    Diagnostics& reading) {
  const Request wanted = all_that_runs_ask(rules.program(), add_conditions(rules.checked.program, cases));
  ExportRun run(rules, exports);
  if (!run.open(wanted, reading)) return false;
  CountingCases counted(cases.size());
  run.evaluate(wanted, counted);
  if (!run.ended_well(reading)) return false;
  Diagnostics all;
  for (std::size_t i = 0; i < rules.diagnostics.all().size(); ++i) {
    Diagnostic one = rules.diagnostics.all()[i];
    for (std::size_t c = 0; c < cases.size(); ++c)
      if (cases[c].finding == i)
        one.help(Phrase::in_the_export, {{"count", std::to_string(counted.counts[c])},
                                         {"total", std::to_string(counted.evaluated)}});
    all.report(one.kind) = std::move(one);
  }
  report_unknown(rules.program(), run, all);
  rules.diagnostics = std::move(all);
  return true;
}

}  // namespace rung
