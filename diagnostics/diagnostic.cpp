// The registry of words and the collection of what was found. How a diagnostic looks is in render_*.cpp.
#include "diagnostics/kinds.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <unordered_set>

namespace rung {
namespace {

constexpr KindRow kind_rows[] = {
#define RUNG_KIND(name, code, severity, english, simplified, traditional, help_en, help_hans, help_hant) \
  {code, Severity::severity, {english, simplified, traditional}, {help_en, help_hans, help_hant}},
#include "diagnostics/kinds.def"
#undef RUNG_KIND
};

constexpr Worded phrase_rows[] = {
#define RUNG_PHRASE(name, english, simplified, traditional) {english, simplified, traditional},
#include "diagnostics/phrases.def"
#undef RUNG_PHRASE
};

/// No place first, then rule files in the order in which they were read, then data files by name.
bool comes_before(const Where& a, const Where& b) {
  if (a.index() != b.index()) return a.index() < b.index();
  if (const auto* first = std::get_if<Span>(&a)) {
    const auto& second = std::get<Span>(b);
    return std::tie(first->source, first->begin) < std::tie(second.source, second.begin);
  }
  if (const auto* first = std::get_if<DataPlace>(&a)) {
    const auto& second = std::get<DataPlace>(b);
    return std::tie(first->file, first->line, first->column) <
           std::tie(second.file, second.line, second.column);
  }
  return false;
}

/// Writes a diagnostic as a text that is equal for equal diagnostics only: texts in it are led by their
/// length.
class Identity {
 public:
  explicit Identity(const Diagnostic& diagnostic) {
    number(static_cast<std::uint64_t>(diagnostic.kind));
    number(diagnostic.where.index());
    std::visit(*this, diagnostic.where);
    add(diagnostic.facts);
    number(diagnostic.helps.size());
    for (const auto& [phrase, facts] : diagnostic.helps) {
      (*this)(phrase);
      add(facts);
    }
    number(diagnostic.related.size());
    for (const Related& related : diagnostic.related) {
      (*this)(related.span);
      (*this)(related.label);
      add(related.facts);
    }
  }

  std::string take() { return std::move(key_); }

  void operator()(std::monostate) {}
  void operator()(const Span& span) {
    number(span.source);
    number(span.begin);
    number(span.end);
  }
  void operator()(const DataPlace& place) {
    (*this)(place.file);
    number(place.line);
    number(place.column);
  }
  void operator()(std::string_view text) {
    number(text.size());
    key_ += text;
  }
  void operator()(const Worded& worded) {
    for (const std::string_view text : {worded.english, worded.simplified, worded.traditional}) (*this)(text);
  }
  void operator()(Phrase phrase) { number(static_cast<std::uint64_t>(phrase)); }
  void operator()(const Spoken& spoken) {
    (*this)(Worded{spoken.english, spoken.simplified, spoken.traditional});
  }

 private:
  void number(std::uint64_t value) {
    key_ += std::to_string(value);
    key_ += ' ';
  }
  void add(const Facts& facts) {
    number(facts.size());
    for (const Fact& fact : facts) {
      (*this)(fact.hole);
      number(fact.value.index());
      std::visit(*this, fact.value);
    }
  }

  std::string key_;
};

}  // namespace

const KindRow& row(Kind kind) {
  return kind_rows[static_cast<std::size_t>(kind)];
}
Phrase label_of(Severity severity) {
  switch (severity) {
    case Severity::error: return Phrase::error_label;
    case Severity::warning: return Phrase::warning_label;
    case Severity::hint: return Phrase::hint_label;
  }
  return Phrase::error_label;
}

std::size_t kind_count() {
  return std::size(kind_rows);
}
const Worded& words(Phrase phrase) {
  return phrase_rows[static_cast<std::size_t>(phrase)];
}

Diagnostic& Diagnostics::report(Kind kind, Where where) {
  return all_.emplace_back(Diagnostic{kind, std::move(where), {}, {}, {}});
}

void Diagnostics::point_at(SourceId source, Span span, Phrase label) {
  for (Diagnostic& one : all_)
    if (const Span* where = std::get_if<Span>(&one.where); where != nullptr && where->source == source)
      one.see(span, label);
}

bool Diagnostics::has_errors() const {
  return std::any_of(all_.begin(), all_.end(), [](const Diagnostic& diagnostic) {
    return row(diagnostic.kind).severity == Severity::error;
  });
}

void Diagnostics::settle() {
  std::stable_sort(all_.begin(), all_.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return comes_before(a.where, b.where); });
  std::unordered_set<std::string> said;
  std::erase_if(
      all_, [&](const Diagnostic& diagnostic) { return !said.insert(Identity(diagnostic).take()).second; });
}

}  // namespace rung
