// Lowers `entitlements`: the cell of the subject's tier, then what is granted, then what is revoked.

#include <algorithm>

#include "check/checker.hpp"
#include "diagnostics/kinds.hpp"

namespace rung {

class EntitlementsLowering {
 public:
  EntitlementsLowering(Checker& checker, Declared& declared)
      : c_(checker),
        g_(checker.graph_),
        declared_(declared),
        written_(std::get<syntax::Entitlements>(declared.syntax->body)) {}

  void run() {
    declared_.failed = true;
    lowered_.name = declared_.syntax->name.name;
    by_ = c_.lower(written_.by, Standpoint{});
    if (by_ == none) return;
    lowered_.by = by_;
    lowered_.span = declared_.syntax->name.span;
    if (g_.type(by_).kind != TypeKind::ladder) {
      c_.diagnostics_.report(Kind::not_a_ladder, c_.expr(written_.by).span)
          .with("type", spoken(g_.type(by_), c_.program_));
      return;
    }
    bool good = take_columns();
    if (!good) return;
    for (std::uint32_t i = 0; i < written_.rows.size(); ++i) good = take_row(i) && good;
    good = take_grants() && good;
    good = take_revokes() && good;
    if (!good) return;
    for (const std::string& name : order_) {
      declared_.outputs[name] = values_[name];
      lowered_.benefits.push_back({stages_[name], name, values_[name], cells_[name], spans_[name]});
    }
    c_.program_.entitlements.push_back(std::move(lowered_));
    declared_.failed = false;
  }

 private:
  bool take_columns() {
    const Enumeration& tiers = c_.program_.enumerations[g_.type(by_).set];
    for (const syntax::Identifier& tier : written_.tiers) {
      const auto code = tiers.code_of(tier.name);
      if (!code) {
        c_.report_unknown(tier.name, tier.span, Standpoint{}, g_.type(by_));
        return false;
      }
      for (const std::int32_t known : codes_)
        if (known == *code) c_.diagnostics_.report(Kind::tier_twice, tier.span).with("tier", tier.name);
      codes_.push_back(*code);
    }
    for (std::size_t code = 0; code < tiers.values.size() && !written_.rows.empty(); ++code)
      if (std::find(codes_.begin(), codes_.end(), static_cast<std::int32_t>(code)) == codes_.end()) {
        c_.diagnostics_
            .report(Kind::tier_without_column,
                    written_.tiers.empty() ? c_.expr(written_.by).span
                                           : cover(written_.tiers.front().span, written_.tiers.back().span))
            .with("tier", tiers.values[code].text);
        return false;
      }
    return true;
  }

  bool take_row(std::uint32_t number) {
    const syntax::BenefitRow& row = written_.rows[number];
    c_.part_ = number;
    const Origin origin = c_.origin_of(row.span);
    std::vector<NodeId> cells;
    bool good = true;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      const Origin cell = c_.origin_of(row.cell_spans[i]);
      cells.push_back(row.cells[i] == syntax::no_expr ? g_.missing(Type::nothing(), cell)
                                                      : c_.lower(row.cells[i], Standpoint{}));
      good = good && cells.back() != none;
    }
    c_.part_ = none;
    if (values_.contains(row.benefit.name)) {
      c_.diagnostics_.report(Kind::name_twice, row.benefit.span).with("name", row.benefit.name);
      return false;
    }
    if (!good) return false;
    const auto type = c_.column_type(cells, row.cell_spans);
    if (!type) return false;
    std::vector<NodeId> rows;
    for (const std::int32_t code : codes_)
      rows.push_back(
          g_.compare(Comparison::equal, by_, g_.constant(Code{code}, g_.type(by_), origin), origin));
    std::vector<NodeId>& by_code = cells_[row.benefit.name];
    by_code.assign(codes_.size(), none);
    for (std::size_t i = 0; i < cells.size() && i < codes_.size(); ++i)
      if (static_cast<std::size_t>(codes_[i]) < by_code.size())
        by_code[static_cast<std::size_t>(codes_[i])] = cells[i];
    spans_[row.benefit.name] = row.span;
    put(row.benefit.name, row.stage,
        g_.pick(MatchKind::first, std::move(rows), std::move(cells), *type, origin));
    return true;
  }

