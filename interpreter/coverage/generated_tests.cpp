// Looks for few customers that exercise many facts.
#include "coverage/generated_tests.hpp"

#include <algorithm>
#include <array>

#include "coverage/coverage_count.hpp"
#include "diagnostics/kinds.hpp"
#include "testing/customer_search.hpp"

namespace rung {
namespace {

/// A test expects at most so many values: more are hard to read.
constexpr std::size_t most_expected = 6;

class Generator {
 public:
  Generator(const Program& program, const Sources& sources, const std::vector<CoverageFact>& facts,
            Language keywords)
      : program_(program),
        sources_(sources),
        facts_(facts),
        keywords_(keywords),
        nodes_(nodes_of(facts)),
        done_(facts.size(), false) {}

  GeneratedTests run() {
    const std::optional<Date> day = usual_day(program_);
    const std::vector<Customer> known = customers_of_tests(program_);
    for (std::size_t i = 0; i < facts_.size(); ++i) {
      if (done_[i]) continue;
      bool found = false;
      for (const Goal& goal : facts_[i].ways) {
        if (!can_be_expected(facts_[i])) break;
        const auto customer = find_customer(program_, goal, day, {}, {}, known);
        found = customer && write(*customer, i);
        if (found) break;
      }
      if (!found) made_.left.push_back(facts_[i]);
    }
    return std::move(made_);
  }

 private:
  struct Chosen {
    std::vector<std::size_t> facts;
    std::vector<FactOutput> shown;
    std::vector<std::uint32_t> actions;
  };

  static bool can_be_expected(const CoverageFact& fact) { return !fact.shown.empty() || fact.action != none; }

  bool write(const Customer& customer, std::size_t first) {
    const std::vector<RatedCustomer> seen = rated(program_, {customer}, {}, nodes_);
    if (seen[0].fate != Fate::evaluated) return false;
    const Chosen chosen = choose(seen[0].values, first);
    std::vector<NodeId> asked;
    for (const FactOutput& output : chosen.shown) asked.push_back(output.node);
    for (const std::uint32_t action : chosen.actions) {
      asked.push_back(program_.actions[action].when);
      if (program_.actions[action].due != none) asked.push_back(program_.actions[action].due);
    }
    const std::vector<RatedCustomer> got = rated(program_, {customer}, asked);
    if (got[0].fate != Fate::evaluated) return false;
    std::vector<WrittenExpectation> expected;
    for (std::size_t i = 0; i < chosen.shown.size(); ++i)
      expected.push_back({chosen.shown[i].path,
                          written_in_rules(got[0].values[i], program_[asked[i]].type, program_, keywords_)});
    std::size_t at = chosen.shown.size();
    std::vector<WrittenAction> actions;
    for (const std::uint32_t action : chosen.actions) {
      const Value& when = got[0].values[at++];
      WrittenAction written{program_.actions[action].name, std::nullopt, !is_met(when)};
      if (program_.actions[action].due != none)
        if (const auto* due = std::get_if<Date>(&got[0].values[at++])) written.due = *due;
      actions.push_back(std::move(written));
    }
    for (const std::size_t fact : chosen.facts) done_[fact] = true;
    made_.facts += chosen.facts.size();
    if (made_.tests++ > 0) made_.text += "\n";
    made_.text += written_as_test(program_, customer, name_of(chosen), expected, keywords_, actions);
    return true;
  }

  /// The facts that one test shows: the wanted one, and others as long as what it expects stays short.
  Chosen choose(const std::vector<Value>& values, std::size_t first) const {
    Chosen chosen;
    const auto take = [&](std::size_t fact) {
      std::vector<FactOutput> shown = chosen.shown;
      for (const FactOutput& output : facts_[fact].shown)
        if (std::none_of(shown.begin(), shown.end(),
                         [&](const FactOutput& known) { return known.path == output.path; }))
          shown.push_back(output);
      std::vector<std::uint32_t> actions = chosen.actions;
      if (facts_[fact].action != none &&
          std::find(actions.begin(), actions.end(), facts_[fact].action) == actions.end())
        actions.push_back(facts_[fact].action);
      if (fact != first && shown.size() + actions.size() > most_expected) return;
      chosen.facts.push_back(fact);
      chosen.shown = std::move(shown);
      chosen.actions = std::move(actions);
    };
    take(first);
    for (std::size_t fact = 0; fact < facts_.size(); ++fact)
      if (fact != first && !done_[fact] && can_be_expected(facts_[fact]) &&
          shows(facts_[fact], nodes_, values))
        take(fact);
    return chosen;
  }

  std::string name_of(const Chosen& chosen) const {
    std::string name = told(facts_[chosen.facts.front()], sources_, keywords_);
    std::erase(name, '`');
    if (chosen.facts.size() == 1) return name;
    return say(Phrase::several_facts, keywords_,
               {{"fact", name}, {"count", std::to_string(chosen.facts.size() - 1)}});
  }

  const Program& program_;
  const Sources& sources_;
  const std::vector<CoverageFact>& facts_;
  Language keywords_;
  std::vector<NodeId> nodes_;
  std::vector<bool> done_;
  GeneratedTests made_;
};

}  // namespace

GeneratedTests generate_tests(const Program& program, const Sources& sources,
                              const std::vector<CoverageFact>& facts, Language keywords) {
  return Generator(program, sources, facts, keywords).run();
}

Language keyword_language(const Sources& sources, const SyntaxTree& tree) {
  constexpr std::array languages{Language::english, Language::simplified, Language::traditional};
  std::array<std::size_t, languages.size()> uses{};
  for (const KeywordUse& use : tree.keywords)
    for (std::size_t i = 0; i < languages.size(); ++i)
      if (sources.text(use.span) == canonical(use.word).in(languages[i])) ++uses[i];
  return languages[static_cast<std::size_t>(std::max_element(uses.begin(), uses.end()) - uses.begin())];
}

}  // namespace rung
