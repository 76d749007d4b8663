// Renderings of diagnostics: one function a form, each in a file of its own (render_text.cpp,
// render_json.cpp).
#pragma once

#include <span>
#include <string>

#include "diagnostics/diagnostic.hpp"

namespace rung {

/// For people: message, file:line:column, the source line with the narrowest underline, help and related
/// places.
std::string render_text(std::span<const Diagnostic> diagnostics, const Sources& sources, Language language,
                        bool color);

/// One object {"diagnostics": […], "summary": {…}}; lines and columns count from 1, columns in code points.
std::string render_json(std::span<const Diagnostic> diagnostics, const Sources& sources, Language language);

/// One line each: `file:line:column: error[N001]: message`.
std::string render_concise(std::span<const Diagnostic> diagnostics, const Sources& sources,
                           Language language);

/// A text as a JSON string, quotes included.
std::string json_string(std::string_view text);

}  // namespace rung
