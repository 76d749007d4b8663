// Matches declarations by kind and name, and clauses by what they are known by; rows of tables by a longest common run.

#include "changes/rule_changes.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace rung {
namespace {

constexpr std::size_t unmatched = ~std::size_t{0};
using Match = std::vector<std::size_t>;  // for each of `after`, its partner of `before`

/// A longest common subsequence by `same`; quadratic, and nothing where that would be too much.
template <class Same>
Match longest_run(std::size_t before, std::size_t after, Same same) {
  constexpr std::size_t most = 4'000'000;
  Match match(after, unmatched);
  if (before * after > most) return match;
  std::vector<std::vector<std::uint32_t>> longest(before + 1, std::vector<std::uint32_t>(after + 1));
  for (std::size_t i = before; i-- > 0;)
    for (std::size_t j = after; j-- > 0;)
      longest[i][j] = same(i, j) ? longest[i + 1][j + 1] + 1 : std::max(longest[i + 1][j], longest[i][j + 1]);
  for (std::size_t i = 0, j = 0; i < before && j < after;) {
    if (same(i, j))
      match[j++] = i++;
    else if (longest[i + 1][j] >= longest[i][j + 1])
      ++i;
    else
      ++j;
  }
  return match;
}

/// The same for long lists that differ in a few places: what is equal at both ends is matched first.
template <class Same>
Match common_run(std::size_t before, std::size_t after, Same same) {
  const std::size_t least = std::min(before, after);
  std::size_t first = 0;
  while (first < least && same(first, first)) ++first;
  std::size_t last = 0;
  while (last < least - first && same(before - 1 - last, after - 1 - last)) ++last;
  const Match between = longest_run(before - first - last, after - first - last,
                                    [&](std::size_t i, std::size_t j) { return same(first + i, first + j); });
  Match match(after, unmatched);
  for (std::size_t j = 0; j < first; ++j) match[j] = j;
  for (std::size_t j = 0; j < between.size(); ++j)
    if (between[j] != unmatched) match[first + j] = first + between[j];
  for (std::size_t j = 1; j <= last; ++j) match[after - j] = before - j;
  return match;
}

/// Between two matches, what is left on both sides is matched in its order.
void match_gaps(Match& match, std::size_t before) {
  std::size_t next = 0;  // of `before`, the first that may still be taken
  for (std::size_t j = 0; j < match.size(); ++j) {
    if (match[j] != unmatched) {
      next = match[j] + 1;
      continue;
    }
    std::size_t limit = before;
    for (std::size_t later = j + 1; later < match.size() && limit == before; ++later)
      if (match[later] != unmatched) limit = match[later];
    if (next < limit) match[j] = next++;
  }
}

/// A clause without what it is known by.
std::string rest_of(const RuleClause& clause) {
  return clause.text.starts_with(clause.key) ? clause.text.substr(clause.key.size()) : clause.text;
}

Match match_keyed(const std::vector<RuleClause>& before, const std::vector<RuleClause>& after) {
  Match match(after.size(), unmatched);
  std::vector<bool> taken(before.size());
  const auto pair_up = [&](auto fits) {
    for (std::size_t j = 0; j < after.size(); ++j)
      for (std::size_t i = 0; i < before.size() && match[j] == unmatched; ++i)
        if (!taken[i] && fits(before[i], after[j])) {
          match[j] = i;
          taken[i] = true;
        }
  };
  pair_up([](const RuleClause& a, const RuleClause& b) { return a.text == b.text; });
  pair_up([](const RuleClause& a, const RuleClause& b) { return a.key == b.key; });
  // A part of another label that says the same is the same part.
  pair_up([](const RuleClause& a, const RuleClause& b) {
    return !a.key.empty() && !b.key.empty() && rest_of(a).size() > 1 && rest_of(a) == rest_of(b);
  });
  return match;
}

bool is_keyed(Word word) {
  return word == Word::score || word == Word::ladder || word == Word::entitlements || word == Word::record ||
         word == Word::action;
}

/// Heads are each other's partners.
Match match_clauses(const DeclaredClauses& before, const DeclaredClauses& after) {
  if (is_keyed(before.word)) return match_keyed(before.clauses, after.clauses);
  Match match = common_run(before.clauses.size(), after.clauses.size(), [&](std::size_t i, std::size_t j) {
    return before.clauses[i].text == after.clauses[j].text;
  });
  match_gaps(match, before.clauses.size());
  return match;
}

/// Pairs in the order of `after`, what is only before at its place between them.
std::vector<ClausePair> pairs_of(const std::vector<RuleClause>& before, const std::vector<RuleClause>& after,
                                 const Match& match) {
  std::vector<bool> partnered(before.size());
  for (const std::size_t i : match)
    if (i != unmatched) partnered[i] = true;
  std::vector<ClausePair> pairs;
  std::size_t next = 0;
  const auto leave_until = [&](std::size_t limit) {
    for (; next < limit; ++next)
      if (!partnered[next]) pairs.push_back({&before[next], nullptr, none});
  };
  for (std::size_t j = 0; j < after.size(); ++j) {
    if (match[j] != unmatched && match[j] >= next) leave_until(match[j]);
    pairs.push_back({match[j] == unmatched ? nullptr : &before[match[j]], &after[j], none});
  }
  leave_until(before.size());
  return pairs;
}

/// Whether the clauses of the earlier version stand in another order than they did, where order decides.
bool is_reordered(Word word, const std::vector<ClausePair>& pairs) {
  if (word == Word::score || word == Word::record || word == Word::action) return false;
  const RuleClause* last = nullptr;
  for (const ClausePair& pair : pairs) {
    if (pair.before == nullptr) continue;
    if (last != nullptr && pair.before < last) return true;
    last = pair.before;
  }
  return false;
}

DeclarationPair only_in_one(const DeclaredClauses& declared, bool before) {
  DeclarationPair pair{declared.word, declared.name, true, before, !before, {}};
  for (const RuleClause& clause : declared.clauses)
    pair.clauses.push_back(before ? ClausePair{&clause, nullptr, none} : ClausePair{nullptr, &clause, none});
  return pair;
}

DeclarationPair in_both(const DeclaredClauses& before, const DeclaredClauses& after) {
  DeclarationPair pair{after.word, after.name, false, false, false, {}};
  pair.clauses = pairs_of(before.clauses, after.clauses, match_clauses(before, after));
  if (!is_reordered(after.word, pair.clauses)) return pair;
  pair.whole = true;
  pair.clauses.clear();
  for (const RuleClause& clause : after.clauses) pair.clauses.push_back({nullptr, &clause, none});
  for (const RuleClause& clause : before.clauses) pair.clauses.push_back({&clause, nullptr, none});
  return pair;
}

using DeclarationKey = std::pair<Word, std::string>;

bool differs(const ClausePair& pair) {
  return pair.before == nullptr || pair.after == nullptr || pair.before->text != pair.after->text;
}

Span join(Span all, Span more) {
  if (all.end == 0) return more;
  return cover(all, more);
}

}  // namespace

