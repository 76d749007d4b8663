// Every member of an operation, one after the other, lists with their lengths first, so that no two operations share a key.

#include "changes/node_key.hpp"

#include <type_traits>

namespace rung {
namespace {

class KeyWriter {
 public:
  explicit KeyWriter(std::string& key) : key_(key) {}

  void operator()(const op::Constant& o) { put(o.value); }
  void operator()(const op::Field& o) { put(o.record, o.field); }
  void operator()(const op::Today&) {}
  void operator()(const op::Named& o) { put(o.name, o.value); }
  void operator()(const op::Parent& o) { put(o.value); }
  void operator()(const op::Calculate& o) { put(o.kind, o.left, o.right); }
  void operator()(const op::Compare& o) { put(o.kind, o.left, o.right); }
  void operator()(const op::All& o) { put(o.conditions); }
  void operator()(const op::Any& o) { put(o.conditions); }
  void operator()(const op::Not& o) { put(o.condition); }
  void operator()(const op::IsMissing& o) { put(o.value); }
  void operator()(const op::Else& o) { put(o.value, o.fallback); }
  void operator()(const op::If& o) { put(o.condition, o.yes, o.no); }
  void operator()(const op::CountMet& o) { put(o.conditions); }
  void operator()(const op::Call& o) { put(o.function, o.arguments); }
  void operator()(const op::MatchRow& o) { put(o.kind, o.rows); }
  void operator()(const op::Pick& o) { put(o.row, o.cells); }
  void operator()(const op::Fold& o) { put(o.kind, o.rows, o.cells); }
  void operator()(const op::Aggregate& o) { put(o.kind, o.from, o.value, o.condition, o.order); }
  void operator()(const op::Lookup& o) { put(o.record, o.key, o.field); }
  void operator()(const op::Population& o) { put(o.kind, o.values, o.where, o.within); }
  void operator()(const op::Ladder& o) {
    put(o.set, o.by, o.applies, o.current, o.reach, o.keep, o.rise, o.fall, o.held, o.grace, o.fails);
    put(o.never_above, o.never_below, o.force, o.overrides);
  }
  void operator()(const op::LadderPart& o) { put(o.ladder, o.column); }
  void operator()(const op::Compose& o) { put(o.pieces); }
  void operator()(const op::TextOf& o) { put(o.value); }
  void operator()(const op::GroupKey& o) { put(o.index); }

  template <class... Parts>
  void put(const Parts&... parts) {
    (one(parts), ...);
  }

 private:
  template <class Plain>
  requires std::is_arithmetic_v<Plain> || std::is_enum_v<Plain> || std::is_same_v<Plain, Int128>
  void one(Plain plain) { key_.append(reinterpret_cast<const char*>(&plain), sizeof plain); }
  void one(const std::string& text) {
    one(text.size());
    key_ += text;
  }
  void one(Missing) {}
  void one(Decimal number) { one(number.units()); }
  void one(Code code) { one(code.code); }
  void one(Date date) { one(write_date(date)); }
  void one(const Duration& duration) {
    one(duration.amount);
    one(duration.unit);
  }
  void one(const Spoken& spoken) { put(spoken.english, spoken.simplified, spoken.traditional); }
  void one(const op::TierLine& line) { put(line.tier, line.when); }
  template <class... Choices>
  void one(const std::variant<Choices...>& choice) {
    one(choice.index());
    std::visit([this](const auto& chosen) { one(chosen); }, choice);
  }
  template <class Part>
  void one(const std::vector<Part>& parts) {
    one(parts.size());
    for (const Part& part : parts) one(part);
  }

  std::string& key_;
};

}  // namespace

std::string node_key(const Node& node) {
  std::string key;
  KeyWriter writer(key);
  writer.put(node.operation.index(), node.type.kind, node.type.numeric, node.type.duration, node.type.set,
             node.space.kind, node.space.id);
  std::visit(writer, node.operation);
  return key;
}

}  // namespace rung
