// The words of the grammar: a row of keywords.def each, with every form in which a file may write them.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "diagnostics/language.hpp"

namespace rung {

enum class Word : std::uint8_t {
#define RUNG_WORD(id, english, simplified, traditional) id,
#include "grammar/keywords.def"
#undef RUNG_WORD
};

constexpr std::size_t word_count = 0
#define RUNG_WORD(id, english, simplified, traditional) +1
#include "grammar/keywords.def"
#undef RUNG_WORD
    ;

/// All forms of a word, longest first. A blank inside a form stands for any white space.
std::span<const std::string_view> forms(Word word);

/// The form that the formatter writes.
const Worded& canonical(Word word);

/// How many bytes at the start of `text` one of the word's forms takes; 0 for none. A form ends where no name goes on.
std::size_t match_word(Word word, std::string_view text);

/// Whether the name is a word that may not stand as a name inside an expression, such as `and` or `缺失`.
bool is_reserved(std::string_view name);

/// The longest form of any word with which `name` begins, though a name goes on behind it (`当订单金额`: 当); empty for none.
/// Only forms that are not of ASCII letters: those are never run together by mistake.
std::string_view glued_word(std::string_view name);

}  // namespace rung
