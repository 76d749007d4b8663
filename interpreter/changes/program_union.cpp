// Takes a version's nodes over one by one, inputs first, and finds those that are there already.

#include "changes/program_union.hpp"

#include <algorithm>

#include "changes/node_key.hpp"
#include "engine/engine.hpp"

namespace rung {
namespace {

bool same_values(const Enumeration& a, const Enumeration& b) {
  if (a.name != b.name || a.ladder != b.ladder || a.values.size() != b.values.size()) return false;
  for (std::size_t i = 0; i < a.values.size(); ++i)
    if (a.values[i].text != b.values[i].text) return false;
  return true;
}

/// Where in a list of records or fields something of this name stands.
template <class Listed>
std::uint32_t place_of(const std::vector<Listed>& list, std::string_view name) {
  for (std::uint32_t i = 0; i < list.size(); ++i)
    if (list[i].name == name) return i;
  return none;
}

std::string name_in(const Program& program, RecordId record) {
  return record == none ? "" : program.records[record].name;
}

std::string name_in(const Record* record, FieldId field) {
  return record == nullptr || field == none ? "" : record->fields[field].name;
}

/// As a constant says it: durations that are equally long may be written in two units.
bool same_value(const std::optional<Value>& a, const std::optional<Value>& b) {
  if (!a || !b) return !a && !b;
  return node_key({op::Constant{*a}, Type::nothing(), Space::run(), {}}) ==
         node_key({op::Constant{*b}, Type::nothing(), Space::run(), {}});
}

const Record* parent_of(const Program& program, const Record& record) {
  return record.parent == none ? nullptr : &program.records[record.parent];
}

}  // namespace

/// One version on its way into the union.
class VersionAdder {
 public:
  VersionAdder(ProgramUnion& into, const UnionMember& member)
      : into_(into), union_(into.program_), version_(member.program), member_(member) {
    needed_ = needed_fields(version_, {member.wanted, {}});
    for (const std::vector<bool>& fields : needed_)
      reached_.push_back(reached_.empty() || std::find(fields.begin(), fields.end(), true) != fields.end());
    for (const Enumeration& set : version_.enumerations) sets_.push_back(union_set(set));
    for (const Record& record : version_.records) records_.push_back(place_of(union_.records, record.name));
    mark_needed();
  }

  std::optional<VersionNodes> add() {
    for (RecordId id = 0; id < records_.size(); ++id)
      if (reached_[id] && !same_record(id)) return std::nullopt;
    if (!same_holidays()) return std::nullopt;
    nodes_.assign(version_.nodes.size(), none);
    for (NodeId id = 0; id < version_.nodes.size(); ++id)
      if (marked_[id] != 0 && !take(id)) return std::nullopt;
    if (!settle_records()) return std::nullopt;
    return VersionNodes{std::move(nodes_)};
  }

 private:
  std::uint32_t union_set(const Enumeration& set) {
    for (std::uint32_t i = 0; i < union_.enumerations.size(); ++i)
      if (same_values(union_.enumerations[i], set)) return i;
    union_.enumerations.push_back(set);
    return static_cast<std::uint32_t>(union_.enumerations.size() - 1);
  }

  void mark(NodeId id) {
    if (id != none) marked_[id] = 1;
  }

  NodeId dated_node(const Record& record) const {
    return record.dated == none ? none : record.fields[record.dated].computed;
  }

  /// A lookup's computed field may stand behind the lookup, so the marking goes on until nothing is new.
  void mark_needed() {
    marked_.assign(version_.nodes.size(), 0);
    for (const NodeId id : member_.wanted) mark(id);
    for (RecordId id = 0; id < version_.records.size(); ++id) {
      if (!reached_[id]) continue;
      mark(version_.records[id].where);
      mark(dated_node(version_.records[id]));
    }
    std::ptrdiff_t before = -1;
    for (auto now = count_marked(); now != before; now = count_marked()) {
      before = now;
      for (NodeId id = static_cast<NodeId>(version_.nodes.size()); id-- > 0;)
        if (marked_[id] != 0) mark_inputs(version_[id]);
    }
  }

  std::ptrdiff_t count_marked() const { return std::count(marked_.begin(), marked_.end(), 1); }

