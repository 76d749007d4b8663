// Puts the facts of an account into words: phrases in the language of messages, values in that of the rules' words, and the
// rules themselves quoted.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "diagnostics/kinds.hpp"
#include "explain/account.hpp"
#include "explain/sheet.hpp"
#include "grammar/wording.hpp"
#include "review/rules.hpp"

namespace rung {

class Telling {
 public:
  /// The rules must outlive it.
  Telling(const Rules& rules, Language language, Language words);
  ~Telling();

  const Program& program() const { return rules_.program(); }
  Language language() const { return language_; }

  std::string say(Phrase phrase, const Facts& facts = {}) const {
    return rung::say(phrase, language_, facts);
  }
  /// A piece of the rules on one line, its keywords in the language of messages.
  std::string quoted(Span span) const;
  SheetPlace place(Span span) const;
  std::string place(const DataPlace& place) const;

  std::string number(const Decimal& number) const;
  std::string percent(const Decimal& number) const;
  /// With a sign in front of what is not zero.
  std::string signed_number(const Decimal& number) const;
  std::string value(const Outcome& outcome, const Type& type) const;
  std::string value(const NamedValue& named) const { return value(named.value, program()[named.node].type); }
  std::string name(const NamedValue& named) const;
  std::string tier(std::uint32_t ladder, std::int32_t code) const;

  /// `orders 12000, referrals 2`.
  std::string values(const std::vector<NamedValue>& all) const;
  std::string names(const std::vector<NamedValue>& all) const;
  /// `orders >= 50000`.
  std::string condition(const Condition& condition) const;
  /// `orders >= 50000 (12000)`.
  std::string tested(const TestedCondition& tested) const;
  std::string all_tested(const std::vector<TestedCondition>& conditions) const;
  /// Those that are not met, each with the values that it looked at.
  std::string lacks(const std::vector<TestedCondition>& conditions) const;

 private:
  const Wording* wording(SourceId source) const;

  const Rules& rules_;
  Language language_;
  Language words_;
  mutable std::map<SourceId, std::unique_ptr<Wording>> wordings_;
};

}  // namespace rung
