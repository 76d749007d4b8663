// Takes the lines of a subject out of a study, for the search for paths.
#include "explain/paths_of_study.hpp"

namespace rung {

SubjectPaths paths_of(const SubjectStudy& study, const PathsRequest& request) {
  const auto held = study.records().streams({});
  std::vector<RecordStream*> streams;
  for (const auto& stream : held) streams.push_back(stream.get());
  const auto line = study.records().line();
  const auto records = gather_subject(study.program(), streams, [&](const Batch& batch, std::size_t row) {
    return line && batch.lines[row] == *line;
  });
  if (!records) return {};
  const Settings settings = study.settings();
  return find_paths({study.program(), study.rated().row.values.by_node, *records, settings}, request);
}

}  // namespace rung
