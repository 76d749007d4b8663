// Small programs and their data, made by hand, and what the engine makes of them as text. For the tests of the engine.
#pragma once

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/engine.hpp"
#include "engine/single.hpp"

namespace doctest {
template <>
struct StringMaker<std::vector<std::string>> {
  static String convert(const std::vector<std::string>& cells) {
    std::string text;
    for (const std::string& cell : cells) text += (text.empty() ? "" : " | ") + cell;
    return text.c_str();
  }
};
template <>
struct StringMaker<std::vector<std::vector<std::string>>> {
  static String convert(const std::vector<std::vector<std::string>>& rows) {
    String text;
    for (const auto& row : rows) text += "\n    " + StringMaker<std::vector<std::string>>::convert(row);
    return text;
  }
};
}  // namespace doctest

namespace rung::sketch {

using Cells = std::vector<std::string>;

/// Lines of one record as text: an empty cell is missing. Rejected lines keep no cell but that of their link.
struct Data {
  std::vector<Cells> lines;
  std::set<std::size_t> rejected;
};

class Sketch {
 public:
  Program program;

  RecordId record(const std::string& name) {
    Record added;
    added.name = name;
    program.records.push_back(added);
    return static_cast<RecordId>(program.records.size() - 1);
  }
  /// A related record; the link is this record's first field, text.
  RecordId related(const std::string& name, RecordId parent) {
    const RecordId id = record(name);
    field(id, "link", Type::text());
    program.records[id].parent = parent;
    program.records[id].link = 0;
    program.records[id].parent_link = program.records[parent].key;
    return id;
  }
  FieldId field(RecordId record, const std::string& name, Type type) {
    Field added;
    added.name = name;
    added.column = name;
    added.type = type;
    program.records[record].fields.push_back(added);
    return static_cast<FieldId>(program.records[record].fields.size() - 1);
  }
  FieldId key(RecordId record, const std::string& name, Type type) {
    const FieldId id = field(record, name, type);
    program.records[record].fields[id].key = true;
    program.records[record].key = id;
    return id;
  }
  Type enumeration(const std::vector<std::string>& values, bool ladder = false) {
    Enumeration added;
    added.ladder = ladder;
    for (const std::string& value : values) added.values.push_back({value, std::nullopt});
    program.enumerations.push_back(added);
    const auto set = static_cast<std::uint32_t>(program.enumerations.size() - 1);
    return ladder ? Type::ladder(set) : Type::enumeration(set);
  }

  NodeId add(Operation operation, Type type, Space space) {
    program.nodes.push_back({std::move(operation), type, space, {}});
    return static_cast<NodeId>(program.nodes.size() - 1);
  }
  /// In the space of the first input that is not of the run.
  NodeId add(Operation operation, Type type) {
    Space space;
    for_each_input(operation, [&](NodeId id) {
      if (space.kind == Space::Kind::run) space = program[id].space;
    });
    return add(std::move(operation), type, space);
  }
  NodeId constant(const std::string& text, Type type) {
    return add(op::Constant{cell(text, type)}, type, Space::run());
  }
  NodeId number(const std::string& text) { return constant(text, Type::number()); }
  NodeId missing() { return add(op::Constant{Value{}}, Type::nothing(), Space::run()); }
  NodeId read(RecordId record, FieldId field) {
    return add(op::Field{record, field}, program.records[record].fields[field].type,
               Space::of_record(record));
  }
  /// A field and its node at once.
  NodeId input(RecordId record, const std::string& name, Type type) {
    return read(record, field(record, name, type));
  }

  NodeId calculate(Arithmetic kind, NodeId left, NodeId right) {
    return add(op::Calculate{kind, left, right}, program[left].type);
  }
  NodeId compare(Comparison kind, NodeId left, NodeId right) {
    return add(op::Compare{kind, left, right}, Type::truth());
  }
  NodeId call(FunctionId function, std::vector<NodeId> arguments, Type type) {
    return add(op::Call{function, std::move(arguments)}, type);
  }
  NodeId named(const std::string& name, NodeId value) {
    const auto id = static_cast<NameId>(program.names.size());
    const NodeId node = add(op::Named{id, value}, program[value].type, program[value].space);
    program.names.push_back({name, node, false});
    return node;
  }
  NodeId parent(RecordId record, NodeId value) {
    return add(op::Parent{value}, program[value].type, Space::of_record(record));
  }
  /// Over the lines of `from` for each line of `of`.
  NodeId aggregate(AggregateKind kind, RecordId from, RecordId of, NodeId value, NodeId condition = none,
                   NodeId order = none) {
    return add(op::Aggregate{kind, from, value, condition, order}, aggregate_type(kind, value),
               Space::of_record(of));
  }
  NodeId group_aggregate(AggregateKind kind, std::uint32_t report, NodeId value, NodeId condition = none,
                         RecordId from = subject) {
    return add(op::Aggregate{kind, from, value, condition, none}, aggregate_type(kind, value),
               Space::of_group(report));
  }
  NodeId population(PopulationKind kind, std::vector<NodeId> values, NodeId where = none,
                    std::vector<NodeId> within = {}) {
    const Type type = kind == PopulationKind::in_top_share ? Type::truth() : Type::number();
    return add(op::Population{kind, std::move(values), where, std::move(within)}, type,
               Space::of_record(subject));
  }

