// Renderings of diagnostics: one function a form, each in a file of its own (render_text.cpp, render_json.cpp …). What a
// comment allows is shown by render_sarif() alone, so callers of the others leave it out.
#pragma once

#include <functional>
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

/// The objects of render_json(), one a line.
std::string render_jsonl(std::span<const Diagnostic> diagnostics, const Sources& sources, Language language);

/// Annotations of GitHub, at most ten of each level as GitHub shows no more, errors first; then how many more there are.
std::string render_github(std::span<const Diagnostic> diagnostics, const Sources& sources, Language language);
/// All of them as a table in Markdown for the summary of a step, errors first; empty where there is none.
std::string render_github_summary(std::span<const Diagnostic> diagnostics, const Sources& sources,
                                  Language language);

/// The report of GitLab's code quality: a list of objects with fingerprints.
std::string render_gitlab(std::span<const Diagnostic> diagnostics, const Sources& sources, Language language);

/// JUnit: a suite for each of the files, a case for each finding, which has failed where it is of `fails` or above; a file
/// without findings has a case that passed.
std::string render_junit(std::span<const Diagnostic> diagnostics, const Sources& sources,
                         std::span<const std::string> files, Severity fails, Language language);

/// What SARIF tells of the program beside the findings.
struct SarifTool {
  std::string version;
  std::function<std::string(std::string_view code)> page;  ///< the page of docs/errors
};

/// SARIF 2.1.0, paths relative to `SRCROOT`; what is allowed is there as suppressed.
std::string render_sarif(std::span<const Diagnostic> diagnostics, const Sources& sources,
                         const SarifTool& tool, Language language);

/// One diagnostic as in render_json().
std::string json_object(const Diagnostic& diagnostic, const Sources& sources, Language language);

/// A text as a JSON string, quotes included.
std::string json_string(std::string_view text);

}  // namespace rung
