// Rates one subject at a time, again and again, as a server does or who asks "what if": a fraction of a microsecond where
// the rules are usual ones. A subject becomes what it becomes in evaluate() and Rater, but the rules are gone through value
// by value, not column by column. From about twenty subjects at a time on, Rater takes less. This also tells the
// value of every node, which is what an explanation is made of.
#pragma once

#include <memory>
#include <span>
#include <string_view>

#include "engine/engine.hpp"

namespace rung {

/// Which values can be asked for after a subject was rated.
enum class ToldValues : std::uint8_t {
  results,  ///< those of the request and what it asks for beside; others as far as they are computed for these
  every_node,  ///< all that the request reaches, what did not count for this subject too
};

/// For one thread at a time. Nothing is allocated while a subject is rated but for texts that are put together.
class SingleRater {
 public:
  /// Nothing where subjects cannot be rated each by itself, as for Rater: for population functions, aggregates over related
  /// records and reports. `streams` serve reference records; they may be empty where none is looked into. The program must
  /// outlive the rater.
  static std::unique_ptr<SingleRater> make(const Program& program, const Request& request,
                                           const Settings& settings, ToldValues told = ToldValues::results,
                                           std::span<RecordStream* const> streams = {});
  ~SingleRater();

  /// Takes a row of a batch as the subject.
  void take(const Batch& batch, std::size_t row);

  // Or the subject is put together field by field: after clear() all are missing, and a field that is not set again keeps
  // its value. A value is of the field's type, which nobody checks; of fields that no rule looks at it does not matter.
  void clear();
  void set_number(FieldId field, Decimal number);
  void set_truth(FieldId field, bool truth);
  void set_date(FieldId field, Date date);
  void set_duration(FieldId field, Duration duration);
  void set_code(FieldId field, Code code);
  /// The text must stay until the next subject.
  void set_text(FieldId field, std::string_view text);
  /// Any of these, or missing. A text must stay as well.
  void set(FieldId field, const Value& value);
  /// The line of the file, where Settings::line_stand_ins ask for it.
  void set_line(std::uint64_t line);

  /// What becomes of the subject. Double keys are not looked for.
  Fate rate();
  /// Where it is faulty.
  Fault fault() const;
  /// The result at a place of the request, where the subject was evaluated; it is no fault then.
  Value result(std::size_t index) const;
  /// Whether of() knows a node.
  bool tells(NodeId node) const;
  /// The value of a node, whatever became of the subject. Of a ladder's decision it is the tier.
  Outcome of(NodeId node) const;

 private:
  struct Room;
  explicit SingleRater(std::unique_ptr<Room> room);
  std::unique_ptr<Room> room_;
};

}  // namespace rung