  Value cell(const std::string& text, const Type& type) const {
    if (text.empty()) return Missing{};
    switch (type.kind) {
      case TypeKind::nothing: return Missing{};
      case TypeKind::text: return text;
      case TypeKind::number: return parse_decimal(text).value();
      case TypeKind::date: return parse_iso_date(text).value();
      case TypeKind::truth: return text == "yes";
      case TypeKind::duration: return Duration{std::stoll(text), unit_of(type.duration)};
      case TypeKind::enumeration:
      case TypeKind::ladder: return Code{program.enumerations[type.set].code_of(text).value()};
    }
    return Missing{};
  }

  std::string show(const Value& value, const Type& type) const {
    if (is_missing(value)) return "-";
    if (const auto* number = std::get_if<Decimal>(&value)) return write_decimal(*number, 18);
    if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "yes" : "no";
    if (const auto* date = std::get_if<Date>(&value)) return write_date(*date);
    if (const auto* duration = std::get_if<Duration>(&value)) {
      return std::to_string(duration->amount) + "u" + std::to_string(static_cast<int>(duration->unit));
    }
    if (const auto* code = std::get_if<Code>(&value)) {
      return program.enumerations[type.set].values[static_cast<std::size_t>(code->code)].text;
    }
    return std::get<std::string>(value);
  }

 private:
  Type aggregate_type(AggregateKind kind, NodeId value) const {
    if (kind == AggregateKind::any || kind == AggregateKind::every) return Type::truth();
    if (kind == AggregateKind::count || kind == AggregateKind::count_distinct)
      return Type::number(Numeric::count);
    return program[value].type;
  }
  static DurationUnit unit_of(DurationKind kind) {
    switch (kind) {
      case DurationKind::days: return DurationUnit::days;
      case DurationKind::months: return DurationUnit::months;
      case DurationKind::minutes: return DurationUnit::minutes;
      case DurationKind::working_days: return DurationUnit::working_days;
    }
    return DurationUnit::days;
  }
};

/// Gives the lines of a record, or some of them, in batches of some size.
class DataStream : public RecordStream {
 public:
  DataStream(const Sketch& sketch, RecordId record, const Data& data, std::size_t batch_rows,
             std::size_t first = 0, std::size_t behind = static_cast<std::size_t>(-1))
      : sketch_(sketch),
        record_(sketch.program.records[record]),
        data_(data),
        batch_rows_(batch_rows),
        next_(first),
        behind_(std::min(behind, data.lines.size())) {}

  bool next(Batch& batch) override {
    batch = Batch();
    if (next_ >= behind_) return false;
    batch.columns.resize(record_.fields.size());
    while (batch.rows < batch_rows_ && next_ < behind_) {
      const bool rejected = data_.rejected.contains(next_);
      for (FieldId field = 0; field < record_.fields.size(); ++field) {
        const bool lost = rejected && field != record_.link;
        const std::string text = field < data_.lines[next_].size() ? data_.lines[next_][field] : "";
        const Type& type = record_.fields[field].type;
        append(batch.columns[field], lost ? Value{} : sketch_.cell(text, type), type);
      }
      batch.rejected.push_back(rejected);
      batch.lines.push_back(next_ + 2);
      ++next_;
      ++batch.rows;
    }
    return true;
  }

 private:
  const Sketch& sketch_;
  const Record& record_;
  const Data& data_;
  std::size_t batch_rows_;
  std::size_t next_;
  std::size_t behind_;
};

/// The same lines in pieces of two for several threads.
class DataPieces : public RecordStream, public PieceStream {
 public:
  DataPieces(const Sketch& sketch, RecordId record, const Data& data, std::size_t batch_rows)
      : sketch_(sketch), record_(record), data_(data), batch_rows_(batch_rows) {
    whole_.lines = data.lines;
  }

  bool next(Batch& batch) override {
    if (!one_by_one_) one_by_one_.emplace(sketch_, record_, data_, batch_rows_);
    return one_by_one_->next(batch);
  }
  PieceStream* pieces() override { return this; }

