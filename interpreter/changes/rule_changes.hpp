// What two versions of the rules say differently, clause by clause, and the rules with some of these changes applied.
#pragma once

#include <string>
#include <vector>

#include "changes/rule_clauses.hpp"

namespace rung {

/// The same clause of both versions; null where a version has none.
struct ClausePair {
  const RuleClause* before = nullptr;
  const RuleClause* after = nullptr;
  std::uint32_t change = none;  ///< which of the changes it is; none where both say the same
};

struct DeclarationPair {
  Word word;
  std::string name;
  bool whole = false;  ///< changed as one: only before, only after, or in another order
  bool only_before = false;
  bool only_after = false;
  std::vector<ClausePair> clauses;
};

struct FilePair {
  std::string before_path;
  std::string after_path;
  std::vector<DeclarationPair> declarations;
};

enum class ChangeKind : std::uint8_t { added, removed, altered };

/// One clause that differs, or a declaration that is only there in one version.
struct RuleChange {
  ChangeKind kind;
  Word word;           ///< of its declaration
  std::string name;    ///< likewise
  std::string key;     ///< of the clause, empty for the whole declaration or its head
  std::string before;  ///< as the author spelt it, a line for each clause
  std::string after;
  Span before_place;  ///< with an end of 0 where there is none
  Span after_place;
  std::size_t file = 0;
  std::size_t declaration = 0;
};

/// Which changes are applied.
using Applied = std::vector<std::uint8_t>;

/// Both versions laid side by side.
class RuleComparison {
 public:
  /// The clauses must outlive the comparison.
  RuleComparison(const std::vector<FileClauses>& before, const std::vector<FileClauses>& after);

  const std::vector<RuleChange>& changes() const { return changes_; }
  /// Each file by its path beside the rule file of the later version, with the changes applied.
  std::vector<std::pair<std::string, std::string>> texts(const Applied& applied) const;
  /// Where a change stands in the text of its file that `texts` gives; with an end of 0 where it left nothing there.
  Span place(std::uint32_t change, const Applied& applied) const;
  /// The path of the file in which the change stands, as `texts` names it.
  const std::string& path_of(std::uint32_t change) const { return files_[changes_[change].file].after_path; }

 private:
  void compare_files(const FileClauses& before, const FileClauses& after);
  void add_change(std::size_t file, std::size_t declaration, ClausePair& pair, bool whole);
  std::string text_of(const FilePair& file, const Applied& applied, std::uint32_t sought, Span* place) const;

  std::vector<FilePair> files_;
  std::vector<RuleChange> changes_;
};

}  // namespace rung
