// The corpus leaves nothing out: every word of the grammar, every function, and every member and value that Rung supplies
// stands in some rule file.

#include <doctest/doctest.h>

#include <set>

#include "corpus.hpp"
#include "program/supplied.hpp"

using namespace rung;

namespace {

struct Uses {
  std::set<Word> words;
  std::set<std::string_view> supplied;  ///< by their English names
};

Uses uses_of_corpus() {
  Uses uses;
  for (const std::string& path : corpus::files()) {
    const auto rules = load_rules({path, {}, {}, {}});
    for (const KeywordUse& use : rules->tree.keywords) uses.words.insert(use.word);
    for (const SuppliedUse& use : rules->checked.supplied) uses.supplied.insert(use.words.english);
  }
  return uses;
}

}  // namespace

TEST_CASE("every word of the language stands in the corpus") {
  const Uses uses = uses_of_corpus();
  for (std::size_t i = 0; i < word_count; ++i) {
    const auto word = static_cast<Word>(i);
    CHECK_MESSAGE(uses.words.contains(word), canonical(word).english << " is not used");
  }
  for (std::size_t i = 0; i < function_count(); ++i) {
    const std::string_view name = row(static_cast<FunctionId>(i)).names.english;
    CHECK_MESSAGE(uses.supplied.contains(name), name << " is not called");
  }
#define RUNG_MEMBER(id, english, simplified, traditional) \
  CHECK_MESSAGE(uses.supplied.contains(english), english << " is not asked for");
#include "program/members.def"
#undef RUNG_MEMBER
#define RUNG_GATHERING(id, english, simplified, traditional, reach) \
  CHECK_MESSAGE(uses.supplied.contains(english), english << " is not called");
#include "program/gatherings.def"
#undef RUNG_GATHERING
  // Values of `change` and `why` alone are written in rules.
#define RUNG_SUPPLIED(id, english, simplified, traditional)                                      \
  if (std::string_view(#id).starts_with("change_") || std::string_view(#id).starts_with("why_")) \
    CHECK_MESSAGE(uses.supplied.contains(english), english << " is compared with nowhere");
#include "program/supplied.def"
#undef RUNG_SUPPLIED
}
