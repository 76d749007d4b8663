// Writes rows to a file, in one format a writer. What the rows are is no business of writers, and neither is
// where the bytes go: a failure is kept by the output file.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "columns/column.hpp"
#include "diagnostics/language.hpp"
#include "program/program.hpp"
#include "records/output_file.hpp"

namespace rung {

struct WrittenColumn {
  std::string name;
  Type type;
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

  /// Rows that are at hand as values, such as those of a report.
  void write_lines(const std::vector<std::vector<Value>>& lines);

 protected:
  explicit Writer(std::vector<WrittenColumn> columns) : columns_(std::move(columns)) {}
  const std::vector<WrittenColumn>& columns() const { return columns_; }

 private:
  std::vector<WrittenColumn> columns_;
};

/// The program must outlive the writer, for the words of its enumerations; so must the file.
struct WriterSetting {
  const Program& program;
  Language words;
  OutputFile& file;
};

/// RFC 4180 with LF as line end, quotes where they are needed and nowhere else; the delimiter is a comma for
/// CSV, a tab for TSV. Names of columns come first. An empty cell that is all of its line is quoted, for a
/// blank line is no record.
std::unique_ptr<Writer> csv_writer(std::vector<WrittenColumn> columns, WriterSetting setting,
                                   char delimiter = ',');

/// One JSON object a row. Numbers have the digits that they have in CSV, percents are fractions, truth is
/// true or false, missing null; everything else is text.
std::unique_ptr<Writer> jsonl_writer(std::vector<WrittenColumn> columns, WriterSetting setting);

/// For a terminal: columns padded by display width, numbers to the right, a rule below the names. Keeps all
/// rows until it is finished.
std::unique_ptr<Writer> table_writer(std::vector<WrittenColumn> columns, WriterSetting setting);

}  // namespace rung
