// Runs a trial: checks the rules, gives both evaluators the same lines, and compares.

#include "fuzz/trial.hpp"

#include <algorithm>

#include "agreement/compare.hpp"
#include "agreement/engine_answer.hpp"
#include "agreement/program_text.hpp"
#include "agreement/single_answer.hpp"
#include "diagnostics/render.hpp"
#include "review/rules.hpp"

namespace rung::fuzz {
namespace {

std::unique_ptr<Rules> rules_of(std::string text) {
  auto rules = parse_rules_text("tried.rung", std::move(text));
  check_rules(*rules);
  return rules;
}

std::string errors_of(const Rules& rules) {
  return render_concise(rules.diagnostics.all(), rules.sources, Language::english);
}

/// The value that a program of this type takes; missing where the type has no such value.
Value fitted(const Program& program, const Type& type, const Value& value) {
  const bool closed = type.kind == TypeKind::enumeration || type.kind == TypeKind::ladder;
  if (const auto* text = std::get_if<std::string>(&value); text != nullptr && closed) {
    const auto code = program.enumerations[type.set].code_of(*text);
    return code ? Value(Code{*code}) : Value(Missing{});
  }
  const bool fits = (type.kind == TypeKind::number && std::holds_alternative<Decimal>(value)) ||
                    (type.kind == TypeKind::text && std::holds_alternative<std::string>(value)) ||
                    (type.kind == TypeKind::date && std::holds_alternative<Date>(value)) ||
                    (type.kind == TypeKind::truth && std::holds_alternative<bool>(value));
  return fits ? value : Value(Missing{});
}

std::vector<Value> cells_of(const Program& program, const Record& record, const DataRecord& data,
                            const DataLine& line) {
  std::vector<Value> cells;
  for (const Field& field : record.fields) {
    const auto at = std::find(data.fields.begin(), data.fields.end(), field.name);
    if (at == data.fields.end() || field.computed != none) {
      cells.emplace_back(Missing{});
      continue;
    }
    Value value = fitted(program, field.type, line.cells[static_cast<std::size_t>(at - data.fields.begin())]);
    if (is_missing(value) && field.default_value && !line.rejected) value = *field.default_value;
    cells.push_back(std::move(value));
  }
  return cells;
}

/// The first line of a file is its header.
std::uint64_t line_of(std::size_t at) {
  return at + 2;
}

reference::Input input_of(const Program& program, const Trial& trial) {
  reference::Input input;
  for (const Record& record : program.records) {
    std::vector<reference::Line>& lines = input.records.emplace_back();
    for (const DataRecord& data : trial.data) {
      if (data.name != record.name) continue;
      for (const DataLine& line : data.lines)
        lines.push_back({line_of(lines.size()), line.rejected, cells_of(program, record, data, line)});
    }
  }
  return input;
}

/// What a reader would hand over: records that the request does not reach are not read at all.
void leave_unread(reference::Input& input, const std::vector<std::vector<bool>>& needed) {
  for (RecordId id = 1; id < input.records.size(); ++id)
    if (std::find(needed[id].begin(), needed[id].end(), true) == needed[id].end()) input.records[id].clear();
}

/// Nor are fields that it does not reach.
reference::Input masked(reference::Input input, const std::vector<std::vector<bool>>& needed) {
  for (RecordId id = 0; id < input.records.size(); ++id)
    for (reference::Line& line : input.records[id])
      for (FieldId field = 0; field < line.cells.size(); ++field)
        if (!needed[id][field]) line.cells[field] = Missing{};
  return input;
}

Settings settings_of(const Program& program, const Trial& trial) {
  Settings settings;
  settings.today = trial.today;
  settings.words = trial.words;
  settings.batch_rows = trial.batch_rows;
  settings.jobs = trial.jobs;
  for (const GivenValue& given : trial.givens)
    for (NameId name = 0; name < program.names.size(); ++name) {
      if (program.names[name].name != given.name) continue;
      const Value value = fitted(program, program[program.names[name].node].type, given.value);
      if (!is_missing(value)) settings.stand_ins.push_back({name, value});
    }
  for (const GivenByLine& given : trial.givens_by_line)
    for (NameId name = 0; name < program.names.size(); ++name) {
      const Node& node = program[program.names[name].node];
      if (program.names[name].name != given.name || node.space != Space::of_record(subject)) continue;
      LineStandIns by_line{name, {}};
      for (const auto& [at, value] : given.values)
        if (const Value fit = fitted(program, node.type, value); !is_missing(fit))
          by_line.by_line.emplace(line_of(at), fit);
      settings.line_stand_ins.push_back(std::move(by_line));
    }
  return settings;
}

std::uint64_t hash_of(std::uint64_t seed, const std::string& name) {
  for (const char c : name) seed = (seed ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return Chance(seed).next();
}

/// A few of all values, the same ones after the rules were cut down: a name stays in or out whatever else goes.
Request chosen_of(const Program& program, const Request& everything, std::uint64_t seed) {
  Request request;
  for (const NodeId node : everything.results) {
    std::string name = "unnamed";
    for (const Name& known : program.names)
      if (known.node == node) name = known.name;
    if (hash_of(seed, name) % 4 == 0) request.results.push_back(node);
  }
  for (const std::uint32_t report : everything.reports)
    if (hash_of(seed, program.reports[report].name) % 2 == 0) request.reports.push_back(report);
  return request;
}

std::string first_difference(const std::string& a, const std::string& b) {
  const auto parting = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  const auto line_of = [](const std::string& text, std::string::const_iterator at) {
    const auto place = static_cast<std::size_t>(at - text.begin());
    const std::size_t begin = place == 0 ? 0 : text.rfind('\n', place - 1) + 1;
    return text.substr(begin, text.find('\n', place) - begin);
  };
  return line_of(a, parting.first) + "\n  became\n" + line_of(b, parting.second);
}

/// What formatting, plain or into a language, does to the meaning; nothing where it keeps it.
std::optional<std::string> lost_in_rewriting(const Rules& rules, std::optional<Language> keywords) {
  FormatOptions options;
  options.keywords = keywords;
  if (keywords) options.respellings = respellings(rules, *keywords);
  const std::string text = format(rules.sources, rules.tree, options);
  const auto after = rules_of(text);
  if (!after->sound()) return "formatted, it has errors:\n" + errors_of(*after) + "\n" + text;
  const std::string before_text = agreement::text_of(rules.program());
  const std::string after_text = agreement::text_of(after->program());
  if (before_text != after_text)
    return "formatted, it is another program:\n" + first_difference(before_text, after_text) + "\n" + text;
  if (keywords) return std::nullopt;
  const std::string again = format(after->sources, after->tree, options);
  if (again != text) return "formatted twice, it is another text:\n" + first_difference(text, again);
  return std::nullopt;
}

std::size_t evaluated_of(const reference::Answer& answer) {
  return static_cast<std::size_t>(
      std::count_if(answer.subjects.begin(), answer.subjects.end(),
                    [](const reference::SubjectAnswer& one) { return one.fate == Fate::evaluated; }));
}

struct Singly {
  std::optional<std::string> told;
  std::size_t rated = 0;
};

/// What can be rated for each subject by itself, rated so.
Singly judge_singly(const Program& program, const Program& of_reference, const Request& request,
                    const Settings& settings, const reference::Input& input) {
  const Request alone = agreement::single_request(program, request);
  if (!agreement::rates_singly(program, alone, settings)) return {};
  const reference::Answer slow = reference::evaluate(of_reference, alone, settings, input);
  const reference::Input read = masked(input, needed_fields(program, alone));
  return {agreement::single_difference(program, alone, settings, read, slow), slow.subjects.size()};
}

}  // namespace

Verdict judge(const Trial& trial, const Plant& plant) {
  const auto rules = rules_of(trial.rules.written());
  if (!rules->sound()) return {Judgement::unsound, errors_of(*rules), 0, 0};
  if (trial.rewritten)
    for (const auto& keywords : {std::optional<Language>(), std::optional(Language::simplified),
                                 std::optional(Language::traditional), std::optional(Language::english)})
      if (auto told = lost_in_rewriting(*rules, keywords))
        return {Judgement::rewriting, std::move(*told), 0, 0};
  const Program& program = rules->program();
  Request request = agreement::everything_of(program);
  if (trial.chosen) request = chosen_of(program, request, *trial.chosen);
  const auto needed = needed_fields(program, request);
  reference::Input input = input_of(program, trial);
  leave_unread(input, needed);
  const Settings settings = settings_of(program, trial);
  const reference::Answer fast =
      agreement::engine_answer(program, request, settings, masked(input, needed), trial.stream_rows);
  Program other;
  if (plant) {
    other = program;
    plant(other);
  }
  reference::Answer slow = reference::evaluate(plant ? other : program, request, settings, input);
  // What is given is not computed, so that the engine may not even read what it would be computed from.
  for (RecordId id = 1; id < slow.records.size() && id < fast.records.size(); ++id)
    if (!settings.stand_ins.empty() && fast.records[id].read == 0) slow.records[id] = {};
  if (auto told = agreement::difference(program, request, fast, slow))
    return {Judgement::parted, std::move(*told), 0, 0};
  const Singly singly = judge_singly(program, plant ? other : program, request, settings, input);
  if (singly.told) return {Judgement::parted, "one by one: " + *singly.told, 0, 0};
  return {Judgement::agreed, "", evaluated_of(slow), singly.rated};
}

namespace {

std::string cell_text(const Value& value) {
  if (is_missing(value)) return "";
  if (const auto* number = std::get_if<Decimal>(&value)) return literal_of(*number);
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "yes" : "no";
  if (const auto* date = std::get_if<Date>(&value)) return write_date(*date);
  std::string quoted = "\"";
  for (const char c : std::get<std::string>(value))
    quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

std::string joined(const std::vector<std::string>& cells) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) line += (i == 0 ? "" : ",") + cells[i];
  return line + "\n";
}

}  // namespace

std::string shown(const Trial& trial) {
  std::string all = trial.rules.written();
  for (const DataRecord& record : trial.data) {
    all += "\n-- " + record.name + ".csv\n" + joined(record.fields);
    for (const DataLine& line : record.lines) {
      std::vector<std::string> cells;
      for (const Value& value : line.cells) cells.push_back(cell_text(value));
      if (line.rejected) cells.push_back("(rejected)");
      all += joined(cells);
    }
  }
  all += "\n-- as of " + (trial.today ? write_date(*trial.today) : "no day");
  for (const GivenValue& given : trial.givens) all += ", given " + given.name + " " + cell_text(given.value);
  for (const GivenByLine& given : trial.givens_by_line)
    for (const auto& [at, value] : given.values)
      all += ", line " + std::to_string(line_of(at)) + " given " + given.name + " " + cell_text(value);
  all += ", batches of " + std::to_string(trial.batch_rows) + ", streams of " +
         std::to_string(trial.stream_rows);
  all += ", jobs " + std::to_string(trial.jobs);
  if (trial.chosen) all += ", asking for some values only";
  return all + "\n";
}

}  // namespace rung::fuzz
