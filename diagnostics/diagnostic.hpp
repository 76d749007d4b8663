// What Rung has to say about a rule file, an export or a call: facts and a place. The words are in kinds.def
// and phrases.def.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "diagnostics/language.hpp"
#include "diagnostics/source.hpp"

namespace rung {

enum class Severity : std::uint8_t { error, warning, hint };

/// What is wrong, and what else Rung says. Opaque here, so that a new row costs only those who name rows; the rows are in
/// diagnostics/kinds.hpp.
enum class Kind : std::uint16_t;
enum class Phrase : std::uint16_t;

/// A row of kinds.def. Messages and helps have holes such as {name}; an empty help is none.
struct KindRow {
  std::string_view code;
  Severity severity;
  Worded message;
  Worded help;
};

const KindRow& row(Kind kind);
/// `error`, `warning`, `hint` as people read them.
Phrase label_of(Severity severity);
std::size_t kind_count();
const Worded& words(Phrase phrase);

/// A text in the three languages that was put together for one diagnostic.
struct Spoken {
  std::string english;
  std::string simplified;
  std::string traditional;

  std::string& in(Language language);
  const std::string& in(Language language) const { return const_cast<Spoken*>(this)->in(language); }
};

/// A fact that fills a hole: a text as it stands, or words that depend on the reader's language.
struct Fact {
  std::string_view hole;
  std::variant<std::string, Worded, Phrase, Spoken> value;
};
using Facts = std::vector<Fact>;

/// Fills the holes of a template. A hole without a fact is a mistake of the program and shows as it is
/// written.
std::string fill(std::string_view pattern, const Facts& facts, Language language);
std::string say(Phrase phrase, Language language, const Facts& facts = {});

/// A place in a data file, whose text is not kept: lines and columns from 1, 0 where not known.
struct DataPlace {
  std::string file;
  std::uint64_t line = 0;
  std::uint64_t column = 0;
};

/// A rule file as a whole has a Span of no length at its start; the command line has no place.
using Where = std::variant<std::monostate, Span, DataPlace>;

struct Related {
  Span span;
  Phrase label;
  Facts facts;
};

/// What a span becomes where a finding can be put right by writing something else; nothing else is touched by it.
struct Edit {
  Span span;
  std::string text;
};

/// A line of the rules says that the finding may stay: `# rung: allow …`.
struct Allowed {
  std::string until;
  std::string reason;
};

struct Diagnostic {
  Kind kind;
  Where where;
  Facts facts;
  std::vector<std::pair<Phrase, Facts>> helps;  ///< beside the help of the kind itself
  std::vector<Related> related;
  /// A customer who shows it, as a test ready to be pasted; lines end with a line end. Empty: none.
  std::string witness = {};
  std::vector<Edit> edits = {};  ///< all together put it right
  std::optional<Allowed> allowed = std::nullopt;

  Diagnostic& with(std::string_view hole, std::string value) {
    facts.push_back({hole, std::move(value)});
    return *this;
  }
  Diagnostic& with(std::string_view hole, Worded value) {
    facts.push_back({hole, value});
    return *this;
  }
  Diagnostic& with(std::string_view hole, Phrase value) {
    facts.push_back({hole, value});
    return *this;
  }
  Diagnostic& with(std::string_view hole, Spoken value) {
    facts.push_back({hole, std::move(value)});
    return *this;
  }
  Diagnostic& help(Phrase phrase, Facts with = {}) {
    helps.emplace_back(phrase, std::move(with));
    return *this;
  }
  Diagnostic& see(Span span, Phrase label, Facts with = {}) {
    related.push_back({span, label, std::move(with)});
    return *this;
  }
  Diagnostic& edit(Span span, std::string text) {
    edits.push_back({span, std::move(text)});
    return *this;
  }
};

/// The message with its holes filled.
std::string message(const Diagnostic& diagnostic, Language language);
/// The help of the kind, then the helps of this diagnostic, one entry each.
std::vector<std::string> help_lines(const Diagnostic& diagnostic, Language language);

/// Collects diagnostics in the order in which they are found.
class Diagnostics {
 public:
  Diagnostic& report(Kind kind, Where where = {});
  const std::vector<Diagnostic>& all() const { return all_; }
  /// For who judges what was found, and leaves its places and facts as they are.
  std::vector<Diagnostic>& all() { return all_; }
  bool has_errors() const;
  /// Adds a related place to everything that was found in one source.
  void point_at(SourceId source, Span span, Phrase label);
  /// Orders by source and place, keeps the order of those at one place, and drops what is said twice.
  void settle();

 private:
  std::vector<Diagnostic> all_;
};

}  // namespace rung
