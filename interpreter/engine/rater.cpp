// One frame whose columns keep their memory from call to call.
#include "engine/rater.hpp"

#include <optional>
#include <utility>
#include <vector>

#include "engine/delivery.hpp"
#include "engine/evaluate.hpp"
#include "engine/references.hpp"
#include "engine/standing.hpp"

namespace rung {

struct Rater::Room {
  Room(const Program& the_program, Request the_request, const Settings& the_settings)
      : request(std::move(the_request)),
        settings(the_settings),
        plan(make_plan(the_program, request, settings)),
        run(the_program, plan, settings),
        frame(plan.records[subject].slots) {}

  Request request;
  const Settings& settings;
  Plan plan;
  Run run;
  Frame frame;
  Standing standing;
  std::optional<Delivery> delivery;
};

Rater::Rater(std::unique_ptr<Room> room) : room_(std::move(room)) {}
Rater::~Rater() = default;

std::unique_ptr<Rater> Rater::make(const Program& program, const Request& request, const Settings& settings,
                                   std::span<RecordStream* const> streams) {
  if (program.records.empty()) return nullptr;
  auto room = std::make_unique<Room>(program, request, settings);
  if (room->plan.last_stage != 0 || !request.reports.empty()) return nullptr;
  const std::vector<RecordStream*> none_read(program.records.size(), nullptr);
  std::vector<RecordCounts> counts(program.records.size());
  load_references(room->run, streams.empty() ? std::span<RecordStream* const>(none_read) : streams, counts);
  return std::unique_ptr<Rater>(new Rater(std::move(room)));
}

Batch& Rater::subjects() {
  return room_->frame.batch;
}

const ResultBatch& Rater::rate() {
  Room& room = *room_;
  Frame& frame = room.frame;
  frame.rows = frame.batch.rows;
  frame.next_stage = 0;
  room.standing.begin(frame.rows);
  evaluate_frame(room.run, frame, room.plan.records[subject], 0, false);
  const Scope scope{room.run, frame};
  judge_condition(scope, room.standing);
  judge_results(scope, room.request, room.standing);
  return room.delivery.emplace(scope, room.request, room.standing).batch();
}

}  // namespace rung
