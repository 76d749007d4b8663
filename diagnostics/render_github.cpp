// Diagnostics as workflow commands of GitHub, which become annotations of the changed lines, and as the table of a step's
// summary. GitHub shows ten annotations of a level for a step and drops the others without a word.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "diagnostics/finding_parts.hpp"
#include "diagnostics/kinds.hpp"
#include "diagnostics/render.hpp"
#include "diagnostics/workflow_command.hpp"

namespace rung {
namespace {

constexpr std::array levels{Severity::error, Severity::warning, Severity::hint};
constexpr std::size_t shown_of_a_level = 10;
/// GitHub refuses a summary of more than 1 MiB; what stands before may take some of it.
constexpr std::size_t longest_summary = 900'000;

std::string_view command_of(Severity severity) {
  switch (severity) {
    case Severity::error: return "error";
    case Severity::warning: return "warning";
    case Severity::hint: return "notice";
  }
  return "error";
}

/// A column is told only where begin and end stand on one line: GitHub drops the whole place otherwise.
std::string properties(const FindingPlace& place, std::string_view code) {
  std::string list;
  const auto add = [&](std::string_view name, const std::string& value) {
    list += fmt::format("{}{}={}", list.empty() ? " " : ",", name, command_property(value));
  };
  if (!place.file.empty()) add("file", place.file);
  if (place.line > 0) add("line", std::to_string(place.line));
  if (place.end_line > 0) add("endLine", std::to_string(place.end_line));
  if (place.column > 0 && place.line == place.end_line) {
    add("col", std::to_string(place.column));
    // GitHub's end is the last character itself.
    add("endColumn", std::to_string(std::max(place.column, place.end_column - 1)));
  }
  add("title", std::string(code));
  return list;
}

std::vector<const Diagnostic*> of_level(std::span<const Diagnostic> diagnostics, Severity level) {
  std::vector<const Diagnostic*> some;
  for (const Diagnostic& one : diagnostics)
    if (row(one.kind).severity == level) some.push_back(&one);
  return some;
}

/// Text in a cell of a table: bars would end the cell, and `<` would begin a tag.
std::string cell_text(std::string_view text) {
  std::string cell;
  for (const char c : text) {
    if (c == '|')
      cell += "\\|";
    else if (c == '<')
      cell += "&lt;";
    else if (c == '\n')
      cell += "<br>";
    else
      cell += c;
  }
  return cell;
}

std::string summary_row(const Diagnostic& diagnostic, const Sources& sources, Language language) {
  const KindRow& kind = row(diagnostic.kind);
  const FindingPlace place = place_of(diagnostic.where, sources);
  std::string where = place.file;
  if (place.line > 0) where += fmt::format(":{}", place.line);
  return fmt::format("| {} | {} | {} | {} |\n", say(label_of(kind.severity), language), kind.code,
                     cell_text(where), cell_text(message_with_help(diagnostic, language)));
}

}  // namespace

std::string render_github(std::span<const Diagnostic> diagnostics, const Sources& sources,
                          Language language) {
  std::string text;
  std::size_t left_out = 0;
  for (const Severity level : levels) {
    const std::vector<const Diagnostic*> some = of_level(diagnostics, level);
    const std::size_t shown = std::min(some.size(), shown_of_a_level);
    left_out += some.size() - shown;
    for (std::size_t i = 0; i < shown; ++i)
      text += fmt::format("::{}{}::{}\n", command_of(level),
                          properties(place_of(some[i]->where, sources), row(some[i]->kind).code),
                          command_text(message_with_help(*some[i], language)));
  }
  if (left_out > 0)
    text += say(Phrase::annotations_more, language, {{"count", std::to_string(left_out)}}) + "\n";
  return text;
}

std::string render_github_summary(std::span<const Diagnostic> diagnostics, const Sources& sources,
                                  Language language) {
  if (diagnostics.empty()) return "";
  std::string table = "| ";
  for (const Phrase heading :
       {Phrase::heading_level, Phrase::heading_code, Phrase::heading_place, Phrase::heading_message})
    table += say(heading, language) + " | ";
  table.back() = '\n';
  table += "| --- | --- | --- | --- |\n";
  std::size_t written = 0;
  for (const Severity level : levels)
    for (const Diagnostic* one : of_level(diagnostics, level)) {
      const std::string line = summary_row(*one, sources, language);
      if (table.size() + line.size() > longest_summary) {
        const std::string left = std::to_string(diagnostics.size() - written);
        return table + "\n" + say(Phrase::annotations_more, language, {{"count", left}}) + "\n";
      }
      table += line;
      ++written;
    }
  return table;
}

}  // namespace rung