  void mark_inputs(const Node& node) {
    for_each_input(node.operation, [this](NodeId input) { mark(input); });
    if (const auto* lookup = std::get_if<op::Lookup>(&node.operation))
      mark(version_.records[lookup->record].fields[lookup->field].computed);
  }

  Type type(Type of) const {
    if (of.kind == TypeKind::enumeration || of.kind == TypeKind::ladder) of.set = sets_[of.set];
    return of;
  }

  /// Whether both read the field in one way.
  bool same_field(const Field& mine, const Field& other) const {
    return mine.column == other.column && type(mine.type) == other.type && mine.key == other.key &&
           mine.optional == other.optional && same_value(mine.default_value, other.default_value) &&
           mine.unit == other.unit && mine.unit_percent == other.unit_percent &&
           mine.date_forms == other.date_forms && mine.missing_words == other.missing_words;
  }

  bool same_record(RecordId id) const {
    if (records_[id] == none) return false;
    const Record& mine = version_.records[id];
    const Record& other = union_.records[records_[id]];
    if ((id == subject) != (records_[id] == subject)) return false;
    if (mine.file != other.file || name_in(version_, mine.parent) != name_in(union_, other.parent))
      return false;
    if (name_in(&mine, mine.key) != name_in(&other, other.key)) return false;
    if (name_in(&mine, mine.link) != name_in(&other, other.link)) return false;
    if (name_in(&mine, mine.dated) != name_in(&other, other.dated)) return false;
    if (name_in(parent_of(version_, mine), mine.parent_link) !=
        name_in(parent_of(union_, other), other.parent_link))
      return false;
    for (FieldId field = 0; field < mine.fields.size(); ++field) {
      if (!needed_[id][field]) continue;
      const FieldId there = place_of(other.fields, mine.fields[field].name);
      if (there == none || !same_field(mine.fields[field], other.fields[there])) return false;
    }
    return true;
  }

  bool same_holidays() const {
    const auto of = [](const Program& program) {
      return program.ruleset ? name_in(program, program.ruleset->holidays) : std::string();
    };
    return of(version_) == of(union_);
  }

  bool settle_records() {
    for (RecordId id = 0; id < records_.size(); ++id) {
      if (!reached_[id]) continue;
      const Record& mine = version_.records[id];
      Record& other = union_.records[records_[id]];
      const NodeId where = mine.where == none ? none : nodes_[mine.where];
      const NodeId dated = dated_node(mine) == none ? none : nodes_[dated_node(mine)];
      if (into_.settled_[records_[id]] == 0) {
        other.where = where;
        if (dated != none) other.fields[other.dated].computed = dated;
        into_.settled_[records_[id]] = 1;
      } else if (other.where != where || dated_node(other) != dated) {
        return false;
      }
    }
    return true;
  }

  bool take(NodeId id) {
    const Node& node = version_[id];
    if (const auto* named = std::get_if<op::Named>(&node.operation)) return take_named(id, *named);
    Node copy = node;
    copy.type = type(node.type);
    if (node.space.kind == Space::Kind::group) return false;
    if (node.space.kind == Space::Kind::record) copy.space.id = records_[node.space.id];
    if (copy.space.kind == Space::Kind::record && copy.space.id == none) return false;
    known_place_ = true;
    std::visit(*this, copy.operation);
    if (!known_place_) return false;
    nodes_[id] = add_node(std::move(copy));
    return true;
  }

  bool take_named(NodeId id, const op::Named& named) {
    for (const SetValue& set : member_.set) {
      if (set.name != named.name) continue;
      nodes_[id] = add_node({op::Constant{set.value}, type(version_[id].type), Space::run(), {}});
      return true;
    }
    nodes_[id] = nodes_[named.value];
    return true;
  }

  NodeId add_node(Node node) {
    const auto [known, is_new] =
        into_.known_.try_emplace(node_key(node), static_cast<NodeId>(union_.nodes.size()));
    if (is_new) union_.nodes.push_back(std::move(node));
    return known->second;
  }

  void to_union(NodeId& id) const {
    if (id != none) id = nodes_[id];
  }
  void to_union(std::vector<NodeId>& ids) const {
    for (NodeId& id : ids) to_union(id);
  }
  void to_union(std::vector<op::TierLine>& lines) const {
    for (op::TierLine& line : lines) change(line.tier, line.when);
  }
  template <class... Inputs>
  void change(Inputs&... inputs) const {
    (to_union(inputs), ...);
  }

