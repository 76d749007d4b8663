// Lines of a piece as columns: column by column where the piece is a grid, and what is wrong with a line found on the way.
#include "records/csv_piece_reader.hpp"

#include <algorithm>

#include "columns/rearrange.hpp"
#include "diagnostics/kinds.hpp"
#include "records/reject_reason.hpp"
#include "records/utf8_check.hpp"

namespace rung {
namespace {

/// All columns of so many lines are read before those of the next: the text of these lines stays close to the processor.
constexpr std::size_t rows_at_once = 64;

}  // namespace

CsvPieceReader::CsvPieceReader(const CsvLayout& layout, TextLife life) : layout_(layout) {
  for (const PlacedField& placed : layout.fields) {
    const Field& field = layout.declared().fields[placed.field];
    fields_.push_back(
        {placed.field, placed.column, FieldReader(field, layout.program, layout.missing_words, life)});
  }
}

void CsvPieceReader::begin(Piece& piece) {
  piece_ = &static_cast<CsvPiece&>(piece);
  lines_.find(*piece_, layout_.delimiter, layout_.headers.size());
  is_text_ = is_utf8(piece_->text());
  next_line_ = 0;
  batches_left_ = (lines_.count() + layout_.batch_rows - 1) / layout_.batch_rows;
}

bool CsvPieceReader::next(Batch& batch) {
  batch.rows = 0;
  batch.lines.clear();
  batch.rejected.clear();
  batch.columns.resize(layout_.declared().fields.size());
  if (batches_left_ == 0) return false;
  // All batches of a piece are about as long, so that none is left with few lines.
  const std::size_t left = lines_.count() - next_line_;
  const std::size_t count = (left + batches_left_ - 1) / batches_left_;
  faults_.begin(count);
  find_line_faults(count);
  for (ReadField& field : fields_) field.reader.begin(batch.columns[field.field], count);
  for (std::size_t first = 0; first < count; first += rows_at_once) {
    const RowRange rows = {first, std::min(first + rows_at_once, count)};
    for (std::size_t place = 0; place < fields_.size(); ++place)
      read_field(place, batch.columns[fields_[place].field], rows);
  }
  mark_rejected(batch, count);
  for (ReadField& field : fields_) field.reader.finish(batch.columns[field.field]);
  piece_->lines += count;
  if (layout_.shard)
    pass_over(batch);
  else
    note_rejects(batch, {});
  next_line_ += count;
  --batches_left_;
  return true;
}

void CsvPieceReader::find_line_faults(std::size_t count) {
  if (lines_.is_grid() && is_text_) return;
  for (std::size_t row = 0; row < count; ++row) {
    const std::size_t line = next_line_ + row;
    std::optional<Kind> kind;
    switch (lines_.fault(line)) {
      case RowFault::text_after_quote: kind = Kind::line_text_after_quote; break;
      case RowFault::nul: kind = Kind::line_nul; break;
      case RowFault::sound: break;
    }
    if (!kind && !is_text_ && !is_utf8(lines_.text(line))) kind = Kind::line_not_text;
    if (!kind && lines_.cells(line) != layout_.headers.size()) kind = Kind::line_ragged;
    if (kind) faults_.note(row, *kind, LineFault::whole_line);
  }
}

void CsvPieceReader::read_field(std::size_t place, Column& column, RowRange rows) {
  ReadField& field = fields_[place];
  const bool tells_link = field.field == layout_.declared().link && faults_.any();
  if (lines_.is_grid() && !tells_link) {
    return field.reader.read_rows(lines_.column(field.column, next_line_), column, rows, place, faults_);
  }
  for (std::size_t row = rows.first; row < rows.behind; ++row) read_cell(place, column, row);
}

std::string_view CsvPieceReader::cell_of(std::size_t line, std::uint32_t column) {
  return cell_content(lines_.raw(line, column), scratch_);
}

void CsvPieceReader::read_cell(std::size_t place, Column& column, std::size_t row) {
  ReadField& field = fields_[place];
  const std::size_t line = next_line_ + row;
  if (faults_.whole(row) && !may_tell(line, field)) return;
  const std::string_view cell = cell_of(line, field.column);
  const bool lasts = cell.data() != scratch_.data();
  const std::optional<Kind> bad = field.reader.read(cell, lasts, column, row);
  if (bad) faults_.note(row, *bad, place);
}

/// A broken line may still tell whose it was, so that its subject is not rated as if the line did not
/// exist.
bool CsvPieceReader::may_tell(std::size_t line, const ReadField& field) {
  if (field.field != layout_.telling() || field.column >= lines_.cells(line)) return false;
  const std::string_view cell = cell_of(line, field.column);
  return cell.find('"') == std::string_view::npos && cell.find('\0') == std::string_view::npos &&
         is_utf8(cell);
}

void CsvPieceReader::mark_rejected(Batch& batch, std::size_t count) {
  batch.rows = count;
  batch.lines.resize(count);
  for (std::size_t row = 0; row < count; ++row) batch.lines[row] = lines_.line(next_line_ + row);
  batch.rejected.assign(count, 0);
  if (!faults_.any()) return;
  for (std::size_t row = 0; row < count; ++row) {
    if (!faults_.of(row).kind) continue;
    batch.rejected[row] = 1;
    for (const ReadField& field : fields_) {
      if (field.field != layout_.telling()) forget(batch.columns[field.field], row);
    }
  }
}

void CsvPieceReader::note_rejects(const Batch& batch, std::span<const std::uint8_t> passed_over) {
  if (!faults_.any()) return;
  for (std::size_t row = 0; row < batch.rows; ++row) {
    if (batch.rejected[row] == 0 || (!passed_over.empty() && passed_over[row] != 0)) continue;
    const LineFault fault = faults_.of(row);
    const std::size_t line = next_line_ + row;
    piece_->rejects.push_back(fault.field == LineFault::whole_line
                                  ? line_reject(line, *fault.kind)
                                  : cell_reject(line, fields_[fault.field], *fault.kind));
  }
}

void CsvPieceReader::find_others(const Batch& batch, std::vector<std::uint8_t>& others) const {
  const FieldId field = layout_.telling();
  const Type& type = layout_.declared().fields[field].type;
  others.resize(batch.rows);
  for (std::size_t row = 0; row < batch.rows; ++row) {
    const std::uint32_t shard =
        shard_of(layout_.program, batch.columns[field], row, type, layout_.shard->count);
    others[row] = shard == layout_.shard->number ? 0 : 1;
  }
}

void CsvPieceReader::pass_over(Batch& batch) {
  find_others(batch, others_);
  note_rejects(batch, others_);
  std::vector<std::uint32_t> own;
  for (std::uint32_t row = 0; row < batch.rows; ++row) {
    if (others_[row] != 0) continue;
    batch.lines[own.size()] = batch.lines[row];
    batch.rejected[own.size()] = batch.rejected[row];
    own.push_back(row);
  }
  piece_->passed_over += batch.rows - own.size();
  for (const ReadField& field : fields_) {
    Column& column = batch.columns[field.field];
    column = gather(column, own);
  }
  batch.rows = own.size();
  batch.lines.resize(own.size());
  batch.rejected.resize(own.size());
}

Reject CsvPieceReader::line_reject(std::size_t line, Kind kind) const {
  Diagnostic reason = {kind, DataPlace{layout_.path, lines_.line(line), 0}, {}, {}, {}};
  reason.with("expected", std::to_string(layout_.headers.size()))
      .with("found", std::to_string(lines_.cells(line)));
  return {layout_.record, lines_.line(line), "", "", std::move(reason)};
}

Reject CsvPieceReader::cell_reject(std::size_t line, const ReadField& field, Kind kind) {
  const std::string& header = layout_.headers[field.column];
  const std::string value(cell_of(line, field.column));
  const DataPlace place = {layout_.path, lines_.line(line), field.column + std::uint64_t{1}};
  Diagnostic reason =
      reject_reason(kind, layout_.declared().fields[field.field], layout_.program, header, value, place);
  return {layout_.record, lines_.line(line), header, value, std::move(reason)};
}

}  // namespace rung
