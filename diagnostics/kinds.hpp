// The rows of kinds.def and phrases.def by name, for who reports or says one of them.
#pragma once

#include "diagnostics/diagnostic.hpp"

namespace rung {

/// The kinds of diagnostics, one for each row of kinds.def.
enum class Kind : std::uint16_t {
#define RUNG_KIND(name, code, severity, english, simplified, traditional, help_en, help_hans, help_hant) name,
#include "diagnostics/kinds.def"
#undef RUNG_KIND
};

/// Everything else that Rung says: help lines, labels of related places, words of summaries, help of
/// commands.
enum class Phrase : std::uint16_t {
#define RUNG_PHRASE(name, english, simplified, traditional) name,
#include "diagnostics/phrases.def"
#undef RUNG_PHRASE
};

}  // namespace rung
