// `rung diff`: whether two rule files mean the same for every customer.

#include <fmt/format.h>

#include "commands/proofs_of_rules.hpp"
#include "commands/run.hpp"
#include "diagnostics/kinds.hpp"
#include "diagnostics/render.hpp"
#include "proofs/rule_diff.hpp"

namespace rung::commands {
namespace {

using Outcome = OutputDiff::Outcome;

/// The versions and how their outputs compare.
class DiffTold {
 public:
  DiffTold(const Rules& before, const Rules& after, const std::vector<OutputDiff>& diffs, std::size_t most,
           Language language)
      : before_(before), after_(after), diffs_(diffs), most_(most), language_(language) {}

  bool all_same() const {
    for (const OutputDiff& diff : diffs_)
      if (diff.outcome != Outcome::same) return false;
    return true;
  }

  std::string text() const {
    std::string text;
    std::size_t shown = 0;
    for (const OutputDiff& diff : diffs_) {
      if (diff.outcome == Outcome::same) continue;
      text += fmt::format("{}: {}\n", diff.name, headline(diff));
      if (diff.outcome != Outcome::different) continue;
      text += side(before_, diff.before) + side(after_, diff.after);
      if (shown++ < most_) text += fmt::format("  {}\n\n{}\n", said(Phrase::diff_customer), diff.test);
    }
    if (all_same())
      return text + said(Phrase::diff_all_same, {{"count", std::to_string(diffs_.size())}}) + "\n";
    return text +
           said(Phrase::diff_summary, {{"same", std::to_string(count(Outcome::same))},
                                       {"undecided", std::to_string(count(Outcome::undecided))},
                                       {"different", std::to_string(diffs_.size() - count(Outcome::same) -
                                                                    count(Outcome::undecided))}}) +
           "\n";
  }

  std::string json() const {
    std::string list;
    for (const OutputDiff& diff : diffs_) {
      list += list.empty() ? "\n" : ",\n";
      list += fmt::format(R"({{"output": {}, "outcome": "{}")", json_string(diff.name), key(diff.outcome));
      if (diff.outcome == Outcome::reads_apart)
        list += fmt::format(R"(, "fields": {})", json_string(diff.apart));
      if (diff.outcome == Outcome::different)
        list += fmt::format(R"(, "before": {}, "after": {}, "test": {})", json_side(before_, diff.before),
                            json_side(after_, diff.after), json_string(diff.test));
      list += "}";
    }
    return fmt::format("{{\"same\": {}, \"outputs\": [{}\n]}}\n", all_same(), list);
  }

 private:
  std::string said(Phrase phrase, const Facts& facts = {}) const { return say(phrase, language_, facts); }

  std::size_t count(Outcome outcome) const {
    std::size_t some = 0;
    for (const OutputDiff& diff : diffs_) some += diff.outcome == outcome ? 1 : 0;
    return some;
  }

  static const char* key(Outcome outcome) {
    switch (outcome) {
      case Outcome::same: return "same";
      case Outcome::different: return "different";
      case Outcome::undecided: return "undecided";
      case Outcome::only_before: return "only_before";
      case Outcome::only_after: return "only_after";
      case Outcome::reads_apart: return "reads_apart";
    }
    return "undecided";
  }

  std::string headline(const OutputDiff& diff) const {
    switch (diff.outcome) {
      case Outcome::same: return said(Phrase::diff_same);
      case Outcome::different: return said(Phrase::diff_different);
      case Outcome::undecided: return said(Phrase::diff_undecided);
      case Outcome::only_before: return said(Phrase::diff_only_here, {{"file", before_.path}});
      case Outcome::only_after: return said(Phrase::diff_only_here, {{"file", after_.path}});
      case Outcome::reads_apart: return said(Phrase::diff_data_differs, {{"what", diff.apart}});
    }
    return "";
  }

  struct Line {
    std::string file;
    std::size_t number;
    std::string text;
  };

  /// The lines of a side, each once.
  static std::vector<Line> lines_of(const Rules& rules, const DiffSide& side) {
    std::vector<Line> lines;
    for (const Origin& origin : side.at_work) {
      if (origin.span.source >= rules.sources.size()) continue;
      const Source& source = rules.sources[origin.span.source];
      const std::string_view text = source.text();
      const std::size_t begin = text.rfind('\n', origin.span.begin) + 1;
      const std::size_t end = std::min(text.find('\n', origin.span.begin), text.size());
      std::string line(text.substr(begin, end - begin));
      line.erase(0, line.find_first_not_of(" \t"));
      const std::size_t number = source.place(origin.span.begin).line;
      const bool known = !lines.empty() && lines.back().number == number;
      if (!known) lines.push_back({std::string(source.path()), number, std::move(line)});
    }
    return lines;
  }

  std::string side(const Rules& rules, const DiffSide& side) const {
    std::string text = "  " +
                       said(Phrase::diff_gives,
                            {{"file", rules.path},
                             {"value", side.value.empty() ? said(Phrase::diff_missing_value) : side.value}}) +
                       "\n";
    for (const Line& line : lines_of(rules, side))
      text += "    " +
              said(Phrase::diff_at_work,
                   {{"file", line.file}, {"line", std::to_string(line.number)}, {"text", line.text}}) +
              "\n";
    return text;
  }

  static std::string json_side(const Rules& rules, const DiffSide& side) {
    std::string lines;
    for (const Line& line : lines_of(rules, side))
      lines += fmt::format(R"({}{{"file": {}, "line": {}}})", lines.empty() ? "" : ", ",
                           json_string(line.file), line.number);
    return fmt::format(R"({{"value": {}, "lines": [{}]}})", json_string(side.value), lines);
  }

  const Rules& before_;
  const Rules& after_;
  const std::vector<OutputDiff>& diffs_;
  std::size_t most_;
  Language language_;
};

}  // namespace

Exit diff(const CommandLine& line, const Terminal& terminal) {
  Diagnostics usage;
  if (line.arguments.size() != 2)
    usage.report(Kind::diff_wants_two).with("count", std::to_string(line.arguments.size()));
  const ProofLimits limits = proof_limits(line, usage);
  const std::string format = line.value(Flag::diff_format).value_or("pretty");
  if (format != "pretty" && format != "json") bad_value(Flag::diff_format, format, "pretty, json", usage);
  std::size_t most = static_cast<std::size_t>(-1);
  if (const auto text = line.value(Flag::witnesses)) {
    const auto number = parse_decimal(*text);
    const auto whole = number ? number->whole() : std::nullopt;
    if (whole && *whole >= 0)
      most = static_cast<std::size_t>(*whole);
    else
      bad_value(Flag::witnesses, *text, "0, 1, 2 …", usage);
  }
  if (usage.has_errors()) {
    terminal.show(usage, {});
    return Exit::could_not;
  }
  const auto before = load_rules({line.arguments[0], {}, {}, {}});
  const auto after = load_rules({line.arguments[1], {}, {}, {}});
  for (const auto* rules : {&before, &after})
    if (!(*rules)->sound()) terminal.show((*rules)->diagnostics, (*rules)->sources);
  if (!before->sound() || !after->sound()) return Exit::could_not;
  const std::vector<OutputDiff> diffs =
      rule_diff(before->program(), after->program(), limits, keywords_of(*after), terminal.language);
  const DiffTold told(*before, *after, diffs, most, terminal.language);
  terminal.print(format == "json" ? told.json() : told.text());
  return told.all_same() ? Exit::nothing_to_say : Exit::found;
}

}  // namespace rung::commands
