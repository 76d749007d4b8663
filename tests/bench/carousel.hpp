// Lines of the subject that are ready in memory, for measures of the engine.
#pragma once

#include <cmath>
#include <random>
#include <vector>

#include "columns/batch.hpp"
#include "columns/rearrange.hpp"
#include "engine/engine.hpp"
#include "program/program.hpp"

namespace rung {

/// Random values shaped like those of a real export: skewed amounts, small counts, blanks where blanks may be.
class Filler {
 public:
  Column fill(const Field& field, std::size_t rows) {
    Column column;
    shape(column, storage_of(field.type), rows);
    for (std::size_t row = 0; row < rows; ++row) {
      if (field.optional && below(100) < 20) continue;
      column.states[row] = State::known;
      put(column, row, field);
    }
    if (field.type.is_number() && field.type.numeric == Numeric::money) column.scale = 2;
    if (field.name == "opinion") column.scale = 1;
    return column;
  }

 private:
  std::int64_t below(std::int64_t limit) {
    return std::uniform_int_distribution<std::int64_t>(0, limit - 1)(random_);
  }
  std::int64_t skewed(double median, double spread) {
    const double drawn = std::exp(std::log(median) + spread * std::normal_distribution<double>()(random_));
    return static_cast<std::int64_t>(std::min(drawn, 5e10) * 100);
  }

  void put(Column& column, std::size_t row, const Field& field) {
    switch (column.storage) {
      case Storage::narrow: column.integers[row] = number(field); return;
      case Storage::integer:
        column.integers[row] = field.type.kind == TypeKind::date ? 20000 + below(700) : below(5);
        return;
      case Storage::truth: column.truths[row] = static_cast<std::uint8_t>(below(2)); return;
      case Storage::text: column.texts[row] = "C00012345"; return;
      case Storage::wide: return;
    }
  }

  std::int64_t number(const Field& field) {
    if (field.name == "worth") return skewed(6e7, 1.6);
    if (field.name == "turnover") return skewed(8e5, 1.9);
    if (field.name == "cost_to_win") return below(50) == 0 ? 0 : skewed(2e4, 1.0);
    if (field.name == "revenue") return skewed(3e5, 1.5);
    if (field.name == "opinion") return 10 + below(41);
    if (field.name == "visits") return below(8) == 0 ? 0 : below(60);
    if (field.name == "months_with_us") return below(121);
    return below(7);
  }

  std::mt19937_64 random_{20240917};
};

inline std::vector<Batch> batches_of(const Record& record, const std::vector<bool>& needed, std::size_t rows,
                                     std::size_t count) {
  Filler filler;
  std::vector<Batch> batches(count);
  for (Batch& batch : batches) {
    batch.rows = rows;
    batch.lines.resize(rows, 1);
    batch.rejected.resize(rows, 0);
    batch.columns.resize(record.fields.size());
    for (std::size_t field = 0; field < record.fields.size(); ++field) {
      if (needed[field]) batch.columns[field] = filler.fill(record.fields[field], rows);
    }
  }
  return batches;
}

/// Hands out the same batches again and again, each as a piece. Columns are swapped, not copied: the engine gives a batch
/// back with the call that asks for the next one. For one thread.
class Carousel : public RecordStream, public PieceStream {
 public:
  Carousel(const Record& record, const std::vector<bool>& needed, std::size_t rows, std::size_t batches)
      : batches_(batches_of(record, needed, rows, batches)) {}

  /// Lets so many batches pass before the end.
  void turn(std::size_t batches) { left_ = batches; }

  bool next(Batch&) override { return false; }
  PieceStream* pieces() override { return this; }
  std::unique_ptr<PieceReader> reader() override { return std::make_unique<Reader>(*this); }
  std::unique_ptr<Piece> take() override {
    if (left_ == 0) return nullptr;
    --left_;
    return std::make_unique<Piece>();
  }
  void give_back(std::unique_ptr<Piece>) override {}
  std::unique_ptr<RecordStream> again(std::uint32_t) override { return nullptr; }

 private:
  class Reader : public PieceReader {
   public:
    explicit Reader(Carousel& carousel) : carousel_(carousel) {}
    ~Reader() override = default;
    void begin(Piece&) override { given_ = false; }
    bool next(Batch& batch) override {
      if (given_) return false;
      given_ = true;
      carousel_.swap(batch);
      return true;
    }

   private:
    Carousel& carousel_;
    bool given_ = false;
  };

  /// Nobody gives the last batch of a run back, so that it is a copy.
  void swap(Batch& batch) {
    if (out_ != none) std::swap(batch, batches_[out_]);
    out_ = out_ == none || out_ + 1 == batches_.size() ? 0 : out_ + 1;
    if (left_ == 0) {
      batch = batches_[out_];
      out_ = none;
    } else {
      std::swap(batch, batches_[out_]);
    }
  }

  std::vector<Batch> batches_;
  std::size_t left_ = 0;
  std::size_t out_ = none;
};

/// Drops results, as somebody who looks at none would.
class Dropping : public ResultSink {
 public:
  void take(const ResultBatch& batch) override { seen_ += batch.results.size(); }

 private:
  std::size_t seen_ = 0;
};

/// All results of a program's output, for evaluation with nothing else.
inline Request whole_output(const Program& program) {
  Request request;
  for (const OutputColumn& column : program.output) request.results.push_back(column.value);
  return request;
}

}  // namespace rung
