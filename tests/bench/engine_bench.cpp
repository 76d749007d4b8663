// How long the evaluation of rules takes by itself: columns are ready in memory, and results are dropped. Reading and
// writing are measured elsewhere.
#include <benchmark/benchmark.h>

#include <cstdio>
#include <cstdlib>

#include "carousel.hpp"
#include "engine/rater.hpp"
#include "engine/single.hpp"
#include "reasons/reason_writer.hpp"
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
BENCHMARK(at_hand)->Arg(1)->Arg(4)->Arg(8)->Arg(16)->Arg(32);

/// The fields of one subject as a program has them that was asked about it.
using AskedFields = std::vector<std::pair<FieldId, Value>>;

/// Subjects that are all different, so that no branch learns them by heart.
std::vector<AskedFields> asked_subjects(const Program& program, const std::vector<bool>& needed,
                                        std::size_t count) {
  const Record& record = program.records[subject];
  const std::vector<Batch> batches = batches_of(record, needed, count, 1);
  std::vector<AskedFields> asked(count);
  for (FieldId field = 0; field < record.fields.size(); ++field) {
    if (!needed[field]) continue;
    for (std::size_t row = 0; row < count; ++row)
      asked[row].emplace_back(field, value_at(batches[0].columns[field], row, record.fields[field].type));
  }
  return asked;
}

/// One subject a call: its fields are set, it is rated, and all that can be told is asked for.
void one_by_one(benchmark::State& state) {
  const Program& program = rules().program();
  const Request request = whole_output(program);
  Settings settings;
  settings.today = Date{20200};
  const auto told = state.range(0) != 0 ? ToldValues::every_node : ToldValues::results;
  const std::unique_ptr<SingleRater> rater = SingleRater::make(program, request, settings, told);
  constexpr std::size_t subjects = 4096;
  const std::vector<AskedFields> asked =
      asked_subjects(program, needed_fields(program, request)[subject], subjects);
  std::vector<NodeId> nodes;
  for (NodeId id = 0; id < program.nodes.size(); ++id) {
    if (told == ToldValues::every_node && rater->tells(id)) nodes.push_back(id);
  }
  const bool reads = state.range(1) != 0;
  std::size_t next = 0;
  for (auto _ : state) {
    for (const auto& [field, value] : asked[next]) rater->set(field, value);
    if (rater->rate() != Fate::evaluated) state.SkipWithError("the subject was not evaluated");
    if (reads) {
      for (std::size_t i = 0; i < request.results.size(); ++i) benchmark::DoNotOptimize(rater->result(i));
      for (const NodeId id : nodes) benchmark::DoNotOptimize(rater->of(id));
    }
    next = (next + 1) % subjects;
  }
  state.counters["nodes"] = static_cast<double>(nodes.size());
}
BENCHMARK(one_by_one)->ArgNames({"every_node", "read"})->ArgsProduct({{0, 1}, {0, 1}});

/// One subject a call, with the words that say why.
void with_reasons(benchmark::State& state) {
  const Program& program = rules().program();
  Request request = whole_output(program);
  const ReasonPlan plan = plan_reasons(program, rules().sources, request.results);
  request.beside = plan.inputs;
  Settings settings;
  settings.today = Date{20200};
  const std::unique_ptr<SingleRater> rater =
      SingleRater::make(program, request, settings, ToldValues::results);
  ReasonWriter writer(program, plan, state.range(0) == 0 ? ReasonDetail::brief : ReasonDetail::full,
                      Language::english);
  std::size_t subjects = 4096;
  benchmark::DoNotOptimize(subjects);
  const std::vector<AskedFields> asked =
      asked_subjects(program, needed_fields(program, request)[subject], subjects);
  std::vector<Column> inputs(plan.inputs.size());
  std::vector<const Column*> shown;
  for (const Column& column : inputs) shown.push_back(&column);
  const std::uint8_t mask = 1;
  std::size_t next = 0;
  for (auto _ : state) {
    for (const auto& [field, value] : asked[next]) rater->set(field, value);
    if (rater->rate() != Fate::evaluated) state.SkipWithError("the subject was not evaluated");
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      const Type& type = program[plan.inputs[i]].type;
      inputs[i].reset(storage_of(type), 1);
      append(inputs[i], rater->result(request.results.size() + i), type);
    }
    benchmark::DoNotOptimize(writer.write(shown, 1, {&mask, 1}));
    next = (next + 1) % subjects;
  }
}
BENCHMARK(with_reasons)->ArgName("full")->Arg(0)->Arg(1);

}  // namespace

BENCHMARK_MAIN();
