// The words that Rung supplies: members, values such as `up`, units, and the functions that gather lines.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "diagnostics/language.hpp"

namespace rung {

enum class Member : std::uint8_t {
#define RUNG_MEMBER(id, english, simplified, traditional) id,
#include "program/members.def"
#undef RUNG_MEMBER
};

const Worded& words(Member member);
std::optional<Member> find_member(std::string_view name);

enum class Supplied : std::uint8_t {
#define RUNG_SUPPLIED(id, english, simplified, traditional) id,
#include "program/supplied.def"
#undef RUNG_SUPPLIED
};

const Worded& words(Supplied supplied);

enum class Reach : std::uint8_t { related, population };

enum class Gathering : std::uint8_t {
#define RUNG_GATHERING(id, english, simplified, traditional, reach) id,
#include "program/gatherings.def"
#undef RUNG_GATHERING
};

struct GatheringRow {
  Worded names;
  Reach reach;
};

const GatheringRow& row(Gathering gathering);
std::optional<Gathering> find_gathering(std::string_view name);

}  // namespace rung
