// What writers share: rows that come as values, and files whose rows a printer prints.
#include "records/writer.hpp"

#include <utility>

namespace rung {
namespace {

class PrintingWriter : public Writer {
 public:
  PrintingWriter(std::vector<WrittenColumn> columns, OutputFile& file, std::unique_ptr<RowPrinter> printer)
      : Writer(std::move(columns), file), printer_(std::move(printer)) {
    write_text(printer_->head());
  }

  void write(std::span<const Column* const> columns, std::size_t rows,
             std::span<const std::uint8_t> mask) override {
    text_.clear();
    printer_->print(columns, rows, mask, text_);
    write_text(text_.view());
  }
  void finish() override {}
  const RowPrinter* printer() const override { return printer_.get(); }

 private:
  std::unique_ptr<RowPrinter> printer_;
  TextBuffer text_;
};

}  // namespace

void Writer::write_lines(const std::vector<std::vector<Value>>& lines) {
  std::vector<Column> made(columns_.size());
  std::vector<const Column*> given;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    made[i].reset(storage_of(columns_[i].type), lines.size());
    for (const std::vector<Value>& line : lines) append(made[i], line[i], columns_[i].type);
    given.push_back(&made[i]);
  }
  write(given, lines.size());
}

std::unique_ptr<Writer> csv_writer(std::vector<WrittenColumn> columns, WriterSetting setting,
                                   char delimiter) {
  auto printer = csv_printer(columns, setting.program, setting.words, delimiter);
  return std::make_unique<PrintingWriter>(std::move(columns), setting.file, std::move(printer));
}

std::unique_ptr<Writer> jsonl_writer(std::vector<WrittenColumn> columns, WriterSetting setting) {
  auto printer = jsonl_printer(columns, setting.program, setting.words);
  return std::make_unique<PrintingWriter>(std::move(columns), setting.file, std::move(printer));
}

}  // namespace rung
