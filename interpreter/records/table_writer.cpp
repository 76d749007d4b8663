// An aligned table for a terminal.
#include <algorithm>
#include <utility>

#include "diagnostics/code_point.hpp"
#include "diagnostics/width.hpp"
#include "records/cell_printer.hpp"
#include "records/writer.hpp"

namespace rung {
namespace {

constexpr std::string_view gap = "  ";

class TableWriter : public Writer {
 public:
  TableWriter(std::vector<WrittenColumn> written, WriterSetting setting)
      : Writer(std::move(written), setting.file) {
    for (const WrittenColumn& column : columns()) {
      printers_.emplace_back(column.type, setting.program, setting.words);
      widths_.push_back(display_width(showable(column.name)));
    }
  }

  void write(std::span<const Column* const> columns, std::size_t rows,
             std::span<const std::uint8_t> mask) override {
    for (std::size_t row = 0; row < rows; ++row) {
      if (!mask.empty() && mask[row] == 0) continue;
      std::vector<std::string> line;
      for (std::size_t i = 0; i < columns.size(); ++i) {
        std::string cell;
        printers_[i].append_to(cell, *columns[i], row);
        line.push_back(showable(cell));
        widths_[i] = std::max(widths_[i], display_width(line.back()));
      }
      lines_.push_back(std::move(line));
    }
  }

  void finish() override {
    std::vector<std::string> names;
    std::vector<std::string> rules;
    for (std::size_t i = 0; i < columns().size(); ++i) {
      names.push_back(showable(columns()[i].name));
      rules.emplace_back(widths_[i], '-');
    }
    write_line(names);
    write_line(rules);
    for (const std::vector<std::string>& line : lines_) write_line(line);
    lines_.clear();
  }

  const RowPrinter* printer() const override { return nullptr; }

 private:
  /// No spaces at its end.
  void write_line(const std::vector<std::string>& line) {
    std::string text;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (i > 0) text += gap;
      const bool right = columns()[i].type.is_number();
      text += right ? pad_left(line[i], widths_[i]) : pad_right(line[i], widths_[i]);
    }
    text.erase(text.find_last_not_of(' ') + 1);
    text += '\n';
    write_text(text);
  }

  std::vector<CellPrinter> printers_;
  std::vector<std::size_t> widths_;
  std::vector<std::vector<std::string>> lines_;
};

}  // namespace

std::unique_ptr<Writer> table_writer(std::vector<WrittenColumn> columns, WriterSetting setting) {
  return std::make_unique<TableWriter>(std::move(columns), setting);
}

}  // namespace rung
