// `rung explain CODE`: the page about a diagnostic.

#include "commands/error_pages.hpp"
#include "commands/run.hpp"
#include "diagnostics/kinds.hpp"

namespace rung::commands {

Exit explain(const CommandLine& line, const Terminal& terminal) {
  Diagnostics usage;
  if (line.arguments.size() != 1) {
    usage.report(Kind::argument_missing).with("argument", Phrase::a_code);
    terminal.show(usage, {});
    return Exit::could_not;
  }
  std::string code = line.arguments[0];
  for (char& c : code) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  const auto page = error_page(code);
  if (!page) {
    usage.report(Kind::unknown_code).with("code", line.arguments[0]);
    terminal.show(usage, {});
    return Exit::could_not;
  }
  terminal.print(*page);
  return Exit::nothing_to_say;
}

}  // namespace rung::commands
