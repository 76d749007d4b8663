// Tables: the row that is the first to be met, and its cell.
#include <algorithm>

#include "proofs/reasoning.hpp"
#include "proofs/row_finder.hpp"

namespace rung {

void Reasoning::find_rows(NodeId id, const op::MatchRow& o) {
  auto found = std::make_shared<RowPairs>(RowFinder(*this).find(o.rows));
  const Int128 one = Decimal(1).units();
  Extent extent;
  const auto count = static_cast<std::uint32_t>(o.rows.size());
  for (std::uint32_t row = 0; row < count; ++row)
    if (found->possible[row]) extent = hull(extent, Extent::between(one * row, one * row));
  extent.missing = found->possible[count];
  Relation relation;
  for (const auto& [from, to] : found->pairs) {
    relation.rises = relation.rises || (from < to && to < count);
    relation.falls = relation.falls || (to < from && from < count);
    relation.appears = relation.appears || (from == count && to < count);
    relation.vanishes = relation.vanishes || (to == count && from < count);
  }
  rows_[id] = std::move(found);
  put(id, extent, relation);
}

Reasoning::Seen Reasoning::of_pick(const op::Pick& o, const Type& type) {
  const auto* match = std::get_if<op::MatchRow>(&program_[o.row].operation);
  if (match == nullptr) {
    Seen all{everything(type, program_), Relation::unknown()};
    return all;
  }
  const std::shared_ptr<const RowPairs> rows = rows_[o.row];
  const std::size_t count = match->rows.size();
  std::vector<Seen> cells(count + 1);
  cells[count].extent = Extent::of_missing();
  Seen result;
  std::vector<std::pair<NodeId, Assumed>> assumed;
  for (std::size_t row = 0; row < count; ++row) {
    if (rows->possible[row]) {
      assumed.emplace_back(match->rows[row], Assumed::yes);
      cells[row] = seen_where(assumed, o.cells[row]);
      assumed.pop_back();
      result.extent = hull(result.extent, cells[row].extent);
    }
    // A few rows that are not met tell enough about the later ones.
    if (match->kind == MatchKind::first && row < 16) assumed.emplace_back(match->rows[row], Assumed::unmet);
  }
  if (rows->possible[count]) result.extent.missing = true;
  if (raised_ == none) return result;
  Transitions truths = Transitions::none();
  for (const auto& [from, to] : rows->pairs) {
    const bool one_row = from == to;
    result.relation.join(one_row ? cells[from].relation : cross(type, cells[from].extent, cells[to].extent));
    for (const Truth3 a : {Truth3::no, Truth3::yes, Truth3::missing})
      for (const Truth3 b : {Truth3::no, Truth3::yes, Truth3::missing})
        if (!one_row || (from < count && cells[from].relation.truths.has(a, b)) ||
            (from == count && a == Truth3::missing && b == a))
          truths.add(a, b);
  }
  result.relation.truths = truths;
  return result;
}

}  // namespace rung
