// Which rows of a table and which slices of a scale gave a value.
#include "explain/account_parts.hpp"

namespace rung {

TableAccount account_of_table(const Reading& reading, std::uint32_t index) {
  const Table& table = reading.program().tables[index];
  TableAccount account{index, {}, {}, {}, {}};
  for (const Stated& input : table.inputs) account.inputs.push_back(reading.named(input));
  for (std::uint32_t row = 0; row < table.rows.size(); ++row) {
    if (reading.met(table.rows[row].met) != Met::yes) continue;
    account.rows.push_back(row);
    if (table.match == Table::Match::one) break;
  }
  for (const Table::Output& output : table.outputs) account.outputs.push_back(reading.named(output.value));
  if (account.rows.empty() && !table.outputs.empty())
    account.blank = reading.blank_behind(table.outputs[0].value);
  return account;
}

ScaleAccount account_of_scale(const Reading& reading, std::uint32_t index) {
  const Scale& scale = reading.program().scales[index];
  ScaleAccount account{index, reading.named(scale.of), {}, reading.number(scale.value)};
  for (std::uint32_t i = 0; i < scale.slices.size(); ++i) {
    const auto amount = reading.number(scale.slices[i].amount);
    const auto rate = reading.number(scale.slices[i].rate);
    const auto earned = reading.number(scale.slices[i].earned);
    if (amount && rate && earned && *amount > Decimal(0))
      account.slices.push_back({i, *amount, *rate, *earned});
  }
  return account;
}

}  // namespace rung
