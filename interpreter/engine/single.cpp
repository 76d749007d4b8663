// A run without rows: the references and the constants as ever, and steps in place of frames.
#include "engine/single.hpp"

#include <utility>
#include <vector>

#include "columns/number_column.hpp"
#include "engine/references.hpp"
#include "engine/steps.hpp"

namespace rung {

namespace {

Settings told_settings(Settings settings, ToldValues told) {
  // Charts spare computing what leads to their values.
  if (told == ToldValues::every_node) settings.charts = false;
  return settings;
}

}  // namespace

struct SingleRater::Room {
  Room(const Program& the_program, const Request& the_request, Settings the_settings)
      : program(the_program),
        request(the_request),
        settings(std::move(the_settings)),
        plan(make_plan(the_program, request, settings)),
        run(the_program, plan, settings) {}

  ValueCell* cell_of(FieldId field) {
    const std::uint32_t cell = list.field_cells[field];
    return cell == none ? nullptr : &list.cells[cell];
  }
  void set(FieldId field, const ValueCell& value) {
    if (ValueCell* const cell = cell_of(field)) *cell = value;
  }
  const ValueCell& cell_of_node(NodeId node) const { return list.cells[list.node_cells[node]]; }

  const Program& program;
  Request request;
  Settings settings;
  Plan plan;
  Run run;
  StepList list;
  std::vector<std::uint32_t> results;  ///< their cells
  std::uint32_t where = none;          ///< the cell of the subject's condition
  Fault fault = Fault::overflow;
};

SingleRater::SingleRater(std::unique_ptr<Room> room) : room_(std::move(room)) {}
SingleRater::~SingleRater() = default;

std::unique_ptr<SingleRater> SingleRater::make(const Program& program, const Request& request,
                                               const Settings& settings, ToldValues told,
                                               std::span<RecordStream* const> streams) {
  if (program.records.empty() || !request.reports.empty()) return nullptr;
  auto room = std::make_unique<Room>(program, request, told_settings(settings, told));
  if (room->plan.last_stage != 0) return nullptr;
  const std::vector<RecordStream*> none_read(program.records.size(), nullptr);
  std::vector<RecordCounts> counts(program.records.size());
  load_references(room->run, streams.empty() ? std::span<RecordStream* const>(none_read) : streams, counts);
  std::vector<NodeId> told_nodes = request.results;
  told_nodes.insert(told_nodes.end(), request.beside.begin(), request.beside.end());
  if (!write_steps(room->run, told_nodes, room->list)) return nullptr;
  for (const NodeId id : request.results) room->results.push_back(room->list.node_cells[id]);
  if (const NodeId where = program.records[subject].where; where != none)
    room->where = room->list.node_cells[where];
  return std::unique_ptr<SingleRater>(new SingleRater(std::move(room)));
}

void SingleRater::take(const Batch& batch, std::size_t row) {
  StepList& list = room_->list;
  list.line = row < batch.lines.size() ? batch.lines[row] : 0;
  for (FieldId field = 0; field < list.field_cells.size(); ++field) {
    if (list.field_cells[field] == none) continue;
    const Column& column = batch.columns[field];
    room_->set(field, row < column.size() ? cell_of_row(column, row) : ValueCell());
  }
}

void SingleRater::clear() {
  room_->list.line = 0;
  for (const std::uint32_t cell : room_->list.field_cells) {
    if (cell != none) room_->list.cells[cell] = ValueCell();
  }
}

void SingleRater::set_number(FieldId field, Decimal number) {
  room_->set(field, cell_of_number(number));
}
void SingleRater::set_truth(FieldId field, bool truth) {
  room_->set(field, cell_of_integer(truth ? 1 : 0));
}
void SingleRater::set_date(FieldId field, Date date) {
  room_->set(field, cell_of_integer(date.days));
}
void SingleRater::set_duration(FieldId field, Duration duration) {
  room_->set(field, cell_of_integer(pack(duration)));
}
void SingleRater::set_code(FieldId field, Code code) {
  room_->set(field, cell_of_integer(code.code));
}
void SingleRater::set_text(FieldId field, std::string_view text) {
  room_->set(field, cell_of_text(text));
}
void SingleRater::set(FieldId field, const Value& value) {
  room_->set(field, cell_of_value(value));
}
void SingleRater::set_line(std::uint64_t line) {
  room_->list.line = line;
}

Fate SingleRater::rate() {
  Room& room = *room_;
  take_steps(room.list);
  if (room.where != none) {
    const ValueCell& condition = room.list.cells[room.where];
    if (is_fault(condition.state)) {
      room.fault = fault_of(condition.state);
      return Fate::faulty;
    }
    if (!is_met(condition)) return Fate::left_out;
  }
  for (const std::uint32_t result : room.results) {
    const State state = room.list.cells[result].state;
    if (!is_fault(state)) continue;
    room.fault = fault_of(state);
    return Fate::faulty;
  }
  return Fate::evaluated;
}

Fault SingleRater::fault() const {
  return room_->fault;
}

Value SingleRater::result(std::size_t index) const {
  const NodeId node = room_->request.results[index];
  return value_of_cell(room_->list.cells[room_->results[index]], room_->program[node].type);
}

bool SingleRater::tells(NodeId node) const {
  return room_->list.node_cells[node] != none;
}

Outcome SingleRater::of(NodeId node) const {
  return outcome_of_cell(room_->cell_of_node(node), room_->program[node].type);
}

}  // namespace rung