RuleComparison::RuleComparison(const std::vector<FileClauses>& before,
                               const std::vector<FileClauses>& after) {
  // The rule files themselves belong together whatever they are called; those that they use go by their paths.
  for (std::size_t i = 0; i < after.size(); ++i) {
    const FileClauses* partner = nullptr;
    for (std::size_t j = 0; j < before.size(); ++j) {
      const bool same = (i == 0) == (j == 0) && (i == 0 || before[j].path == after[i].path);
      if (same) partner = &before[j];
    }
    if (partner != nullptr) compare_files(*partner, after[i]);
  }
}

void RuleComparison::compare_files(const FileClauses& before, const FileClauses& after) {
  const std::size_t file = files_.size();
  FilePair& pair = files_.emplace_back(FilePair{before.path, after.path, {}});
  std::multimap<DeclarationKey, const DeclaredClauses*> earlier;
  for (const DeclaredClauses& declared : before.declarations)
    earlier.emplace(DeclarationKey{declared.word, declared.name}, &declared);
  std::vector<const DeclaredClauses*> found;
  for (const DeclaredClauses& declared : after.declarations) {
    const auto partner = earlier.find({declared.word, declared.name});
    if (partner == earlier.end()) {
      pair.declarations.push_back(only_in_one(declared, false));
      continue;
    }
    pair.declarations.push_back(in_both(*partner->second, declared));
    found.push_back(partner->second);
    earlier.erase(partner);
  }
  for (const DeclaredClauses& declared : before.declarations)
    if (std::find(found.begin(), found.end(), &declared) == found.end())
      pair.declarations.push_back(only_in_one(declared, true));
  for (std::size_t i = 0; i < pair.declarations.size(); ++i) {
    DeclarationPair& declaration = pair.declarations[i];
    bool first = true;
    for (ClausePair& clause : declaration.clauses) {
      if (!differs(clause)) continue;
      if (declaration.whole && !first) {
        clause.change = static_cast<std::uint32_t>(changes_.size() - 1);
        RuleChange& change = changes_.back();
        if (clause.before != nullptr) {
          change.before += (change.before.empty() ? "" : "\n") + clause.before->written;
          change.before_place = join(change.before_place, clause.before->place);
        }
        if (clause.after != nullptr) {
          change.after += (change.after.empty() ? "" : "\n") + clause.after->written;
          change.after_place = join(change.after_place, clause.after->place);
        }
        continue;
      }
      add_change(file, i, clause, declaration.whole);
      first = false;
    }
  }
}

