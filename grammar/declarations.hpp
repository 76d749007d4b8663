// The parse actions, one a declaration: each in the file of its name. The reader stands at the head.
#pragma once

#include "grammar/block_reader.hpp"

namespace rung::parse_actions {

/// Each gives nothing where the head does not match; a clause that does not match is reported and left out.
using Parsed = std::optional<syntax::Declaration>;

Parsed ruleset(BlockReader& block);
Parsed use(BlockReader& block);
Parsed param(BlockReader& block);
Parsed record(BlockReader& block);
Parsed let(BlockReader& block);
Parsed table(BlockReader& block);
Parsed scale(BlockReader& block);
Parsed score(BlockReader& block);
Parsed ladder(BlockReader& block);
Parsed entitlements(BlockReader& block);
Parsed action(BlockReader& block);
Parsed report(BlockReader& block);
Parsed output(BlockReader& block);
Parsed promise(BlockReader& block);
Parsed test(BlockReader& block);

}  // namespace rung::parse_actions
