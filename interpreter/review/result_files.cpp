// Writes what a run gives. Every file is opened before the evaluation and committed after the last one was filled.

#include "review/result_files.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

#include "program/print.hpp"
#include "program/supplied.hpp"

namespace rung {

ResultFiles::ResultFiles(const Rules& rules, const ReviewRequest& request, Language words)
    : rules_(rules),
      program_(rules.program()),
      asked_(request),
      words_(words),
      found_{{}, 0, {}, {}, ActionList(rules.program(), words)} {
  for (const OutputColumn& column : columns()) column_results_.push_back(want(column.value));
  if (rules.checked.where != none) where_result_ = want(rules.checked.where);
  if (request.actions) found_.actions.choose([this](NodeId node) { return want(node); });
  for (const LadderDeclaration& ladder : program_.ladders) {
    const NodeId tier = program_.names[ladder.value].node;
    const auto column = std::find(request_nodes_.results.begin(), request_nodes_.results.end(), tier);
    if (column == request_nodes_.results.end()) continue;
    const std::size_t tiers = program_.enumerations[ladder.set].values.size();
    found_.tallies.push_back({&ladder, static_cast<std::size_t>(column - request_nodes_.results.begin()),
                              std::vector<std::uint64_t>(tiers + 1)});
  }
  for (const ReportTarget& target : request.reports)
    for (std::uint32_t i = 0; i < program_.reports.size(); ++i)
      if (program_.reports[i].name == target.name) {
        request_nodes_.reports.push_back(i);
        report_order_.push_back(i);
      }
  if (request.reasons == ReasonDetail::nothing) return;
  reason_plan_ = plan_reasons(program_, rules.sources, request_nodes_.results);
  request_nodes_.beside = reason_plan_.inputs;
}

static_assert(ReasonWriter::readable >= ready_bytes);

std::unique_ptr<ReasonWriter> ResultFiles::reason_writer() const {
  if (asked_.reasons == ReasonDetail::nothing) return nullptr;
  const RowPrinter* const printer = results_.writer->printer();
  if (printer == nullptr)
    return std::make_unique<ReasonWriter>(program_, reason_plan_, asked_.reasons, words_);
  return std::make_unique<ReasonWriter>(program_, reason_plan_, asked_.reasons, words_,
                                        [printer, before = columns().size()](std::size_t first, auto row) {
                                          return printer->ready_cells(before + first, row);
                                        });
}

std::size_t ResultFiles::want(NodeId node) {
  auto& results = request_nodes_.results;
  const auto known = std::find(results.begin(), results.end(), node);
  if (known != results.end()) return static_cast<std::size_t>(known - results.begin());
  results.push_back(node);
  return results.size() - 1;
}

const std::vector<OutputColumn>& ResultFiles::columns() const {
  return rules_.checked.selected.empty() ? program_.output : rules_.checked.selected;
}

std::unique_ptr<Writer> ResultFiles::writer(Format format, std::vector<WrittenColumn> columns,
                                            OutputFile& file) const {
  const WriterSetting setting{program_, words_, file};
  switch (format) {
    case Format::csv: return csv_writer(std::move(columns), setting);
    case Format::tsv: return csv_writer(std::move(columns), setting, '\t');
    case Format::jsonl: return jsonl_writer(std::move(columns), setting);
    case Format::table: return table_writer(std::move(columns), setting);
  }
  return nullptr;
}

bool ResultFiles::open_target(const std::string& path, Target& target, Diagnostics& diagnostics) {
  target.file = OutputFile::open(path, diagnostics);
  return target.file != nullptr;
}

std::vector<WrittenColumn> ResultFiles::report_columns(const Report& report) const {
  std::vector<WrittenColumn> written;
  for (std::size_t i = 0; i < report.keys.size(); ++i)
    written.push_back({report.key_names[i].in(words_), program_[report.keys[i]].type});
  for (const ReportColumn& column : report.columns)
    written.push_back({column.name, program_[column.value].type});
  return written;
}

void ResultFiles::add_reason_columns(Format format, std::vector<WrittenColumn>& written) const {
  if (asked_.reasons == ReasonDetail::nothing) return;
  for (ReasonColumn& column : reason_columns(program_, reason_plan_, asked_.reasons, words_)) {
    const GivenCells printed = column.begins_ladder ? GivenCells::ready : GivenCells::in_ready;
    written.push_back(
        {std::move(column.name), column.type, format == Format::table ? GivenCells::values : printed});
  }
}

bool ResultFiles::open(Diagnostics& diagnostics) {
  std::vector<WrittenColumn> written;
  for (const OutputColumn& column : columns())
    written.push_back({column.name.in(words_), program_[column.value].type});
  if (!open_target(asked_.output, results_, diagnostics)) return false;
  const Format fallback = asked_.output == "-" ? asked_.terminal_format : Format::csv;
  const Format format = asked_.format.value_or(format_of(asked_.output).value_or(fallback));
  add_reason_columns(format, written);
  results_.writer = writer(format, std::move(written), *results_.file);
  reasons_ = reason_writer();
  if (asked_.actions) {
    if (!open_target(*asked_.actions, action_file_, diagnostics)) return false;
    action_file_.writer = writer(format_of(*asked_.actions).value_or(Format::csv), found_.actions.columns(),
                                 *action_file_.file);
  }
  if (asked_.rejects && !open_target(*asked_.rejects, reject_file_, diagnostics)) return false;
  report_files_.resize(asked_.reports.size());
  for (std::size_t i = 0; i < asked_.reports.size(); ++i) {
    const std::string& path = asked_.reports[i].path;
    if (path.empty()) continue;
    if (!open_target(path, report_files_[i], diagnostics)) return false;
    report_files_[i].writer =
        writer(format_of(path).value_or(Format::csv), report_columns(program_.reports[report_order_[i]]),
               *report_files_[i].file);
  }
  return true;
}

bool ResultFiles::meets_condition(const ResultBatch& batch, std::size_t row) const {
  if (!where_result_) return true;
  const Column& where = *batch.results[*where_result_];
  const std::size_t at = where.size() == 1 ? 0 : row;
  return where.states[at] == State::known && where.truths[at] != 0;
}

void ResultFiles::look_at(const ResultBatch& batch, Found& found) const {
  const std::size_t rows = batch.lines.size();
  found.mask.assign(rows, 0);
  for (std::size_t row = 0; row < rows; ++row) {
    const Fate fate = batch.fates[row];
    if (fate == Fate::duplicate || fate == Fate::faulty)
      found.refused.push_back(refused_row(program_, batch, row, words_));
    if (fate != Fate::evaluated || !meets_condition(batch, row)) continue;
    found.mask[row] = 1;
    ++found.written;
  }
  for (Tally& tally : found.tallies) {
    const Column& column = *batch.results[tally.result];
    for (std::size_t row = 0; row < rows; ++row) {
      if (found.mask[row] == 0) continue;
      const std::size_t at = column.size() == 1 ? 0 : row;
      const bool rated = column.states[at] == State::known;
      ++tally.counts[rated ? static_cast<std::size_t>(column.integers[at]) : tally.counts.size() - 1];
    }
  }
  if (asked_.actions) found.actions.take(batch, found.mask);
}

std::vector<const Column*> ResultFiles::written_columns(const ResultBatch& batch,
                                                        std::span<const std::uint8_t> mask,
                                                        ReasonWriter* reasons) const {
  std::vector<const Column*> written;
  for (const std::size_t result : column_results_) written.push_back(batch.results[result]);
  if (reasons == nullptr) return written;
  const std::span<const Column* const> inputs =
      std::span(batch.results).subspan(request_nodes_.results.size());
  for (const Column* column : reasons->write(inputs, batch.lines.size(), mask)) written.push_back(column);
  return written;
}

void ResultFiles::take(const ResultBatch& batch) {
  look_at(batch, found_);
  results_.writer->write(written_columns(batch, found_.mask, reasons_.get()), batch.lines.size(),
                         found_.mask);
  look_for_failure();
}

ResultFiles::Found ResultFiles::nothing_found() const {
  Found nothing{{}, 0, found_.tallies, {}, found_.actions.empty_copy()};
  for (Tally& tally : nothing.tallies) std::fill(tally.counts.begin(), tally.counts.end(), 0);
  return nothing;
}

void ResultFiles::add(Found& found) {
  found_.written += std::exchange(found.written, 0);
  for (std::size_t i = 0; i < found.tallies.size(); ++i) {
    std::vector<std::uint64_t>& counts = found.tallies[i].counts;
    for (std::size_t code = 0; code < counts.size(); ++code)
      found_.tallies[i].counts[code] += std::exchange(counts[code], 0);
  }
  std::move(found.refused.begin(), found.refused.end(), std::back_inserter(found_.refused));
  found.refused.clear();
  found_.actions.add(found.actions);
}

/// Prints rows in the thread that computed them.
class ResultFiles::Tray : public ResultTray {
 public:
  explicit Tray(ResultFiles& files)
      : files_(files), found_(files.nothing_found()), reasons_(files.reason_writer()) {}