  std::unique_ptr<PieceReader> reader() override { return std::make_unique<Reader>(*this); }
  std::unique_ptr<Piece> take() override {
    if (next_ >= data_.lines.size()) return nullptr;
    auto piece = std::make_unique<Lines>();
    piece->first = next_;
    next_ += 2;
    return piece;
  }
  void give_back(std::unique_ptr<Piece> piece) override {
    // In the order in which they were taken.
    CHECK(static_cast<Lines&>(*piece).first == given_back_);
    given_back_ += 2;
  }
  /// Who reads the keys alone finds nothing to reject.
  std::unique_ptr<RecordStream> again(FieldId) override {
    return std::make_unique<DataStream>(sketch_, record_, whole_, 3);
  }

 private:
  struct Lines : Piece {
    std::size_t first = 0;
  };
  class Reader : public PieceReader {
   public:
    explicit Reader(const DataPieces& pieces) : pieces_(pieces) {}
    void begin(Piece& piece) override {
      const std::size_t first = static_cast<Lines&>(piece).first;
      stream_.emplace(pieces_.sketch_, pieces_.record_, pieces_.data_, pieces_.batch_rows_, first, first + 2);
    }
    bool next(Batch& batch) override { return stream_->next(batch); }

   private:
    const DataPieces& pieces_;
    std::optional<DataStream> stream_;
  };

  const Sketch& sketch_;
  RecordId record_;
  const Data& data_;
  Data whole_;
  std::size_t batch_rows_;
  std::optional<DataStream> one_by_one_;
  std::size_t next_ = 0;
  std::size_t given_back_ = 0;
};

/// What a run gave, as text: a line of values for each subject, or what became of it.
struct Ran {
  std::vector<Cells> rows;
  std::vector<std::uint64_t> lines;
  Cells keys;
  Outcomes outcomes;
  std::vector<std::vector<Cells>> reports;
};

inline std::string shown_fault(Fault fault) {
  switch (fault) {
    case Fault::overflow: return "overflow";
    case Fault::ambiguous_rows: return "ambiguous";
    case Fault::disagreeing_rows: return "disagreeing";
  }
  return "";
}

class Collector : public ResultSink {
 public:
  Collector(const Sketch& sketch, const Request& request, Ran& ran)
      : sketch_(sketch), request_(request), ran_(ran) {}

  void take(const ResultBatch& batch) override { collect(batch, ran_); }
  std::unique_ptr<ResultTray> tray() override { return std::make_unique<Tray>(*this); }

 private:
  class Tray : public ResultTray {
   public:
    explicit Tray(Collector& collector) : collector_(collector) {}
    void lay(const ResultBatch& batch) override { collector_.collect(batch, laid_); }
    void hand_in() override {
      Ran& ran = collector_.ran_;
      ran.rows.insert(ran.rows.end(), laid_.rows.begin(), laid_.rows.end());
      ran.lines.insert(ran.lines.end(), laid_.lines.begin(), laid_.lines.end());
      ran.keys.insert(ran.keys.end(), laid_.keys.begin(), laid_.keys.end());
      laid_ = {};
    }

   private:
    Collector& collector_;
    Ran laid_;
  };

  void collect(const ResultBatch& batch, Ran& ran) const {
    for (const Column* result : batch.results) REQUIRE(result->size() == batch.fates.size());
    for (std::size_t row = 0; row < batch.fates.size(); ++row) {
      ran.lines.push_back(batch.lines[row]);
      ran.rows.push_back(shown(batch, row));
      if (batch.keys == nullptr) continue;
      const Record& record = sketch_.program.records[subject];
      const Type& type = record.fields[record.key].type;
      ran.keys.push_back(sketch_.show(value_at(*batch.keys, row, type), type));
    }
  }

