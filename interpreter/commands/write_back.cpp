// Writes by way of a temporary file.

#include "commands/write_back.hpp"

#include "records/output_file.hpp"

namespace rung {

bool write_back(const std::string& path, const std::string& text, const Terminal& terminal) {
  Diagnostics diagnostics;
  const auto file = OutputFile::open(path, diagnostics);
  if (file) {
    file->write(text);
    if (file->commit()) return true;
    if (file->failure()) diagnostics.report(file->failure()->kind, file->failure()->where) = *file->failure();
  }
  terminal.show(diagnostics, {});
  return false;
}

}  // namespace rung
