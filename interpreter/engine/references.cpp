// Reads the keyed records that lookups and holidays need.
#include "engine/references.hpp"

#include "engine/evaluate.hpp"
#include "engine/intake.hpp"
#include "engine/visibility.hpp"

namespace rung {
namespace {

class Loader {
 public:
  Loader(Run& run, std::span<RecordStream* const> streams, std::vector<RecordCounts>& counts)
      : run_(run), streams_(streams), counts_(counts) {}

  void load_all() {
    bool progress = true;
    while (progress) {
      progress = compute_ready();
      for (RecordId id = 0; id < run_.program.records.size(); ++id) {
        if (!is_reference(id) || run_.lines[id] || !all_ready(run_.plan.records[id].nodes)) continue;
        load(id);
        progress = true;
      }
    }
    run_.constants.next_stage = 1;
  }

 private:
  bool is_reference(RecordId id) const {
    return id != subject && run_.program.records[id].parent == none && run_.plan.record_plans[id].reached;
  }

  /// Whether a node's inputs of the run are computed and the record that it looks into is loaded.
  bool is_ready(NodeId id) const {
    if (const auto* lookup = std::get_if<op::Lookup>(&run_.program[id].operation)) {
      if (!run_.lines[lookup->record]) return false;
    }
    if (const auto* calculation = std::get_if<op::Calculate>(&run_.program[id].operation)) {
      if (!holidays_ready(*calculation)) return false;
    }
    bool ready = true;
    for_each_planned_input(run_.plan, id, [&](NodeId input) {
      const Place& place = run_.plan.places[input];
      if (place.space.kind == Space::Kind::run && !run_.constants.has(place.slot)) ready = false;
    });
    return ready;
  }

  bool holidays_ready(const op::Calculate& calculation) const {
    const RecordId holidays = run_.program.ruleset ? run_.program.ruleset->holidays : none;
    if (holidays == none || run_.lines[holidays]) return true;
    const auto counts_working_days = [&](NodeId id) {
      const Type& type = run_.program[id].type;
      return type.kind == TypeKind::duration && type.duration == DurationKind::working_days;
    };
    return !counts_working_days(calculation.left) && !counts_working_days(calculation.right);
  }

  bool all_ready(const std::vector<NodeId>& nodes) const {
    for (const NodeId id : nodes) {
      if (!is_ready(id)) return false;
    }
    return true;
  }

  bool compute_ready() {
    bool progress = false;
    for (const NodeId id : run_.plan.run.nodes) {
      if (run_.plan.stages[id] > 0 || run_.constants.has(run_.plan.places[id].slot) || !is_ready(id))
        continue;
      evaluate_node({run_, run_.constants}, id);
      progress = true;
    }
    return progress;
  }

  void load(RecordId id) {
    const Record& record = run_.program.records[id];
    run_.lines[id] = std::make_unique<Lines>(run_.plan, id);
    Lines& lines = *run_.lines[id];
    lines.index_nothing(record.key);
    Intake intake(streams_[id], run_.settings.batch_rows, none);
    auto frame = std::make_unique<Frame>(run_.plan.records[id].slots);
    while (intake.next(frame->batch)) {
      frame->rows = frame->batch.rows;
      if (frame->rows == 0) continue;
      lines.index(record.key, frame->batch, lines.rows());
      evaluate_frame(run_, *frame, run_.plan.records[id], 0, false);
      if (record.where != none) {
        const std::vector<State> visible = visible_lines({run_, *frame}, id);
        lines.visible.insert(lines.visible.end(), visible.begin(), visible.end());
      }
      lines.take(std::move(frame));
      frame = std::make_unique<Frame>(run_.plan.records[id].slots);
    }
    counts_[id].read = intake.read();
    counts_[id].rejected = intake.rejected();
    if (run_.program.ruleset && run_.program.ruleset->holidays == id) note_holidays(lines, record);
  }

  void note_holidays(const Lines& lines, const Record& record) {
    const Column& days = lines.field(record.key);
    std::vector<Date> holidays;
    for (std::size_t row = 0; row < days.size(); ++row) {
      const bool visible = lines.visible.empty() || lines.visible[row] == State::known;
      if (visible && days.states[row] == State::known)
        holidays.push_back({static_cast<std::int32_t>(days.integers[row])});
    }
    run_.working_days = WorkingDays(std::move(holidays));
  }

  Run& run_;
  std::span<RecordStream* const> streams_;
  std::vector<RecordCounts>& counts_;
};

}  // namespace

void load_references(Run& run, std::span<RecordStream* const> streams, std::vector<RecordCounts>& counts) {
  Loader(run, streams, counts).load_all();
}

}  // namespace rung
