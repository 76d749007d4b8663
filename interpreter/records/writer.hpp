// Writes rows to a file, in one format a writer. What the rows are is no business of writers, and neither is
// where the bytes go: a failure is kept by the output file.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "columns/column.hpp"
#include "diagnostics/language.hpp"
#include "program/program.hpp"
#include "records/output_file.hpp"
#include "records/row_printer.hpp"

namespace rung {

/// The program must outlive the writer, for the words of its enumerations; so must the file.
struct WriterSetting {
  const Program& program;
  Language words;
  OutputFile& file;
};

class Writer {
 public:
  virtual ~Writer() = default;
  /// Writes those rows, of `rows`, whose mask is not 0; without a mask all. Each column has `rows` rows, or
  /// one that stands for all. No row that is written has a fault.
  virtual void write(std::span<const Column* const> columns, std::size_t rows,
                     std::span<const std::uint8_t> mask = {}) = 0;
  /// To be called once, behind the last row.
  virtual void finish() = 0;

  /// What prints rows as this writer does, for those who print in other threads and hand over the texts in
  /// the order of the rows; null where rows cannot be printed one without the others.
  virtual const RowPrinter* printer() const = 0;
  /// Rows that printer() printed.
  void write_text(std::string_view text) { file_.write(text); }

  /// Rows that are at hand as values, such as those of a report.
  void write_lines(const std::vector<std::vector<Value>>& lines);

 protected:
  Writer(std::vector<WrittenColumn> columns, OutputFile& file) : columns_(std::move(columns)), file_(file) {}
  const std::vector<WrittenColumn>& columns() const { return columns_; }

 private:
  std::vector<WrittenColumn> columns_;
  OutputFile& file_;
};

/// csv_printer() and a file.
std::unique_ptr<Writer> csv_writer(std::vector<WrittenColumn> columns, WriterSetting setting,
                                   char delimiter = ',');

/// jsonl_printer() and a file.
std::unique_ptr<Writer> jsonl_writer(std::vector<WrittenColumn> columns, WriterSetting setting);

/// For a terminal: columns padded by display width, numbers to the right, a rule below the names. Keeps all
/// rows until it is finished.
std::unique_ptr<Writer> table_writer(std::vector<WrittenColumn> columns, WriterSetting setting);

}  // namespace rung
