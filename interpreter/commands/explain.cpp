// `rung explain RULES DATA --id X`: why one subject got its result; `rung explain CODE`: the page about a diagnostic.

#include "commands/error_pages.hpp"
#include "commands/eval_arguments.hpp"
#include "commands/explain_subject.hpp"
#include "commands/run.hpp"
#include "diagnostics/kinds.hpp"

namespace rung::commands {
namespace {

Exit explain_code(const std::string& written, const Terminal& terminal) {
  std::string code = written;
  for (char& c : code) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  const auto page = error_page(code);
  if (!page) {
    Diagnostics usage;
    usage.report(Kind::unknown_code).with("code", written);
    terminal.show(usage, {});
    return Exit::could_not;
  }
  terminal.print(*page);
  return Exit::nothing_to_say;
}

/// Whether an argument can only be meant as rules.
bool is_rule_file(const std::string& argument) {
  return argument.ends_with(".rung") || argument == "-" || argument.find('/') != std::string::npos;
}

}  // namespace

Exit explain(const CommandLine& line, const Terminal& terminal) {
  if (line.has(Flag::id)) return explain_subject(line, terminal);
  if (line.arguments.size() == 1 && !is_rule_file(line.arguments[0]))
    return explain_code(line.arguments[0], terminal);
  Diagnostics usage;
  usage.report(Kind::argument_missing)
      .with("argument", line.arguments.empty() ? Phrase::a_code : Phrase::a_subject);
  terminal.show(usage, {});
  return Exit::could_not;
}

}  // namespace rung::commands
