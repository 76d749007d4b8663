// Writes values for people and files. Files of their own formats (JSON, CSV quoting) are no business of this
// one.
#include "program/print.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <variant>

#include "program/supplied.hpp"

namespace rung {

namespace {

Supplied unit_word(DurationUnit unit, bool of_one) {
  switch (unit) {
    case DurationUnit::days: return of_one ? Supplied::day : Supplied::days;
    case DurationUnit::weeks: return of_one ? Supplied::week : Supplied::weeks;
    case DurationUnit::months: return of_one ? Supplied::month : Supplied::months;
    case DurationUnit::years: return of_one ? Supplied::year : Supplied::years;
    case DurationUnit::minutes: return of_one ? Supplied::minute : Supplied::minutes;
    case DurationUnit::hours: return of_one ? Supplied::hour : Supplied::hours;
    case DurationUnit::working_days: return of_one ? Supplied::working_day : Supplied::working_days;
  }
  __builtin_unreachable();
}

struct Printer {
  const Type& type;
  const Program& program;
  Language language;

  std::string operator()(Missing) const { return {}; }
  std::string operator()(Decimal number) const {
    return type.is_percent() ? write_percent(number) : write_decimal(number);
  }
  std::string operator()(bool truth) const {
    return std::string(words(truth ? Supplied::yes : Supplied::no).in(language));
  }
  std::string operator()(Date date) const { return write_date(date); }
  std::string operator()(Duration duration) const {
    const WrittenDuration written = as_written(duration);
    return fmt::format("{} {}", written.count,
                       words(unit_word(written.unit, written.count == 1)).in(language));
  }
  std::string operator()(Code code) const {
    const EnumerationValue& value =
        program.enumerations[type.set].values[static_cast<std::size_t>(code.code)];
    return value.supplied ? std::string(value.supplied->in(language)) : value.text;
  }
  std::string operator()(const std::string& text) const { return text; }
};

}  // namespace

std::string print(const Value& value, const Type& type, const Program& program, Language words) {
  return std::visit(Printer{type, program, words}, value);
}

std::string ColumnName::in(Language words) const {
  return member ? name + "." + std::string(member->in(words)) : name;
}

}  // namespace rung
