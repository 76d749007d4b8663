// Lines of a CSV or TSV file as batches of columns: opening, the header, and what becomes of each line.
#include <algorithm>
#include <utility>

#include "records/cell_text.hpp"
#include "records/csv_blocks.hpp"
#include "records/csv_delimiter.hpp"
#include "records/encoding.hpp"
#include "records/field_reader.hpp"
#include "records/header.hpp"
#include "records/reader.hpp"
#include "records/reject_reason.hpp"
#include "records/text_source.hpp"
#include "records/utf8_check.hpp"

namespace rung {
namespace {

/// A needed field while the file is read.
struct ReadField {
  FieldId field;
  std::uint32_t column;  ///< in the file, from 0
  FieldReader reader;
};

/// What is wrong with a line so far: nothing, the line as a whole, or its cell of `fields_[field]`.
struct LineFault {
  static constexpr std::size_t whole_line = static_cast<std::size_t>(-1);
  std::optional<Kind> kind;
  std::size_t field = whole_line;
};

class CsvReader : public RecordReader {
 public:
  CsvReader(const Program& program, RecordId record, FileFacts facts, std::size_t batch_rows,
            std::unique_ptr<CsvBlocks> blocks, std::vector<std::string> headers,
            std::vector<ReadField> fields)
      : program_(program),
        record_(record),
        facts_(std::move(facts)),
        batch_rows_(std::max<std::size_t>(batch_rows, 1)),
        blocks_(std::move(blocks)),
        headers_(std::move(headers)),
        fields_(std::move(fields)) {
    block_is_text_ = is_utf8(blocks_->text());
  }

  bool next(Batch& batch) override {
    begin(batch);
    while (batch.rows < batch_rows_ && has_row()) {
      const std::size_t left = blocks_->index().rows.size() - next_row_;
      read_rows(batch, std::min(left, batch_rows_ - batch.rows));
    }
    for (ReadField& field : fields_) field.reader.finish(batch.columns[field.field]);
    facts_.bytes = blocks_->source().bytes_read();
    return batch.rows > 0;
  }

  const FileFacts& facts() const override { return facts_; }
  const std::vector<Reject>& rejects() const override { return rejects_; }
  const std::optional<Diagnostic>& failure() const override { return blocks_->failure(); }

 private:
  const Record& record() const { return program_.records[record_]; }

  void begin(Batch& batch) {
    batch.rows = 0;
    batch.lines.clear();
    batch.rejected.clear();
    batch.columns.resize(record().fields.size());
    for (Column& column : batch.columns) column.reset(column.storage, 0);
    for (ReadField& field : fields_) field.reader.begin(batch.columns[field.field], batch_rows_);
  }

  bool has_row() {
    if (next_row_ < blocks_->index().rows.size()) return true;
    if (!blocks_->next()) return false;
    next_row_ = 0;
    block_is_text_ = is_utf8(blocks_->text());
    return true;
  }

  /// Reads the next rows of the block, column by column.
  void read_rows(Batch& batch, std::size_t count) {
    faults_.assign(count, {});
    for (std::size_t i = 0; i < count; ++i) faults_[i].kind = line_fault(row(i));
    for (std::size_t field = 0; field < fields_.size(); ++field) {
      Column& column = batch.columns[fields_[field].field];
      for (std::size_t i = 0; i < count; ++i) read_cell(row(i), field, column, faults_[i]);
    }
    for (std::size_t i = 0; i < count; ++i) {
      batch.lines.push_back(row(i).line);
      batch.rejected.push_back(faults_[i].kind ? 1 : 0);
      if (faults_[i].kind) reject(batch, batch.rows + i, row(i), faults_[i]);
    }
    batch.rows += count;
    next_row_ += count;
  }

  const CsvRow& row(std::size_t i) const { return blocks_->index().rows[next_row_ + i]; }

  std::string_view text_of(const CsvRow& row) const {
    return blocks_->text().substr(row.begin, row.end - row.begin);
  }

  std::optional<Kind> line_fault(const CsvRow& row) const {
    if (row.fault == RowFault::text_after_quote) return Kind::line_text_after_quote;
    if (row.fault == RowFault::nul) return Kind::line_nul;
    if (!block_is_text_ && !is_utf8(text_of(row))) return Kind::line_not_text;
    if (row.cells != headers_.size()) return Kind::line_ragged;
    return std::nullopt;
  }

  std::string_view cell_of(const CsvRow& row, std::uint32_t column) {
    return cell_content(raw_cell(blocks_->text(), blocks_->index(), row, column), scratch_);
  }

  void read_cell(const CsvRow& row, std::size_t field, Column& column, LineFault& fault) {
    ReadField& at = fields_[field];
    const bool line_is_bad = fault.kind && fault.field == LineFault::whole_line;
    if (line_is_bad && !may_tell_link(row, at)) {
      at.reader.append_nothing(column);
      return;
    }
    const std::optional<Kind> bad = at.reader.read(cell_of(row, at.column), column);
    if (bad && !fault.kind) fault = {bad, field};
  }

  /// A broken line may still tell whose it was, so that its subject is not rated as if the line did not
  /// exist.
  bool may_tell_link(const CsvRow& row, const ReadField& field) {
    if (field.field != record().link || field.column >= row.cells) return false;
    const std::string_view cell = cell_of(row, field.column);
    return cell.find('"') == std::string_view::npos && cell.find('\0') == std::string_view::npos &&
           is_utf8(cell);
  }

