// Reads the comments that allow findings, and holds them against what was found.

#include "remarks/allowances.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <initializer_list>

#include "diagnostics/kinds.hpp"

namespace rung {
namespace {

/// The words of a comment, one after the other.
class CommentReading {
 public:
  explicit CommentReading(std::string_view text) : rest_(text) {}

  /// A form in ASCII letters must stand by itself; others may be followed at once.
  bool take(std::initializer_list<std::string_view> forms) {
    skip_blanks();
    for (const std::string_view form : forms) {
      if (!rest_.starts_with(form)) continue;
      const bool ascii = std::isalpha(static_cast<unsigned char>(form.back())) != 0;
      if (ascii && rest_.size() > form.size() && rest_[form.size()] != ' ' && rest_[form.size()] != '\t')
        continue;
      rest_.remove_prefix(form.size());
      return true;
    }
    return false;
  }

  /// Letters, digits and hyphens.
  std::string_view take_token() {
    skip_blanks();
    std::size_t length = 0;
    while (length < rest_.size() &&
           (std::isalnum(static_cast<unsigned char>(rest_[length])) != 0 || rest_[length] == '-'))
      ++length;
    const std::string_view token = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return token;
  }

  std::string_view rest() {
    skip_blanks();
    while (!rest_.empty() && (rest_.back() == ' ' || rest_.back() == '\t')) rest_.remove_suffix(1);
    return rest_;
  }

 private:
  void skip_blanks() {
    constexpr std::array<std::string_view, 3> blanks{" ", "\t", "\u3000"};
    for (bool skipped = true; skipped;) {
      skipped = false;
      for (const std::string_view blank : blanks) {
        if (!rest_.starts_with(blank)) continue;
        rest_.remove_prefix(blank.size());
        skipped = true;
      }
    }
  }

  std::string_view rest_;
};

bool take_address(CommentReading& reading) {
  return reading.take({"#"}) && reading.take({"rung:", "rung："});
}

const KindRow* row_of(const std::string& code) {
  for (std::size_t i = 0; i < kind_count(); ++i)
    if (row(static_cast<Kind>(i)).code == code) return &row(static_cast<Kind>(i));
  return nullptr;
}

/// What `rung check` says of rules, and no complaint about an allowance.
bool can_be_allowed(const KindRow& kind) {
  const bool of_rules = std::string_view("SNTDXFP").find(kind.code.front()) != std::string_view::npos;
  return of_rules && kind.severity != Severity::error && !kind.code.starts_with("F9");
}

/// Proofs and exports are looked at only where that is asked for; what they would find may be allowed all the same.
bool is_always_looked_for(const std::string& code) {
  return !code.starts_with('P') && !code.starts_with("F6");
}

bool is_blank_line(std::string_view line) {
  const std::size_t first = line.find_first_not_of(" \t\r");
  return first == std::string_view::npos || line[first] == '#';
}

struct StandingAllowance {
  Span comment;
  std::uint32_t line = 0;  ///< of the findings that it allows
  bool alone = false;
  Allowance terms;
};

class AllowanceJudge {
 public:
  AllowanceJudge(const Sources& sources, Date today, bool complete, Diagnostics& diagnostics)
      : sources_(sources), today_(today), complete_(complete), diagnostics_(diagnostics) {}

  void judge(const SyntaxTree& tree, bool root) {
    for (const Comment& comment : tree.comments) {
      const std::string_view text = sources_.text(comment.span);
      if (!is_for_rung(text)) continue;
      if (const auto standing = read(comment, text, root)) apply(*standing, root);
    }
  }

 private:
  std::optional<StandingAllowance> read(const Comment& comment, std::string_view text, bool root) {
    const auto terms = allowance_in(text);
    if (!terms) {
      diagnostics_.report(Kind::allow_unclear, comment.span);
      return std::nullopt;
    }
    const KindRow* kind = row_of(terms->code);
    if (kind == nullptr || !can_be_allowed(*kind)) {
      if (root)
        diagnostics_.report(kind == nullptr ? Kind::allow_unknown : Kind::allow_refused, comment.span)
            .with("code", terms->code);
      return std::nullopt;
    }
    const Source& source = sources_[comment.span.source];
    std::uint32_t line = source.place(comment.span.begin).line;
    if (comment.alone) {
      ++line;
      while (line <= source.line_count() && is_blank_line(source.line(line))) ++line;
    }
    return StandingAllowance{comment.span, line, comment.alone, *terms};
  }

  bool is_meant(const StandingAllowance& standing, const Diagnostic& one) const {
    const Span* span = std::get_if<Span>(&one.where);
    return span != nullptr && span->source == standing.comment.source && !one.allowed &&
           row(one.kind).code == standing.terms.code &&
           sources_[span->source].place(span->begin).line == standing.line;
  }

  void apply(const StandingAllowance& standing, bool root) {
    auto& all = diagnostics_.all();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Diagnostic& one) { return is_meant(standing, one); });
    const std::string until = write_date(standing.terms.until);
    if (found == all.end()) {
      if (root && complete_ && is_always_looked_for(standing.terms.code))
        diagnostics_.report(Kind::allow_idle, standing.comment)
            .with("code", standing.terms.code)
            .edit(without_line(standing), "");
    } else if (standing.terms.until < today_) {
      diagnostics_.report(Kind::allow_expired, standing.comment)
          .with("code", standing.terms.code)
          .with("until", until);
    } else {
      found->allowed = Allowed{until, standing.terms.reason};
    }
  }

  /// The comment with the blanks before it; where it stands alone, its whole line.
  Span without_line(const StandingAllowance& standing) const {
    const std::string_view text = sources_[standing.comment.source].text();
    Span span = standing.comment;
    while (span.begin > 0 && (text[span.begin - 1] == ' ' || text[span.begin - 1] == '\t')) --span.begin;
    if (!standing.alone) return span;
    if (span.end < text.size() && text[span.end] == '\r') ++span.end;
    if (span.end < text.size() && text[span.end] == '\n') ++span.end;
    return span;
  }

  const Sources& sources_;
  Date today_;
  bool complete_;
  Diagnostics& diagnostics_;
};

}  // namespace

bool is_for_rung(std::string_view comment) {
  CommentReading reading(comment);
  return take_address(reading);
}

std::optional<Allowance> allowance_in(std::string_view comment) {
  CommentReading reading(comment);
  Allowance allowance;
  if (!take_address(reading) || !reading.take({"allow", "允许", "允許"})) return std::nullopt;
  allowance.code = reading.take_token();
  for (char& c : allowance.code) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  if (allowance.code.empty() || !reading.take({"until", "至"})) return std::nullopt;
  const auto until = parse_iso_date(reading.take_token());
  if (!until || !reading.take({"because", "因为", "因為"})) return std::nullopt;
  allowance.until = *until;
  allowance.reason = reading.rest();
  if (allowance.reason.empty()) return std::nullopt;
  return allowance;
}

void judge_allowances(const Sources& sources, const std::vector<const SyntaxTree*>& trees, Date today,
                      bool complete, Diagnostics& diagnostics) {
  AllowanceJudge judge(sources, today, complete, diagnostics);
  for (const SyntaxTree* tree : trees) judge.judge(*tree, tree == trees.front());
}

}  // namespace rung
