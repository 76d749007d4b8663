// Tries each version in the groups that there are.

#include "changes/version_group.hpp"

#include <algorithm>

namespace rung {
namespace {

bool is_compared(std::uint32_t version) {
  return version == version_before || version == version_after;
}

/// The parts of the scores behind the ladders, by the names by which rules know them.
std::vector<std::pair<std::string, NodeId>> parts_of(const Program& program,
                                                     const std::vector<ComparedOutcome>& outcomes) {
  std::vector<std::pair<std::string, NodeId>> parts;
  for (const ComparedOutcome& outcome : outcomes) {
    if (outcome.kind != ComparedOutcome::Kind::ladder) continue;
    const NodeId by = score_behind(program, outcome);
    const auto* named = by == none ? nullptr : std::get_if<op::Named>(&program[by].operation);
    for (const Score& score : program.scores) {
      if (named == nullptr || score.value != named->name) continue;
      for (const ScorePart& part : score.parts) {
        const std::string label = part.kind == ScorePart::Kind::base ? "base" : part.label;
        const std::string name = score.name + "." + (part.group.empty() ? label : part.group + "." + label);
        const auto same = [&](const auto& known) { return known.first == name; };
        if (std::none_of(parts.begin(), parts.end(), same)) parts.emplace_back(name, part.contribution);
      }
    }
  }
  return parts;
}

}  // namespace

std::vector<NodeId> VersionGroup::wanted(std::uint32_t version) const {
  const Program& program = versions_.rules(version)->program();
  std::vector<NodeId> nodes = nodes_of(program, versions_.outcomes);
  if (is_compared(version)) {
    const ComparedVersion& compared = version == version_before ? versions_.before : versions_.after;
    // What `eval` writes decides which columns it reads, and so which records it rejects.
    for (const OutputColumn& column : program.output) nodes.push_back(column.value);
    for (const NodeId node : compared.rules->checked.wanted) nodes.push_back(node);
    for (const ComparedOutcome& outcome : versions_.outcomes)
      if (outcome.kind == ComparedOutcome::Kind::ladder) nodes.push_back(score_behind(program, outcome));
    for (const auto& [name, node] : parts_of(program, versions_.outcomes)) nodes.push_back(node);
  }
  std::erase(nodes, none);
  return nodes;
}

ResultColumn VersionGroup::column(const Program& program, const VersionNodes& nodes, NodeId id) {
  if (id == none || nodes[id] == none) return {};
  auto& results = request_.results;
  const auto known = std::find(results.begin(), results.end(), nodes[id]);
  const auto place = static_cast<std::uint32_t>(known - results.begin());
  if (known == results.end()) results.push_back(nodes[id]);
  return {place, program[id].type};
}

bool VersionGroup::add(std::uint32_t version) {
  const Rules& rules = *versions_.rules(version);
  const UnionMember member{rules.program(), rules.checked.set, wanted(version)};
  std::set<std::string> read = columns_read(member);
  if (!union_) {
    union_.emplace(rules.program());
    read_ = read;
  }
  // The versions between may read less: their records are not counted.
  const bool fits = is_compared(version)
                        ? read == read_
                        : std::includes(read_.begin(), read_.end(), read.begin(), read.end());
  if (!fits) return false;
  const auto nodes = union_->add(member);
  if (!nodes) return false;
  MemberColumns columns{version, &rules.program(), {}, {}, {}, {}, {}, {}, {}, {}};
  for (const ComparedOutcome& outcome : versions_.outcomes)
    columns.outcomes.push_back(column(rules.program(), *nodes, node_of(rules.program(), outcome)));
  if (is_compared(version))
    add_compared(version == version_before ? versions_.before : versions_.after, *nodes, columns);
  members_.push_back(std::move(columns));
  return true;
}

void VersionGroup::add_compared(const ComparedVersion& version, const VersionNodes& nodes,
                                MemberColumns& columns) {
  const Program& program = version.rules->program();
  const auto asked = [&](AskedColumn wanted) { return column(program, nodes, version.node(wanted)); };
  for (std::size_t i = 0; i < versions_.outcomes.size(); ++i) {
    const ComparedOutcome& outcome = versions_.outcomes[i];
    const bool ladder = outcome.kind == ComparedOutcome::Kind::ladder;
    columns.scores.push_back(column(program, nodes, ladder ? score_behind(program, outcome) : none));
    columns.reasons.push_back(asked(version.asked.reasons[i]));
    columns.costs.push_back(asked(version.asked.costs[i]));
  }
  for (const AskedColumn one : version.asked.shown) columns.shown.push_back(asked(one));
  // Those that are computed anyway: what a report tells must not decide what is read.
  for (const std::string& name : versions_.inputs)
    columns.inputs.push_back(column(program, nodes, named_value(program, name)));
  for (const auto& [name, node] : parts_of(program, versions_.outcomes))
    columns.parts.emplace_back(name, column(program, nodes, node));
  columns.money = asked(version.asked.money);
  // Computed as `eval` computes it, so that a record that overflows there is rejected here.
  for (const OutputColumn& output : program.output) column(program, nodes, output.value);
}

const MemberColumns* VersionGroup::member(std::uint32_t version) const {
  for (const MemberColumns& columns : members_)
    if (columns.version == version) return &columns;
  return nullptr;
}

std::vector<VersionGroup> grouped(const Versions& versions, bool apart) {
  std::vector<VersionGroup> groups;
  for (std::uint32_t version = 0; version < versions.count(); ++version) {
    if (versions.rules(version) == nullptr) continue;
    bool found = false;
    for (VersionGroup& group : groups) found = found || (!apart && group.add(version));
    if (found) continue;
    groups.emplace_back(versions);
    groups.back().add(version);
  }
  return groups;
}

}  // namespace rung
