// What a program knows of its data: records with their fields, enumerations and ladders as types.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/language.hpp"
#include "diagnostics/source.hpp"
#include "values/type.hpp"
#include "values/value.hpp"

namespace rung {

/// Indices into the lists of a Program.
using RecordId = std::uint32_t;
using FieldId = std::uint32_t;
using NodeId = std::uint32_t;
using NameId = std::uint32_t;

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// The record whose lines are rated: the first one of the rules.
constexpr RecordId subject = 0;

/// One value of an enumeration. What Rung supplies itself (`up`, `down` …) is written in the language of the words.
struct EnumerationValue {
  std::string text;
  std::optional<Worded> supplied;
};

/// Values of an enumeration as declared, or tiers of a ladder from the lowest to the highest; codes are indices.
struct Enumeration {
  std::string name;  ///< of the ladder; empty for an enumeration that a field declares
  bool ladder = false;
  std::vector<EnumerationValue> values;

  std::optional<std::int32_t> code_of(std::string_view text) const;
};

/// One column of a record. A computed field has a node and is never read.
struct Field {
  std::string name;
  std::string column;  ///< the header in the export; the name where `from` says nothing
  Type type;
  bool key = false;
  bool optional = false;
  bool changeable = false;  ///< the customer can change it; for explanations alone
  std::optional<Value> default_value;
  std::optional<Decimal> unit;  ///< what is read is multiplied by it
  bool unit_percent = false;    ///< `unit %`: plain numbers are percents
  std::vector<std::string> date_forms;
  std::vector<std::string> missing_words;
  NodeId computed = none;
  Span span;
};

struct Record {
  std::string name;
  std::string file;            ///< the default file, relative to the rule file; empty where none is named
  RecordId parent = none;      ///< `of`: whose many records these are
  FieldId link = none;         ///< the field of this record that holds the parent's key
  FieldId parent_link = none;  ///< the field of the parent that it equals
  FieldId key = none;
  FieldId dated = none;  ///< lines dated after today are not seen
  NodeId where = none;   ///< keeps only records that meet it; a condition in the space of this record
  std::vector<Field> fields;
  Span span;

  std::optional<FieldId> field(std::string_view wanted) const;
};

}  // namespace rung
