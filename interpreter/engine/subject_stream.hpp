// Rates subjects that need nothing of each other, piece by piece, on as many threads as are wanted. What the sink gets, and
// in which order, is the same for any number of them.
#pragma once

#include "engine/engine.hpp"
#include "engine/keyed_totals.hpp"
#include "engine/run.hpp"

namespace rung {

struct StreamedSubjects {
  SubjectCounts subjects;
  RecordCounts record;
};

/// For a run of a single stage without reports, whose references are loaded; or of two, whose aggregates are in `totals`.
StreamedSubjects stream_subjects(Run& run, const Request& request, RecordStream* stream, ResultSink& sink,
                                 const KeyedTotals* totals);

}  // namespace rung
