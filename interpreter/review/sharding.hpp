// Which rules can be run on a part of the subjects, and which records have lines that are told apart by it.
#pragma once

#include <optional>
#include <string>

#include "engine/engine.hpp"
#include "review/rules.hpp"

namespace rung {

/// Whether the lines of a record lie in shards: the subject's, by its key, and those that are linked to that key. Of all
/// others each shard reads all lines.
bool is_sharded(const Program& program, RecordId record);

/// What looks at all subjects together.
struct NeedOfAll {
  std::string name;
  Span span;
};
/// A report or a population function, if there is one in what is wanted.
std::optional<NeedOfAll> need_of_all(const Rules& rules, const Request& wanted, const Settings& settings);

/// False, with a report, where subjects have no key, or where what is wanted needs all of them.
bool can_be_sharded(const Rules& rules, const Request& wanted, const Settings& settings,
                    Diagnostics& diagnostics);

}  // namespace rung
