// Turns the options of a run into what is asked of it.
#include "commands/eval_arguments.hpp"

#include <algorithm>
#include <charconv>
#include <thread>
#include <utility>

#include "commands/review_date.hpp"
#include "commands/run.hpp"
#include "diagnostics/kinds.hpp"

namespace rung {

std::optional<std::size_t> number_within(std::string_view text, std::size_t least, std::size_t most) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  if (number < least || number > most) return std::nullopt;
  return number;
}

std::vector<std::string> comma_list(const std::string& text) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

namespace {

/// NAME=VALUE, as --data, --set and --report take it.
struct Pair {
  std::string name;
  std::string value;
  bool both = false;
};

Pair split(const std::string& text) {
  const std::size_t equal = text.find('=');
  if (equal == std::string::npos) return {text, "", false};
  return {text.substr(0, equal), text.substr(equal + 1), equal > 0 && equal + 1 < text.size()};
}

/// More threads than this are taken for a slip of the pen.
constexpr std::size_t most_jobs = 1024;

/// Of 1024 times each other.
constexpr std::string_view memory_units = "KMGT";

/// Turns the command line into what the run asks for; each bad value is reported.
class EvalArguments {
 public:
  EvalArguments(const CommandLine& line, const Terminal& terminal, Diagnostics& diagnostics)
      : line_(line), diagnostics_(diagnostics) {
    take_arguments();
    take_rules();
    take_dates_and_words();
    take_data();
    take_targets(terminal);
    take_reading();
    take_limits();
    take_jobs();
    take_memory();
    take_shard();
  }

  EvalRequest take() { return {std::move(rules_), std::move(review_)}; }

 private:
  void take_arguments() {
    if (line_.arguments.empty())
      diagnostics_.report(Kind::argument_missing).with("argument", Phrase::rule_file);
    else
      rules_.path = line_.arguments[0];
    if (line_.arguments.size() > 1) review_.subject = line_.arguments[1];
    if (line_.arguments.size() > 2)
      diagnostics_.report(Kind::argument_surplus).with("argument", line_.arguments[2]);
  }

  void take_rules() {
    rules_.where = line_.value(Flag::where);
    rules_.select = line_.values(Flag::select);
    for (const std::string& text : line_.values(Flag::set)) {
      const Pair pair = split(text);
      if (!pair.both)
        commands::bad_value(Flag::set, text, "PARAM=VALUE", diagnostics_);
      else
        rules_.set.emplace_back(pair.name, pair.value);
    }
  }

  void take_dates_and_words() {
    review_.as_of = review_date(line_, diagnostics_);
    if (const auto name = line_.value(Flag::words)) {
      review_.words = language_named(*name);
      if (!review_.words) commands::bad_value(Flag::words, *name, "en, zh-Hans, zh-Hant", diagnostics_);
    }
  }

  void take_data() {
    for (const std::string& text : line_.values(Flag::data)) {
      const Pair pair = split(text);
      if (!pair.both)
        commands::bad_value(Flag::data, text, "RECORD=FILE", diagnostics_);
      else
        review_.data[pair.name].push_back(pair.value);
    }
  }

  void take_targets(const Terminal& terminal) {
    review_.output = line_.value(Flag::output).value_or("-");
    review_.terminal_format = terminal.output_terminal ? Format::table : Format::csv;
    if (const auto name = line_.value(Flag::eval_format)) {
      if (*name == "csv")
        review_.format = Format::csv;
      else if (*name == "tsv")
        review_.format = Format::tsv;
      else if (*name == "jsonl")
        review_.format = Format::jsonl;
      else if (*name == "table")
        review_.format = Format::table;
      else
        commands::bad_value(Flag::eval_format, *name, "csv, tsv, jsonl, table", diagnostics_);
    }
    if (const auto name = line_.value(Flag::reasons)) {
      if (*name == "brief")
        review_.reasons = ReasonDetail::brief;
      else if (*name == "full")
        review_.reasons = ReasonDetail::full;
      else if (*name != "none")
        commands::bad_value(Flag::reasons, *name, "none, brief, full", diagnostics_);
    }
    review_.rejects = line_.value(Flag::rejects);
    review_.actions = line_.value(Flag::actions);
    for (const std::string& text : line_.values(Flag::report)) {
      const Pair pair = split(text);
      if (pair.name.empty())
        commands::bad_value(Flag::report, text, "NAME[=FILE]", diagnostics_);
      else
        review_.reports.push_back({pair.name, pair.value});
    }
  }

