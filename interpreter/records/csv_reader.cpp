// Opens a CSV or TSV file: its text, its header, where its fields stand, and the pieces that are read from it.
#include <algorithm>
#include <iterator>
#include <utility>

#include "diagnostics/kinds.hpp"
#include "records/cell_text.hpp"
#include "records/compressed_source.hpp"
#include "records/csv_delimiter.hpp"
#include "records/csv_piece_reader.hpp"
#include "records/encoding.hpp"
#include "records/reader.hpp"
#include "records/text_source.hpp"
#include "records/utf8_check.hpp"

namespace rung {
namespace {

/// The file at a path as pieces, up to its header; nothing, with a report, where it has none.
struct OpenedFile {
  std::unique_ptr<CsvPieces> pieces;
  FileFacts facts;
  std::uint64_t header_line = 1;
};

std::optional<OpenedFile> open_file(const std::string& path, const ReadOptions& options,
                                    Diagnostics& diagnostics);

class CsvReader : public RecordReader, public PieceStream {
 public:
  CsvReader(CsvLayout layout, OpenedFile file, const ReadOptions& options)
      : layout_(std::move(layout)),
        options_(options),
        facts_(std::move(file.facts)),
        pieces_(std::move(file.pieces)),
        own_reader_(layout_, TextLife::as_long_as_column) {}

  bool next(Batch& batch) override {
    while (!own_piece_ || !own_reader_.next(batch)) {
      if (own_piece_) give_back(std::move(own_piece_));
      own_piece_ = take();
      if (!own_piece_) {
        if (failure_of_first_ && failure()) *failure_of_first_ = failure();
        batch = Batch();
        return false;
      }
      own_reader_.begin(*own_piece_);
    }
    return true;
  }

  PieceStream* pieces() override { return this; }
  std::unique_ptr<PieceReader> reader() override {
    return std::make_unique<CsvPieceReader>(layout_, TextLife::as_long_as_piece);
  }
  std::unique_ptr<Piece> take() override { return pieces_->take(); }

  void give_back(std::unique_ptr<Piece> piece) override {
    std::unique_ptr<CsvPiece> read(static_cast<CsvPiece*>(piece.release()));
    std::move(read->rejects.begin(), read->rejects.end(), std::back_inserter(rejects_));
    facts_.lines += read->lines;
    passed_over_ += read->passed_over;
    if (options_.watcher != nullptr) options_.watcher->read_on(read->taken - taken_, read->lines);
    taken_ = read->taken;
    pieces_->give_back(std::move(read));
  }

  std::unique_ptr<RecordStream> again(FieldId field) override {
    if (!can_be_read_again(layout_.path)) return nullptr;
    std::vector<PlacedField> only;
    for (const PlacedField& placed : layout_.fields) {
      if (placed.field == field) only.push_back(placed);
    }
    Diagnostics ignored;
    std::optional<OpenedFile> file = open_file(layout_.path, options_, ignored);
    if (!file || file->facts.headers != layout_.headers) return nullptr;
    CsvLayout layout = layout_;
    layout.fields = std::move(only);
    ReadOptions options = options_;
    options.watcher = nullptr;
    auto again = std::make_unique<CsvReader>(std::move(layout), std::move(*file), options);
    again->failure_of_first_ = failure_of_again_;
    return again;
  }

  std::vector<FileFacts> files() const override {
    FileFacts facts = facts_;
    facts.bytes = pieces_->source().bytes_read();
    return {facts};
  }
  DataPlace place_of(std::uint64_t line) const override { return {layout_.path, line, 0}; }
  std::uint64_t line_limit() const override { return pieces_->next_line(); }
  std::uint64_t passed_over() const override { return passed_over_; }
  const std::vector<Reject>& rejects() const override { return rejects_; }
  const std::optional<Diagnostic>& failure() const override {
    return pieces_->failure() ? pieces_->failure() : *failure_of_again_;
  }

