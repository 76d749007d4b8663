// Which characters look like others in most typefaces, after the tables of Unicode (UTS 39) as far as they concern names and
// values in rules: Cyrillic and Greek letters against Latin ones, forms of full width, and radicals that stand for ideographs.
#pragma once

#include <string>
#include <string_view>

namespace rung {

/// The Latin letter that a Cyrillic or Greek one looks like; 0 where it looks like none.
char latin_look(char32_t c);

/// Whether it is a radical or a character kept for old codings that has an ordinary ideograph of the same look; people do not
/// type it, it comes from documents that were copied.
bool is_stand_in(char32_t c);

/// Whether nothing is seen of it: zero width spaces, joiners, fillers, tags.
bool is_unseen(char32_t c);

/// Whether it turns the direction in which the text around it is shown.
bool turns_direction(char32_t c);

/// A word as it looks: equal for two words that a reader cannot tell apart.
std::string look_of(std::string_view word);

/// `U+0430`.
std::string code_point_name(char32_t c);

}  // namespace rung
