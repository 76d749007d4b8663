// The work of check: one object that holds the names and the graph, its functions spread over one file a declaration and
// one file a kind of expression.
#pragma once

#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "check/check.hpp"
#include "check/declared.hpp"
#include "check/graph.hpp"
#include "check/standpoint.hpp"
#include "check/types.hpp"
#include "grammar/words.hpp"

namespace rung {

class Checker {
 public:
  Checker(const Sources& sources, const SyntaxTree& tree, const std::vector<UsedTree>& used,
          Diagnostics& diagnostics);

  Checked run(const Asked& asked);

 private:
  using ExprId = syntax::ExprId;

  // --- use.cpp
  /// Lists the declarations of the rules and of the files that they use, in the order of the text; opens modules.
  void place(const SyntaxTree& tree, bool root);
  void open_module(const Placed& use, const SyntaxTree& tree);
  void lower_modules();
  void point_at_uses();
  NodeId bound_value(const Declared& param, std::optional<Type> type);
  ModuleUse* module_named(ExprId id);
  /// What `risk`, or `churn.risk` with a module, stands for; lowered. Nothing for any other expression or name.
  Declared* declared_at(ExprId id);
  Declared* resolved_in(ModuleUse& module, const syntax::Identifier& name);

  // --- check.cpp, names.cpp
  void declare_names();
  void declare_record_names();
  void lower_declarations();
  std::vector<Declared*> in_order_of_use();
  void lower(Declared& declared);
  /// Lowers what a name stands for if that was not done; reports a cycle. Nothing where it failed.
  Declared* resolved(const std::string& name, Span span);
  Declared* find_declared(const std::string& name);
  /// Whether a place is in the body of a declaration with parameters.
  bool inside_function(Span span) const;
  std::optional<RecordId> find_record(std::string_view name) const;
  void report_unknown(const std::string& name, Span span, const Standpoint& scope, Type expected);
  void suggest(Diagnostic& diagnostic, const std::string& name,
               const std::vector<std::string>& candidates) const;
  void note_supplied(Span span, const Worded& words) {
    if (span.source == root_->source) checked_.supplied.push_back({span, words});
  }

  // --- expressions: the node of an expression, none where something was reported
  NodeId lower(ExprId id, const Standpoint& scope, Type expected = Type::nothing());
  NodeId lower_condition(ExprId id, const Standpoint& scope);
  NodeId lower_constant(ExprId id, Type expected);
  std::optional<Value> constant_value(ExprId id, Type expected);
  std::optional<Decimal> decimal_of(const syntax::Number& number, Span span);
  std::optional<Date> date_of(const syntax::DateLiteral& date, Span span);

