// Tries changes in the rules: parses and checks what comes of each, and compares the graphs.

#include "changes/change_units.hpp"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <utility>

#include "changes/program_union.hpp"

namespace rung {
namespace {

namespace files = std::filesystem;

/// Files as the comparison lays them out; those that it does not have from the earlier version, then from the disk.
class HybridTexts : public RuleTexts {
 public:
  HybridTexts(const std::string& path, std::vector<std::pair<std::string, std::string>> texts,
              std::string before_folder, RuleTexts* before)
      : folder_(files::path(path).parent_path()),
        texts_(std::move(texts)),
        before_folder_(std::move(before_folder)),
        before_(before) {}

  std::optional<std::string> read(const std::string& path, Diagnostics& diagnostics) override {
    const files::path place =
        files::path(path).lexically_normal().lexically_proximate(folder_.lexically_normal());
    for (const auto& [name, text] : texts_)
      if (name == place.generic_string()) return text;
    Diagnostics ignored;
    const std::string earlier = (before_folder_ / place).lexically_normal().string();
    if (before_ != nullptr)
      if (auto text = before_->read(earlier, ignored)) return text;
    if (before_ == nullptr && files::exists(earlier)) return text_of(earlier);
    (void)diagnostics;
    return text_of(path);
  }

 private:
  static std::optional<std::string> text_of(const std::string& path) {
    const auto rules = parse_rules(path);
    if (!rules->readable) return std::nullopt;
    return std::string(rules->sources[rules->tree.source].text());
  }

  files::path folder_;
  std::vector<std::pair<std::string, std::string>> texts_;
  files::path before_folder_;
  RuleTexts* before_;
};

class Separation {
 public:
  Separation(const RuleComparison& comparison, const Rules& before, const Rules& after,
             RuleTexts* before_texts, const RulesRequest& request,
             const std::vector<ComparedOutcome>& outcomes)
      : comparison_(comparison),
        before_(before),
        after_(after),
        before_texts_(before_texts),
        request_(request),
        outcomes_(outcomes),
        start_(comparison.changes().size(), 0),
        finish_(comparison.changes().size(), 1),
        carried_(comparison.changes().size(), 0) {}

  ChangeUnits separate() {
    carry(ChangeKind::added);
    carry(ChangeKind::removed);
    std::vector<std::vector<std::uint32_t>> groups;
    for (std::uint32_t i = 0; i < carried_.size(); ++i)
      if (carried_[i] == 0) groups.push_back({i});
    ChangeUnits made;
    if (groups.size() > 2 * most_units) {
      groups = by_declaration(std::move(groups));
      made.coarse = true;
    }
    groups = drop_inert(std::move(groups), made.inert);
    groups = merge_unsound(std::move(groups));
    if (groups.size() > most_units) {
      groups = by_declaration(std::move(groups));
      made.coarse = true;
    }
    while (groups.size() > most_units) join(groups, groups.size() - 2, groups.size() - 1);
    for (std::vector<std::uint32_t>& group : groups) {
      ChangeUnit unit{std::move(group), nullptr, nullptr};
      unit.alone = compile(with(start_, unit.changes, 1));
      if (!unit.alone->sound()) unit.alone = nullptr;
      unit.without = compile(with(finish_, unit.changes, 0));
      if (!unit.without->sound()) unit.without = nullptr;
      made.units.push_back(std::move(unit));
    }
    return made;
  }

 private:
  using Groups = std::vector<std::vector<std::uint32_t>>;

  static Applied with(Applied applied, const std::vector<std::uint32_t>& changes, std::uint8_t on) {
    for (const std::uint32_t change : changes) applied[change] = on;
    return applied;
  }

  std::unique_ptr<Rules> compile(const Applied& applied) const {
    HybridTexts texts(after_.path, comparison_.texts(applied),
                      files::path(before_.path).parent_path().string(), before_texts_);
    RulesRequest asked;
    asked.path = after_.path;
    asked.set = request_.set;
    asked.texts = &texts;
    return load_rules(asked);
  }

  /// Whether both say the same about every customer, by their graphs.
  bool are_equal(const Rules& a, const Rules& b) const {
    const std::vector<NodeId> wanted_a = wanted(a.program());
    const std::vector<NodeId> wanted_b = wanted(b.program());
    ProgramUnion together(a.program());
    const auto nodes_a = together.add({a.program(), a.checked.set, wanted_a});
    const auto nodes_b = together.add({b.program(), b.checked.set, wanted_b});
    if (!nodes_a || !nodes_b) return false;
    for (const ComparedOutcome& outcome : outcomes_)
      if ((*nodes_a)[node_of(a.program(), outcome)] != (*nodes_b)[node_of(b.program(), outcome)])
        return false;
    return true;
  }

  std::vector<NodeId> wanted(const Program& program) const {
    std::vector<NodeId> nodes = nodes_of(program, outcomes_);
    std::erase(nodes, none);
    return nodes;
  }

  bool is_equal(const Rules& rules, const Applied& applied) const {
    const auto made = compile(applied);
    return made->sound() && are_equal(rules, *made);
  }