  Cells shown(const ResultBatch& batch, std::size_t row) const {
    switch (batch.fates[row]) {
      case Fate::left_out: return {"left out"};
      case Fate::duplicate: return {"duplicate"};
      case Fate::faulty: return {shown_fault(batch.faults[row])};
      case Fate::evaluated: break;
    }
    Cells cells;
    for (std::size_t i = 0; i < request_.results.size(); ++i) {
      const Type& type = sketch_.program[request_.results[i]].type;
      cells.push_back(sketch_.show(value_at(*batch.results[i], row, type), type));
    }
    return cells;
  }
  const Sketch& sketch_;
  const Request& request_;
  Ran& ran_;
};

using AllData = std::map<RecordId, Data>;

inline Ran run_with(const Sketch& sketch, const Request& request, const AllData& data,
                    const Settings& settings) {
  std::vector<std::unique_ptr<RecordStream>> streams;
  std::vector<RecordStream*> pointers(sketch.program.records.size(), nullptr);
  for (const auto& [record, lines] : data) {
    // Batches of the stream and of the run need not be of one size.
    if (settings.jobs > 1) {
      streams.push_back(std::make_unique<DataPieces>(sketch, record, lines, settings.batch_rows));
    } else {
      const std::size_t batch_rows = settings.batch_rows == 3 ? 5 : 64;
      streams.push_back(std::make_unique<DataStream>(sketch, record, lines, batch_rows));
    }
    pointers[record] = streams.back().get();
  }
  Ran ran;
  Collector collector(sketch, request, ran);
  ran.outcomes = evaluate(sketch.program, request, settings, pointers, collector);
  const SubjectCounts& counts = ran.outcomes.subjects;
  if (!ran.outcomes.fault) CHECK(counts.read == counts.evaluated + counts.rejected + counts.left_out);
  for (const ReportTable& table : ran.outcomes.reports) {
    const Report& report = sketch.program.reports[table.report];
    std::vector<Cells> lines;
    for (const std::vector<Value>& values : table.lines) {
      Cells cells;
      for (std::size_t i = 0; i < values.size(); ++i) {
        const NodeId id =
            i < report.keys.size() ? report.keys[i] : report.columns[i - report.keys.size()].value;
        cells.push_back(sketch.show(values[i], sketch.program[id].type));
      }
      lines.push_back(cells);
    }
    ran.reports.push_back(lines);
  }
  return ran;
}

inline std::unique_ptr<SingleRater> single_rater(const Sketch& sketch, const Request& request,
                                                 const AllData& data, const Settings& settings,
                                                 ToldValues told) {
  std::vector<std::unique_ptr<RecordStream>> streams;
  std::vector<RecordStream*> pointers(sketch.program.records.size(), nullptr);
  for (const auto& [record, lines] : data) {
    streams.push_back(std::make_unique<DataStream>(sketch, record, lines, 64));
    pointers[record] = streams.back().get();
  }
  return SingleRater::make(sketch.program, request, settings, told, pointers);
}

inline Cells rated(const Sketch& sketch, const Request& request, SingleRater& rater) {
  switch (rater.rate()) {
    case Fate::left_out: return {"left out"};
    case Fate::duplicate: return {"duplicate"};
    case Fate::faulty: return {shown_fault(rater.fault())};
    case Fate::evaluated: break;
  }
  Cells cells;
  for (std::size_t i = 0; i < request.results.size(); ++i)
    cells.push_back(sketch.show(rater.result(i), sketch.program[request.results[i]].type));
  return cells;
}

/// Subjects that can be rated one by one become the same.
inline void check_one_by_one(const Sketch& sketch, const Request& request, const AllData& data,
                             const Settings& settings, const Ran& ran) {
  const auto subjects = data.find(subject);
  if (subjects == data.end()) return;
  for (const ToldValues told : {ToldValues::results, ToldValues::every_node}) {
    const std::unique_ptr<SingleRater> rater = single_rater(sketch, request, data, settings, told);
    if (rater == nullptr) return;
    DataStream stream(sketch, subject, subjects->second, 64);
    std::size_t next = 0;
    for (Batch batch; stream.next(batch);) {
      for (std::size_t row = 0; row < batch.rows; ++row) {
        if (batch.rejected[row] != 0) continue;
        rater->take(batch, row);
        const Cells cells = rated(sketch, request, *rater);
        if (ran.rows[next] != Cells{"duplicate"}) CHECK(cells == ran.rows[next]);
        ++next;
      }
    }
  }
}

/// The same for any size of batches and any number of threads, and one by one.
inline Ran run(const Sketch& sketch, const Request& request, const AllData& data, Settings settings = {}) {
  settings.batch_rows = 4096;
  Ran ran = run_with(sketch, request, data, settings);
  const std::vector<std::pair<std::size_t, std::size_t>> ways = {{1, 1}, {3, 1}, {1, 2}, {4096, 7}};
  for (const auto& [rows, jobs] : ways) {
    CAPTURE(rows);
    CAPTURE(jobs);
    settings.batch_rows = rows;
    settings.jobs = jobs;
    const Ran other = run_with(sketch, request, data, settings);
    CHECK(other.rows == ran.rows);
    CHECK(other.lines == ran.lines);
    CHECK(other.keys == ran.keys);
    CHECK(other.reports == ran.reports);
    CHECK(other.outcomes.fault.has_value() == ran.outcomes.fault.has_value());
    for (std::size_t i = 0; i < ran.outcomes.records.size(); ++i) {
      CHECK(other.outcomes.records[i].read == ran.outcomes.records[i].read);
      CHECK(other.outcomes.records[i].rejected == ran.outcomes.records[i].rejected);
      CHECK(other.outcomes.records[i].orphans == ran.outcomes.records[i].orphans);
    }
  }
  if (!ran.outcomes.fault) check_one_by_one(sketch, request, data, settings, ran);
  return ran;
}

/// One column of results.
inline Cells column(const Ran& ran, std::size_t index = 0) {
  Cells cells;
  for (const Cells& row : ran.rows) cells.push_back(index < row.size() ? row[index] : row[0]);
  return cells;
}

}  // namespace rung::sketch
