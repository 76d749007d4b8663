// A file is open as long as pieces of it are under way. Its lines are counted on from those of the files before it, so that
// each line of the record has a number of its own; rejects and places tell the file's own.
#include "records/several_files.hpp"

#include <cerrno>
#include <cstring>
#include <functional>
#include <utility>

#include "diagnostics/kinds.hpp"
#include "records/byte_source.hpp"

namespace rung {
namespace {

using Opener = std::function<std::unique_ptr<RecordReader>(const std::string& path, Diagnostics&)>;

/// A piece of one of the files.
struct FilePiece : Piece {
  std::shared_ptr<RecordReader> file;
  std::size_t number = 0;    ///< of the file
  std::uint64_t before = 0;  ///< lines of the files before it
  std::unique_ptr<Piece> piece;
};

void count_on(Batch& batch, std::uint64_t before) {
  for (std::uint64_t& line : batch.lines) line += before;
}

class FilePieceReader : public PieceReader {
 public:
  void begin(Piece& piece) override {
    FilePiece& next = static_cast<FilePiece&>(piece);
    if (next.file != file_) {
      reader_ = next.file->pieces()->reader();
      file_ = next.file;
    }
    before_ = next.before;
    reader_->begin(*next.piece);
  }

  bool next(Batch& batch) override {
    if (!reader_->next(batch)) return false;
    count_on(batch, before_);
    return true;
  }

 private:
  std::shared_ptr<RecordReader> file_;  // which the reader looks into
  std::unique_ptr<PieceReader> reader_;
  std::uint64_t before_ = 0;
};

struct OneOfSeveral {
  std::string path;
  std::shared_ptr<RecordReader> waiting;  ///< open already; null: is opened when its turn comes
  std::uint64_t before = 0;               ///< lines of the files before it, once its turn has come
  FileFacts facts;
  std::uint64_t passed_over = 0;
};

/// Where files that are read a second time leave what went wrong.
using Failure = std::shared_ptr<std::optional<Diagnostic>>;

/// The lines of the files once more, with one field. The numbers of lines are those of the first reading.
class SecondReading : public RecordStream {
 public:
  SecondReading(const std::vector<OneOfSeveral>& files, Opener open, FieldId field, Failure failure)
      : files_(files), open_(std::move(open)), field_(field), failure_(std::move(failure)) {}

  bool next(Batch& batch) override {
    for (; next_ <= files_.size(); close()) {
      if (!stream_ && (next_ == files_.size() || !open())) break;
      if (stream_->next(batch)) {
        count_on(batch, files_[next_ - 1].before);
        return true;
      }
      if (first_->failure()) *failure_ = first_->failure();
      if (*failure_) break;
    }
    batch = Batch();
    return false;
  }

 private:
  bool open() {
    Diagnostics diagnostics;
    first_ = open_(files_[next_++].path, diagnostics);
    if (first_) stream_ = first_->pieces()->again(field_);
    if (stream_) return true;
    *failure_ = diagnostics.has_errors() ? diagnostics.all().front() : changed(files_[next_ - 1].path);
    return false;
  }

  static Diagnostic changed(const std::string& path) {
    Diagnostic failure = {Kind::file_read_failed, DataPlace{path}, {}, {}, {}};
    failure.with("file", path).with("reason", std::strerror(ESTALE));
    return failure;
  }

  void close() {
    stream_.reset();
    first_.reset();
  }

  const std::vector<OneOfSeveral>& files_;
  Opener open_;
  FieldId field_;
  Failure failure_;
  std::size_t next_ = 0;
  std::unique_ptr<RecordReader> first_;
  std::unique_ptr<RecordStream> stream_;
};

class SeveralFiles : public RecordReader, public PieceStream {
 public:
  SeveralFiles(std::vector<OneOfSeveral> files, Opener open)
      : files_(std::move(files)), open_(std::move(open)) {}

  bool next(Batch& batch) override {
    while (go_to_open_file()) {
      if (reading_->next(batch)) {
        count_on(batch, files_[current_].before);
        return true;
      }
      return_to(reading_, current_);
      take_rejects();
      end_file();
    }
    batch = Batch();
    return false;
  }

  PieceStream* pieces() override { return this; }
  std::unique_ptr<PieceReader> reader() override { return std::make_unique<FilePieceReader>(); }

  std::unique_ptr<Piece> take() override {
    while (go_to_open_file()) {
      auto taken = std::make_unique<FilePiece>();
      taken->piece = reading_->pieces()->take();
      if (taken->piece) {
        taken->file = reading_;
        taken->number = current_;
        taken->before = files_[current_].before;
        return taken;
      }
      end_file();
    }
    return nullptr;
  }

