// Writes the tree as the text of a rule file.

#include "fuzz/phrase.hpp"

#include "diagnostics/kinds.hpp"

namespace rung::fuzz {

std::string Phrase::written() const {
  std::string all = text;
  for (const Phrase& part : parts) all += part.written();
  return all;
}

std::string DeclarationText::written() const {
  std::string all = head.written() + "\n";
  for (const ClauseLine& line : lines) {
    all += "  ";
    if (line.row) all += "|";
    for (const Phrase& cell : line.cells) all += line.row ? " " + cell.written() + " |" : cell.written();
    all += "\n";
  }
  return all;
}

std::string RuleSet::written() const {
  std::string all;
  for (const DeclarationText& declaration : declarations) {
    if (!all.empty()) all += "\n";
    all += declaration.written();
  }
  return all;
}

}  // namespace rung::fuzz