  /// The field at the same place of the union; `known_place_` tells whether there is one.
  void change_place(RecordId& record, FieldId& field) {
    const std::string& name = version_.records[record].fields[field].name;
    const NodeId computed = version_.records[record].fields[field].computed;
    record = records_[record];
    const std::uint32_t there = record == none ? none : place_of(union_.records[record].fields, name);
    known_place_ = there != none;
    field = there;
    if (!known_place_ || computed == none) return;
    NodeId& other = union_.records[record].fields[field].computed;
    if (other == none) other = nodes_[computed];
    known_place_ = other == nodes_[computed] && other != none;
  }

 public:
  void operator()(op::Constant&) {}
  void operator()(op::Field& o) { change_place(o.record, o.field); }
  void operator()(op::Today&) {}
  void operator()(op::Named&) {}
  void operator()(op::Parent& o) { change(o.value); }
  void operator()(op::Calculate& o) { change(o.left, o.right); }
  void operator()(op::Compare& o) { change(o.left, o.right); }
  void operator()(op::All& o) { change(o.conditions); }
  void operator()(op::Any& o) { change(o.conditions); }
  void operator()(op::Not& o) { change(o.condition); }
  void operator()(op::IsMissing& o) { change(o.value); }
  void operator()(op::Else& o) { change(o.value, o.fallback); }
  void operator()(op::If& o) { change(o.condition, o.yes, o.no); }
  void operator()(op::CountMet& o) { change(o.conditions); }
  void operator()(op::Call& o) { change(o.arguments); }
  void operator()(op::MatchRow& o) { change(o.rows); }
  void operator()(op::Pick& o) { change(o.row, o.cells); }
  void operator()(op::Fold& o) { change(o.rows, o.cells); }
  void operator()(op::Aggregate& o) {
    o.from = records_[o.from];
    known_place_ = o.from != none;
    change(o.value, o.condition, o.order);
  }
  void operator()(op::Lookup& o) {
    change(o.key);
    change_place(o.record, o.field);
  }
  void operator()(op::Population& o) { change(o.values, o.where, o.within); }
  void operator()(op::Ladder& o) {
    o.set = sets_[o.set];
    change(o.by, o.applies, o.current, o.reach, o.keep, o.rise, o.fall, o.held, o.grace, o.fails);
    change(o.never_above, o.never_below, o.force, o.overrides);
  }
  void operator()(op::LadderPart& o) { change(o.ladder); }
  void operator()(op::Compose& o) {
    for (auto& piece : o.pieces)
      if (auto* id = std::get_if<NodeId>(&piece)) to_union(*id);
  }
  void operator()(op::TextOf& o) { change(o.value); }
  void operator()(op::GroupKey&) {}

 private:
  ProgramUnion& into_;
  Program& union_;
  const Program& version_;
  const UnionMember& member_;
  std::vector<std::vector<bool>> needed_;
  std::vector<bool> reached_;
  std::vector<std::uint32_t> sets_;
  std::vector<RecordId> records_;
  std::vector<std::uint8_t> marked_;
  std::vector<NodeId> nodes_;
  bool known_place_ = true;
};

std::set<std::string> columns_read(const UnionMember& member) {
  const auto needed = needed_fields(member.program, {member.wanted, {}});
  std::set<std::string> columns;
  for (RecordId id = 0; id < needed.size(); ++id)
    for (FieldId field = 0; field < needed[id].size(); ++field)
      if (needed[id][field])
        columns.insert(member.program.records[id].name + "." + member.program.records[id].fields[field].name);
  return columns;
}

ProgramUnion::ProgramUnion(const Program& first) : settled_(first.records.size(), 0) {
  program_.ruleset = first.ruleset;
  program_.records = first.records;
  program_.enumerations = first.enumerations;
  program_.words = first.words;
  for (Record& record : program_.records) {
    record.where = none;
    for (Field& field : record.fields) field.computed = none;
  }
}

std::optional<VersionNodes> ProgramUnion::add(const UnionMember& member) {
  return VersionAdder(*this, member).add();
}

}  // namespace rung
