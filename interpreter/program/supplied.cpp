// The tables of the words that Rung supplies, and how they are found by name.
#include "program/supplied.hpp"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace rung {

namespace {

constexpr Worded member_words[] = {
#define RUNG_MEMBER(id, english, simplified, traditional) Worded{english, simplified, traditional},
#include "program/members.def"
#undef RUNG_MEMBER
};

constexpr Worded supplied_words[] = {
#define RUNG_SUPPLIED(id, english, simplified, traditional) Worded{english, simplified, traditional},
#include "program/supplied.def"
#undef RUNG_SUPPLIED
};

constexpr GatheringRow gatherings[] = {
#define RUNG_GATHERING(id, english, simplified, traditional, reach) \
  GatheringRow{Worded{english, simplified, traditional}, Reach::reach},
#include "program/gatherings.def"
#undef RUNG_GATHERING
};

}  // namespace

const Worded& words(Member member) {
  return member_words[static_cast<std::size_t>(member)];
}

std::optional<Member> find_member(std::string_view name) {
  const auto* const found = std::find_if(std::begin(member_words), std::end(member_words),
                                         [name](const Worded& names) { return names.is(name); });
  if (found == std::end(member_words)) return std::nullopt;
  return static_cast<Member>(found - std::begin(member_words));
}

const Worded& words(Supplied supplied) {
  return supplied_words[static_cast<std::size_t>(supplied)];
}

const GatheringRow& row(Gathering gathering) {
  return gatherings[static_cast<std::size_t>(gathering)];
}

std::optional<Gathering> find_gathering(std::string_view name) {
  const auto* const found =
      std::find_if(std::begin(gatherings), std::end(gatherings),
                   [name](const GatheringRow& candidate) { return candidate.names.is(name); });
  if (found == std::end(gatherings)) return std::nullopt;
  return static_cast<Gathering>(found - std::begin(gatherings));
}

}  // namespace rung
