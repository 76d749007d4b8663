// Reads TOML with toml++ and holds it against the table of flags. The key of a flag is its long form without the hyphens in
// front; it stands in the table of its command, or at the top where every command has the flag.

// toml++ throws unless it is told not to, and prints nothing for us.
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include "commands/settings_file.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>

#include "commands/flag_rows.hpp"
#include "diagnostics/kinds.hpp"
#include "diagnostics/likeness.hpp"

namespace rung {
namespace {

constexpr std::string_view paths_key = "paths";

std::string_view key_of(const FlagRow& row) {
  return row.long_form.substr(2);
}

bool is_for_all(const FlagRow& row) {
  const auto& commands = command_rows();
  return std::all_of(commands.begin(), commands.end(), [&](const CommandRow& command) {
    return row.commands.find(command.letter) != std::string_view::npos;
  });
}

/// A number as it is written on a command line: `5`, `0.5`.
std::optional<std::string> text_of_number(const toml::node& node) {
  if (const auto integer = node.value_exact<std::int64_t>()) return std::to_string(*integer);
  if (const auto fraction = node.value_exact<double>()) return fmt::format("{}", *fraction);
  if (const auto date = node.value_exact<toml::date>())
    return fmt::format("{:04}-{:02}-{:02}", date->year, date->month, date->day);
  return std::nullopt;
}

class SettingsReading {
 public:
  SettingsReading(const std::string& name, Command command, Diagnostics& diagnostics)
      : name_(name), command_(command), diagnostics_(diagnostics) {}

  void read(const toml::table& file) {
    for (const auto& [key, node] : file) {
      const std::string_view name = key.str();
      if (name == paths_key)
        read_paths(node);
      else if (const CommandRow* command = command_named(name))
        read_table(*command, node);
      else if (const FlagRow* flag = flag_for_all(name))
        read_flag(*flag, node, &general_);
      else
        report_unknown(key, top_keys());
    }
    // What a command's own table says wins over what stands at the top.
    for (auto& [flag, values] : general_) settings.flags.emplace(flag, std::move(values));
  }

  SettingsFile settings;

 private:
  static const CommandRow* command_named(std::string_view name) {
    for (const CommandRow& row : command_rows())
      if (row.name == name) return &row;
    return nullptr;
  }

  static const FlagRow* flag_for_all(std::string_view key) {
    for (const FlagRow& row : flag_rows())
      if (key_of(row) == key && is_for_all(row)) return &row;
    return nullptr;
  }

  static const FlagRow* flag_of(const CommandRow& command, std::string_view key) {
    for (const FlagRow& row : flag_rows())
      if (key_of(row) == key && row.commands.find(command.letter) != std::string_view::npos) return &row;
    return nullptr;
  }

  static std::vector<std::string> top_keys() {
    std::vector<std::string> keys{std::string(paths_key)};
    for (const FlagRow& row : flag_rows())
      if (is_for_all(row)) keys.emplace_back(key_of(row));
    for (const CommandRow& row : command_rows()) keys.push_back("[" + std::string(row.name) + "]");
    return keys;
  }

  static std::vector<std::string> keys_of(const CommandRow& command) {
    std::vector<std::string> keys;
    for (const FlagRow& row : flag_rows())
      if (row.commands.find(command.letter) != std::string_view::npos) keys.emplace_back(key_of(row));
    return keys;
  }

  DataPlace place(const toml::source_region& region) const {
    return {name_, region.begin.line, region.begin.column};
  }

  void report_unknown(const toml::key& key, const std::vector<std::string>& known) {
    const std::string name(key.str());
    std::string list;
    for (const std::string& each : known) list += (list.empty() ? "" : ", ") + each;
    Diagnostic& fault =
        diagnostics_.report(Kind::setting_unknown, place(key.source())).with("key", name).with("known", list);
    const std::string* nearest = nullptr;
    std::size_t fewest = letters_forgiven(name) + 1;
    for (const std::string& each : known) {
      // Tables stand in brackets.
      const bool table = each.front() == '[';
      const std::string_view word = table ? std::string_view(each).substr(1, each.size() - 2) : each;
      const std::size_t apart = letters_apart(name, word, fewest);
      if (apart >= fewest) continue;
      fewest = apart;
      nearest = &each;
    }
    if (nearest != nullptr) fault.help(Phrase::did_you_mean, {{"name", *nearest}});
  }

