// The member `blocked_by` of a ladder: the conditions of the next tier that do not hold, as the rules write them, each with
// the values that it looks at.

#include "check/ladder_lowering.hpp"
#include "grammar/wording.hpp"

namespace rung {
namespace {

/// What a condition compares or looks at, from left to right, but for what is the same for the whole run.
class LookedAt {
 public:
  explicit LookedAt(const Graph& graph) : g_(graph) {}

  std::vector<NodeId> of(NodeId condition) {
    open_ = {condition};
    while (!open_.empty()) {
      const NodeId node = open_.back();
      open_.pop_back();
      look_at(node);
    }
    return std::move(found_);
  }

 private:
  void look_at(NodeId node) {
    const Operation& operation = g_[node].operation;
    if (const auto* all = std::get_if<op::All>(&operation)) return open(all->conditions);
    if (const auto* any = std::get_if<op::Any>(&operation)) return open(any->conditions);
    if (const auto* negation = std::get_if<op::Not>(&operation)) return open({negation->condition});
    if (const auto* missing = std::get_if<op::IsMissing>(&operation)) return add(missing->value);
    const auto* compared = std::get_if<op::Compare>(&operation);
    if (compared == nullptr) return add(node);
    add(compared->left);
    add(compared->right);
  }

  void open(const std::vector<NodeId>& conditions) {
    open_.insert(open_.end(), conditions.rbegin(), conditions.rend());
  }

  void add(NodeId node) {
    if (const auto* text = std::get_if<op::TextOf>(&g_[node].operation)) node = text->value;
    if (g_.space(node).kind == Space::Kind::run) return;
    if (std::find(found_.begin(), found_.end(), node) == found_.end()) found_.push_back(node);
  }

