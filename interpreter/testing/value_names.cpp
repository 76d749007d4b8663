// Collects the names of a program's values; the first that is found for a value stays.
#include "testing/value_names.hpp"

#include "program/below.hpp"
#include "program/supplied.hpp"

namespace rung {
namespace {

class NameList {
 public:
  NameList(const Program& program, Language words) : program_(program), words_(words) {}

  std::map<NodeId, std::string> collect() {
    for (const Name& name : program_.names) add(name.node, name.name);
    for (const Score& score : program_.scores) add_score(score);
    for (const Entitlements& entitlements : program_.entitlements)
      for (const Benefit& benefit : entitlements.benefits)
        add(benefit.value, path(entitlements.name, benefit.name));
    for (const Table& table : program_.tables)
      for (const Table::Output& output : table.outputs)
        if (!output.name.empty()) add(output.value, path(table.name, output.name));
    for (NodeId id = 0; id < program_.nodes.size(); ++id) add_part_of_ladder(id);
    return std::move(names_);
  }

 private:
  static std::string path(const std::string& whole, std::string_view member) {
    return whole + "." + std::string(member);
  }

  void add(NodeId id, std::string name) {
    if (id != none) names_.try_emplace(unnamed(program_, id), std::move(name));
  }

  void add_member(NodeId id, const std::string& whole, Member member) {
    add(id, path(whole, words(member).in(words_)));
  }

  void add_score(const Score& score) {
    for (const ScorePart& part : score.parts)
      if (!part.label.empty())
        for (const NodeId value : {part.contribution, part.bounded.after})
          add(value, path(score.name, part.label));
    for (const ScoreGroup& group : score.groups)
      if (!group.name.empty()) add(group.bounded.after, path(score.name, group.name));
    add_member(score.base, score.name, Member::base);
    add_member(score.bonuses, score.name, Member::bonuses);
    add_member(score.penalties, score.name, Member::penalties);
    add_member(score.extras, score.name, Member::extras);
    add_member(score.coverage, score.name, Member::coverage);
  }

  void add_part_of_ladder(NodeId id) {
    const auto* part = std::get_if<op::LadderPart>(&program_[id].operation);
    if (part == nullptr) return;
    for (const LadderDeclaration& ladder : program_.ladders) {
      if (unnamed(program_, ladder.decision) != unnamed(program_, part->ladder)) continue;
      switch (part->column) {
        case op::LadderColumn::tier: add(id, ladder.name); break;
        case op::LadderColumn::qualified: add_member(id, ladder.name, Member::qualified); break;
        case op::LadderColumn::watch: add_member(id, ladder.name, Member::watch); break;
        case op::LadderColumn::change: add_member(id, ladder.name, Member::change); break;
        case op::LadderColumn::why: add_member(id, ladder.name, Member::why); break;
      }
    }
  }

  const Program& program_;
  Language words_;
  std::map<NodeId, std::string> names_;
};

}  // namespace

std::map<NodeId, std::string> value_names(const Program& program, Language words) {
  return NameList(program, words).collect();
}

}  // namespace rung