  void give_back(std::unique_ptr<Piece> piece) override {
    FilePiece& read = static_cast<FilePiece&>(*piece);
    return_to(read.file, read.number);
    returning_->pieces()->give_back(std::move(read.piece));
    take_rejects();
  }

  std::unique_ptr<RecordStream> again(FieldId field) override {
    for (const OneOfSeveral& file : files_) {
      if (!can_be_read_again(file.path)) return nullptr;
    }
    return std::make_unique<SecondReading>(files_, open_, field, failure_of_again_);
  }

  std::vector<FileFacts> files() const override {
    std::vector<FileFacts> all;
    for (const OneOfSeveral& file : files_) all.push_back(file.facts);
    if (returning_) all[returning_number_] = returning_->files().front();
    return all;
  }
  DataPlace place_of(std::uint64_t line) const override {
    std::size_t number = files_.size() - 1;
    while (number > 0 && (number > furthest_ || files_[number].before >= line)) --number;
    return {files_[number].path, line - files_[number].before, 0};
  }
  std::uint64_t line_limit() const override {
    return files_[furthest_].before + (reading_ ? reading_->line_limit() : 0);
  }
  std::uint64_t passed_over() const override {
    std::uint64_t lines = returning_ ? returning_->passed_over() : 0;
    for (const OneOfSeveral& file : files_) lines += file.passed_over;
    return lines;
  }
  const std::vector<Reject>& rejects() const override { return rejects_; }
  const std::optional<Diagnostic>& failure() const override {
    return failure_ ? failure_ : *failure_of_again_;
  }

 private:
  /// False behind the last file and after a failure.
  bool go_to_open_file() {
    if (failure_ || current_ == files_.size()) return false;
    if (reading_) return true;
    OneOfSeveral& file = files_[current_];
    reading_ = std::move(file.waiting);
    if (reading_) return true;
    Diagnostics diagnostics;
    reading_ = open_(file.path, diagnostics);
    if (reading_) return true;
    if (diagnostics.has_errors()) failure_ = diagnostics.all().front();
    return false;
  }

  /// The file has no more pieces; some may still be under way.
  void end_file() {
    failure_ = reading_->failure();
    const std::uint64_t behind = files_[current_].before + reading_->line_limit();
    reading_.reset();
    if (failure_ || ++current_ == files_.size()) return;
    files_[current_].before = behind;
    furthest_ = current_;
  }

  /// Once a file gets its pieces back, all those before it have theirs.
  void return_to(const std::shared_ptr<RecordReader>& file, std::size_t number) {
    if (file == returning_) return;
    if (returning_) {
      files_[returning_number_].facts = returning_->files().front();
      files_[returning_number_].passed_over = returning_->passed_over();
    }
    returning_ = file;
    returning_number_ = number;
    rejects_taken_ = 0;
  }

  void take_rejects() {
    const std::vector<Reject>& all = returning_->rejects();
    for (; rejects_taken_ < all.size(); ++rejects_taken_) {
      rejects_.push_back(all[rejects_taken_]);
      rejects_.back().line += files_[returning_number_].before;
    }
  }

  std::vector<OneOfSeveral> files_;
  Opener open_;
  // Of who takes pieces.
  std::size_t current_ = 0;
  std::size_t furthest_ = 0;  // whose lines are numbered
  std::shared_ptr<RecordReader> reading_;
  std::optional<Diagnostic> failure_;
  // Of who gives them back: a file whose pieces came back last.
  std::shared_ptr<RecordReader> returning_;
  std::size_t returning_number_ = 0;
  std::size_t rejects_taken_ = 0;
  std::vector<Reject> rejects_;
  Failure failure_of_again_ = std::make_shared<std::optional<Diagnostic>>();
};

}  // namespace

std::unique_ptr<RecordReader> open_files(const std::vector<std::string>& paths, const Program& program,
                                         RecordId record, const std::vector<bool>& needed,
                                         const ReadOptions& options, Diagnostics& diagnostics) {
  const Opener open = [&program, record, needed, options](const std::string& path, Diagnostics& into) {
    return open_csv(path, program, record, needed, options, into);
  };
  if (paths.size() == 1) return open(paths.front(), diagnostics);
  std::vector<OneOfSeveral> files;
  bool all_open = true;
  for (const std::string& path : paths) {
    OneOfSeveral file;
    file.path = path;
    file.waiting = open(path, diagnostics);
    all_open = all_open && file.waiting;
    if (file.waiting) file.facts = file.waiting->files().front();
    // There may be more files than a program may have open.
    if (can_be_read_again(path)) file.waiting.reset();
    files.push_back(std::move(file));
  }
  if (!all_open) return nullptr;
  return std::make_unique<SeveralFiles>(std::move(files), open);
}

}  // namespace rung
