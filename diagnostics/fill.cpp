// Filling of templates: {hole} becomes its fact, {{ and }} become braces, all else stays as it is written.
#include <algorithm>

#include "diagnostics/diagnostic.hpp"

namespace rung {
namespace {

bool is_name(std::string_view text) {
  const auto in_name = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
  return !text.empty() && std::all_of(text.begin(), text.end(), in_name);
}

struct ValueText {
  Language language;

  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const Worded& worded) const { return std::string(worded.in(language)); }
  std::string operator()(Phrase phrase) const { return say(phrase, language); }
  std::string operator()(const Spoken& spoken) const { return spoken.in(language); }
};

/// Appends what a hole or a brace at the start of `rest` stands for and gives the bytes it took.
std::size_t append_piece(std::string& filled, std::string_view rest, const Facts& facts, Language language) {
  if (rest.starts_with("{{") || rest.starts_with("}}")) {
    filled += rest.front();
    return 2;
  }
  const std::size_t close = rest.find('}');
  if (rest.front() == '{' && close != std::string_view::npos && is_name(rest.substr(1, close - 1))) {
    const std::string_view hole = rest.substr(1, close - 1);
    const auto fact = std::find_if(facts.begin(), facts.end(), [&](const Fact& f) { return f.hole == hole; });
    if (fact != facts.end()) {
      filled += std::visit(ValueText{language}, fact->value);
      return close + 1;
    }
  }
  filled += rest.front();
  return 1;
}

}  // namespace

std::string& Spoken::in(Language language) {
  switch (language) {
    case Language::english: return english;
    case Language::simplified: return simplified;
    case Language::traditional: return traditional;
  }
  return english;
}

std::string fill(std::string_view pattern, const Facts& facts, Language language) {
  std::string filled;
  filled.reserve(pattern.size());
  while (!pattern.empty()) {
    const std::size_t plain = std::min(pattern.find_first_of("{}"), pattern.size());
    filled += pattern.substr(0, plain);
    pattern.remove_prefix(plain);
    if (pattern.empty()) break;
    pattern.remove_prefix(append_piece(filled, pattern, facts, language));
  }
  return filled;
}

std::string say(Phrase phrase, Language language, const Facts& facts) {
  return fill(words(phrase).in(language), facts, language);
}

std::string message(const Diagnostic& diagnostic, Language language) {
  return fill(row(diagnostic.kind).message.in(language), diagnostic.facts, language);
}

std::vector<std::string> help_lines(const Diagnostic& diagnostic, Language language) {
  std::vector<std::string> lines;
  const std::string_view own = row(diagnostic.kind).help.in(language);
  if (!own.empty()) lines.push_back(fill(own, diagnostic.facts, language));
  for (const auto& [phrase, facts] : diagnostic.helps) lines.push_back(say(phrase, language, facts));
  return lines;
}

}  // namespace rung
