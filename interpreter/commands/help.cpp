// The help of `rung` and of each command.

#include <fmt/format.h>

#include <algorithm>

#include "commands/flag_rows.hpp"
#include "diagnostics/kinds.hpp"
#include "diagnostics/width.hpp"

namespace rung {
namespace {

struct HelpRow {
  std::string left;
  std::string right;
};

/// Two columns, the left one as wide as its widest entry that is not overlong.
std::string columns(const std::vector<HelpRow>& rows) {
  constexpr std::size_t widest_left = 34;
  std::size_t width = 0;
  for (const HelpRow& row : rows)
    if (display_width(row.left) <= widest_left) width = std::max(width, display_width(row.left));
  std::string text;
  for (const HelpRow& row : rows) {
    const bool fits = display_width(row.left) <= width;
    text += "  " + (fits ? pad_right(row.left, width) : row.left + "\n  " + std::string(width, ' ')) + "  " +
            row.right + "\n";
  }
  return text;
}

std::string all_commands(Language language) {
  std::vector<HelpRow> rows;
  for (const CommandRow& row : command_rows())
    rows.push_back(
        {fmt::format("rung {} {}", row.name, row.arguments.in(language)), std::string(row.doc.in(language))});
  return say(Phrase::help_intro, language) + "\n\n" + columns(rows) + "\n" +
         say(Phrase::help_more, language) + "\n";
}

}  // namespace

std::string help_text(std::optional<Command> command, Language language) {
  if (!command) return all_commands(language);
  const CommandRow& row = command_rows()[static_cast<std::size_t>(*command)];
  std::vector<HelpRow> rows;
  for (const FlagRow& flag : flag_rows()) {
    if (flag.commands.find(row.letter) == std::string_view::npos) continue;
    std::string left = flag.short_form.empty() ? std::string(flag.long_form)
                                               : fmt::format("{}, {}", flag.short_form, flag.long_form);
    if (!flag.value.english.empty()) left += " " + std::string(flag.value.in(language));
    rows.push_back({std::move(left), std::string(flag.doc.in(language))});
  }
  rows.push_back({"-h, --help", say(Phrase::help_help, language)});
  return fmt::format("rung {} {}\n  {}\n\n{}\n{}\n{}\n{}\n  {}\n", row.name, row.arguments.in(language),
                     row.doc.in(language), say(Phrase::help_options, language), columns(rows),
                     say(Phrase::help_exit_codes, language), say(Phrase::help_example, language),
                     row.example);
}

}  // namespace rung
