// Streams the lines of an input into the engine and collects what it says.

#include "agreement/engine_answer.hpp"

#include <memory>

#include "agreement/input_stream.hpp"

namespace rung::agreement {
namespace {

class Collect : public ResultSink {
 public:
  Collect(const Program& program, const Request& request) : program_(program), request_(request) {}

  void take(const ResultBatch& batch) override {
    for (std::size_t row = 0; row < batch.lines.size(); ++row) {
      reference::SubjectAnswer answer{batch.lines[row], batch.fates[row], {}, {}};
      if (answer.fate == Fate::faulty) answer.fault = batch.faults[row];
      if (answer.fate == Fate::evaluated)
        for (std::size_t i = 0; i < request_.results.size(); ++i)
          answer.results.push_back(value(batch, i, row));
      answers.push_back(std::move(answer));
    }
  }

  std::vector<reference::SubjectAnswer> answers;

 private:
  Value value(const ResultBatch& batch, std::size_t i, std::size_t row) const {
    const Column& column = *batch.results[i];
    return value_at(column, column.size() == 1 ? 0 : row, program_[request_.results[i]].type);
  }

  const Program& program_;
  const Request& request_;
};

}  // namespace

reference::Answer engine_answer(const Program& program, const Request& request, const Settings& settings,
                                const reference::Input& input, std::size_t stream_rows) {
  std::vector<std::unique_ptr<InputStream>> streams;
  std::vector<RecordStream*> pointers;
  for (RecordId id = 0; id < program.records.size(); ++id) {
    streams.push_back(std::make_unique<InputStream>(program.records[id], input.records[id], stream_rows));
    pointers.push_back(streams.back().get());
  }
  Collect sink(program, request);
  Outcomes outcomes = evaluate(program, request, settings, pointers, sink);
  return {std::move(sink.answers),
          outcomes.subjects,
          std::move(outcomes.records),
          std::move(outcomes.reports),
          {},
          outcomes.fault};
}

}  // namespace rung::agreement