  NodeId lower_number(const syntax::Number& number, const Origin& origin);
  NodeId lower_duration(const syntax::Duration& duration, const Origin& origin);
  NodeId lower_text(const syntax::Text& text, const Origin& origin, const Standpoint& scope, Type expected);
  NodeId lower_negate(const syntax::Negate& negate, const Origin& origin, const Standpoint& scope);
  NodeId lower_sum(const syntax::Sum& sum, const Origin& origin, const Standpoint& scope);
  NodeId lower_product(const syntax::Product& product, const Origin& origin, const Standpoint& scope);
  NodeId calculate(Arithmetic kind, NodeId left, NodeId right, const Origin& origin);
  NodeId lower_compare(const syntax::Compare& compare, const Origin& origin, const Standpoint& scope);
  NodeId lower_is(const syntax::Is& is, const Origin& origin, const Standpoint& scope);
  NodeId lower_in(const syntax::In& in, const Origin& origin, const Standpoint& scope);
  NodeId lower_within(const syntax::Within& within, const Origin& origin, const Standpoint& scope);
  NodeId compare(Comparison kind, NodeId left, NodeId right, const Origin& origin);
  void help_without_quotes(Diagnostic& fault, NodeId text, Type other) const;
  /// Reports the word `missing` where a value is compared with: such a comparison is never met.
  bool refuses_missing(ExprId id);
  /// Both sides of a comparison: a name on the one side may be a value of the other side's enumeration or ladder.
  std::pair<NodeId, NodeId> lower_sides(ExprId left, ExprId right, const Standpoint& scope);
  NodeId lower_else(const syntax::ElseChain& chain, const Origin& origin, const Standpoint& scope,
                    Type expected);
  NodeId lower_junction(const syntax::Junction& junction, const Origin& origin, const Standpoint& scope);
  bool refuses_value(ExprId before, ExprId id, const Standpoint& scope);
  bool is_name_of_value(const std::string& name, const Standpoint& scope);
  NodeId lower_not(const syntax::Not& negation, const Origin& origin, const Standpoint& scope);
  NodeId lower_if(const syntax::If& choice, const Origin& origin, const Standpoint& scope, Type expected);
  NodeId lower_counting(const syntax::Counting& counting, const Origin& origin, const Standpoint& scope);
  NodeId lower_name(const syntax::NameUse& use, const Origin& origin, const Standpoint& scope, Type expected);
  NodeId lower_member(const syntax::MemberUse& use, const Origin& origin, const Standpoint& scope);
  NodeId lower_index(const syntax::Index& index, const syntax::Identifier& member, const Origin& origin,
                     const Standpoint& scope);
  NodeId member_of(Declared& declared, const std::string& owner, const syntax::Identifier& member,
                   const Origin& origin);
  NodeId field_node(RecordId record, FieldId field, const Origin& origin);
  NodeId field_of(RecordId record, const syntax::Identifier& name, const Origin& origin);
  /// The record that `order`, `paid_order` or `line.order` names inside an aggregate.
  std::optional<RecordId> record_of(ExprId id, const Standpoint& scope);
  std::optional<RecordId> record_selected(const std::string& name, Span span, bool with_arguments);
  std::optional<NodeId> value_named(const std::string& name, Type expected, const Origin& origin);
  NodeId in_report(NodeId id, const Standpoint& scope, Span span);
  NodeId lower_call(const syntax::CallUse& call, const Origin& origin, const Standpoint& scope,
                    Type expected);
  NodeId lower_function(FunctionId function, const syntax::CallUse& call, const Origin& origin,
                        const Standpoint& scope, Type expected);
  NodeId lower_user_function(Declared& declared, const syntax::CallUse& call, const std::string& output,
                             const Origin& origin, const Standpoint& scope);
  NodeId expand(Declared& declared, const std::vector<NodeId>& arguments, const std::string& output,
                const Origin& origin, const Standpoint& scope);
  NodeId lower_aggregate(Gathering gathering, const syntax::CallUse& call, const Origin& origin,
                         const Standpoint& scope);
  NodeId finish_aggregate(op::Aggregate aggregate, const syntax::CallUse& call, RecordId from, Space space,
                          const Origin& origin);
  std::optional<Selection> base_of(const syntax::CallUse& call, const Origin& origin,
                                   const Standpoint& scope);
  /// A name that an expression uses, and the call where it is one of a function of the rules.
  struct NameInside {
    std::string name;
    Span span;
    const syntax::CallUse* call = nullptr;
  };
  void gather_names(ExprId id, std::vector<NameInside>& names, bool taken);
  bool fits_call(const Declared& declared, const NameInside& use);
  /// The selection that a name stands for, with its arguments where it has parameters. Reports what does not fit.
  std::optional<Selection> selection_at(Declared& declared, const NameInside& use, const Standpoint& scope);
  std::optional<Selection> expand_selection(Declared& declared, const NameInside& use,
                                            const Standpoint& scope);
  NodeId lower_population(Gathering gathering, const syntax::CallUse& call, const Origin& origin,
                          const Standpoint& scope);
  /// Brings operands together or reports that they speak of lines that do not meet.
  std::optional<Space> align(std::vector<NodeId*> operands, Span span);
  Diagnostic& report_mismatch(Kind kind, Span span, NodeId left, NodeId right);
  NodeId mismatch(Kind kind, Span span, NodeId left, NodeId right);

  // --- cells.cpp
  /// The condition under which a cell's test is met, against the column's value (none: the cell is a condition). `always`
  /// for `-`.
  struct CellCondition {
    NodeId node = none;
    bool always = false;
    bool failed = false;
  };
  CellCondition lower_test(const syntax::CellTest& test, NodeId column, const Standpoint& scope);
  NodeId lower_atom(const syntax::CellAtom& atom, NodeId column, const Standpoint& scope);
  NodeId lower_plain(ExprId id, NodeId column, const Standpoint& scope);
  /// The type that the cells of a column have together; reports those that do not fit.
  std::optional<Type> column_type(const std::vector<NodeId>& cells, const std::vector<Span>& spans);

  // --- conditions.cpp: what a condition asks, one after the other, for explanations
  std::vector<Condition> conditions_of(ExprId id, const Standpoint& scope);
  std::vector<Condition> conditions_of(const syntax::CellTest& test, NodeId column, Span value,
                                       const Standpoint& scope);
  bool is_condition(const syntax::CellAtom& atom, NodeId column, const Standpoint& scope);
  Stated stated(ExprId id, NodeId node) const { return {node, expr(id).span}; }

