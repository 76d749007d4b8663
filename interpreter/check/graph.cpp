// The graph of a program: hash-consing by a key that spells an operation out, and the lifting of values between records.

#include "check/graph.hpp"

namespace rung {
namespace {

/// Spells out what makes an operation the one it is.
struct Key {
  std::string& out;

  /// Seven bits a byte, the last of which has its highest bit clear.
  void number(std::uint64_t value) {
    for (; value >= 128; value >>= 7) out += static_cast<char>(value | 128);
    out += static_cast<char>(value);
  }
  void text(std::string_view value) {
    number(value.size());
    out += value;
  }
  void ids(const std::vector<NodeId>& list) {
    number(list.size());
    for (const NodeId id : list) number(id);
  }
  void lines(const std::vector<op::TierLine>& list) {
    number(list.size());
    for (const op::TierLine& line : list) number(line.tier), number(line.when);
  }

  void operator()(const Missing&) { out += 'm'; }
  void operator()(const Decimal& value) {
    const Int128 units = value.units();
    number(static_cast<std::uint64_t>(static_cast<UInt128>(units) >> 64));
    number(static_cast<std::uint64_t>(units));
  }
  void operator()(bool value) { number(value); }
  void operator()(const Date& value) { number(static_cast<std::uint64_t>(value.days)); }
  void operator()(const Duration& value) {
    number(static_cast<std::uint64_t>(value.amount));
    number(static_cast<std::uint64_t>(value.unit));
  }
  void operator()(const Code& value) { number(static_cast<std::uint64_t>(value.code)); }
  void operator()(const std::string& value) { text(value); }

