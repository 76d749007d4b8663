// Finds what an export holds and the rules do not know.
#include "commands/unknown_in_export.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/kinds.hpp"
#include "records/cell_text.hpp"
#include "records/header.hpp"

namespace rung {
namespace {

/// A message has room for so many values, and for so many guesses at what was meant.
constexpr std::size_t values_shown = 20;
constexpr std::size_t guesses_shown = 3;

/// Files of one record often have the same columns; what is said of the first holds for them.
void report_columns(const Record& record, const RecordReader& reader, Diagnostics& diagnostics) {
  std::set<std::string> told;
  for (const FileFacts& file : reader.files()) {
    std::vector<std::string> unread = unread_headers(file.headers, record);
    std::erase_if(unread, [&](const std::string& header) { return header.empty() || told.contains(header); });
    if (unread.empty()) continue;
    told.insert(unread.begin(), unread.end());
    diagnostics.report(Kind::columns_unread, record.span)
        .with("record", record.name)
        .with("file", file.path)
        .with("count", std::to_string(unread.size()))
        .with("columns", header_list(unread));
  }
}

/// The lines that were rejected because a cell of one column has a value that its closed list does not have.
struct UnknownValues {
  std::uint64_t records = 0;
  std::map<std::string, std::uint64_t> by_value;
  const Diagnostic* first = nullptr;  ///< where the first of them stands
  std::map<std::string, std::string> meant;
};

bool is_unknown_value(const Diagnostic& reason) {
  return reason.kind == Kind::value_unlisted || reason.kind == Kind::truth_unreadable;
}

/// By the header, composed.
std::map<std::string, UnknownValues> unknown_values(const RecordReader& reader) {
  std::map<std::string, UnknownValues> by_column;
  for (const Reject& reject : reader.rejects()) {
    if (!is_unknown_value(reject.reason)) continue;
    UnknownValues& unknown = by_column[compose(reject.column)];
    const std::string value = excerpt(trim(reject.value));
    ++unknown.records;
    ++unknown.by_value[value];
    if (unknown.first == nullptr) unknown.first = &reject.reason;
    for (const auto& [phrase, facts] : reject.reason.helps)
      if (phrase == Phrase::did_you_mean) unknown.meant[value] = fill("{name}", facts, Language::english);
  }
  return by_column;
}

/// The most frequent first, each with its count.
std::string list_of(const std::map<std::string, std::uint64_t>& by_value) {
  std::vector<std::pair<std::string, std::uint64_t>> values(by_value.begin(), by_value.end());
  std::stable_sort(values.begin(), values.end(),
                   [](const auto& left, const auto& right) { return left.second > right.second; });
  std::string list;
  for (std::size_t i = 0; i < std::min(values.size(), values_shown); ++i) {
    if (i > 0) list += ", ";
    list += '`' + values[i].first + "` (" + std::to_string(values[i].second) + ')';
  }
  if (values.size() > values_shown) list += " …";
  return list;
}

void report_values(const Record& record, const RecordReader& reader, Diagnostics& diagnostics) {
  const auto by_column = unknown_values(reader);
  std::uint64_t lines = 0;
  for (const FileFacts& file : reader.files()) lines += file.lines;
  for (const Field& field : record.fields) {
    const auto found = by_column.find(compose(trim(field.column)));
    if (field.computed != none || found == by_column.end()) continue;
    const UnknownValues& unknown = found->second;
    Diagnostic& finding = diagnostics.report(Kind::values_unknown, field.span)
                              .with("column", field.column)
                              .with("count", std::to_string(unknown.records))
                              .with("total", std::to_string(lines))
                              .with("values", list_of(unknown.by_value));
    std::size_t guesses = 0;
    for (const auto& [value, name] : unknown.meant)
      if (guesses++ < guesses_shown) finding.help(Phrase::value_meant, {{"value", value}, {"name", name}});
    const DataPlace& place = std::get<DataPlace>(unknown.first->where);
    finding.help(Phrase::first_of_unknown, {{"line", std::to_string(place.line)}, {"file", place.file}});
  }
}

}  // namespace

void report_unknown(const Program& program, const ExportRun& run, Diagnostics& diagnostics) {
  for (RecordId id = 0; id < program.records.size(); ++id) {
    const RecordReader* reader = run.reader(id);
    if (reader == nullptr) continue;
    report_columns(program.records[id], *reader, diagnostics);
    report_values(program.records[id], *reader, diagnostics);
  }
}

}  // namespace rung
