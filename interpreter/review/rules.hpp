// Rule files from the disk to a checked program, with everything that messages about them need.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "check/check.hpp"
#include "diagnostics/diagnostic.hpp"
#include "grammar/format.hpp"

namespace rung {

/// Rule files that stand elsewhere than on the disk: in an earlier commit, or in memory.
class RuleTexts {
 public:
  virtual ~RuleTexts() = default;
  /// The text of a file by its path on the disk; nothing, with a report, where there is none.
  virtual std::optional<std::string> read(const std::string& path, Diagnostics& diagnostics) = 0;
  /// How messages call it.
  virtual std::string shown(const std::string& path) const { return path; }
};

/// A value that is computed beside those of the rules; `flag` is where it was asked for.
struct WantedValue {
  std::string flag;
  std::string text;
};

/// What is asked of the rules beside what they say; texts as they stand on the command line.
struct RulesRequest {
  std::string path;  ///< `-` is standard input
  std::optional<std::string> where;
  std::vector<std::string> select;
  std::vector<std::pair<std::string, std::string>> set;
  std::vector<WantedValue> wanted = {};
  RuleTexts* texts = nullptr;  ///< null: the disk
};

struct Rules {
  std::string path;
  Sources sources;
  Diagnostics diagnostics;
  SyntaxTree tree;
  std::deque<SyntaxTree> used_trees;  ///< of the files and modules that `use` brings in
  std::vector<UsedTree> used;
  Checked checked;
  std::string hash;  ///< of the file's bytes, 16 hexadecimal digits
  bool readable = false;
  bool marked = false;  ///< the file began with a byte order mark

  const Program& program() const { return checked.program; }
  bool sound() const { return readable && !diagnostics.has_errors(); }
};

/// The text of a rule file on the disk; nothing, with a report, where it cannot be read.
std::optional<std::string> read_rule_text(const std::string& path, Diagnostics& diagnostics);

/// Reads, parses and checks. What is wrong is in `diagnostics`, settled.
std::unique_ptr<Rules> load_rules(const RulesRequest& request);

/// Reads and parses only, as the formatter needs it; `checked` stays empty.
std::unique_ptr<Rules> parse_rules(const std::string& path);
/// The same for a text that is at hand.
std::unique_ptr<Rules> parse_rules_text(const std::string& path, std::string text);
/// Checks what was parsed.
void check_rules(Rules& rules);

/// What the supplied words of checked rules become in a language; nothing where the rules are not sound, for only then
/// are those words known to be no names.
std::vector<Respelling> respellings(const Rules& rules, Language language);

}  // namespace rung
