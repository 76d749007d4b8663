// Asks the engine and keeps what it says.

#include "testing/answers.hpp"

#include <memory>

#include "columns/line_stream.hpp"

namespace rung {
namespace {

class Collect : public ResultSink {
 public:
  explicit Collect(std::vector<Type> types) : types_(std::move(types)) {}

  void take(const ResultBatch& batch) override {
    for (std::size_t row = 0; row < batch.lines.size(); ++row) {
      fates.push_back(batch.fates[row]);
      std::vector<Value> line;
      for (std::size_t i = 0; i < types_.size(); ++i) {
        const Column& column = *batch.results[i];
        const std::size_t at = column.size() == 1 ? 0 : row;
        line.push_back(is_fault(column.states[at]) || fates.back() != Fate::evaluated
                           ? Value{}
                           : value_at(column, at, types_[i]));
      }
      values.push_back(std::move(line));
    }
  }

  std::vector<Fate> fates;
  std::vector<std::vector<Value>> values;

 private:
  std::vector<Type> types_;
};

}  // namespace

Answers answers(const Program& program, const Request& request, const Settings& settings,
                const GivenRecords& records) {
  std::vector<Type> types;
  for (const NodeId node : request.results) types.push_back(program[node].type);
  for (const NodeId node : request.beside) types.push_back(program[node].type);
  std::vector<std::unique_ptr<LineStream>> streams;
  std::vector<RecordStream*> pointers;
  for (RecordId id = 0; id < program.records.size(); ++id) {
    streams.push_back(std::make_unique<LineStream>(program.records[id], records[id]));
    pointers.push_back(streams.back().get());
  }
  Collect sink(std::move(types));
  const Outcomes outcomes = evaluate(program, request, settings, pointers, sink);
  return {std::move(sink.fates), std::move(sink.values), outcomes.fault.has_value()};
}

}  // namespace rung
