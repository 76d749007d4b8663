// CSV and TSV.
#include <array>
#include <utility>

#include "records/cell_printer.hpp"
#include "records/writer.hpp"

namespace rung {
namespace {

class CsvWriter : public Writer {
 public:
  CsvWriter(std::vector<WrittenColumn> written, WriterSetting setting, char delimiter)
      : Writer(std::move(written)), file_(setting.file), delimiter_(delimiter) {
    for (const char special : {delimiter, '"', '\n', '\r'})
      special_[static_cast<unsigned char>(special)] = true;
    for (const WrittenColumn& column : columns()) {
      printers_.emplace_back(column.type, setting.program, setting.words);
      const std::size_t begin = begin_cell();
      text_ += column.name;
      end_cell(begin);
    }
    end_line();
    send();
  }

  void write(std::span<const Column* const> columns, std::size_t rows,
             std::span<const std::uint8_t> mask) override {
    for (std::size_t row = 0; row < rows; ++row) {
      if (!mask.empty() && mask[row] == 0) continue;
      for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::size_t begin = begin_cell();
        printers_[i].append_to(text_, *columns[i], row);
        end_cell(begin);
      }
      end_line();
    }
    send();
  }

  void finish() override {}

 private:
  std::size_t begin_cell() {
    if (!line_is_new_) text_ += delimiter_;
    line_is_new_ = false;
    return text_.size();
  }

  /// Quotes what was appended since, where that is needed.
  void end_cell(std::size_t begin) {
    bool needed = false;
    for (std::size_t i = begin; i < text_.size(); ++i)
      needed |= special_[static_cast<unsigned char>(text_[i])];
    if (needed) quote(begin);
  }

  void quote(std::size_t begin) {
    std::string quoted = "\"";
    for (std::size_t i = begin; i < text_.size(); ++i) {
      if (text_[i] == '"') quoted += '"';
      quoted += text_[i];
    }
    quoted += '"';
    text_.replace(begin, std::string::npos, quoted);
  }

  void end_line() {
    if (columns().size() == 1 && text_.find_first_not_of(" \t", line_begin_) == std::string::npos) {
      quote(line_begin_);
    }
    text_ += '\n';
    line_begin_ = text_.size();
    line_is_new_ = true;
  }

  void send() {
    file_.write(text_);
    text_.clear();
    line_begin_ = 0;
  }

  OutputFile& file_;
  char delimiter_;
  std::vector<CellPrinter> printers_;
  std::array<bool, 256> special_ = {};
  std::string text_;  // lines that are not yet sent
  std::size_t line_begin_ = 0;
  bool line_is_new_ = true;
};

}  // namespace

std::unique_ptr<Writer> csv_writer(std::vector<WrittenColumn> columns, WriterSetting setting,
                                   char delimiter) {
  return std::make_unique<CsvWriter>(std::move(columns), setting, delimiter);
}

}  // namespace rung