  void take_reading() {
    if (const auto name = line_.value(Flag::encoding)) {
      if (*name == "utf-8")
        review_.reading.encoding = Encoding::utf8;
      else if (*name == "utf-16le")
        review_.reading.encoding = Encoding::utf16le;
      else if (*name == "utf-16be")
        review_.reading.encoding = Encoding::utf16be;
      else if (*name == "gb18030" || *name == "gbk")
        review_.reading.encoding = Encoding::gb18030;
      else if (*name == "big5")
        review_.reading.encoding = Encoding::big5;
      else
        commands::bad_value(Flag::encoding, *name, "utf-8, utf-16le, utf-16be, gb18030, big5", diagnostics_);
    }
    if (const auto list = line_.value(Flag::na)) review_.reading.missing_words = comma_list(*list);
  }

  void take_limits() {
    review_.strict = line_.has(Flag::strict);
    const auto text = line_.value(Flag::max_rejects);
    if (!text) return;
    RejectLimit limit;
    const bool percent = text->ends_with('%');
    const auto number = parse_decimal(percent ? text->substr(0, text->size() - 1) : *text);
    if (percent && number && *number >= Decimal(0))
      limit.share = divide(*number, Decimal(100));
    else if (!percent && number && number->whole() && *number->whole() >= 0)
      limit.count = static_cast<std::uint64_t>(*number->whole());
    else
      return commands::bad_value(Flag::max_rejects, *text, "N, P%", diagnostics_);
    review_.reject_limit = limit;
  }

  void take_jobs() {
    const auto text = line_.value(Flag::jobs);
    if (!text) {
      review_.jobs = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, most_jobs);
    } else if (const auto number = number_within(*text, 1, most_jobs)) {
      review_.jobs = *number;
    } else {
      commands::bad_value(Flag::jobs, *text, "1 … 1024", diagnostics_);
    }
  }

  void take_memory() {
    const auto text = line_.value(Flag::memory);
    if (!text) return;
    constexpr std::size_t most = std::size_t{1} << 20;
    const std::size_t unit = text->empty() ? std::string_view::npos : memory_units.find(text->back());
    const auto number = number_within(std::string_view(*text).substr(0, text->size() - 1), 1, most);
    if (unit == std::string_view::npos || !number)
      return commands::bad_value(Flag::memory, *text, "512M, 16G", diagnostics_);
    review_.reading.memory_limit = std::uint64_t{*number} << (10 * (unit + 1));
  }

  void take_shard() {
    const auto text = line_.value(Flag::shard);
    if (!text) return;
    constexpr std::size_t most_shards = 1000000;
    const std::size_t slash = std::min(text->find('/'), text->size());
    const std::string_view number = std::string_view(*text).substr(0, slash);
    const std::string_view count = std::string_view(*text).substr(std::min(slash + 1, text->size()));
    const auto of = number_within(count, 1, most_shards);
    const auto one = number_within(number, 1, of.value_or(0));
    if (!of || !one) return commands::bad_value(Flag::shard, *text, "1/4, 2/4 …", diagnostics_);
    review_.shard = {static_cast<std::uint32_t>(*one), static_cast<std::uint32_t>(*of)};
  }

  RulesRequest rules_;
  ReviewRequest review_;
  const CommandLine& line_;
  Diagnostics& diagnostics_;
};

}  // namespace

EvalRequest eval_request(const CommandLine& line, const Terminal& terminal, Diagnostics& diagnostics) {
  return EvalArguments(line, terminal, diagnostics).take();
}

}  // namespace rung