  // --- one file a declaration
  void lower_ruleset(const syntax::Declaration& declaration);
  void lower_param(Declared& declared);
  void lower_records();
  void lower_record(RecordId id);
  void lower_link(RecordId id);
  void lower_where(RecordId id);
  bool of_line(NodeId value, RecordId id, Span span);
  std::vector<std::pair<RecordId, FieldId>> fields_in_order_of_use() const;
  /// The node of a computed field, computed now where it is not yet.
  NodeId computed_field(RecordId record, FieldId field, const Origin& origin);
  void lower_computed_field(RecordId record, FieldId field, const ComputedUse& use);
  Field lower_field(const syntax::Field& field);
  void lower_let(Declared& declared);
  std::optional<RecordId> selected_record(const syntax::Let& let);
  std::optional<Selection> selection_of(const syntax::Let& let, RecordId record,
                                        const std::map<std::string, NodeId>* parameters);
  void lower_table(Declared& declared);
  std::map<std::string, NodeId> table_outputs(const syntax::Table& table, const std::string& name,
                                              std::uint32_t index, const Standpoint& scope);
  void lower_scale(Declared& declared);
  void lower_score(Declared& declared);
  void declare_ladder_types();
  void lower_ladder(Declared& declared);
  void lower_entitlements(Declared& declared);
  void lower_action(const syntax::Declaration& declaration);
  void lower_report(const syntax::Declaration& declaration);
  void lower_output();
  /// Reports conditions on lines that depend on which lines meet them.
  void find_circles();
  void lower_promise(const syntax::Declaration& declaration);
  void lower_test(const syntax::Declaration& declaration);

  std::optional<Type> lower_type(const syntax::TypeUse& type);
  std::uint32_t enumeration(std::vector<EnumerationValue> values);
  std::uint32_t supplied_enumeration(std::initializer_list<Supplied> values);
  /// A node under a name that a test or `--set` may stand in for.
  NodeId name_node(const std::string& name, NodeId value, Type type, bool parameter, const Origin& origin);
  std::uint32_t declare(DeclarationKind kind, const syntax::Identifier& name);
  OutputColumn output_column(ExprId id, const std::optional<syntax::Identifier>& as);
  /// A path as it is written, a member that Rung supplies apart.
  ColumnName column_name(ExprId id);
  bool is_path(ExprId id) const;
  void lower_asked(const Asked& asked);
  NodeId lower_lone(const LoneExpression& lone, Type expected);

  const syntax::Expr& expr(ExprId id) const { return (*tree_)[id]; }
  Origin origin_of(Span span) const { return {declaration_, part_, span}; }

  friend class ScoreLowering;
  friend class LadderLowering;
  friend class EntitlementsLowering;
  friend class TestLowering;

  /// Expressions are looked up in one tree at a time, and names in the rules or in one module.
  class Inside {
   public:
    Inside(Checker& checker, const SyntaxTree* tree, ModuleUse* module)
        : checker_(checker),
          tree_(std::exchange(checker.tree_, tree)),
          module_(std::exchange(checker.module_, module)) {}
    ~Inside() {
      checker_.tree_ = tree_;
      checker_.module_ = module_;
    }
    Inside(const Inside&) = delete;
    Inside& operator=(const Inside&) = delete;

   private:
    Checker& checker_;
    const SyntaxTree* tree_;
    ModuleUse* module_;
  };

  const Sources& sources_;
  const SyntaxTree* root_;
  const SyntaxTree* tree_;
  ModuleUse* module_ = nullptr;
  const std::vector<UsedTree>& used_;
  Diagnostics& diagnostics_;
  Checked checked_;
  Program& program_;
  Graph graph_;
  bool is_module_ = false;     ///< the rules declare no record: a library module, checked on its own
  bool mute_unknown_ = false;  ///< a declaration was lost to a syntax fault: names may be its

  std::vector<Placed> placed_;
  std::map<std::string, Declared> declared_;
  std::map<std::string, ModuleUse> modules_;
  std::map<std::string, Placed> record_syntax_;
  std::map<std::string, NodeId> expansions_;
  std::map<std::string, std::optional<Selection>> expanded_selections_;
  std::map<std::pair<RecordId, FieldId>, ComputedUse> computed_fields_;
  std::uint32_t declaration_ = none;
  std::uint32_t part_ = none;
};

}  // namespace rung
