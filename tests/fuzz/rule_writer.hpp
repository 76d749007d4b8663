// Writes a whole random rule set: records first, then values, then what is made of them. A later declaration may use
// all earlier ones; at the end they are put in any order, since order does not matter.
#pragma once

#include "fuzz/author.hpp"

namespace rung::fuzz {

class RuleWriter {
 public:
  explicit RuleWriter(World& world) : world_(world), chance_(world.chance), author_(world) {}

  void write();

 private:
  // Records.
  void plan_choices();
  void plan_ladders();
  void write_ruleset();
  void write_params();
  void write_records();
  void write_subject();
  void write_related(const std::string& name, std::size_t parent);
  void write_reference(const std::string& name, Filling key);
  void link_to(RecordModel& record, DeclarationText& text, std::size_t parent, std::string& head);
  FieldModel write_field(DeclarationText& text, Filling filling, std::size_t set,
                         const std::string& name = "");
  void write_fields(RecordModel& record, DeclarationText& text, bool subject);
  std::string type_of(Filling filling, std::size_t set) const;
  void enter(RecordModel record, DeclarationText text);
  void write_computed(std::size_t record, bool early);
  void write_where(std::size_t record);

  // Values.
  void write_values();
  void write_let();
  void write_function();
  void write_selection();
  void write_table(bool with_parameters);
  Phrase table_cell(const Sort& sort, const Scope& scope);
  Phrase ordered_cell(const Sort& sort, const Scope& scope);
  void write_scale();
  void write_score();
  void write_points(DeclarationText& text, const std::string& name);
  void write_weights(DeclarationText& text, const std::string& name);
  Phrase bounds(const Scope& scope);
  void write_ladder(std::size_t number);
  void write_tiers(DeclarationText& text, const LadderModel& ladder, const Sort& by);
  void write_memory(DeclarationText& text, std::size_t number);
  void write_bounds_of_tiers(DeclarationText& text, std::size_t number);

  // What is made of them.
  void write_entitlements(std::size_t ladder);
  void write_action();
  void write_report();
  void write_report_columns(DeclarationText& text, std::vector<Atom>& columns);
  Phrase report_value(const Sort& sort, const std::vector<Atom>& columns);
  void write_output();

  void offer(const std::string& name, const Sort& sort) { world_.subject_values.push_back({name, sort}); }
  /// A descending list of constants of a sort, `count` at most.
  std::vector<Phrase> falling(const Sort& sort, std::size_t count);

  World& world_;
  Chance& chance_;
  Author author_;
};

}  // namespace rung::fuzz
