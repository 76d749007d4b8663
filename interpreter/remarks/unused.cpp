// What nothing uses. Names decide for declarations; for fields it is the program that tells whether anything reads them.

#include <set>
#include <utility>

#include "diagnostics/kinds.hpp"
#include "remarks/name_uses.hpp"
#include "remarks/remarks.hpp"

namespace rung {
namespace {

const std::vector<syntax::Identifier>* arguments_of(const syntax::Declaration& declaration) {
  if (const auto* let = std::get_if<syntax::Let>(&declaration.body))
    return let->parameters ? &*let->parameters : nullptr;
  if (const auto* table = std::get_if<syntax::Table>(&declaration.body))
    return table->parameters.empty() ? nullptr : &table->parameters;
  return nullptr;
}

class UnusedSearch {
 public:
  UnusedSearch(const RemarkedRules& rules, Diagnostics& diagnostics)
      : rules_(rules), diagnostics_(diagnostics), uses_(rules.tree, rules.used) {}

  void run() {
    for (std::size_t i = 0; i < rules_.tree.declarations.size(); ++i) look_at_arguments(i);
    // Rules that rate nobody are there for others to use.
    if (!gives_results()) return;
    for (std::size_t i = 0; i < rules_.tree.declarations.size(); ++i) look_at_name(i);
    gather_reads();
    for (const syntax::Declaration& declaration : rules_.tree.declarations)
      if (const auto* record = std::get_if<syntax::Record>(&declaration.body))
        look_at_record(declaration, *record);
  }

 private:
  template <class Body>
  bool declares() const {
    for (const syntax::Declaration& declaration : rules_.tree.declarations)
      if (std::holds_alternative<Body>(declaration.body)) return true;
    return false;
  }

  bool gives_results() const {
    return declares<syntax::Output>() || declares<syntax::Ladder>() || declares<syntax::Score>() ||
           declares<syntax::Action>() || declares<syntax::Report>() || declares<syntax::Entitlements>();
  }

  void look_at_arguments(std::size_t number) {
    const syntax::Declaration& declaration = rules_.tree.declarations[number];
    const std::vector<syntax::Identifier>* arguments = arguments_of(declaration);
    if (arguments == nullptr) return;
    std::set<std::string> written;
    for_each_name(rules_.tree, whole_declaration(rules_.tree, number, rules_.sources),
                  [&](const std::string& name) { written.insert(name); });
    for (const syntax::Identifier& argument : *arguments)
      if (!written.contains(argument.name))
        diagnostics_.report(Kind::unused_argument, argument.span)
            .with("name", argument.name)
            .with("function", declaration.name.name);
  }

  /// Which remark a declaration that nobody names deserves; nothing for those that are there for themselves.
  std::optional<Kind> remark_of(const syntax::Declaration& declaration) const {
    if (std::holds_alternative<syntax::Param>(declaration.body)) return Kind::unused_param;
    const bool value = std::holds_alternative<syntax::Let>(declaration.body) ||
                       std::holds_alternative<syntax::Table>(declaration.body) ||
                       std::holds_alternative<syntax::Scale>(declaration.body);
    // Scores are written where the rules do not list their outputs.
    const bool score = std::holds_alternative<syntax::Score>(declaration.body) && declares<syntax::Output>();
    if (value || score) return Kind::unused_value;
    return std::nullopt;
  }

  void look_at_name(std::size_t number) {
    const syntax::Declaration& declaration = rules_.tree.declarations[number];
    const auto kind = remark_of(declaration);
    const bool unused = kind && !uses_.writes(declaration.name.name);
    if (unused) diagnostics_.report(*kind, declaration.name.span).with("name", declaration.name.name);
    if (const auto* let = std::get_if<syntax::Let>(&declaration.body)) look_at_choices(declaration, *let);
    // The program may have no nodes of these: what they read is known by its names only.
    if (unused || arguments_of(declaration) != nullptr || is_selection(declaration) ||
        std::holds_alternative<syntax::Use>(declaration.body))
      for_each_name(rules_.tree, whole_declaration(rules_.tree, number, rules_.sources),
                    [&](const std::string& name) { loose_.insert(name); });
  }

  static bool is_selection(const syntax::Declaration& declaration) {
    const auto* let = std::get_if<syntax::Let>(&declaration.body);
    return let != nullptr && let->where != syntax::no_expr;
  }

  /// Values that a `let` may have by its type, but never gives, and that no other place names. What is computed might give any
  /// of them.
  void look_at_choices(const syntax::Declaration& declaration, const syntax::Let& let) {
    const auto* choices = let.type ? std::get_if<syntax::EnumerationType>(&let.type->form) : nullptr;
    if (choices == nullptr || !gives_plain_values(let.value, *choices)) return;
    for (const syntax::Identifier& choice : choices->values)
      if (!uses_.writes(choice.name) && !writes_text(choice.name))
        diagnostics_.report(Kind::unused_choice, choice.span)
            .with("name", declaration.name.name)
            .with("value", choice.name);
  }

