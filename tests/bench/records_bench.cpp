// How fast CSV text is checked and split under each instruction set of this machine, on rows like those of a
// customer export. Not a test: run records_bench of a release build on a quiet machine.
#include <benchmark/benchmark.h>

#include <random>
#include <string>

#include "records/csv_grid.hpp"
#include "records/csv_split.hpp"
#include "records/utf8_check.hpp"

namespace {

constexpr std::size_t columns = 17;

struct Export {
  std::string text;
  std::size_t rows = 0;
};

/// About 147 bytes a row, a fifth of them Chinese; one row in twenty has a quoted cell. Small enough for the
/// second level of cache, where a block is that has just been read.
Export make_export() {
  const std::string names[] = {"华为技术有限公司", "星辰科技", "Blue River Ltd", "北京云图数据服务有限公司"};
  const std::string industries[] = {"游戏", "电子商务", "金融", "教育"};
  std::mt19937 random(1);
  const auto number = [&random](unsigned limit) { return std::to_string(random() % limit); };
  Export made;
  while (made.text.size() < 256 * 1024) {
    std::string& text = made.text;
    text += "C" + std::to_string(100000 + random() % 900000) + "," + names[random() % 4] + ",";
    text += industries[random() % 4] + ",2026-0" + std::to_string(1 + random() % 9) + "-15,";
    text += random() % 20 == 0 ? "\"Shenzhen, CN\"," : "Guangdong Shenzhen,";
    for (int i = 0; i < 5; ++i) text += number(100000) + "." + std::to_string(10 + random() % 90) + ",";
    for (int i = 0; i < 4; ++i) text += number(300) + ",";
    text += random() % 2 == 0 ? "true,," : "false,x,";
    text += "2025-12-31\n";
    ++made.rows;
  }
  return made;
}

const Export& sample() {
  static const Export made = make_export();
  return made;
}

rung::InstructionSet set_of(const benchmark::State& state) {
  return static_cast<rung::InstructionSet>(state.range(0));
}

void report(benchmark::State& state) {
  const auto rounds = static_cast<double>(state.iterations());
  state.SetBytesProcessed(static_cast<std::int64_t>(rounds) *
                          static_cast<std::int64_t>(sample().text.size()));
  // Shown as time: a rate turned over.
  state.counters["a_row"] = benchmark::Counter(rounds * static_cast<double>(sample().rows),
                                               benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
  state.SetLabel(std::string(rung::name_of(set_of(state))));
}

void separators(benchmark::State& state) {
  rung::Separators found;
  for (auto round : state) {
    if (!find_separators(sample().text, ',', found, set_of(state))) state.SkipWithError("not plain");
    benchmark::DoNotOptimize(found.places());
  }
  report(state);
}

void grid(benchmark::State& state) {
  rung::CsvGrid found;
  for (auto round : state) {
    if (!split_grid(sample().text, ',', columns, found, set_of(state))) state.SkipWithError("not a grid");
    benchmark::DoNotOptimize(found.ends());
  }
  report(state);
}

void utf8(benchmark::State& state) {
  for (auto round : state) {
    if (!rung::is_utf8(sample().text, set_of(state))) state.SkipWithError("not UTF-8");
  }
  report(state);
}

/// What blocks that are no grid take, whatever the instructions.
void split(benchmark::State& state) {
  rung::CsvIndex index;
  for (auto round : state) {
    split_csv(sample().text, ',', 1, true, index);
    benchmark::DoNotOptimize(index.rows.data());
  }
  report(state);
}

void each_set(benchmark::internal::Benchmark* bench) {
  for (const rung::InstructionSet set : rung::available_instruction_sets()) {
    bench->Arg(static_cast<std::int64_t>(set));
  }
}

BENCHMARK(separators)->Apply(each_set);
BENCHMARK(grid)->Apply(each_set);
BENCHMARK(utf8)->Apply(each_set);
BENCHMARK(split)->Arg(0);

}  // namespace

BENCHMARK_MAIN();