  void report_misfit(std::string_view key, const toml::node& node, Phrase wanted) {
    diagnostics_.report(Kind::setting_misfit, place(node.source()))
        .with("key", std::string(key))
        .with("value", written_of(node))
        .with("wanted", wanted);
  }

  /// A value as people write it, as far as it is short.
  static std::string written_of(const toml::node& node) {
    if (const auto text = node.value_exact<std::string>()) return "`\"" + *text + "\"`";
    if (const auto truth = node.value_exact<bool>()) return *truth ? "`true`" : "`false`";
    if (const auto number = text_of_number(node)) return "`" + *number + "`";
    if (node.is_table()) return "`[…]`";
    return "`[ … ]`";
  }

  void read_paths(const toml::node& node) {
    const auto values = texts_of(node);
    if (!values) return report_misfit(paths_key, node, Phrase::setting_list);
    settings.paths = *values;
  }

  void read_table(const CommandRow& command, const toml::node& node) {
    const toml::table* table = node.as_table();
    if (table == nullptr) return report_misfit(command.name, node, Phrase::setting_table);
    for (const auto& [key, value] : *table) {
      if (const FlagRow* flag = flag_of(command, key.str()))
        read_flag(*flag, value, command.command == command_ ? &settings.flags : nullptr);
      else
        report_unknown(key, keys_of(command));
    }
  }

  /// Texts of a list, or one text as a list; numbers and dates as they would be typed. Nothing where something else is there.
  static std::optional<std::vector<std::string>> texts_of(const toml::node& node) {
    std::vector<std::string> texts;
    const auto add = [&](const toml::node& one) {
      const auto text = one.value_exact<std::string>();
      const auto number = text_of_number(one);
      if (text || number) texts.push_back(text ? *text : *number);
      return text.has_value() || number.has_value();
    };
    const toml::array* list = node.as_array();
    if (list == nullptr) return add(node) ? std::optional(texts) : std::nullopt;
    for (const toml::node& one : *list)
      if (!add(one)) return std::nullopt;
    return texts;
  }

  /// Without a target the value is only checked.
  void read_flag(const FlagRow& row, const toml::node& node,
                 std::map<Flag, std::vector<std::string>>* target) {
    std::vector<std::string> values;
    bool on = true;
    if (row.value.english.empty()) {
      const auto truth = node.value_exact<bool>();
      if (!truth) return report_misfit(key_of(row), node, Phrase::setting_truth);
      on = *truth;
    } else {
      const auto texts = texts_of(node);
      if (!texts || (!row.repeats && node.is_array()))
        return report_misfit(key_of(row), node, row.repeats ? Phrase::setting_list : Phrase::setting_number);
      values = *texts;
      on = !values.empty();
    }
    if (target != nullptr && on) (*target)[row.flag] = std::move(values);
  }

  const std::string& name_;
  Command command_;
  Diagnostics& diagnostics_;
  std::map<Flag, std::vector<std::string>> general_;
};

}  // namespace

std::optional<SettingsFile> settings_in(std::string_view text, const std::string& name, Command command,
                                        Diagnostics& diagnostics) {
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) {
    const toml::parse_error& error = parsed.error();
    diagnostics
        .report(Kind::settings_unreadable,
                DataPlace{name, error.source().begin.line, error.source().begin.column})
        .with("file", name)
        .with("reason", std::string(error.description()));
    return std::nullopt;
  }
  SettingsReading reading(name, command, diagnostics);
  const std::size_t before = diagnostics.all().size();
  reading.read(parsed.table());
  if (diagnostics.all().size() > before) return std::nullopt;
  return reading.settings;
}

}  // namespace rung