  std::vector<Condition> asked(syntax::ExprId when) {
    if (when == syntax::no_expr) return {};
    return c_.conditions_of(when, Standpoint{});
  }

  void put(const std::string& name, const std::string& stage, NodeId value) {
    order_.push_back(name);
    stages_[name] = stage;
    values_[name] = value;
  }

  /// Of several grants of one benefit the first that holds: they are laid around the row's value from the last to the first.
  bool take_grants() {
    for (auto grant = written_.grants.rbegin(); grant != written_.grants.rend(); ++grant) {
      const Origin origin = c_.origin_of(grant->span);
      const std::string& name = grant->benefit.name;
      const NodeId condition = grant->when == syntax::no_expr ? g_.constant(true, Type::truth(), origin)
                                                              : c_.lower_condition(grant->when, Standpoint{});
      const auto known = values_.find(name);
      const Type expected = known == values_.end() ? Type::nothing() : g_.type(known->second);
      const NodeId value = grant->value == syntax::no_expr ? g_.constant(true, Type::truth(), origin)
                                                           : c_.lower(grant->value, Standpoint{}, expected);
      if (condition == none || value == none) return false;
      const auto type = together(expected, g_.type(value));
      if (!type) {
        const Span span = grant->value == syntax::no_expr ? grant->benefit.span : c_.expr(grant->value).span;
        c_.mismatch(Kind::grant_type, span, value, known->second);
        return false;
      }
      Type own = *type;
      if (own.is_number() && own.numeric == Numeric::literal) own.numeric = Numeric::number;
      const NodeId before = known == values_.end() ? g_.missing(own, origin) : known->second;
      if (known == values_.end()) granted_.push_back(name);
      values_[name] = g_.choose(condition, value, before, own, origin);
      if (!spans_.contains(name)) spans_[name] = grant->span;
      lowered_.grants.insert(lowered_.grants.begin(),
                             {name, false, condition, value, asked(grant->when), grant->span});
    }
    for (auto name = granted_.rbegin(); name != granted_.rend(); ++name) put(*name, "", values_[*name]);
    return true;
  }

  bool take_revokes() {
    for (const syntax::Revoke& revoke : written_.revokes) {
      const Origin origin = c_.origin_of(revoke.span);
      const auto known = values_.find(revoke.benefit.name);
      const NodeId condition = revoke.when == syntax::no_expr ? g_.constant(true, Type::truth(), origin)
                                                              : c_.lower_condition(revoke.when, Standpoint{});
      if (condition == none) return false;
      if (known == values_.end()) {
        c_.suggest(c_.diagnostics_.report(Kind::unknown_benefit, revoke.benefit.span)
                       .with("name", revoke.benefit.name),
                   revoke.benefit.name, order_);
        return false;
      }
      const Type type = g_.type(known->second);
      known->second = g_.choose(condition, g_.missing(type, origin), known->second, type, origin);
      lowered_.grants.push_back(
          {revoke.benefit.name, true, condition, none, asked(revoke.when), revoke.span});
    }
    return true;
  }

  Checker& c_;
  Graph& g_;
  Declared& declared_;
  const syntax::Entitlements& written_;
  Entitlements lowered_;
  NodeId by_ = none;
  std::vector<std::int32_t> codes_;
  std::vector<std::string> order_;
  std::vector<std::string> granted_;
  std::map<std::string, std::string> stages_;
  std::map<std::string, NodeId> values_;
  std::map<std::string, std::vector<NodeId>> cells_;
  std::map<std::string, Span> spans_;
};

void Checker::lower_entitlements(Declared& declared) {
  EntitlementsLowering(*this, declared).run();
}

}  // namespace rung
