// Compares keys with the one that is wanted.
#include "explain/wanted_subject.hpp"

#include <charconv>

#include "program/print.hpp"
#include "records/field_reader.hpp"

namespace rung {
namespace {

std::optional<Value> read_as_cell(const Program& program, const Field& field, const std::string& text) {
  FieldReader reader(field, program, {}, TextLife::as_long_as_column);
  Column column;
  reader.begin(column, 1);
  if (reader.read(text, false, column, 0)) return std::nullopt;
  reader.finish(column);
  if (column.states[0] != State::known) return std::nullopt;
  return value_at(column, 0, field.type);
}

std::optional<std::uint64_t> whole_number(const std::string& text) {
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

}  // namespace

WantedSubject::WantedSubject(const Program& program, const std::string& id)
    : program_(program), id_(id), has_key_(program.records[subject].key != none) {
  const Record& record = program.records[subject];
  if (!has_key_) {
    line_ = whole_number(id);
    return;
  }
  type_ = record.fields[record.key].type;
  key_ = read_as_cell(program, record.fields[record.key], id);
}

bool WantedSubject::is(const Column* keys, std::size_t row, std::uint64_t line) const {
  if (!has_key_) return line_ && line == *line_;
  if (keys == nullptr || !key_ || keys->states[row] != State::known) return false;
  return compare(value_at(*keys, row, type_), *key_) == 0;
}

std::string WantedSubject::key_text(const Column& keys, std::size_t row) const {
  if (keys.states[row] != State::known) return "";
  return print(value_at(keys, row, type_), type_, program_, Language::english);
}

}  // namespace rung
