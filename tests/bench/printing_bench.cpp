// What a printed row costs, for the shape that results usually have: a key, small integers, money, words,
// percents, numbers, truth, blanks. Batches as the engine gives them; `row` is the time for one.
#include <benchmark/benchmark.h>

#include <array>
#include <random>

#include "records/writer.hpp"

namespace {

using rung::Column;
using rung::Language;
using rung::Numeric;
using rung::OutputFile;
using rung::State;
using rung::Storage;
using rung::Type;

constexpr std::size_t batch_rows = 2048;
/// So many that a processor does not know the rows by heart, so few that they stay near, as results do that were
/// just computed.
constexpr std::size_t batch_count = 4;

rung::Program program_with_words() {
  rung::Program program;
  program.enumerations.push_back(
      {"tier", true, {{"Bronze", {}}, {"Silver", {}}, {"Gold", {}}, {"Platinum", {}}}});
  program.enumerations.push_back({"segment", false, {{"SMB", {}}, {"Mid-market", {}}, {"Enterprise", {}}}});
  return program;
}

const std::vector<rung::WrittenColumn> shape = {{"customer_id", Type::text()},
                                                {"tier", Type::ladder(0)},
                                                {"segment", Type::enumeration(1)},
                                                {"orders", Type::number(Numeric::count)},
                                                {"score", Type::number(Numeric::integer)},
                                                {"revenue", Type::number(Numeric::money)},
                                                {"overdue", Type::number(Numeric::money)},
                                                {"discount", Type::number(Numeric::percent)},
                                                {"growth", Type::number()},
                                                {"blocked", Type::truth()},
                                                {"limit", Type::number(Numeric::money)}};

class Rows {
 public:
  Rows() {
    for (std::array<Column, 11>& columns : batches_) {
      fill_texts(columns[0]);
      fill(columns[1], Storage::integer, 0, 4, 3);
      fill(columns[2], Storage::integer, 0, 3, 0);
      fill(columns[3], Storage::narrow, 0, 250, 0);
      fill(columns[4], Storage::narrow, 0, 101, 0);
      fill(columns[5], Storage::narrow, 2, 500'000'000, 0);
      fill(columns[6], Storage::narrow, 2, 1'000'000, 30);
      fill(columns[7], Storage::narrow, 4, 5'000, 0);
      fill(columns[8], Storage::narrow, 6, 4'000'000, 10);
      fill_truths(columns[9]);
      fill(columns[10], Storage::narrow, 2, 10'000'000, 80);
    }
  }

  std::vector<const Column*> batch(std::size_t number) const {
    std::vector<const Column*> columns;
    for (const Column& column : batches_[number % batch_count]) columns.push_back(&column);
    return columns;
  }

 private:
  void note_states(Column& column, int blank_percent) {
    for (std::size_t row = 0; row < batch_rows; ++row) {
      const bool blank = static_cast<int>(random_() % 100) < blank_percent;
      column.states.push_back(blank ? State::missing : State::known);
    }
  }
  void fill(Column& column, Storage storage, int scale, std::int64_t below, int blank_percent) {
    column.reset(storage, batch_rows);
    column.scale = scale;
    note_states(column, blank_percent);
    for (const State state : column.states) {
      const auto value = static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(below));
      column.integers.push_back(state == State::known ? value : 0);
    }
  }
  void fill_texts(Column& column) {
    column.reset(Storage::text, batch_rows);
    note_states(column, 0);
    const auto memory = std::make_shared<std::string>();
    column.keeps.push_back(memory);
    constexpr std::size_t key_bytes = 9;
    for (std::size_t row = 0; row < batch_rows; ++row) {
      *memory += 'C' + std::to_string(10'000'000 + random_() % 90'000'000);
    }
    for (std::size_t row = 0; row < batch_rows; ++row)
      column.texts.push_back(std::string_view(*memory).substr(row * key_bytes, key_bytes));
  }
  void fill_truths(Column& column) {
    column.reset(Storage::truth, batch_rows);
    note_states(column, 0);
    for (std::size_t row = 0; row < batch_rows; ++row) column.truths.push_back(random_() % 2 == 0 ? 1 : 0);
  }

  std::mt19937_64 random_{11};
  std::vector<std::array<Column, 11>> batches_{batch_count};
};

void count_rows(benchmark::State& state, std::size_t batches) {
  using benchmark::Counter;
  const auto rows = static_cast<double>(batches * batch_rows);
  state.counters["row"] = Counter(rows, Counter::kIsRate | Counter::kInvert);
}

void print_all(benchmark::State& state, const rung::RowPrinter& printer) {
  const Rows rows;
  rung::TextBuffer text;
  std::size_t batches = 0;
  for (auto _ : state) {
    text.clear();
    printer.print(rows.batch(batches++), batch_rows, {}, text);
    benchmark::DoNotOptimize(text.view().data());
  }
  count_rows(state, batches);
}

void csv_text(benchmark::State& state) {
  const rung::Program program = program_with_words();
  print_all(state, *rung::csv_printer(shape, program, Language::english));
}
BENCHMARK(csv_text);

void jsonl_text(benchmark::State& state) {
  const rung::Program program = program_with_words();
  print_all(state, *rung::jsonl_printer(shape, program, Language::english));
}
BENCHMARK(jsonl_text);

/// With the way to a file that takes everything.
void csv_file(benchmark::State& state) {
  const rung::Program program = program_with_words();
  const Rows rows;
  rung::Diagnostics diagnostics;
  const auto file = OutputFile::open("/dev/null", diagnostics);
  const auto writer = rung::csv_writer(shape, {program, Language::english, *file});
  std::size_t batches = 0;
  for (auto _ : state) writer->write(rows.batch(batches++), batch_rows);
  count_rows(state, batches);
}
BENCHMARK(csv_file);

}  // namespace

BENCHMARK_MAIN();
