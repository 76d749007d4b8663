// How rule sets of many long tables are checked, planned and evaluated. The time of each must grow with their size and no
// faster: the measures are for a tenth of the tables and for all.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <cstdlib>

#include "carousel.hpp"
#include "engine/single.hpp"
#include "review/rules.hpp"

namespace {

using namespace rung;

constexpr std::array regions = {"north", "south", "east", "west", "centre"};

/// A third of the tables have one input, a third two, a third three of different kinds; each feeds one score.
std::string rules_text(std::int64_t tables, std::int64_t rows) {
  std::string text = "ruleset many_tables \"Many long tables\"\n\nrecord account\n";
  text += "  region  north | south | east | west | centre\n";
  for (int i = 0; i < 10; ++i) text += fmt::format("  amount_{0}  money\n  count_{0}  count\n", i);
  for (std::int64_t table = 0; table < tables; ++table) {
    const std::int64_t inputs = table % 3;
    text += fmt::format("\ntable rate_{}\n  | amount_{} |", table, table % 10);
    if (inputs > 0) text += fmt::format(" count_{} |", table / 10 % 10);
    if (inputs > 1) text += " region |";
    text += " => |\n";
    for (std::int64_t row = 0; row + 1 < rows; ++row) {
      text += fmt::format("  | >= {} |", (rows - row) * 1000 + table);
      if (inputs > 0) text += fmt::format(" {} to {} |", row % 7, row % 7 + 20);
      if (inputs > 1) text += fmt::format(" {} |", regions[static_cast<std::size_t>(row) % regions.size()]);
      text += fmt::format(" {} |\n", row % 50);
    }
    text += "  | otherwise |";
    for (std::int64_t i = 0; i < inputs; ++i) text += " - |";
    text += " 0 |\n";
  }
  text += "\nscore total\n";
  for (std::int64_t table = 0; table < tables; ++table)
    text += fmt::format("  bonus  part_{0}  rate_{0}\n", table);
  return text + "\noutput\n  total\n";
}

std::unique_ptr<Rules> checked(const benchmark::State& state) {
  auto rules = parse_rules_text("many.rung", rules_text(state.range(0), state.range(1)));
  check_rules(*rules);
  if (rules->sound()) return rules;
  std::fputs("the rules of the measure have errors\n", stderr);
  std::exit(1);
}

void parsing(benchmark::State& state) {
  const std::string text = rules_text(state.range(0), state.range(1));
  for (auto _ : state) benchmark::DoNotOptimize(parse_rules_text("many.rung", text));
}

void checking(benchmark::State& state) {
  for (auto _ : state) {
    state.PauseTiming();
    auto rules = parse_rules_text("many.rung", rules_text(state.range(0), state.range(1)));
    state.ResumeTiming();
    check_rules(*rules);
    state.PauseTiming();
    rules.reset();
    state.ResumeTiming();
  }
}

void planning(benchmark::State& state) {
  const auto rules = checked(state);
  const Request request = whole_output(rules->program());
  for (auto _ : state) benchmark::DoNotOptimize(needed_fields(rules->program(), request));
}

/// Planning and drawing of charts are part of it, as they are of every run.
void evaluation(benchmark::State& state) {
  const auto rules = checked(state);
  const Program& program = rules->program();
  const Request request = whole_output(program);
  const Settings settings;
  constexpr std::size_t turns = 8;
  Carousel carousel(program.records[subject], needed_fields(program, request)[subject], settings.batch_rows,
                    turns);
  RecordStream* stream = &carousel;
  Dropping sink;
  for (auto _ : state) {
    carousel.turn(turns);
    evaluate(program, request, settings, {&stream, 1}, sink);
  }
  const auto table_rows = static_cast<double>(state.iterations()) * turns *
                          static_cast<double>(settings.batch_rows) *
                          static_cast<double>(state.range(0) * state.range(1));
  using Counter = benchmark::Counter;
  state.counters["table_row"] = Counter(table_rows, Counter::kIsRate | Counter::kInvert);
}

/// One subject a call.
void one_by_one(benchmark::State& state) {
  const auto rules = checked(state);
  const Program& program = rules->program();
  const Request request = whole_output(program);
  const std::unique_ptr<SingleRater> rater = SingleRater::make(program, request, {});
  constexpr std::size_t subjects = 512;
  const std::vector<Batch> batches =
      batches_of(program.records[subject], needed_fields(program, request)[subject], subjects, 1);
  std::size_t next = 0;
  for (auto _ : state) {
    rater->take(batches[0], next);
    rater->rate();
    next = (next + 1) % subjects;
  }
  const auto table_rows =
      static_cast<double>(state.iterations()) * static_cast<double>(state.range(0) * state.range(1));
  using Counter = benchmark::Counter;
  state.counters["table_row"] = Counter(table_rows, Counter::kIsRate | Counter::kInvert);
}

void sizes(benchmark::internal::Benchmark* measure) {
  measure->Args({50, 200})->Args({500, 200})->Unit(benchmark::kMillisecond);
}
BENCHMARK(parsing)->Apply(sizes);
BENCHMARK(checking)->Apply(sizes);
BENCHMARK(planning)->Apply(sizes);
BENCHMARK(evaluation)->Apply(sizes);
BENCHMARK(one_by_one)->Apply(sizes)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
