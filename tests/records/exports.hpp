// Small exports for the tests of this room: programs of one record, files that vanish, readings as plain
// text.
#pragma once

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "program/print.hpp"
#include "program/program.hpp"
#include "records/reader.hpp"

namespace exports {

/// A file, or the name of one, in a folder of its own; both are gone in the end.
class ShortLivedFile {
 public:
  ShortLivedFile() {
    static int number = 0;
    folder_ = std::filesystem::temp_directory_path() /
              ("rung-records-" + std::to_string(::getpid()) + "-" + std::to_string(number++));
    std::filesystem::create_directories(folder_);
  }
  explicit ShortLivedFile(std::string_view bytes) : ShortLivedFile() {
    std::ofstream(path(), std::ios::binary) << bytes;
  }
  ShortLivedFile(const ShortLivedFile&) = delete;
  ShortLivedFile& operator=(const ShortLivedFile&) = delete;
  ~ShortLivedFile() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  std::string path() const { return folder_ / "export.csv"; }
  std::string folder() const { return folder_; }
  std::string bytes() const {
    std::ifstream file(path(), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  }
  std::size_t files_in_folder() const {
    const std::filesystem::directory_iterator files(folder_);
    return static_cast<std::size_t>(std::distance(begin(files), end(files)));
  }

 private:
  std::filesystem::path folder_;
};

inline rung::Field field(std::string name, rung::Type type) {
  rung::Field made;
  made.name = name;
  made.column = name;
  made.type = type;
  return made;
}

inline rung::Field optional_field(std::string name, rung::Type type) {
  rung::Field made = field(std::move(name), type);
  made.optional = true;
  return made;
}

inline rung::Program program_of(std::vector<rung::Field> fields) {
  rung::Program program;
  rung::Record record;
  record.name = "customer";
  record.fields = std::move(fields);
  program.records.push_back(std::move(record));
  return program;
}

/// What a file was read as. A missing value is `~`, so that it differs from an empty text.
struct Reading {
  bool opened = false;
  rung::Diagnostics diagnostics;
  rung::FileFacts facts;
  std::vector<std::vector<std::string>> rows;  ///< of needed fields; a rejected row has its values too
  std::vector<std::uint64_t> lines;
  std::vector<bool> rejected;
  std::vector<std::size_t> batches;
  std::vector<rung::Reject> rejects;
  std::optional<rung::Diagnostic> failure;
};

inline std::string text_of(const rung::Column& column, std::size_t row, const rung::Type& type,
                           const rung::Program& program) {
  if (column.states[row] == rung::State::missing) return "~";
  return print(value_at(column, row, type), type, program, rung::Language::english);
}

inline Reading read_file(const std::string& path, const rung::Program& program, std::vector<bool> needed = {},
                         const rung::ReadOptions& options = {}) {
  Reading reading;
  const auto& fields = program.records[0].fields;
  if (needed.empty()) needed.assign(fields.size(), true);
  const auto reader = rung::open_csv(path, program, 0, needed, options, reading.diagnostics);
  reading.opened = reader != nullptr;
  if (!reader) return reading;
  rung::Batch batch;
  while (reader->next(batch)) {
    reading.batches.push_back(batch.rows);
    for (std::size_t row = 0; row < batch.rows; ++row) {
      std::vector<std::string> cells;
      for (rung::FieldId id = 0; id < fields.size(); ++id) {
        if (!needed[id] || fields[id].computed != rung::none) continue;
        cells.push_back(text_of(batch.columns[id], row, fields[id].type, program));
      }
      reading.rows.push_back(std::move(cells));
      reading.lines.push_back(batch.lines[row]);
      reading.rejected.push_back(batch.rejected[row] != 0);
    }
  }
  reading.facts = reader->files().front();
  reading.rejects = reader->rejects();
  reading.failure = reader->failure();
  return reading;
}

inline Reading read(std::string_view bytes, const rung::Program& program, std::vector<bool> needed = {},
                    const rung::ReadOptions& options = {}) {
  const ShortLivedFile file(bytes);
  return read_file(file.path(), program, std::move(needed), options);
}

/// Texts of all columns, none of which may be blank unless told so.
inline rung::Program texts(std::vector<std::string> names) {
  std::vector<rung::Field> fields;
  for (std::string& name : names) fields.push_back(optional_field(std::move(name), rung::Type::text()));
  return program_of(std::move(fields));
}

}  // namespace exports