  void lay(const ResultBatch& batch) override {
    files_.look_at(batch, found_);
    files_.results_.writer->printer()->print(files_.written_columns(batch, found_.mask, reasons_.get()),
                                             batch.lines.size(), found_.mask, text_);
  }

  void hand_in() override {
    files_.results_.writer->write_text(text_.view());
    files_.look_for_failure();
    text_.clear();
    files_.add(found_);
  }

 private:
  ResultFiles& files_;
  Found found_;
  std::unique_ptr<ReasonWriter> reasons_;
  TextBuffer text_;
};

std::unique_ptr<ResultTray> ResultFiles::tray() {
  if (results_.writer->printer() == nullptr) return nullptr;
  return std::make_unique<Tray>(*this);
}

void ResultFiles::look_for_failure() {
  if (results_.file->failure()) failed_ = true;
}

bool ResultFiles::is_closed() const {
  return failed_ || (asked_.reading.stop != nullptr && asked_.reading.stop->load());
}

void ResultFiles::write_actions() {
  if (asked_.actions) action_file_.writer->write_lines(found_.actions.sorted());
}

void ResultFiles::write_reports(const std::vector<ReportTable>& tables,
                                std::vector<std::string>& for_people) {
  for (std::size_t i = 0; i < asked_.reports.size(); ++i) {
    const auto table = std::find_if(tables.begin(), tables.end(),
                                    [&](const ReportTable& one) { return one.report == report_order_[i]; });
    if (table == tables.end()) continue;
    const Report& report = program_.reports[report_order_[i]];
    if (report_files_[i].writer) {
      report_files_[i].writer->write_lines(table->lines);
      continue;
    }
    const auto text = OutputFile::in_memory();
    const auto printed = writer(Format::table, report_columns(report), *text);
    printed->write_lines(table->lines);
    printed->finish();
    for_people.push_back(report.name + "\n" + text->text());
  }
}

void ResultFiles::write_rejects(const std::vector<Reject>& rejects, bool with_files) {
  std::vector<WrittenColumn> columns{{"record", Type::text()},
                                     {"line", Type::number(Numeric::count)},
                                     {"column", Type::text()},
                                     {"value", Type::text()},
                                     {"reason", Type::text()}};
  if (with_files) columns.insert(columns.begin() + 1, {"file", Type::text()});
  reject_file_.writer =
      writer(format_of(*asked_.rejects).value_or(Format::csv), std::move(columns), *reject_file_.file);
  std::vector<std::vector<Value>> lines;
  for (const Reject& reject : rejects) {
    const DataPlace& place = std::get<DataPlace>(reject.reason.where);
    lines.push_back({program_.records[reject.record].name, Decimal(static_cast<std::int64_t>(place.line)),
                     reject.column, reject.value, message(reject.reason, words_)});
    if (with_files) lines.back().insert(lines.back().begin() + 1, place.file);
  }
  reject_file_.writer->write_lines(lines);
}

std::vector<const ResultFiles::Target*> ResultFiles::targets() const {
  std::vector<const Target*> all{&results_, &action_file_, &reject_file_};
  for (const Target& target : report_files_) all.push_back(&target);
  return all;
}

bool ResultFiles::commit() {
  bool good = true;
  // No file takes its name before all of them could be written so far.
  for (const Target* target : targets()) {
    if (target->writer) target->writer->finish();
    if (target->file) good = target->file->complete() && good;
  }
  for (const Target* target : targets()) good = good && (!target->file || target->file->commit());
  return good;
}

void ResultFiles::report_failures(Diagnostics& diagnostics) const {
  for (const Target* target : targets()) {
    if (!target->file || !target->file->failure() || target->file->pipe_closed()) continue;
    const Diagnostic& failure = *target->file->failure();
    diagnostics.report(failure.kind, failure.where) = failure;
  }
}

bool ResultFiles::pipe_closed() const {
  return results_.file && results_.file->pipe_closed();
}

std::vector<TierCount> ResultFiles::tier_counts() const {
  std::vector<TierCount> counts;
  for (const Tally& tally : found_.tallies) {
    TierCount count{tally.ladder->name, {}};
    const auto& tiers = program_.enumerations[tally.ladder->set].values;
    for (std::size_t code = tiers.size(); code-- > 0;)
      count.tiers.emplace_back(tiers[code].text, tally.counts[code]);
    if (tally.counts.back() > 0) count.tiers.emplace_back("", tally.counts.back());
    counts.push_back(std::move(count));
  }
  return counts;
}

}  // namespace rung
