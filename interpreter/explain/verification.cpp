// Adds up again what an account says.
#include "explain/verification.hpp"

#include <algorithm>

#include "diagnostics/kinds.hpp"

namespace rung {
namespace {

using Number = std::optional<Decimal>;

class Verification {
 public:
  Verification(const Account& account, const Program& program, Diagnostics& diagnostics)
      : account_(account), program_(program), diagnostics_(diagnostics) {}

  std::size_t run() {
    for (const ScoreAccount& score : account_.scores)
      if (score.applies) score_adds_up(score);
    for (const TableAccount& table : account_.tables) table_holds(table);
    for (const ScaleAccount& scale : account_.scales) scale_adds_up(scale);
    for (const LadderAccount& ladder : account_.ladders) ladder_leads(ladder);
    for (const GatheringAccount& gathering : account_.gatherings) gathering_adds_up(gathering);
    return count_;
  }

 private:
  static std::string shown(const Number& number) { return number ? write_decimal(*number, 18) : "—"; }

  void differ(const std::string& what, const std::string& account, const std::string& written) {
    diagnostics_.report(Kind::account_differs)
        .with("id", account_.subject)
        .with("what", what)
        .with("account", account)
        .with("written", written);
  }

  void equal(const std::string& what, const Number& account, const Number& written) {
    ++count_;
    if (account != written) differ(what, shown(account), shown(written));
  }

  Number constant(const Stated& stated) const {
    if (!stated.is_there()) return std::nullopt;
    const auto* constant = std::get_if<op::Constant>(&program_[stated.node].operation);
    const auto* number = constant == nullptr ? nullptr : std::get_if<Decimal>(&constant->value);
    return number == nullptr ? std::nullopt : std::optional(*number);
  }

  /// `at most`, then `at least`, where they are numbers that the rules state.
  Number bounded(Number value, const Bounded& by, const Number& written) const {
    const bool known = (!by.at_most.is_there() || constant(by.at_most)) &&
                       (!by.at_least.is_there() || constant(by.at_least));
    if (!known) return written;
    if (!value) return value;
    if (const auto most = constant(by.at_most)) value = std::min(*value, *most);
    if (const auto least = constant(by.at_least)) value = std::max(*value, *least);
    return value;
  }

  static Number sum(const Number& a, const Number& b) { return a && b ? add(*a, *b) : std::nullopt; }
  static Number difference(const Number& a, const Number& b) {
    return a && b ? subtract(*a, *b) : std::nullopt;
  }

  void score_adds_up(const ScoreAccount& account) {
    const Score& score = program_.scores[account.score];
    if (std::any_of(score.parts.begin(), score.parts.end(),
                    [](const ScorePart& part) { return part.kind == ScorePart::Kind::weight; }))
      return weights_add_up(account, score);
    Number base = Decimal(0);
    Number sides[2] = {Decimal(0), Decimal(0)};
    for (const PartAccount& one : account.parts) {
      const ScorePart& part = score.parts[one.part];
      const std::string path = score.name + "." + (part.label.empty() ? "base" : part.label);
      if (part.kind == ScorePart::Kind::base) {
        base = sum(base, one.contribution);
        continue;
      }
      equal(path, part_by_its_lines(one, part), one.contribution);
      Number& side = sides[part.kind == ScorePart::Kind::penalty ? 1 : 0];
      if (part.group.empty()) side = sum(side, one.contribution);
    }
    for (const GroupAccount& one : account.groups) {
      const ScoreGroup& group = score.groups[one.group];
      const Number total = bounded(group_sum(account, group), group.bounded, one.bound.after);
      equal(score.name + "." + group.name, total, one.bound.after);
      sides[group.penalty ? 1 : 0] = sum(sides[group.penalty ? 1 : 0], one.bound.after);
    }
    Number value = base;
    const Number bonuses = total(account, score, ScoreTotal::Kind::bonuses, sides[0]);
    const Number penalties = total(account, score, ScoreTotal::Kind::penalties, sides[1]);
    equal(score.name + ".bonuses", bonuses, account.bonuses);
    equal(score.name + ".penalties", penalties, account.penalties);
    value = sum(base, total(account, score, ScoreTotal::Kind::extras, difference(bonuses, penalties)));
    for (const FactorAccount& one : account.factors)
      value = value && one.by ? multiply(*value, *one.by) : std::nullopt;
    equal(score.name, total(account, score, ScoreTotal::Kind::total, value), account.value);
  }

  Number part_by_its_lines(const PartAccount& one, const ScorePart& part) const {
    for (const TestedCondition& condition : one.conditions)
      if (condition.met != Met::yes) return Decimal(0);
    if (!one.amount || (part.per.is_there() && !one.per)) return Decimal(0);
    Number value = part.per.is_there() ? multiply(*one.amount, *one.per) : one.amount;
    value = bounded(value, part.bounded, one.contribution);
    return value ? value : Number(Decimal(0));
  }

