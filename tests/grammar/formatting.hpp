// What the tests of the formatter share: texts in, texts out, and what a text says to the parser.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "grammar/format.hpp"
#include "grammar/parse.hpp"

struct ParsedSample {
  rung::Sources sources;
  rung::Diagnostics diagnostics;
  rung::SyntaxTree tree;

  explicit ParsedSample(std::string_view text) {
    const rung::SourceId id = sources.add("sample.rung", std::string(text));
    tree = rung::parse(sources, id, diagnostics);
  }

  /// The place of a word, of which there must be one.
  rung::Span place(std::string_view word) const {
    const auto begin = static_cast<std::uint32_t>(sources[tree.source].text().find(word));
    return {tree.source, begin, begin + static_cast<std::uint32_t>(word.size())};
  }
};

/// What formatting must not change.
struct Told {
  std::size_t declarations = 0;
  std::size_t exprs = 0;
  std::size_t keywords = 0;
  std::size_t comments = 0;
  std::size_t diagnostics = 0;

  friend bool operator==(const Told&, const Told&) = default;
};

inline Told told(std::string_view text) {
  const ParsedSample parsed(text);
  return {parsed.tree.declarations.size(), parsed.tree.exprs.size(), parsed.tree.keywords.size(),
          parsed.tree.comments.size(), parsed.diagnostics.all().size()};
}

inline std::string formatted(std::string_view text, rung::FormatOptions options = {}) {
  const ParsedSample parsed(text);
  return rung::format(parsed.sources, parsed.tree, options);
}

inline std::string in_language(std::string_view text, rung::Language language) {
  return formatted(text, {language, {}});
}
