// How long the evaluation of rules takes by itself: columns are ready in memory, and results are dropped. Reading and
// writing are measured elsewhere.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>

#include "carousel.hpp"
#include "engine/rater.hpp"
#include "review/rules.hpp"

namespace {

using namespace rung;

const Rules& rules() {
  static const std::unique_ptr<Rules> loaded = [] {
    RulesRequest request;
    request.path = RUNG_PROJECT "/tests/bench/rating.rung";
    return load_rules(request);
  }();
  if (loaded->sound()) return *loaded;
  std::fputs("tests/bench/rating.rung has errors\n", stderr);
  std::exit(1);
}

/// Operations as the rules state them: names, fields and constants are none, and a ladder with all its columns is one.
std::size_t operations(const Program& program, const Request& request) {
  std::vector<bool> seen(program.nodes.size(), false);
  std::vector<NodeId> waiting = request.results;
  std::size_t count = 0;
  while (!waiting.empty()) {
    const NodeId id = waiting.back();
    waiting.pop_back();
    if (seen[id]) continue;
    seen[id] = true;
    const Operation& operation = program[id].operation;
    const bool plain = std::holds_alternative<op::Field>(operation) ||
                       std::holds_alternative<op::Named>(operation) ||
                       std::holds_alternative<op::LadderPart>(operation);
    if (program[id].space.kind == Space::Kind::record && !plain) ++count;
    for_each_input(operation, [&](NodeId input) { waiting.push_back(input); });
  }
  return count;
}

void evaluation(benchmark::State& state) {
  const Program& program = rules().program();
  const Request request = whole_output(program);
  Settings settings;
  settings.today = Date{20200};
  settings.batch_rows = static_cast<std::size_t>(state.range(0));
  constexpr std::size_t rows_at_once = std::size_t{1} << 18;
  const std::size_t turns = rows_at_once / settings.batch_rows;
  Carousel carousel(program.records[subject], needed_fields(program, request)[subject], settings.batch_rows,
                    8);
  RecordStream* stream = &carousel;
  Dropping sink;
  for (auto _ : state) {
    carousel.turn(turns);
    const Outcomes outcomes = evaluate(program, request, settings, {&stream, 1}, sink);
    if (outcomes.subjects.evaluated != rows_at_once) state.SkipWithError("not all rows were evaluated");
  }
  using Counter = benchmark::Counter;
  const auto rows = static_cast<double>(state.iterations() * rows_at_once);
  const auto count = static_cast<double>(operations(program, request));
  const auto time_each = Counter::kIsRate | Counter::kInvert;
  state.counters["operations"] = count;
  state.counters["row"] = Counter(rows, time_each);
  state.counters["operation_row"] = Counter(rows * count, time_each);
}
BENCHMARK(evaluation)->Arg(512)->Arg(1024)->Arg(2048)->Arg(4096)->Unit(benchmark::kMillisecond);

/// A few subjects at a time, all different, in process.
void at_hand(benchmark::State& state) {
  const Program& program = rules().program();
  const Request request = whole_output(program);
  Settings settings;
  settings.today = Date{20200};
  const std::unique_ptr<Rater> rater = Rater::make(program, request, settings);
  constexpr std::size_t subjects = 512;
  std::vector<Batch> batches = batches_of(program.records[subject], needed_fields(program, request)[subject],
                                          static_cast<std::size_t>(state.range(0)), subjects);
  std::size_t next = 0;
  for (auto _ : state) {
    std::swap(rater->subjects(), batches[next]);
    const ResultBatch& result = rater->rate();
    if (result.fates[0] != Fate::evaluated) state.SkipWithError("the subject was not evaluated");
    std::swap(rater->subjects(), batches[next]);
    next = (next + 1) % subjects;
  }
}
BENCHMARK(at_hand)->Arg(1)->Arg(8);

}  // namespace

BENCHMARK_MAIN();
