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
      : run_(run),
        streams_(streams),
        counts_(counts),
        computed_(run.program.records.size()),
        shown_(run.program.records.size(), 0) {}

  void load_all() {
    for (RecordId id = 0; id < run_.program.records.size(); ++id) {
      if (is_reference(id)) read(id);
    }
    // Records may look into each other, so that nothing but the uses of single values tells what comes first.
    bool progress = true;
    while (progress) {
      progress = compute_ready();
      for (RecordId id = 0; id < run_.program.records.size(); ++id) {
        if (run_.lines[id]) progress = compute_ready(id) || progress;
      }
    }
    run_.constants.next_stage = 1;
  }

 private:
  bool is_reference(RecordId id) const {
    return id != subject && run_.program.records[id].parent == none && run_.plan.record_plans[id].reached;
  }

  bool is_computed(NodeId id) const {
    const Place& place = run_.plan.places[id];
    return place.space.kind == Space::Kind::run ? run_.constants.has(place.slot)
                                                : computed_[place.space.id][place.slot] != 0;
  }

  /// Whether all that a node is made of is computed.
  bool is_ready(NodeId id) const {
    if (const auto* lookup = std::get_if<op::Lookup>(&run_.program[id].operation)) {
      const NodeId field = run_.program.records[lookup->record].fields[lookup->field].computed;
      if (!shown_[lookup->record] || (field != none && !is_computed(field))) return false;
    }
    if (const auto* calculation = std::get_if<op::Calculate>(&run_.program[id].operation)) {
      if (!holidays_ready(*calculation)) return false;
    }
    bool ready = true;
    for_each_planned_input(run_.plan, id, [&](NodeId input) { ready = ready && is_computed(input); });
    return ready;
  }

  bool holidays_ready(const op::Calculate& calculation) const {
    const RecordId holidays = run_.program.ruleset ? run_.program.ruleset->holidays : none;
    if (holidays == none || shown_[holidays]) return true;
    const auto counts_working_days = [&](NodeId id) {
      const Type& type = run_.program[id].type;
      return type.kind == TypeKind::duration && type.duration == DurationKind::working_days;
    };
    return !counts_working_days(calculation.left) && !counts_working_days(calculation.right);
  }

  bool compute_ready() {
    bool progress = false;
    for (const NodeId id : run_.plan.run.nodes) {
      if (run_.plan.stages[id] > 0 || is_computed(id) || !is_ready(id)) continue;
      evaluate_node({run_, run_.constants}, id);
      progress = true;
    }
    return progress;
  }

  bool compute_ready(RecordId record) {
    Lines& lines = *run_.lines[record];
    bool progress = false;
    for (const NodeId id : run_.plan.records[record].nodes) {
      if (is_computed(id) || !is_ready(id)) continue;
      for (const auto& frame : lines.frames()) evaluate_node({run_, *frame}, id);
      computed_[record][run_.plan.places[id].slot] = 1;
      progress = true;
    }
    const NodeId where = run_.program.records[record].where;
    if (shown_[record] || (where != none && !is_computed(where))) return progress;
    show(lines, record);
    return true;
  }

  /// Finds the lines that the record's `where` lets be seen.
  void show(Lines& lines, RecordId id) {
    shown_[id] = 1;
    const Record& record = run_.program.records[id];
    if (record.where != none) {
      for (const auto& frame : lines.frames()) {
        const std::vector<State> visible = visible_lines({run_, *frame}, id);
        lines.visible.insert(lines.visible.end(), visible.begin(), visible.end());
      }
    }
    if (run_.program.ruleset && run_.program.ruleset->holidays == id) note_holidays(lines, record);
  }

  void read(RecordId id) {
    const Record& record = run_.program.records[id];
    const std::uint32_t slots = run_.plan.records[id].slots;
    computed_[id].resize(slots, 0);
    run_.lines[id] = std::make_unique<Lines>(run_.plan, id);
    Lines& lines = *run_.lines[id];
    lines.index_nothing(record.key);
    Intake intake(streams_[id], run_.settings.batch_rows, none);
    auto frame = std::make_unique<Frame>(slots);
    while (intake.next(frame->batch)) {
      frame->rows = frame->batch.rows;
      if (frame->rows == 0) continue;
      frame->next_stage = 1;
      lines.index(record.key, frame->batch, lines.rows());
      lines.take(std::move(frame));
      frame = std::make_unique<Frame>(slots);
    }
    counts_[id].read = intake.read();
    counts_[id].rejected = intake.rejected();
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
  std::vector<std::vector<std::uint8_t>> computed_;  ///< by record and slot
  std::vector<std::uint8_t> shown_;                  ///< by record: it is known which of its lines are seen
};

}  // namespace

void load_references(Run& run, std::span<RecordStream* const> streams, std::vector<RecordCounts>& counts) {
  Loader(run, streams, counts).load_all();
}

}  // namespace rung
