// Loads the rules with each edit, runs the tests, and looks for a customer who shows what the tests did not see.
#include "coverage/edit_trial.hpp"

#include <algorithm>

#include "coverage/visible_results.hpp"
#include "diagnostics/kinds.hpp"
#include "testing/customer_search.hpp"
#include "testing/test_batch.hpp"

namespace rung {
namespace {

/// The texts of rules that were read already, one of them edited.
class EditedTexts : public RuleTexts {
 public:
  EditedTexts(const Sources& sources, const RuleEdit& edit) : sources_(sources), edit_(edit) {}

  std::optional<std::string> read(const std::string& path, Diagnostics& diagnostics) override {
    for (SourceId id = 0; id < sources_.size(); ++id) {
      if (sources_[id].path() != path) continue;
      std::string text(sources_[id].text());
      if (id == edit_.span.source)
        text.replace(edit_.span.begin, edit_.span.end - edit_.span.begin, edit_.replacement);
      return text;
    }
    diagnostics.report(Kind::file_missing, DataPlace{path}).with("file", path);
    return std::nullopt;
  }

 private:
  const Sources& sources_;
  const RuleEdit& edit_;
};

/// Whether the version has the data and the tests of the rules, so that one can stand for the other.
bool is_like(const Program& version, const Program& rules) {
  if (version.records.size() != rules.records.size()) return false;
  if (version.tests.size() != rules.tests.size() || version.actions.size() != rules.actions.size())
    return false;
  for (std::size_t i = 0; i < rules.tests.size(); ++i) {
    if (version.tests[i].cases.size() != rules.tests[i].cases.size()) return false;
    for (std::size_t j = 0; j < rules.tests[i].cases.size(); ++j)
      if (version.tests[i].cases[j].expectations.size() != rules.tests[i].cases[j].expectations.size())
        return false;
  }
  return true;
}

class Trial {
 public:
  Trial(const Rules& rules, Language keywords)
      : rules_(rules),
        keywords_(keywords),
        tests_(rules.program()),
        results_(rules.program()),
        day_(usual_day(rules.program())),
        known_(customers_of_tests(rules.program())) {}

  void take(const RuleEdit& edit, EditTrial& trial) {
    EditedTexts texts(rules_.sources, edit);
    RulesRequest request{rules_.path, {}, {}, {}, {}, &texts};
    const auto version = load_rules(request);
    if (!version->sound() || !is_like(version->program(), rules_.program())) return;
    ++trial.edits;
    if (!tests_.passes(version->program())) {
      ++trial.noticed;
      return;
    }
    trial.unnoticed.push_back({edit, noticing(edit, version->program())});
  }

 private:
  /// A test that passes on the rules and fails on the version.
  std::string noticing(const RuleEdit& edit, const Program& version) const {
    const VisibleResults others(version);
    const AcceptedCustomer differs =
        [&](const std::vector<Customer>& customers) -> std::optional<std::size_t> {
      return first_difference(customers, version, others);
    };
    // A customer of a test, of whom it does not expect enough.
    if (const auto seen = first_difference(known_, version, others))
      return written(known_[*seen], edit, version, others);
    std::vector<Goal> goals = edit.shown_by;
    constexpr std::size_t most_goals = 4;
    if (goals.size() >= most_goals) goals.resize(most_goals - 1);
    goals.emplace_back();
    for (const Goal& goal : goals) {
      const SearchEffort effort{.steps = goal.empty() ? 2u : 8u, .customers = goal.empty() ? 1500u : 4000u};
      const auto customer = find_customer(rules_.program(), goal, day_, differs, effort, known_);
      if (customer) return written(*customer, edit, version, others);
    }
    return "";
  }

  std::optional<std::size_t> first_difference(const std::vector<Customer>& customers, const Program& version,
                                              const VisibleResults& others) const {
    const auto own = rated(rules_.program(), customers, {}, results_.nodes());
    const auto other = rated(version, customers, {}, others.nodes());
    for (std::size_t i = 0; i < customers.size(); ++i) {
      if (own[i].fate != Fate::evaluated || other[i].fate != Fate::evaluated) continue;
      if (!results_.differing(own[i].values, others, other[i].values).empty()) return i;
    }
    return std::nullopt;
  }

  std::string written(const Customer& customer, const RuleEdit& edit, const Program& version,
                      const VisibleResults& others) const {
    const auto own = rated(rules_.program(), {customer}, {}, results_.nodes());
    const auto other = rated(version, {customer}, {}, others.nodes());
    const std::vector<std::size_t> differing = results_.differing(own[0].values, others, other[0].values);
    std::vector<WrittenExpectation> expected;
    std::vector<WrittenAction> actions;
    constexpr std::size_t most = 3;
    for (const std::size_t i : differing)
      if (expected.size() + actions.size() < most)
        results_.write(i, own[0].values, keywords_, expected, actions);
    std::string name = say(Phrase::edge_of, keywords_, {{"old", edit.before}});
    std::erase(name, '`');
    return written_as_test(rules_.program(), customer, name, expected, keywords_, actions);
  }

  const Rules& rules_;
  Language keywords_;
  TestBatch tests_;
  VisibleResults results_;
  std::optional<Date> day_;
  std::vector<Customer> known_;
};

}  // namespace

EditTrial try_edits(const Rules& rules, const std::vector<bool>& own, Language keywords) {
  const std::vector<CoverageFact> facts = coverage_facts(rules.program(), own, keywords);
  std::vector<RuleEdit> edits;
  const auto take = [&](const SyntaxTree& tree) {
    if (!own[tree.source]) return;
    for (RuleEdit& edit : edits_of(rules.program(), rules.sources, tree, facts))
      edits.push_back(std::move(edit));
  };
  take(rules.tree);
  for (const SyntaxTree& tree : rules.used_trees) take(tree);
  EditTrial result;
  Trial trial(rules, keywords);
  for (const RuleEdit& edit : edits) trial.take(edit, result);
  return result;
}

std::vector<bool> own_sources(const Rules& rules) {
  std::vector<bool> own;
  for (SourceId id = 0; id < rules.sources.size(); ++id)
    own.push_back(!rules.sources[id].path().starts_with("std."));
  return own;
}

}  // namespace rung
