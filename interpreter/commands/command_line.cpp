// Reads the command line with CLI11, whose messages are put in our own words.

#include "commands/command_line.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "commands/flag_rows.hpp"
#include "diagnostics/kinds.hpp"

namespace rung {

const std::vector<FlagRow>& flag_rows() {
  static const std::vector<FlagRow> rows{
#define RUNG_FLAG(id, commands, long_form, short_form, v_en, v_hans, v_hant, repeats, d_en, d_hans, d_hant) \
  {Flag::id, commands, long_form, short_form, {v_en, v_hans, v_hant}, repeats, {d_en, d_hans, d_hant}},
#include "commands/flags.def"
#undef RUNG_FLAG
  };
  return rows;
}

const std::vector<CommandRow>& command_rows() {
  static const std::vector<CommandRow> rows{
#define RUNG_COMMAND(id, letter, name, a_en, a_hans, a_hant, d_en, d_hans, d_hant, example) \
  {Command::id, letter, name, {a_en, a_hans, a_hant}, {d_en, d_hans, d_hant}, example},
#include "commands/commands.def"
#undef RUNG_COMMAND
  };
  return rows;
}

namespace {

/// RUNG_AS_OF for --as-of.
std::string variable_of(std::string_view long_form) {
  std::string name = "RUNG_";
  for (const char c : long_form.substr(2)) name += c == '-' ? '_' : static_cast<char>(std::toupper(c));
  return name;
}

struct Registered {
  std::map<Flag, std::vector<std::string>> values;
  std::map<Flag, bool> switches;
};

void add_flags(CLI::App& app, char letter, Registered& registered) {
  for (const FlagRow& row : flag_rows()) {
    if (row.commands.find(letter) == std::string_view::npos) continue;
    std::string names(row.long_form);
    if (!row.short_form.empty()) names = std::string(row.short_form) + "," + names;
    CLI::Option* option = nullptr;
    if (row.value.english.empty()) {
      option = app.add_flag(names, registered.switches[row.flag]);
    } else {
      option = app.add_option(names, registered.values[row.flag]);
      option->expected(1)->allow_extra_args(false);
      option->multi_option_policy(row.repeats ? CLI::MultiOptionPolicy::TakeAll
                                              : CLI::MultiOptionPolicy::TakeLast);
      option->envname(variable_of(row.long_form));
    }
  }
}

void report_unknown_flag(const std::string& flag, char letter, Diagnostics& diagnostics) {
  Diagnostic& fault = diagnostics.report(Kind::unknown_flag).with("flag", flag);
  for (const FlagRow& row : flag_rows()) {
    if (row.commands.find(letter) == std::string_view::npos) continue;
    // A slip of a letter or two: the same beginning, or one inside the other.
    const std::string_view known = row.long_form;
    const std::size_t common = static_cast<std::size_t>(
        std::mismatch(flag.begin(), flag.end(), known.begin(), known.end()).first - flag.begin());
    if (common >= 4 && common + 3 >= std::min(flag.size(), known.size())) {
      fault.help(Phrase::did_you_mean, {{"name", std::string(known)}});
      return;
    }
  }
}

const CommandRow* row_named(const std::string& name) {
  for (const CommandRow& row : command_rows())
    if (row.name == name) return &row;
  return nullptr;
}

}  // namespace

std::optional<std::string> CommandLine::value(Flag flag) const {
  const auto found = flags.find(flag);
  if (found == flags.end() || found->second.empty()) return std::nullopt;
  return found->second.back();
}

const std::vector<std::string>& CommandLine::values(Flag flag) const {
  static const std::vector<std::string> nothing;
  const auto found = flags.find(flag);
  return found == flags.end() ? nothing : found->second;
}

std::string_view long_form(Flag flag) {
  return flag_rows()[static_cast<std::size_t>(flag)].long_form;
}

std::optional<Language> language_named(const std::string& name) {
  if (name == "en") return Language::english;
  if (name == "zh-Hans" || name == "zh_Hans" || name == "zh-CN" || name == "zh") return Language::simplified;
  if (name == "zh-Hant" || name == "zh_Hant" || name == "zh-TW" || name == "zh-HK")
    return Language::traditional;
  return std::nullopt;
}

std::optional<CommandLine> read_command_line(const std::vector<std::string>& arguments,
                                             Diagnostics& diagnostics) {
  CommandLine line;
  if (arguments.empty() || arguments[0] == "--help" || arguments[0] == "-h" || arguments[0] == "help") {
    line.help = true;
    if (arguments.size() > 1)
      if (const CommandRow* row = row_named(arguments[1])) line.command = row->command;
    return line;
  }
  if (arguments[0] == "--version") {
    line.version = true;
    return line;
  }
  const CommandRow* row = row_named(arguments[0]);
  if (row == nullptr) {
    std::string names;
    for (const CommandRow& known : command_rows())
      names += (names.empty() ? "" : ", ") + std::string(known.name);
    diagnostics.report(Kind::unknown_command).with("command", arguments[0]).with("commands", names);
    return std::nullopt;
  }
  line.command = row->command;
  CLI::App app;
  app.set_help_flag("");
  Registered registered;
  app.add_flag("-h,--help", line.help);
  add_flags(app, row->letter, registered);
  app.add_option("arguments", line.arguments)->expected(-1);
  try {
    std::vector<std::string> rest(arguments.rbegin(), arguments.rend() - 1);
    app.parse(rest);
  } catch (const CLI::ExtrasError&) {
    for (const std::string& extra : app.remaining()) report_unknown_flag(extra, row->letter, diagnostics);
    return std::nullopt;
  } catch (const CLI::ParseError& error) {
    // CLI11 names the option somewhere in its words: "--data: 1 required …", "Could not convert: --strict = x".
    const std::string what = error.what();
    const std::size_t begin = std::min(what.find('-'), what.size());
    const std::size_t end = std::min(what.find_first_of(": =", begin), what.size());
    diagnostics.report(Kind::flag_value).with("flag", what.substr(begin, end - begin));
    return std::nullopt;
  }
  for (auto& [flag, values] : registered.values)
    if (!values.empty()) line.flags[flag] = std::move(values);
  for (const auto& [flag, set] : registered.switches)
    if (set) line.flags[flag] = {};
  return line;
}

}  // namespace rung
