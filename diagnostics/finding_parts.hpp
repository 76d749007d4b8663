// What several renderings write in the same way: places, names of levels, a message with its help, and marks by which a
// finding is known again in a later run. No form of its own.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/diagnostic.hpp"

namespace rung {

/// Lines and columns from 1, columns in code points, the end behind the last character; what is not known is 0 or empty.
struct FindingPlace {
  std::string file;
  std::uint64_t line = 0;
  std::uint64_t column = 0;
  std::uint64_t end_line = 0;
  std::uint64_t end_column = 0;
};

FindingPlace place_of(const Where& where, const Sources& sources);

/// `error`, `warning`, `hint`: for programs, in no language.
std::string_view level_name(Severity severity);

/// The message, below it each help in a line of its own, and the customer who shows it, if there is one.
std::string message_with_help(const Diagnostic& diagnostic, Language language);

/// One for each diagnostic, 32 hexadecimal digits, no two alike. It depends on code, file and text of the line, not on the
/// line's number: what moves down because of a line above is the same finding.
std::vector<std::string> fingerprints(std::span<const Diagnostic> diagnostics, const Sources& sources);

}  // namespace rung
