// One table as boxes, and what is found in it.
#pragma once

#include <map>
#include <set>

#include "findings/finder.hpp"
#include "program/statement.hpp"

namespace rung {

/// A finding of one use of a table. A table with parameters has several uses: what says that something never counts must be so
/// in all of them.
struct TableFinding {
  Diagnostic diagnostic;
  bool of_every_use = false;
  std::vector<MetCount> counts = {};  ///< which subjects fall into it
};

class TableStudy {
 public:
  TableStudy(Finder& finder, const Table& table);

  std::vector<TableFinding> take();

 private:
  enum class Match : std::uint8_t { first, unique, agree, together };
  struct Row {
    std::vector<Box> boxes;
    std::uint32_t outcome = 0;  ///< the same number for the same cells
    bool silent = false;        ///< something was said of it already, or it is never met
  };

  void read_rows();
  Match match() const;
  bool has_fixed_input() const;
  bool adds_up() const;

  void study_cells();
  void study_cell(const Condition& test);
  void study_listed(const Condition& test);
  void study_order();
  void study_pairs();
  bool disagree(std::size_t a, std::size_t b) const;
  void study_gaps();
  bool report_gap(const Box& part);
  void study_blanks();
  void report_not_analysed(Phrase why);
  void study_columns();
  bool has_too_many_sides() const;
  void study_neighbours();
  bool is_blank_handled() const;

  std::vector<const Box*> boxes_of(std::size_t end) const;
  std::optional<DimensionId> only_difference(const Box& a, const Box& b) const;
  std::string column_of(DimensionId dimension) const;
  /// Columns whose values have no name, by what stands in the head.
  std::map<NodeId, std::string> columns() const;
  std::vector<NodeId> looked_at_as_a_whole() const;
  std::vector<WantedPlaces> goals(const Box& part) const;
  bool are_met(const Customer& customer, const std::vector<NodeId>& rows) const;
  std::string test_of_pair(const Customer& customer, std::size_t upper) const;
  bool is_met_by_none(const Customer& customer) const;
  std::vector<Finder::Expected> outputs() const;
  MetCount met_of_all(std::int64_t met) const;
  Diagnostic& report(Kind kind, Span span, bool of_every_use = false);

  Finder& finder_;
  const Program& program_;
  const Table& table_;
  ConditionBoxes conditions_;
  std::vector<Row> rows_;
  Box whole_;
  bool independent_ = false;
  Work work_;
  std::vector<TableFinding> found_;
};

}  // namespace rung
