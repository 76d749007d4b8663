// The lines of the subject that are kept through a run: read, computed stage by stage, judged, delivered.
#pragma once

#include <vector>

#include "engine/engine.hpp"
#include "engine/intake.hpp"
#include "engine/run.hpp"
#include "engine/standing.hpp"

namespace rung {

class Subjects {
 public:
  Subjects(Run& run, const Request& request, RecordStream* stream, ResultSink& sink);

  /// Reads everything and computes the first stage.
  void read_all();
  /// `deliver_now`: the stage is the last one, and nothing is asked of the subjects together.
  void compute_stage(std::uint32_t stage, bool again, bool deliver_now);
  /// Tells whether new faulty subjects were found.
  bool judge_all();
  void start_again();
  void deliver_all();

  /// By row: whether the subject is evaluated and not faulty, as far as is known.
  std::vector<std::uint8_t> taking_part() const;
  std::vector<std::uint32_t> faulty_rows() const;
  SubjectCounts counts() const;
  RecordCounts record_counts() const;

 private:
  bool read(Frame& frame, Standing& standing);
  void compute(Frame& frame, Standing& standing, std::uint32_t stage, bool again);
  void deliver(Frame& frame, const Standing& standing);

  Run& run_;
  const Request& request_;
  ResultSink& sink_;
  Lines& lines_;
  Intake intake_;
  std::uint32_t condition_stage_ = 0;
  bool condition_failed_ = false;  ///< since it was last asked
  std::vector<Standing> standings_;
  std::vector<FieldId> linked_fields_;
  std::size_t rows_read_ = 0;
  SubjectCounts delivered_;
};

}  // namespace rung
