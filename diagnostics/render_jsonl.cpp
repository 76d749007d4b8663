// Diagnostics as JSON for programs that read a line at a time: each line is an object by itself.

#include "diagnostics/render.hpp"

namespace rung {

std::string render_jsonl(std::span<const Diagnostic> diagnostics, const Sources& sources, Language language) {
  std::string lines;
  for (const Diagnostic& one : diagnostics) lines += json_object(one, sources, language) + "\n";
  return lines;
}

}  // namespace rung