  void operator()(const op::Constant& o) {
    number(o.value.index());
    std::visit(*this, o.value);
  }
  void operator()(const op::Field& o) { number(o.record), number(o.field); }
  void operator()(const op::Today&) {}
  void operator()(const op::Named& o) { number(o.name); }
  void operator()(const op::Parent& o) { number(o.value); }
  void operator()(const op::Calculate& o) {
    number(static_cast<unsigned>(o.kind)), number(o.left), number(o.right);
  }
  void operator()(const op::Compare& o) {
    number(static_cast<unsigned>(o.kind)), number(o.left), number(o.right);
  }
  void operator()(const op::All& o) { ids(o.conditions); }
  void operator()(const op::Any& o) { ids(o.conditions); }
  void operator()(const op::Not& o) { number(o.condition); }
  void operator()(const op::IsMissing& o) { number(o.value); }
  void operator()(const op::Else& o) { number(o.value), number(o.fallback); }
  void operator()(const op::If& o) { number(o.condition), number(o.yes), number(o.no); }
  void operator()(const op::CountMet& o) { ids(o.conditions); }
  void operator()(const op::Call& o) { number(static_cast<unsigned>(o.function)), ids(o.arguments); }
  void operator()(const op::MatchRow& o) { number(static_cast<unsigned>(o.kind)), ids(o.rows); }
  void operator()(const op::Pick& o) { number(o.row), ids(o.cells); }
  void operator()(const op::Fold& o) { number(static_cast<unsigned>(o.kind)), ids(o.rows), ids(o.cells); }
  void operator()(const op::Aggregate& o) {
    number(static_cast<unsigned>(o.kind)), number(o.from), number(o.value), number(o.condition),
        number(o.order);
  }
  void operator()(const op::Lookup& o) { number(o.record), number(o.key), number(o.field); }
  void operator()(const op::Population& o) {
    number(static_cast<unsigned>(o.kind)), ids(o.values), number(o.where), ids(o.within);
  }
  void operator()(const op::Ladder& o) {
    number(o.set), number(o.by), number(o.applies), number(o.current), ids(o.reach), ids(o.keep);
    number(o.rise), number(o.fall), number(o.held), number(o.grace), number(o.fails);
    lines(o.never_above), lines(o.never_below), lines(o.force), lines(o.overrides);
  }
  void operator()(const op::LadderPart& o) { number(o.ladder), number(static_cast<unsigned>(o.column)); }
  void operator()(const op::Compose& o) {
    for (const auto& piece : o.pieces) {
      number(piece.index());
      if (const auto* id = std::get_if<NodeId>(&piece))
        number(*id);
      else if (const auto* shown = std::get_if<Spoken>(&piece))
        text(shown->english), text(shown->simplified), text(shown->traditional);
      else
        text(std::get<std::string>(piece));
    }
  }
  void operator()(const op::TextOf& o) { number(o.value); }
  void operator()(const op::GroupKey& o) { number(o.index); }
};

std::string key_of(const Operation& operation, const Type& type, const Space& space) {
  std::string out;
  Key key{out};
  key.number(operation.index());
  for (const unsigned part :
       {static_cast<unsigned>(type.kind), static_cast<unsigned>(type.numeric),
        static_cast<unsigned>(type.duration), type.set, static_cast<unsigned>(space.kind), space.id})
    key.number(part);
  std::visit(key, operation);
  return out;
}

}  // namespace

NodeId Graph::add(Operation operation, Type type, Space space, const Origin& origin) {
  const auto id = static_cast<NodeId>(program_.nodes.size());
  const auto [known, fresh] = known_.try_emplace(key_of(operation, type, space), id);
  if (!fresh) return known->second;
  program_.nodes.push_back({std::move(operation), type, space, origin});
  return id;
}

const Value* Graph::constant(NodeId id) const {
  const auto* constant = std::get_if<op::Constant>(&program_.nodes[id].operation);
  return constant == nullptr ? nullptr : &constant->value;
}

NodeId Graph::constant(Value value, Type type, const Origin& origin) {
  return add(op::Constant{std::move(value)}, type, Space::run(), origin);
}

NodeId Graph::number(Decimal value, const Origin& origin) {
  return constant(value, Type::number(Numeric::literal), origin);
}

NodeId Graph::missing(Type type, const Origin& origin) {
  return constant(Missing{}, type, origin);
}

bool Graph::reaches(Space from, Space to) const {
  if (from.kind == Space::Kind::run || from == to) return true;
  if (from.kind != Space::Kind::record || to.kind != Space::Kind::record) return false;
  for (RecordId record = to.id; record != none; record = program_.records[record].parent)
    if (record == from.id) return true;
  return false;
}

std::optional<Space> Graph::meet(Space a, Space b) const {
  if (reaches(a, b)) return b;
  if (reaches(b, a)) return a;
  return std::nullopt;
}

NodeId Graph::seen_from(NodeId id, Space space) {
  const Space own = this->space(id);
  if (own.kind == Space::Kind::run || own == space) return id;
  std::vector<RecordId> steps;
  for (RecordId record = space.id; record != own.id; record = program_.records[record].parent)
    steps.push_back(record);
  for (auto step = steps.rbegin(); step != steps.rend(); ++step)
    id = add(op::Parent{id}, type(id), Space::of_record(*step), program_.nodes[id].origin);
  return id;
}

std::optional<Space> Graph::align(std::vector<NodeId*> operands) {
  Space together = Space::run();
  for (const NodeId* operand : operands) {
    const auto met = meet(together, space(*operand));
    if (!met) return std::nullopt;
    together = *met;
  }
  for (NodeId* operand : operands) *operand = seen_from(*operand, together);
  return together;
}

Space Graph::aligned(std::vector<NodeId*> operands) {
  return align(std::move(operands)).value_or(Space::run());
}

namespace {

std::vector<NodeId*> pointers(std::vector<NodeId>& ids) {
  std::vector<NodeId*> list;
  for (NodeId& id : ids) list.push_back(&id);
  return list;
}

}  // namespace

NodeId Graph::all(std::vector<NodeId> conditions, const Origin& origin) {
  if (conditions.size() == 1) return conditions[0];
  const Space space = aligned(pointers(conditions));
  return add(op::All{std::move(conditions)}, Type::truth(), space, origin);
}

NodeId Graph::any(std::vector<NodeId> conditions, const Origin& origin) {
  if (conditions.size() == 1) return conditions[0];
  const Space space = aligned(pointers(conditions));
  return add(op::Any{std::move(conditions)}, Type::truth(), space, origin);
}

NodeId Graph::compare(Comparison kind, NodeId left, NodeId right, const Origin& origin) {
  const Space space = aligned({&left, &right});
  return add(op::Compare{kind, left, right}, Type::truth(), space, origin);
}

NodeId Graph::calculate(Arithmetic kind, NodeId left, NodeId right, Type type, const Origin& origin) {
  const Space space = aligned({&left, &right});
  return add(op::Calculate{kind, left, right}, type, space, origin);
}

NodeId Graph::call(FunctionId function, std::vector<NodeId> arguments, Type type, const Origin& origin) {
  const Space space = aligned(pointers(arguments));
  return add(op::Call{function, std::move(arguments)}, type, space, origin);
}

NodeId Graph::choose(NodeId condition, NodeId yes, NodeId no, Type type, const Origin& origin) {
  const Space space = aligned({&condition, &yes, &no});
  return add(op::If{condition, yes, no}, type, space, origin);
}

NodeId Graph::otherwise(NodeId value, NodeId fallback, Type type, const Origin& origin) {
  const Space space = aligned({&value, &fallback});
  return add(op::Else{value, fallback}, type, space, origin);
}

NodeId Graph::is_missing(NodeId value, const Origin& origin) {
  return add(op::IsMissing{value}, Type::truth(), space(value), origin);
}

NodeId Graph::negated(NodeId condition, const Origin& origin) {
  return add(op::Not{condition}, Type::truth(), space(condition), origin);
}

NodeId Graph::pick(MatchKind kind, std::vector<NodeId> rows, std::vector<NodeId> cells, Type type,
                   const Origin& origin) {
  const Space row_space = aligned(pointers(rows));
  NodeId row = add(op::MatchRow{kind, std::move(rows)}, Type::number(Numeric::count), row_space, origin);
  std::vector<NodeId*> operands = pointers(cells);
  operands.push_back(&row);
  const Space space = aligned(std::move(operands));
  return add(op::Pick{row, std::move(cells)}, type, space, origin);
}

}  // namespace rung
