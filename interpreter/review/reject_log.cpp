// Puts the rejects of readers and of the engine in one order, with a reason for each.

#include "review/reject_log.hpp"

#include <algorithm>

#include "diagnostics/kinds.hpp"
#include "program/print.hpp"

namespace rung {
namespace {

Kind kind_of(const Refused& refused) {
  if (refused.fate == Fate::duplicate) return Kind::duplicate_key;
  switch (refused.fault) {
    case Fault::overflow: return Kind::record_overflow;
    case Fault::ambiguous_rows: return Kind::record_ambiguous_rows;
    case Fault::disagreeing_rows: return Kind::record_disagreeing_rows;
  }
  return Kind::record_overflow;
}

}  // namespace

Refused refused_row(const Program& program, const ResultBatch& batch, std::size_t row, Language words) {
  Refused refused{batch.lines[row], batch.fates[row], Fault::overflow, ""};
  if (refused.fate == Fate::faulty) refused.fault = batch.faults[row];
  if (refused.fate == Fate::duplicate && batch.keys != nullptr) {
    const Record& record = program.records[subject];
    const Type type = record.fields[record.key].type;
    refused.key = print(value_at(*batch.keys, row, type), type, program, words);
  }
  return refused;
}

void RejectLog::take(const std::vector<Reject>& rejects) {
  lines_.insert(lines_.end(), rejects.begin(), rejects.end());
}

void RejectLog::take_subjects(std::span<const Refused> refused, const RecordReader& reader) {
  for (const Refused& one : refused) {
    Diagnostic reason{kind_of(one), reader.place_of(one.line), {}, {}, {}};
    Reject reject{subject, one.line, "", "", std::move(reason)};
    if (one.fate == Fate::duplicate) {
      const Record& record = program_.records[subject];
      reject.column = record.fields[record.key].column;
      reject.value = one.key;
      reject.reason.with("value", one.key).with("column", reject.column);
    }
    lines_.push_back(std::move(reject));
  }
  std::stable_sort(lines_.begin(), lines_.end(), [](const Reject& a, const Reject& b) {
    return a.record != b.record ? a.record < b.record : a.line < b.line;
  });
}

}  // namespace rung
