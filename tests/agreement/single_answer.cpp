// Subjects rated one by one beside what the reference says.
#include "agreement/single_answer.hpp"

#include <memory>

#include "agreement/compare.hpp"
#include "agreement/input_stream.hpp"
#include "engine/single.hpp"

namespace rung::agreement {
namespace {

bool asks_for_others(const Operation& operation) {
  return std::holds_alternative<op::Population>(operation) ||
         std::holds_alternative<op::Aggregate>(operation);
}

std::string outcome_shown(const Program& program, const Outcome& outcome, const Type& type) {
  if (const auto* fault = std::get_if<Fault>(&outcome))
    return "fault " + std::to_string(static_cast<int>(*fault));
  return shown(program, std::get<Value>(outcome), type);
}

bool same(const Outcome& a, const Outcome& b) {
  if (a.index() != b.index()) return false;
  if (const auto* fault = std::get_if<Fault>(&a)) return *fault == std::get<Fault>(b);
  return agreement::identical(std::get<Value>(a), std::get<Value>(b));
}

/// All lines of the subject on their way through one rater.
class Comparing {
 public:
  Comparing(const Program& program, const Request& request, const Settings& settings,
            const reference::Input& input, const reference::Answer& reference, ToldValues told)
      : program_(program), request_(request), input_(input), reference_(reference) {
    std::vector<std::unique_ptr<InputStream>> streams;
    std::vector<RecordStream*> pointers;
    for (RecordId id = 0; id < program.records.size(); ++id) {
      streams.push_back(std::make_unique<InputStream>(program.records[id], input.records[id], 3));
      pointers.push_back(streams.back().get());
    }
    rater_ = SingleRater::make(program, request, settings, told, pointers);
    if (input.records[subject].empty()) return;
    InputStream lines(program.records[subject], input.records[subject], input.records[subject].size());
    lines.next(batch_);
  }

  std::optional<std::string> difference() {
    if (rater_ == nullptr) return "nobody rates";
    std::size_t answer = 0;
    for (std::size_t row = 0; row < batch_.rows; ++row) {
      if (batch_.rejected[row] != 0) continue;
      // As a row of a batch, as fields that are set, and both once more: nothing may stay from one to the other.
      for (const bool by_fields : {false, true, false}) {
        give(row, by_fields);
        if (auto told = compare(row, reference_.subjects[answer])) return told;
      }
      ++answer;
    }
    return std::nullopt;
  }

 private:
  void give(std::size_t row, bool by_fields) {
    if (!by_fields) return rater_->take(batch_, row);
    rater_->clear();
    rater_->set_line(batch_.lines[row]);
    const std::vector<Value>& cells = input_.records[subject][row].cells;
    for (FieldId field = 0; field < cells.size(); ++field) {
      if (program_.records[subject].fields[field].computed == none) rater_->set(field, cells[field]);
    }
  }

  std::optional<std::string> compare(std::size_t row, const reference::SubjectAnswer& expected) {
    const std::string line = "line " + std::to_string(expected.line);
    const Fate fate = rater_->rate();
    if (expected.fate != Fate::duplicate && fate != expected.fate)
      return line + " has fate " + std::to_string(static_cast<int>(fate)) + ", not " +
             std::to_string(static_cast<int>(expected.fate));
    if (expected.fate == Fate::faulty && rater_->fault() != expected.fault)
      return line + " has another fault";
    if (expected.fate == Fate::evaluated) {
      for (std::size_t i = 0; i < request_.results.size(); ++i) {
        if (!identical(rater_->result(i), expected.results[i]))
          return line + ", result " + std::to_string(i) + " is " +
                 shown(program_, rater_->result(i), program_[request_.results[i]].type);
      }
    }
    return compare_nodes(row, line);
  }

  std::optional<std::string> compare_nodes(std::size_t row, const std::string& line) const {
    for (NodeId id = 0; id < program_.nodes.size(); ++id) {
      const std::vector<Outcome>& rows = reference_.nodes[id];
      if (!rater_->tells(id) || rows.empty()) continue;
      const Outcome& expected = rows[program_[id].space.kind == Space::Kind::run ? 0 : row];
      const Outcome got = rater_->of(id);
      const Type& type = program_[id].type;
      if (!same(got, expected))
        return line + ", node " + std::to_string(id) + ": one by one " + outcome_shown(program_, got, type) +
               ", reference " + outcome_shown(program_, expected, type);
    }
    return std::nullopt;
  }

  const Program& program_;
  const Request& request_;
  const reference::Input& input_;
  const reference::Answer& reference_;
  std::unique_ptr<SingleRater> rater_;
  Batch batch_;
};

}  // namespace

Request single_request(const Program& program, const Request& request) {
  std::vector<bool> others(program.nodes.size());
  for (NodeId node = 0; node < program.nodes.size(); ++node) {
    others[node] = asks_for_others(program[node].operation);
    for_each_input(program[node].operation,
                   [&](NodeId input) { others[node] = others[node] || others[input]; });
  }
  Request alone;
  for (const NodeId node : request.results) {
    if (!others[node]) alone.results.push_back(node);
  }
  return alone;
}

bool rates_singly(const Program& program, const Request& request, const Settings& settings) {
  return SingleRater::make(program, request, settings) != nullptr;
}

std::optional<std::string> single_difference(const Program& program, const Request& request,
                                             const Settings& settings, const reference::Input& input,
                                             const reference::Answer& reference) {
  if (reference.fault) return std::nullopt;
  for (const ToldValues told : {ToldValues::results, ToldValues::every_node}) {
    Comparing comparing(program, request, settings, input, reference, told);
    if (auto difference = comparing.difference()) return difference;
  }
  return std::nullopt;
}

}  // namespace rung::agreement