void RuleComparison::add_change(std::size_t file, std::size_t declaration, ClausePair& pair, bool whole) {
  const DeclarationPair& declared = files_[file].declarations[declaration];
  RuleChange change{ChangeKind::altered, declared.word, declared.name, "", "", "", {}, {}, file, declaration};
  if (pair.before == nullptr) change.kind = ChangeKind::added;
  if (pair.after == nullptr) change.kind = ChangeKind::removed;
  if (whole && !declared.only_before && !declared.only_after) change.kind = ChangeKind::altered;
  if (!whole) change.key = pair.after != nullptr ? pair.after->key : pair.before->key;
  if (pair.before != nullptr) {
    change.before = pair.before->written;
    change.before_place = pair.before->place;
  }
  if (pair.after != nullptr) {
    change.after = pair.after->written;
    change.after_place = pair.after->place;
  }
  pair.change = static_cast<std::uint32_t>(changes_.size());
  changes_.push_back(std::move(change));
}

std::string RuleComparison::text_of(const FilePair& file, const Applied& applied, std::uint32_t sought,
                                    Span* place) const {
  std::string text;
  for (const DeclarationPair& declaration : file.declarations) {
    bool head = true;
    for (const ClausePair& pair : declaration.clauses) {
      const bool later = pair.change == none || applied[pair.change] != 0;
      const RuleClause* clause = later ? pair.after : pair.before;
      if (clause == nullptr) continue;
      if (!head) text += "  ";
      head = false;
      const auto begin = static_cast<std::uint32_t>(text.size());
      text += clause->text;
      if (place != nullptr && sought != none && pair.change == sought)
        *place = join(*place, {0, begin, static_cast<std::uint32_t>(text.size())});
      text += '\n';
    }
    if (!head) text += '\n';
  }
  return text;
}

std::vector<std::pair<std::string, std::string>> RuleComparison::texts(const Applied& applied) const {
  std::vector<std::pair<std::string, std::string>> made;
  for (const FilePair& file : files_)
    made.emplace_back(file.after_path, text_of(file, applied, none, nullptr));
  return made;
}

Span RuleComparison::place(std::uint32_t change, const Applied& applied) const {
  Span place;
  text_of(files_[changes_[change].file], applied, change, &place);
  return place;
}

}  // namespace rung
