// Digests a column once for all versions that share it.

#include "changes/row_reader.hpp"

#include "columns/number_column.hpp"
#include "program/print.hpp"

namespace rung {

RowReader::RowReader(const Versions& versions, const VersionGroup& group, Language language)
    : versions_(versions), group_(group), language_(language) {
  const std::size_t results = group.request().results.size();
  digested_.assign(results, 0);
  digests_.resize(results);
  for (const Enumeration& set : group.program().enumerations) code_digests_.push_back(digests_of(set));
  for (const MemberColumns& member : group.members())
    for (const ResultColumn& outcome : member.outcomes)
      if (outcome.result != none) digested_[outcome.result] = 1;
}

void RowReader::begin(const ResultBatch& batch) {
  batch_ = &batch;
  for (std::size_t i = 0; i < digested_.size(); ++i) {
    if (digested_[i] == 0) continue;
    const Type& type = group_.program()[group_.request().results[i]].type;
    const bool coded = type.kind == TypeKind::ladder || type.kind == TypeKind::enumeration;
    const std::span<const Digest> codes = coded ? code_digests_[type.set] : std::span<const Digest>();
    digest_column(*batch.results[i], type, codes, batch.lines.size(), digests_[i]);
  }
}

std::optional<Decimal> RowReader::number(const ResultColumn& column, std::size_t row) const {
  if (column.result == none) return std::nullopt;
  const Column& values = *batch_->results[column.result];
  const std::size_t at = values.size() == 1 ? 0 : row;
  if (values.states[at] != State::known || !is_number(values.storage)) return std::nullopt;
  return Decimal::from_scaled(mantissa_at(values, at), values.scale);
}

std::string RowReader::text(const MemberColumns& member, const ResultColumn& column, std::size_t row) const {
  if (column.result == none) return "";
  const Column& values = *batch_->results[column.result];
  const std::size_t at = values.size() == 1 ? 0 : row;
  if (values.states[at] != State::known) return "";
  return print(value_at(values, at, column.type), column.type, *member.program, language_);
}

std::vector<std::string> RowReader::texts(const MemberColumns& member,
                                          const std::vector<ResultColumn>& columns, std::size_t row) const {
  std::vector<std::string> list;
  for (const ResultColumn& column : columns) list.push_back(text(member, column, row));
  return list;
}

Snapshot RowReader::snapshot(const MemberColumns& member, std::size_t row) const {
  Snapshot taken;
  for (std::size_t i = 0; i < versions_.outcomes.size(); ++i) {
    if (versions_.outcomes[i].kind != ComparedOutcome::Kind::ladder) continue;
    taken.tiers.push_back(text(member, member.outcomes[i], row));
    taken.scores.push_back(text(member, member.scores[i], row));
    taken.reasons.push_back(text(member, member.reasons[i], row));
  }
  taken.shown = texts(member, member.shown, row);
  taken.inputs = texts(member, member.inputs, row);
  for (const auto& [name, column] : member.parts) taken.parts.push_back({name, text(member, column, row)});
  return taken;
}

std::string RowReader::key(std::size_t row) const {
  const Record& record = group_.program().records[subject];
  if (batch_->keys == nullptr || record.key == none) return "";
  const Type& type = record.fields[record.key].type;
  return print(value_at(*batch_->keys, row, type), type, group_.program(), language_);
}

}  // namespace rung