  /// Something that says nothing by itself: whoever uses it is the change.
  static bool is_quiet(const RuleChange& change) {
    const bool value = change.word == Word::param || change.word == Word::let || change.word == Word::table ||
                       change.word == Word::scale || change.word == Word::score ||
                       change.word == Word::record || change.word == Word::use;
    return value && (change.key.empty() || change.word == Word::record);
  }

  /// New names are there from the start on, and old ones stay until the end, as far as that changes nothing.
  void carry(ChangeKind kind) {
    std::vector<std::uint32_t> quiet;
    for (std::uint32_t i = 0; i < comparison_.changes().size(); ++i)
      if (comparison_.changes()[i].kind == kind && is_quiet(comparison_.changes()[i])) quiet.push_back(i);
    if (quiet.empty()) return;
    Applied& side = kind == ChangeKind::added ? start_ : finish_;
    const Rules& rules = kind == ChangeKind::added ? before_ : after_;
    const std::uint8_t on = kind == ChangeKind::added ? 1 : 0;
    const auto take = [&](const std::vector<std::uint32_t>& changes) {
      const Applied tried = with(side, changes, on);
      if (!is_equal(rules, tried)) return false;
      side = tried;
      for (const std::uint32_t change : changes) carried_[change] = 1;
      return true;
    };
    if (take(quiet)) return;
    constexpr std::size_t most_tries = 60;
    for (std::size_t i = 0; i < quiet.size() && i < most_tries; ++i) take({quiet[i]});
  }

  Groups drop_inert(Groups groups, std::vector<std::uint32_t>& inert) const {
    Groups left;
    for (std::vector<std::uint32_t>& group : groups) {
      const bool nothing =
          is_equal(before_, with(start_, group, 1)) && is_equal(after_, with(finish_, group, 0));
      if (nothing)
        inert.insert(inert.end(), group.begin(), group.end());
      else
        left.push_back(std::move(group));
    }
    return left;
  }

  static void join(Groups& groups, std::size_t into, std::size_t from) {
    groups[into].insert(groups[into].end(), groups[from].begin(), groups[from].end());
    std::sort(groups[into].begin(), groups[into].end());
    groups.erase(groups.begin() + static_cast<std::ptrdiff_t>(from));
  }

  std::pair<std::size_t, std::size_t> declaration_of(const std::vector<std::uint32_t>& group) const {
    const RuleChange& change = comparison_.changes()[group.front()];
    return {change.file, change.declaration};
  }

  Groups by_declaration(Groups groups) const {
    for (std::size_t i = 0; i < groups.size(); ++i)
      for (std::size_t j = groups.size(); j-- > i + 1;)
        if (declaration_of(groups[i]) == declaration_of(groups[j])) join(groups, i, j);
    return groups;
  }

  bool checks(const std::vector<std::uint32_t>& changes) const {
    return compile(with(start_, changes, 1))->sound();
  }

  /// All groups of the declarations of these groups, as indices.
  std::set<std::size_t> whole_declarations(const Groups& groups,
                                           std::initializer_list<std::size_t> of) const {
    std::set<std::size_t> all;
    for (std::size_t i = 0; i < groups.size(); ++i)
      for (const std::size_t one : of)
        if (declaration_of(groups[i]) == declaration_of(groups[one])) all.insert(i);
    return all;
  }

  /// The fewest groups, this one among them, that check together.
  std::set<std::size_t> companions(const Groups& groups, std::size_t of) const {
    std::vector<std::set<std::size_t>> tries = {whole_declarations(groups, {of})};
    for (std::size_t i = 0; i < groups.size(); ++i)
      if (i != of) tries.push_back({of, i});
    for (std::size_t i = 0; i < groups.size(); ++i)
      if (i != of) tries.push_back(whole_declarations(groups, {of, i}));
    for (const std::set<std::size_t>& tried : tries) {
      std::vector<std::uint32_t> changes;
      for (const std::size_t i : tried) changes.insert(changes.end(), groups[i].begin(), groups[i].end());
      if (tried.size() > 1 && checks(changes)) return tried;
    }
    std::set<std::size_t> all;
    for (std::size_t i = 0; i < groups.size(); ++i) all.insert(i);
    return all;
  }

  Groups merge_unsound(Groups groups) const {
    for (std::size_t i = 0; i < groups.size();) {
      if (groups.size() == 1 || checks(groups[i])) {
        ++i;
        continue;
      }
      const std::set<std::size_t> together = companions(groups, i);
      const std::size_t first = *together.begin();
      for (auto one = together.rbegin(); one != together.rend() && *one != first; ++one)
        join(groups, first, *one);
      i = std::min(i, first);
    }
    return groups;
  }

  const RuleComparison& comparison_;
  const Rules& before_;
  const Rules& after_;
  RuleTexts* before_texts_;
  const RulesRequest& request_;
  const std::vector<ComparedOutcome>& outcomes_;
  Applied start_;                      // beside the earlier rules: what is added and changes nothing
  Applied finish_;                     // the later rules, with what they left out and nobody uses
  std::vector<std::uint8_t> carried_;  // is in both
};

}  // namespace

ChangeUnits separate_changes(const RuleComparison& comparison, const Rules& before, const Rules& after,
                             RuleTexts* before_texts, const RulesRequest& request,
                             const std::vector<ComparedOutcome>& outcomes) {
  return Separation(comparison, before, after, before_texts, request, outcomes).separate();
}

}  // namespace rung