  static bool is_one_of(const std::string& name, const syntax::EnumerationType& choices) {
    for (const syntax::Identifier& choice : choices.values)
      if (choice.name == name) return true;
    return false;
  }

  /// Whether each outcome of an `if` or an `else` is written as a value of the type.
  bool gives_plain_values(syntax::ExprId value, const syntax::EnumerationType& choices) const {
    std::vector<syntax::ExprId> open{value};
    while (!open.empty()) {
      const auto& form = rules_.tree[open.back()].form;
      open.pop_back();
      if (const auto* choice = std::get_if<syntax::If>(&form)) {
        open.insert(open.end(), {choice->then, choice->otherwise});
      } else if (const auto* chain = std::get_if<syntax::ElseChain>(&form)) {
        open.insert(open.end(), chain->operands.begin(), chain->operands.end());
      } else {
        const auto* name = std::get_if<syntax::NameUse>(&form);
        const bool plain = (name != nullptr && is_one_of(name->name, choices)) ||
                           std::holds_alternative<syntax::Text>(form) ||
                           std::holds_alternative<syntax::MissingWord>(form);
        if (!plain) return false;
      }
    }
    return true;
  }

  bool writes_text(const std::string& text) const {
    for (const syntax::Expr& expr : rules_.tree.exprs) {
      const auto* written = std::get_if<syntax::Text>(&expr.form);
      if (written == nullptr || written->pieces.size() != 1) continue;
      const auto* piece = std::get_if<std::string>(&written->pieces.front());
      if (piece != nullptr && *piece == text) return true;
    }
    return false;
  }

  void gather_reads() {
    for (const Node& node : rules_.program.nodes) {
      if (const auto* field = std::get_if<op::Field>(&node.operation))
        read_.emplace(field->record, field->field);
      if (const auto* lookup = std::get_if<op::Lookup>(&node.operation))
        read_.emplace(lookup->record, lookup->field);
      if (const auto* aggregate = std::get_if<op::Aggregate>(&node.operation))
        gathered_.insert(aggregate->from);
    }
    for (RecordId id = 0; id < rules_.program.records.size(); ++id) {
      const Record& record = rules_.program.records[id];
      for (const FieldId own : {record.key, record.link, record.dated})
        if (own != none) read_.emplace(id, own);
      if (record.parent != none && record.parent_link != none)
        read_.emplace(record.parent, record.parent_link);
    }
  }

  std::optional<RecordId> record_named(const std::string& name) const {
    for (RecordId id = 0; id < rules_.program.records.size(); ++id)
      if (rules_.program.records[id].name == name) return id;
    return std::nullopt;
  }

  /// Whether lines of another record, or the rules by name, need this one.
  bool is_needed(RecordId id) const {
    const Record& record = rules_.program.records[id];
    if (id == subject || gathered_.contains(id) || uses_.writes(record.name) ||
        uses_.writes_member(record.name) || loose_.contains(record.name))
      return true;
    for (const Record& other : rules_.program.records)
      if (other.parent == id) return true;
    return false;
  }

  void look_at_record(const syntax::Declaration& declaration, const syntax::Record& record) {
    const auto id = record_named(declaration.name.name);
    if (!id) return;
    if (!is_needed(*id)) {
      diagnostics_.report(Kind::unused_record, declaration.name.span).with("name", declaration.name.name);
      return;
    }
    for (const syntax::Field& field : record.fields)
      if (!field.key && !field.changeable && is_computed_with(field.type) && !is_read(*id, field.name.name))
        diagnostics_.report(Kind::unused_field, field.name.span).with("name", field.name.name);
    for (const syntax::ComputedField& field : record.computed)
      if (!uses_.writes(field.name.name) && !uses_.writes_member(field.name.name))
        diagnostics_.report(Kind::unused_field, field.name.span).with("name", field.name.name);
  }

  /// Texts and enumerations tell who somebody is: calls choose and show customers by them (`--where`, `--show`).
  static bool is_computed_with(const syntax::TypeUse& type) {
    const Word* word = std::get_if<Word>(&type.form);
    return word != nullptr && *word != Word::text;
  }

  bool is_read(RecordId record, const std::string& name) const {
    const auto field = rules_.program.records[record].field(name);
    return !field || read_.contains({record, *field}) || loose_.contains(name);
  }

  const RemarkedRules& rules_;
  Diagnostics& diagnostics_;
  NameUses uses_;
  std::set<std::string> loose_;  ///< names in declarations that may have left no node
  std::set<std::pair<RecordId, FieldId>> read_;
  std::set<RecordId> gathered_;
};

}  // namespace

void remark_unused(const RemarkedRules& rules, Diagnostics& diagnostics) {
  UnusedSearch(rules, diagnostics).run();
}

}  // namespace rung
