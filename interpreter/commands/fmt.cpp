// `rung fmt`: lays rule files out in one way, and writes their keywords in one language.

#include <filesystem>

#include "commands/rule_paths.hpp"
#include "commands/run.hpp"
#include "commands/write_back.hpp"
#include "diagnostics/kinds.hpp"
#include "grammar/format.hpp"
#include "grammar/unified_diff.hpp"
#include "review/rules.hpp"

namespace rung::commands {

Exit fmt(const CommandLine& line, const Terminal& terminal) {
  Diagnostics usage;
  FormatOptions options;
  if (const auto name = line.value(Flag::keywords)) {
    options.keywords = language_named(*name);
    if (!options.keywords) bad_value(Flag::keywords, *name, "en, zh-Hans, zh-Hant", usage);
  }
  const std::vector<std::string> paths = rule_paths(line.arguments, usage);
  if (usage.has_errors()) {
    terminal.show(usage, {});
    return Exit::could_not;
  }
  bool differs = false;
  bool broken = false;
  for (const std::string& path : paths) {
    const auto rules = parse_rules(path);
    if (!rules->readable || rules->tree.broken) {
      terminal.show(rules->diagnostics, rules->sources);
      broken = true;
      continue;
    }
    options.respellings.clear();
    if (options.keywords) {
      check_rules(*rules);
      options.respellings = respellings(*rules, *options.keywords);
    }
    const std::string_view before = rules->sources[0].text();
    const std::string after = format(rules->sources, rules->tree, options);
    const bool same = before == after && !rules->marked;
    const std::string shown = path == "-" ? line.value(Flag::stdin_filename).value_or("-") : path;
    if (line.has(Flag::diff)) terminal.print(unified_diff(before, after, shown));
    if (line.has(Flag::fmt_check) && !same)
      terminal.say(say(Phrase::not_formatted, terminal.language, {{"file", shown}}) + "\n");
    differs = differs || !same;
    if (line.has(Flag::diff) || line.has(Flag::fmt_check)) continue;
    if (path == "-")
      terminal.print(after);
    else if (!same && !write_back(path, after, terminal))
      broken = true;
  }
  if (broken) return Exit::could_not;
  const bool looking = line.has(Flag::diff) || line.has(Flag::fmt_check);
  return looking && differs ? Exit::found : Exit::nothing_to_say;
}

}  // namespace rung::commands
