// Gives the engine variants of one customer as lines.
#include "explain/variants.hpp"

#include <algorithm>

#include "columns/line_stream.hpp"

namespace rung {
namespace {

class VariantSink : public ResultSink {
 public:
  VariantSink(const Program& program, std::span<const NodeId> nodes) : program_(program), nodes_(nodes) {}

  void take(const ResultBatch& batch) override {
    for (std::size_t row = 0; row < batch.lines.size(); ++row) {
      std::vector<Outcome> outcomes;
      if (batch.fates[row] == Fate::evaluated)
        for (std::size_t i = 0; i < nodes_.size(); ++i)
          outcomes.push_back(outcome(*batch.results[i], row, i));
      variants.push_back(std::move(outcomes));
    }
  }

  std::vector<std::vector<Outcome>> variants;

 private:
  Outcome outcome(const Column& column, std::size_t row, std::size_t i) const {
    const std::size_t at = column.size() == 1 ? 0 : row;
    if (is_fault(column.states[at])) return fault_of(column.states[at]);
    return value_at(column, at, program_[nodes_[i]].type);
  }

  const Program& program_;
  std::span<const NodeId> nodes_;
};

/// Records of which a field is read.
std::vector<bool> reached_records(const Program& program, const std::vector<NodeId>& nodes) {
  Request request;
  request.results = nodes;
  std::vector<bool> reached;
  for (const std::vector<bool>& fields : needed_fields(program, request))
    reached.push_back(std::find(fields.begin(), fields.end(), true) != fields.end());
  return reached;
}

}  // namespace

Variants::Variants(Program program, const SubjectRecords& records, const Settings& settings,
                   std::vector<NodeId> nodes)
    : program_(std::move(program)),
      records_(&records),
      settings_(settings),
      nodes_(std::move(nodes)),
      reached_(reached_records(program_, nodes_)) {
  settings_.charts = false;
  settings_.jobs = 1;
  settings_.line_watcher = nullptr;
  // Lines of related records belong to a customer by its key, so that variants which need them go one by one. Without such
  // lines all variants are one batch, and the key that they share is none.
  for (RecordId id = 0; id < program_.records.size(); ++id)
    one_by_one_ = one_by_one_ || (reached_[id] && program_.records[id].parent != none);
  if (!one_by_one_) program_.records[subject].key = none;
}

std::vector<std::vector<Outcome>> Variants::evaluate(std::span<const Variant> variants,
                                                     std::optional<Date> today) const {
  if (!one_by_one_ || variants.size() <= 1) return run(variants, today);
  std::vector<std::vector<Outcome>> outcomes;
  for (const Variant& variant : variants) outcomes.push_back(evaluate_one(variant, today));
  return outcomes;
}

std::vector<Outcome> Variants::evaluate_one(const Variant& variant, std::optional<Date> today) const {
  return run({&variant, 1}, today).at(0);
}

std::optional<NodeOutcomes> Variants::by_node(const Variant& variant) const {
  const std::vector<Outcome> outcomes = evaluate_one(variant, today());
  if (outcomes.size() != nodes_.size()) return std::nullopt;
  NodeOutcomes values(program_.nodes.size());
  for (std::size_t i = 0; i < nodes_.size(); ++i) values[nodes_[i]] = outcomes[i];
  for (NodeId id = 0; id < program_.nodes.size(); ++id)
    if (const auto* constant = std::get_if<op::Constant>(&program_[id].operation))
      values[id] = Outcome(constant->value);
  return values;
}

std::vector<std::vector<Outcome>> Variants::run(std::span<const Variant> variants,
                                                std::optional<Date> today) const {
  std::vector<std::unique_ptr<LineStream>> streams;
  std::vector<RecordStream*> pointers;
  for (RecordId id = 0; id < program_.records.size(); ++id) {
    const HeldLines& held = records_->records[id];
    if (id == subject) {
      std::vector<std::vector<Value>> lines;
      for (const Variant& variant : variants) {
        lines.push_back(own());
        for (const FieldChange& change : variant) lines.back()[change.field] = change.value;
      }
      streams.push_back(std::make_unique<LineStream>(program_.records[id], lines));
    } else if (reached_[id]) {
      streams.push_back(std::make_unique<LineStream>(program_.records[id], held.lines, held.rejected));
    } else {
      streams.push_back(nullptr);
    }
    pointers.push_back(streams.back().get());
  }
  Settings settings = settings_;
  settings.today = today;
  VariantSink sink(program_, nodes_);
  Request request;
  request.results = {nodes_.front()};
  request.beside.assign(nodes_.begin() + 1, nodes_.end());
  const Outcomes outcomes = rung::evaluate(program_, request, settings, pointers, sink);
  if (outcomes.fault) return std::vector<std::vector<Outcome>>(variants.size());
  return std::move(sink.variants);
}

}  // namespace rung