  static Number group_sum(const ScoreAccount& account, const ScoreGroup& group) {
    Number total;
    for (const std::uint32_t part : group.parts) {
      const Number& one = account.parts[part].contribution;
      if (!one) return std::nullopt;
      if (!total)
        total = one;
      else
        total = group.greatest ? std::max(*total, *one) : sum(total, one);
    }
    return total;
  }

  Number total(const ScoreAccount& account, const Score& score, ScoreTotal::Kind kind,
               const Number& value) const {
    for (const TotalAccount& one : account.totals)
      if (score.totals[one.total].kind == kind)
        return bounded(value, score.totals[one.total].bounded, one.bound.after);
    return value;
  }

  void weights_add_up(const ScoreAccount& account, const Score& score) {
    Number points = Decimal(0);
    Number coverage = Decimal(0);
    for (const PartAccount& one : account.parts) {
      if (!one.points && score.reweighted) continue;
      points = sum(points, one.points);
      if (one.amount) coverage = sum(coverage, one.weight);
    }
    equal(score.name + ".coverage", coverage, account.coverage);
    if (score.reweighted && points && coverage) points = divide(*points, *coverage);
    const auto least = constant(score.enough);
    if (least && coverage && *coverage < *least) points.reset();
    equal(score.name, points, account.value);
  }

  void table_holds(const TableAccount& account) {
    const Table& table = program_.tables[account.table];
    for (std::size_t i = 0; i < table.outputs.size() && table.match == Table::Match::one; ++i) {
      ++count_;
      const Outcome& written = account.outputs[i].value;
      if (account.rows.empty()) {
        if (!account.outputs[i].is_blank()) differ(table.name, "—", "…");
        continue;
      }
      const NodeId cell = table.outputs[i].cells[account.rows[0]];
      const auto* constant = std::get_if<op::Constant>(&program_[cell].operation);
      const Value* const value = std::get_if<Value>(&written);
      if (constant == nullptr || value == nullptr) continue;
      const bool both = !is_missing(constant->value) && !is_missing(*value);
      if (is_missing(constant->value) != is_missing(*value) ||
          (both && compare(constant->value, *value) != 0))
        differ(table.name, std::to_string(account.rows[0] + 1), "…");
    }
  }

  void scale_adds_up(const ScaleAccount& account) {
    if (!account.value) return;
    Number total = Decimal(0);
    for (const ScaleAccount::Slice& slice : account.slices) {
      equal(program_.scales[account.scale].name, multiply(slice.amount, slice.rate), slice.earned);
      total = sum(total, slice.earned);
    }
    equal(program_.scales[account.scale].name, total, account.value);
  }

  void ladder_leads(const LadderAccount& account) {
    const LadderDeclaration& ladder = program_.ladders[account.ladder];
    const auto tier = [&](std::optional<std::int32_t> code) {
      return code ? program_.enumerations[ladder.set].values[static_cast<std::size_t>(*code)].text
                  : std::string("—");
    };
    ++count_;
    const auto by_steps = account.steps.empty() ? std::nullopt : account.steps.back().tier;
    if (by_steps != account.tier) differ(ladder.name, tier(by_steps), tier(account.tier));
    if (account.decision.tier != account.tier)
      differ(ladder.name, tier(account.decision.tier), tier(account.tier));
    for (std::size_t code = 1; code < account.tiers.size(); ++code) {
      met_by_its_conditions(ladder, account.tiers[code].reach, account.tiers[code].reached);
      met_by_its_conditions(ladder, account.tiers[code].keep, account.tiers[code].kept);
    }
  }

  void met_by_its_conditions(const LadderDeclaration& ladder, const std::vector<TestedCondition>& conditions,
                             bool written) {
    ++count_;
    const bool met = std::all_of(conditions.begin(), conditions.end(),
                                 [](const TestedCondition& one) { return one.met == Met::yes; });
    if (met != written) differ(ladder.name, met ? "✓" : "✗", written ? "✓" : "✗");
  }

  void gathering_adds_up(const GatheringAccount& account) {
    const auto& aggregate = std::get<op::Aggregate>(program_[account.aggregate.node].operation);
    const Value* const written = std::get_if<Value>(&account.aggregate.value);
    if (written == nullptr || is_missing(*written)) return;
    if (aggregate.kind == AggregateKind::count)
      equal(account.aggregate.name, Decimal(static_cast<std::int64_t>(account.counted)),
            std::get<Decimal>(*written));
    if (aggregate.kind == AggregateKind::sum && account.sum)
      equal(account.aggregate.name, account.sum, std::get<Decimal>(*written));
  }

  const Account& account_;
  const Program& program_;
  Diagnostics& diagnostics_;
  std::size_t count_ = 0;
};

}  // namespace

std::size_t verified(const Account& account, const Program& program, Diagnostics& diagnostics) {
  return Verification(account, program, diagnostics).run();
}

}  // namespace rung
