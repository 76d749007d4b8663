// Finding the columns of the needed fields by their headers, exact after NFC.
#include "records/header.hpp"

#include <algorithm>
#include <set>

#include "diagnostics/kinds.hpp"
#include "records/cell_text.hpp"
#include "records/nearest.hpp"

namespace rung {
namespace {

/// A wide export has hundreds of columns; a message has room for some.
constexpr std::size_t headers_shown = 40;

/// 0-based places in the header at which the name stands.
std::vector<std::uint32_t> places_of(const std::string& name, const std::vector<std::string>& composed) {
  std::vector<std::uint32_t> places;
  for (std::size_t i = 0; i < composed.size(); ++i) {
    if (composed[i] == name) places.push_back(static_cast<std::uint32_t>(i));
  }
  return places;
}

void report_absent(const Field& field, const std::vector<std::string>& headers, const DataPlace& place,
                   Diagnostics& diagnostics) {
  Diagnostic& diagnostic = diagnostics.report(Kind::column_absent, place);
  diagnostic.with("column", field.column).with("file", place.file).with("headers", header_list(headers));
  if (const auto near = nearest(field.column, headers))
    diagnostic.help(Phrase::did_you_mean, {{"name", *near}});
}

}  // namespace

std::optional<std::vector<PlacedField>> place_fields(const std::vector<std::string>& headers,
                                                     const Record& record, const std::vector<bool>& needed,
                                                     const DataPlace& place, Diagnostics& diagnostics) {
  std::vector<std::string> composed;
  for (const std::string& header : headers) composed.push_back(compose(header));
  std::vector<PlacedField> placed;
  bool complete = true;
  for (FieldId id = 0; id < record.fields.size(); ++id) {
    const Field& field = record.fields[id];
    if (id >= needed.size() || !needed[id] || field.computed != none) continue;
    const auto places = places_of(compose(trim(field.column)), composed);
    if (places.size() == 1) {
      placed.push_back({id, places.front()});
      continue;
    }
    complete = false;
    if (places.empty()) {
      report_absent(field, headers, place, diagnostics);
    } else {
      diagnostics.report(Kind::column_twice, place)
          .with("column", field.column)
          .with("file", place.file)
          .with("first", std::to_string(places[0] + 1))
          .with("second", std::to_string(places[1] + 1));
    }
  }
  if (!complete) return std::nullopt;
  const auto by_column = [](const PlacedField& a, const PlacedField& b) { return a.column < b.column; };
  std::stable_sort(placed.begin(), placed.end(), by_column);
  return placed;
}

std::vector<std::string> unread_headers(const std::vector<std::string>& headers, const Record& record) {
  std::set<std::string> read;
  for (const Field& field : record.fields)
    if (field.computed == none) read.insert(compose(trim(field.column)));
  std::vector<std::string> unread;
  for (const std::string& header : headers)
    if (!read.contains(compose(header))) unread.push_back(header);
  return unread;
}

std::string header_list(const std::vector<std::string>& headers) {
  std::string list;
  const std::size_t shown = std::min(headers.size(), headers_shown);
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) list += ", ";
    list += '`' + excerpt(headers[i]) + '`';
  }
  if (shown < headers.size()) list += " …";
  return list;
}

}  // namespace rung
