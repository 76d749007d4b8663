// One JSON object a line.
#include <algorithm>
#include <utility>

#include "diagnostics/render.hpp"
#include "records/cell_printer.hpp"
#include "records/writer.hpp"

namespace rung {
namespace {

/// Plain ASCII, which most texts are, has nothing to escape.
void append_json(std::string& out, std::string_view text) {
  const auto is_plain = [](char c) { return c >= ' ' && c <= '~' && c != '"' && c != '\\'; };
  if (!std::all_of(text.begin(), text.end(), is_plain)) {
    out += json_string(text);
    return;
  }
  out += '"';
  out += text;
  out += '"';
}

class JsonlWriter : public Writer {
 public:
  JsonlWriter(std::vector<WrittenColumn> written, WriterSetting setting)
      : Writer(std::move(written)), file_(setting.file) {
    for (const WrittenColumn& column : columns()) {
      printers_.emplace_back(column.type, setting.program, setting.words, NumberStyle::fraction);
      names_.push_back(json_string(column.name) + ':');
    }
  }

  void write(std::span<const Column* const> columns, std::size_t rows,
             std::span<const std::uint8_t> mask) override {
    for (std::size_t row = 0; row < rows; ++row) {
      if (!mask.empty() && mask[row] == 0) continue;
      text_ += '{';
      for (std::size_t i = 0; i < columns.size(); ++i) {
        if (i > 0) text_ += ',';
        text_ += names_[i];
        append_value(i, *columns[i], row);
      }
      text_ += "}\n";
    }
    file_.write(text_);
    text_.clear();
  }

  void finish() override {}

 private:
  void append_value(std::size_t i, const Column& column, std::size_t row) {
    const std::size_t at = column.size() == 1 ? 0 : row;
    if (column.states[at] != State::known) {
      text_ += "null";
      return;
    }
    switch (column.storage) {
      case Storage::narrow:
      case Storage::wide: printers_[i].append_to(text_, column, row); return;
      case Storage::truth: text_ += column.truths[at] != 0 ? "true" : "false"; return;
      case Storage::text: append_json(text_, column.texts[at]); return;
      case Storage::integer: break;
    }
    cell_.clear();
    printers_[i].append_to(cell_, column, row);
    append_json(text_, cell_);
  }

  OutputFile& file_;
  std::vector<CellPrinter> printers_;
  std::vector<std::string> names_;  // as JSON, with the colon
  std::string text_;
  std::string cell_;
};

}  // namespace

std::unique_ptr<Writer> jsonl_writer(std::vector<WrittenColumn> columns, WriterSetting setting) {
  return std::make_unique<JsonlWriter>(std::move(columns), setting);
}

}  // namespace rung