 private:
  CsvLayout layout_;
  ReadOptions options_;
  FileFacts facts_;
  std::unique_ptr<CsvPieces> pieces_;
  CsvPieceReader own_reader_;
  std::unique_ptr<Piece> own_piece_;
  std::vector<Reject> rejects_;
  std::uint64_t passed_over_ = 0;
  std::uint64_t taken_ = 0;  // bytes of the file, up to the piece that came back last
  /// Lines that are read once more and cannot be are missed by whoever reads them: the file has failed as a whole.
  std::shared_ptr<std::optional<Diagnostic>> failure_of_again_ =
      std::make_shared<std::optional<Diagnostic>>();
  std::shared_ptr<std::optional<Diagnostic>> failure_of_first_;  // where this is the second reading
};

/// Or an archive of a form that is not read here: of ZIP, xz, 7z, bzip2.
bool is_workbook(std::string_view head) {
  for (const std::string_view beginning :
       {"PK\x03\x04", "\xD0\xCF\x11\xE0", "\xFD\x37zXZ", "7z\xBC\xAF\x27\x1C"}) {
    if (head.starts_with(beginning)) return true;
  }
  return head.size() > 4 && head.starts_with("BZh") && head.substr(4).starts_with("1AY&SY");
}

/// Nothing, with a report, where the file is no text that can be read here.
std::unique_ptr<TextSource> open_text(const std::string& path, const ReadOptions& options,
                                      Diagnostics& diagnostics) {
  std::unique_ptr<ByteSource> bytes = open_bytes(path, {options.stop, options.memory_limit}, diagnostics);
  if (!bytes) return nullptr;
  auto text = std::make_unique<TextSource>(decompressed(std::move(bytes), path), options.encoding);
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
bool read_header(const std::string& path, OpenedFile& file, Diagnostics& diagnostics) {
  const std::unique_ptr<CsvPiece> header = file.pieces->take_header();
  if (!header) {
    if (file.pieces->failure()) {
      diagnostics.report(file.pieces->failure()->kind) = *file.pieces->failure();
    } else {
      diagnostics.report(Kind::file_empty, DataPlace{path}).with("file", path);
    }
    return false;
  }
  const CsvRow& row = header->index.rows.front();
  file.header_line = row.line;
  if (row.fault != RowFault::sound || !is_utf8(header->text())) {
    diagnostics.report(Kind::header_unreadable, DataPlace{path, row.line, 0}).with("file", path);
    return false;
  }
  std::string scratch;
  for (std::uint32_t cell = 0; cell < row.cells; ++cell) {
    const std::string_view raw = raw_cell(header->text(), header->index, row, cell);
    file.facts.headers.emplace_back(trim(cell_content(raw, scratch)));
  }
  file.pieces->expect_columns(file.facts.headers.size());
  return true;
}

std::optional<OpenedFile> open_file(const std::string& path, const ReadOptions& options,
                                    Diagnostics& diagnostics) {
  std::unique_ptr<TextSource> text = open_text(path, options, diagnostics);
  if (!text) return std::nullopt;
  OpenedFile file;
  file.facts.path = path;
  file.facts.encoding = text->encoding();
  file.facts.delimiter = detect_delimiter(text->sample(delimiter_sample));
  const CsvLimits limits = {std::max<std::size_t>(options.block_bytes, 1), options.longest_record};
  file.pieces = std::make_unique<CsvPieces>(path, std::move(text), file.facts.delimiter, limits);
  if (!read_header(path, file, diagnostics)) return std::nullopt;
  return file;
}

}  // namespace

std::unique_ptr<RecordReader> open_csv(const std::string& path, const Program& program, RecordId record,
                                       const std::vector<bool>& needed, const ReadOptions& options,
                                       Diagnostics& diagnostics) {
  std::optional<OpenedFile> file = open_file(path, options, diagnostics);
  if (!file) return nullptr;
  const DataPlace place = {path, file->header_line, 0};
  auto placed = place_fields(file->facts.headers, program.records[record], needed, place, diagnostics);
  if (!placed) return nullptr;
  const std::size_t batch_rows = std::max<std::size_t>(options.batch_rows, 1);
  CsvLayout layout{program,
                   record,
                   path,
                   file->facts.delimiter,
                   file->facts.headers,
                   std::move(*placed),
                   options.missing_words,
                   batch_rows,
                   options.shard};
  return std::make_unique<CsvReader>(std::move(layout), std::move(*file), options);
}

}  // namespace rung
