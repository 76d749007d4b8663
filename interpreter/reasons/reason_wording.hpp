// What is said of one subject and one ladder.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "columns/column.hpp"
#include "diagnostics/diagnostic.hpp"
#include "diagnostics/language.hpp"
#include "reasons/reason_plan.hpp"

namespace rung {

class ReasonWording {
 public:
  /// Of one row of the inputs.
  ReasonWording(const Program& program, const ReasonPlan& plan, const ReasonLadder& ladder,
                std::span<const Column* const> inputs, std::size_t row, Language words);

  /// Codes of what keeps the subject from the next tier: the ladder's first, then parts by the points that they cost. At
  /// the highest tier, of the parts that gave points, the greatest first. With spaces between; so many parts at most.
  std::string codes(std::size_t most_parts) const;
  std::string sentence() const;
  /// Those behind the conditions and parts that codes() names first.
  std::string fields(std::size_t most) const;
  /// Every part with its points.
  std::string points() const;
  /// Each condition of the next tier, met or not.
  std::string conditions() const;

 private:
  struct Ranked {
    const ReasonPart* part;
    Decimal points;
  };

  Value value(ReasonInput input) const;
  std::optional<std::int32_t> code(ReasonInput input) const;
  std::optional<Decimal> number(std::optional<ReasonInput> input) const;
  bool met(const ReasonCondition& condition) const;
  std::string tier_name(std::int32_t code) const;
  std::optional<Decimal> lost(const ReasonPart& part) const;
  /// Parts that cost points; at the highest tier those that gave some. The greatest first.
  std::vector<Ranked> ranked() const;
  std::vector<const ReasonCondition*> unmet() const;
  bool is_at_top() const;
  /// The condition that the step which decided puts into words, if it is one.
  std::optional<Phrase> step() const;

  const Program& program_;
  const ReasonPlan& plan_;
  const ReasonLadder& ladder_;
  std::span<const Column* const> inputs_;
  std::size_t row_;
  Language words_;
  std::optional<std::int32_t> tier_;
  std::optional<std::int32_t> next_;
  std::optional<std::int32_t> why_;
};

}  // namespace rung
