// What all findings need: the program with what its values can be, the words of the file, and customers who show something.
#pragma once

#include <map>
#include <string>

#include "diagnostics/diagnostic.hpp"
#include "findings/box_cover.hpp"
#include "findings/findings.hpp"
#include "findings/witness_search.hpp"

namespace rung {

class Finder {
 public:
  Finder(const Program& program, const Sources& sources, std::vector<FindingCase>* cases);

  /// The last of the diagnostics is a finding into which subjects can fall.
  void take_case(const Diagnostics& diagnostics, std::vector<MetCount> counts);

  const Program& program() const { return program_; }
  const ValueDomains& domains() const { return domains_; }
  Language keywords() const { return keywords_; }

  /// Rules of the file and of files that it uses, not of modules of the library.
  bool is_own(Span span) const;
  /// The text of a place on one line, cut where it is long.
  std::string text(Span span) const;
  /// A value as the rules call it: a field's name, a path such as `value.referral`, or what the rules say there.
  std::string name_of(NodeId node) const;
  /// Whether the rules have a name for a value, or it is called by its own words, which then are about nothing else.
  bool has_name(NodeId node) const;
  std::string written(const Value& value, const Type& type) const;

  /// `1000 < amount < 1001 and region = north`; empty where the part is everything.
  /// `called` gives a value another name than its own where it has one.
  std::string where(const ConditionBoxes& boxes, const Box& part,
                    const std::map<NodeId, std::string>& called = {}) const;
  /// What a value can be, in words.
  Spoken range_of(NodeId node, const std::string& name) const;
  std::string least(NodeId node) const;
  std::string most(NodeId node) const;

  /// Whether every part of the dimensions is somebody: each is a field of the subject or the day, and all are kept.
  bool is_independent(const ConditionBoxes& boxes) const;
  /// Whether the conditions go together for nobody at all, as far as boxes tell.
  bool exclude_each_other(const std::vector<NodeId>& conditions) const;
  bool can_hold(NodeId condition) const { return !exclude_each_other({condition}); }
  bool always_holds(NodeId condition) const;

  std::optional<Customer> customer(const Places& places, const std::vector<WantedPlaces>& goals);
  /// A customer for whom some conditions hold and others do not.
  std::optional<Customer> customer(const std::vector<NodeId>& hold, const std::vector<NodeId>& fail);
  /// The values of nodes for a customer; nothing where it was not evaluated.
  std::optional<std::vector<Value>> values(const Customer& customer, const std::vector<NodeId>& nodes) const;

  struct Expected {
    std::string path;
    NodeId node;
  };
  /// The customer as a test that says what the rules make of it now.
  std::string test_of(const Customer& customer, Phrase name, const std::string& of,
                      const std::vector<Expected>& expected,
                      std::vector<WrittenExpectation> lines = {}) const;

 private:
  std::string joined(const std::vector<std::string>& sides) const;

  const Program& program_;
  const Sources& sources_;
  Language keywords_;
  ValueDomains domains_;
  std::map<NodeId, std::string> names_;
  WitnessSearch search_;
  std::vector<FindingCase>* cases_;
};

/// A phrase in three languages with its facts.
Spoken spoken(Phrase phrase, const Facts& facts = {});

void find_in_tables(Finder& finder, Diagnostics& diagnostics);
void find_in_scores(Finder& finder, Diagnostics& diagnostics);
void find_in_ladders(Finder& finder, Diagnostics& diagnostics);
void find_in_entitlements(Finder& finder, Diagnostics& diagnostics);

}  // namespace rung
