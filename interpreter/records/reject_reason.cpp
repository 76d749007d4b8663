// Facts about a bad cell: what stands there, and what the field would have taken.
#include "records/reject_reason.hpp"

#include <string>
#include <vector>

#include "diagnostics/kinds.hpp"
#include "records/cell_text.hpp"
#include "records/nearest.hpp"

namespace rung {
namespace {

/// A long enumeration is not listed to its end.
constexpr std::size_t values_shown = 20;

std::string listed(const std::vector<std::string>& texts) {
  std::string list;
  for (std::size_t i = 0; i < texts.size() && i < values_shown; ++i) {
    if (i > 0) list += ", ";
    list += '`' + texts[i] + '`';
  }
  if (texts.size() > values_shown) list += " …";
  return list;
}

std::vector<std::string> values_of(const Type& type, const Program& program) {
  std::vector<std::string> values;
  for (const EnumerationValue& value : program.enumerations[type.set].values) values.push_back(value.text);
  return values;
}

}  // namespace

Diagnostic reject_reason(Kind kind, const Field& field, const Program& program, std::string_view column,
                         std::string_view value, const DataPlace& place) {
  Diagnostic diagnostic = {kind, place, {}, {}, {}};
  diagnostic.with("value", excerpt(trim(value))).with("column", std::string(column));
  if (kind == Kind::value_unlisted) {
    const std::vector<std::string> values = values_of(field.type, program);
    diagnostic.with("values", listed(values));
    if (const auto near = nearest(value, values)) diagnostic.help(Phrase::did_you_mean, {{"name", *near}});
  }
  if (kind == Kind::date_form_misfit) diagnostic.with("forms", listed(field.date_forms));
  if (kind == Kind::number_unit_misfit && field.unit)
    diagnostic.with("unit", write_decimal(*field.unit, Decimal::places));
  return diagnostic;
}

}  // namespace rung
