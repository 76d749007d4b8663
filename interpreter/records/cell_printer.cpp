// Cells by way of values.
#include "records/cell_printer.hpp"

#include "columns/number_column.hpp"
#include "program/print.hpp"

namespace rung {

void CellPrinter::append_to(std::string& out, const Column& column, std::size_t row) const {
  const std::size_t at = column.size() == 1 ? 0 : row;
  if (column.states[at] != State::known) return;
  if (!is_number(column.storage)) {
    out += print(value_at(column, at, type_), type_, program_, words_);
    return;
  }
  const std::optional<Decimal> number = Decimal::from_scaled(mantissa_at(column, at), column.scale);
  if (!number) return;
  const bool fraction = type_.is_percent() && style_ == NumberStyle::fraction;
  out += fraction ? write_decimal(*number, Decimal::written_places + percent_shift)
                  : print(*number, type_, program_, words_);
}

}  // namespace rung