  void reject(Batch& batch, std::size_t batch_row, const CsvRow& row, const LineFault& fault) {
    for (const ReadField& field : fields_) {
      if (field.field != record().link) forget(batch.columns[field.field], batch_row);
    }
    rejects_.push_back(fault.field == LineFault::whole_line
                           ? line_reject(row, *fault.kind)
                           : cell_reject(row, fields_[fault.field], *fault.kind));
  }

  Reject line_reject(const CsvRow& row, Kind kind) const {
    Diagnostic reason = {kind, DataPlace{facts_.path, row.line, 0}, {}, {}, {}};
    reason.with("expected", std::to_string(headers_.size())).with("found", std::to_string(row.cells));
    return {record_, row.line, "", "", std::move(reason)};
  }

  Reject cell_reject(const CsvRow& row, const ReadField& field, Kind kind) {
    const std::string& header = headers_[field.column];
    const std::string value(cell_of(row, field.column));
    const DataPlace place = {facts_.path, row.line, field.column + std::uint64_t{1}};
    Diagnostic reason = reject_reason(kind, record().fields[field.field], program_, header, value, place);
    return {record_, row.line, header, value, std::move(reason)};
  }

  const Program& program_;
  RecordId record_;
  FileFacts facts_;
  std::size_t batch_rows_;
  std::unique_ptr<CsvBlocks> blocks_;
  std::vector<std::string> headers_;
  std::vector<ReadField> fields_;  // in the order of the file
  std::size_t next_row_ = 1;       // of the block; the first row of the first block is the header
  bool block_is_text_ = true;
  std::vector<LineFault> faults_;  // of the rows at hand
  std::vector<Reject> rejects_;
  std::string scratch_;
};

bool is_workbook(std::string_view head) {
  return head.starts_with("PK\x03\x04") || head.starts_with("\xD0\xCF\x11\xE0");
}

/// Nothing, with a report, where the file is no text that can be read here.
std::unique_ptr<TextSource> open_text(const std::string& path, Encoding encoding, Diagnostics& diagnostics) {
  std::unique_ptr<ByteSource> bytes = open_bytes(path, diagnostics);
  if (!bytes) return nullptr;
  auto text = std::make_unique<TextSource>(std::move(bytes), encoding);
  if (text->failure()) {
    diagnostics.report(text->failure()->kind) = *text->failure();
    return nullptr;
  }
  if (is_workbook(text->head())) {
    diagnostics.report(Kind::file_is_workbook, DataPlace{path}).with("file", path);
    return nullptr;
  }
  if (!text->is_supported()) {
    diagnostics.report(Kind::encoding_unsupported, DataPlace{path})
        .with("file", path)
        .with("encoding", std::string(name_of(text->encoding())));
    return nullptr;
  }
  return text;
}

/// The trimmed cells of the first line; nothing, with a report, where there is none to read.
std::optional<std::vector<std::string>> read_header(const std::string& path, CsvBlocks& blocks,
                                                    Diagnostics& diagnostics) {
  if (!blocks.next()) {
    if (blocks.failure()) {
      diagnostics.report(blocks.failure()->kind) = *blocks.failure();
    } else {
      diagnostics.report(Kind::file_empty, DataPlace{path}).with("file", path);
    }
    return std::nullopt;
  }
  const CsvRow& row = blocks.index().rows.front();
  const std::string_view text = blocks.text().substr(row.begin, row.end - row.begin);
  if (row.fault != RowFault::none || !is_utf8(text)) {
    diagnostics.report(Kind::header_unreadable, DataPlace{path, row.line, 0}).with("file", path);
    return std::nullopt;
  }
  std::vector<std::string> headers;
  std::string scratch;
  for (std::uint32_t cell = 0; cell < row.cells; ++cell) {
    headers.emplace_back(trim(cell_content(raw_cell(blocks.text(), blocks.index(), row, cell), scratch)));
  }
  return headers;
}

}  // namespace

std::unique_ptr<RecordReader> open_csv(const std::string& path, const Program& program, RecordId record,
                                       const std::vector<bool>& needed, const ReadOptions& options,
                                       Diagnostics& diagnostics) {
  std::unique_ptr<TextSource> text = open_text(path, options.encoding, diagnostics);
  if (!text) return nullptr;
  FileFacts facts;
  facts.path = path;
  facts.encoding = text->encoding();
  facts.delimiter = detect_delimiter(text->sample(delimiter_sample));
  const CsvLimits limits = {std::max<std::size_t>(options.block_bytes, 1), options.longest_record};
  auto blocks = std::make_unique<CsvBlocks>(path, std::move(text), facts.delimiter, limits);
  std::optional<std::vector<std::string>> headers = read_header(path, *blocks, diagnostics);
  if (!headers) return nullptr;
  const DataPlace place = {path, blocks->index().rows.front().line, 0};
  const auto placed = place_fields(*headers, program.records[record], needed, place, diagnostics);
  if (!placed) return nullptr;
  std::vector<ReadField> fields;
  for (const PlacedField& field : *placed) {
    const Field& declared = program.records[record].fields[field.field];
    fields.push_back({field.field, field.column, FieldReader(declared, program, options.missing_words)});
  }
  facts.bytes = blocks->source().bytes_read();
  return std::make_unique<CsvReader>(program, record, std::move(facts), options.batch_rows, std::move(blocks),
                                     std::move(*headers), std::move(fields));
}

}  // namespace rung
