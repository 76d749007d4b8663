// Evaluates one customer as it is and as it might be, by the engine.
#pragma once

#include <memory>
#include <span>

#include "engine/engine.hpp"
#include "explain/own_program.hpp"
#include "explain/subject_records.hpp"

namespace rung {

struct FieldChange {
  FieldId field;
  Value value;
};
/// The customer with some fields changed.
using Variant = std::vector<FieldChange>;

class Variants {
 public:
  /// `nodes` are what is asked of each variant; a fault of the first makes it one that is not rated. The records must outlive this; the settings are those of the run.
  Variants(Program program, const SubjectRecords& records, const Settings& settings,
           std::vector<NodeId> nodes);

  /// For each variant the outcomes of the nodes; none at all where the variant would not be rated: left out, or faulty.
  std::vector<std::vector<Outcome>> evaluate(std::span<const Variant> variants,
                                             std::optional<Date> today) const;
  std::vector<Outcome> evaluate_one(const Variant& variant, std::optional<Date> today) const;
  /// By node; nothing where the variant would not be rated.
  std::optional<NodeOutcomes> by_node(const Variant& variant) const;

  const Program& program() const { return program_; }
  const std::vector<NodeId>& nodes() const { return nodes_; }
  std::optional<Date> today() const { return settings_.today; }
  const std::vector<Value>& own() const { return records_->own(); }

 private:
  std::vector<std::vector<Outcome>> run(std::span<const Variant> variants, std::optional<Date> today) const;

  Program program_;
  const SubjectRecords* records_;
  Settings settings_;
  std::vector<NodeId> nodes_;
  std::vector<bool> reached_;  ///< by record: whether its lines are looked at
  bool one_by_one_ = false;
};

}  // namespace rung
