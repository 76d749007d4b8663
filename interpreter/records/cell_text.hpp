// What all kinds of cells share: white space at the ends, full-width forms, NFC.
#pragma once

#include <string>
#include <string_view>

namespace rung {

/// Without the white space at both ends, whatever kind of white space Unicode has (U+3000 and U+00A0 among
/// it).
std::string_view trim(std::string_view text);

/// Full-width digits, letters and signs as the half-width ones, every white space as a space, the minus sign
/// U+2212 as a hyphen.
std::string fold_width(std::string_view text);

/// Canonical composition (NFC); a text that is no UTF-8 stays as it is.
std::string compose(std::string_view text);

bool is_ascii(std::string_view text);

/// The beginning of a text, as much as a message can show.
std::string excerpt(std::string_view text);

/// Removes a beginning, or an end, where the text has it.
bool take_front(std::string_view& text, std::string_view beginning);
bool take_back(std::string_view& text, std::string_view end);

}  // namespace rung