  const Graph& g_;
  std::vector<NodeId> open_;
  std::vector<NodeId> found_;
};

constexpr Language languages[] = {Language::english, Language::simplified, Language::traditional};

}  // namespace

/// The parts of a condition that must all hold.
std::vector<syntax::ExprId> LadderLowering::parts_of(ExprId condition) const {
  const auto* junction = std::get_if<syntax::Junction>(&c_.expr(condition).form);
  if (junction == nullptr || junction->any) return {condition};
  return junction->operands;
}

void LadderLowering::ask(std::size_t tier, ExprId condition) {
  for (const ExprId part : parts_of(condition))
    asked_[tier].push_back({c_.lower_condition(part, Standpoint{}), c_.expr(part).span, Asked::Form::whole});
}

void LadderLowering::ask(std::size_t tier, const syntax::CellTest& test) {
  if (test.kind == syntax::CellTest::Kind::condition) return ask(tier, test.condition);
  if (test.kind != syntax::CellTest::Kind::tests) return;
  for (const syntax::CellAtom& atom : test.atoms) {
    const NodeId met = c_.lower_atom(atom, built_.by, Standpoint{});
    if (atom.kind == syntax::CellAtom::Kind::compare && !atom.negated) {
      asked_[tier].push_back({met, atom.span, Asked::Form::behind_value});
      continue;
    }
    asked_[tier].push_back({met, atom.span, is_condition(atom) ? Asked::Form::whole : Asked::Form::listed});
  }
}

/// Whether the only value of a list is a condition of its own, as `lower_plain` takes it.
bool LadderLowering::is_condition(const syntax::CellAtom& atom) {
  if (built_.by == none) return true;
  const Type type = g_.type(built_.by);
  if (atom.kind != syntax::CellAtom::Kind::list || atom.operands.size() > 1 || type.kind == TypeKind::truth)
    return false;
  const NodeId value = c_.lower(atom.operands[0], Standpoint{}, type);
  return value != none && g_.type(value).kind == TypeKind::truth;
}

/// One text a condition: `value >= 60 (45)`.
std::vector<NodeId> LadderLowering::told(const std::vector<Asked>& asked,
                                         const std::vector<Wording>& wordings) {
  const auto written = [&](Span span) {
    Spoken text;
    for (const Language language : languages)
      text.in(language) = span.source == c_.tree_->source
                              ? wordings[static_cast<std::size_t>(language)].of(span)
                              : std::string(c_.sources_.text(span));
    return text;
  };
  // What a function computes is known by the names of its parameters alone, which say nothing here.
  const auto name_of = [&](NodeId node) -> Spoken {
    const auto same = [](const std::string& name) { return Spoken{name, name, name}; };
    if (const auto* named = std::get_if<op::Named>(&g_[node].operation))
      return same(c_.program_.names[named->name].name + " ");
    if (const auto* field = std::get_if<op::Field>(&g_[node].operation))
      return same(c_.program_.records[field->record].fields[field->field].name + " ");
    const Span span = g_[node].origin.span;
    if (c_.inside_function(span)) return same("");
    Spoken name = written(span);
    for (const Language language : languages) name.in(language) += ' ';
    return name;
  };
  std::vector<NodeId> texts;
  for (const Asked& one : asked) {
    op::Compose text;
    if (one.form != Asked::Form::whole) {
      text.pieces.emplace_back(written(c_.expr(ladder_.by).span));
      text.pieces.emplace_back(std::string(one.form == Asked::Form::listed ? ": " : " "));
    }
    text.pieces.emplace_back(written(one.span));
    const std::vector<NodeId> facts = LookedAt(g_).of(one.met);
    for (std::size_t i = 0; i < facts.size(); ++i) {
      text.pieces.emplace_back(std::string(i == 0 ? " (" : ", "));
      if (facts.size() > 1) text.pieces.emplace_back(name_of(facts[i]));
      text.pieces.emplace_back(facts[i]);
    }
    if (!facts.empty()) text.pieces.emplace_back(std::string(")"));
    texts.push_back(composed(std::move(text)));
  }
  return texts;
}

NodeId LadderLowering::composed(op::Compose text) {
  std::vector<NodeId*> holes;
  for (auto& piece : text.pieces)
    if (auto* hole = std::get_if<NodeId>(&piece)) holes.push_back(hole);
  // They are inputs of the decision, whose spaces meet.
  const Space space = *g_.align(std::move(holes));
  return g_.add(std::move(text), Type::text(), space, origin_);
}

/// The conditions of one tier that do not hold, parted by semicolons; missing where all do.
NodeId LadderLowering::unmet(const std::vector<Asked>& asked, const std::vector<Wording>& wordings) {
  if (asked.empty()) return g_.missing(Type::text(), origin_);
  const std::vector<NodeId> texts = told(asked, wordings);
  const auto constant = [&](const char* text) {
    return g_.constant(std::string(text), Type::text(), origin_);
  };
  op::Compose list;
  std::vector<NodeId> before;
  for (std::size_t i = 0; i < asked.size(); ++i) {
    NodeId text = texts[i];
    if (i > 0) {
      const NodeId first = before.size() == 1 ? before[0] : g_.all(before, origin_);
      const NodeId parted = g_.choose(first, constant(""), constant("; "), Type::text(), origin_);
      text = composed({{parted, text}});
    }
    list.pieces.emplace_back(g_.choose(asked[i].met, constant(""), text, Type::text(), origin_));
    before.push_back(asked[i].met);
  }
  const NodeId all = before.size() == 1 ? before[0] : g_.all(before, origin_);
  const NodeId listed = composed(std::move(list));
  return g_.choose(all, g_.missing(Type::text(), origin_), listed, Type::text(), origin_);
}

NodeId LadderLowering::blocked_by() {
  std::vector<Wording> wordings;
  for (const Language language : languages) {
    std::vector<Respelling> respellings;
    for (const SuppliedUse& use : c_.checked_.supplied)
      if (use.span.source == c_.tree_->source) respellings.push_back(respelling(use, language));
    wordings.emplace_back(c_.sources_, *c_.tree_, language, std::move(respellings));
  }
  std::vector<NodeId> cells;
  for (std::size_t code = 0; code < tiers_; ++code)
    cells.push_back(code + 1 < tiers_ ? unmet(asked_[code + 1], wordings)
                                      : g_.missing(Type::text(), origin_));
  return by_tier(cells, Type::text());
}

}  // namespace rung
