// The lines of the file that is being written, each with its code in columns, its comment, and what it
// belongs to.
#pragma once

#include "grammar/format_marks.hpp"

namespace rung {

struct LaidLine {
  enum class Kind : std::uint8_t {
    code,
    comment,  ///< a comment alone
    kept,     ///< not understood
  };
  Kind kind = Kind::code;
  Shape shape = Shape::clause;
  bool first = true;       ///< of its clause; the others are never aligned
  std::size_t block = 0;   ///< which declaration it belongs to
  std::size_t blanks = 0;  ///< blank lines above it
  std::size_t indent = 0;
  std::vector<std::string>
      cells;  ///< of a clause its columns, of a row its cells; one string when they were aligned
  std::vector<std::size_t> parted;  ///< of a row: the cells behind a `||`
  bool loose = false;               ///< the type is an enumeration, which gives its column no width
  std::string comment;              ///< behind the code, or alone
};

struct LaidSheet {
  struct Block {
    std::optional<Word>
        word;  ///< nothing for lines above the first declaration and for one that was not understood
    std::size_t clauses = 0;  ///< the head among them
  };
  std::vector<LaidLine> lines;
  std::vector<Block> blocks;
};

LaidSheet read_sheet(const Source& source, const SyntaxTree& tree, const Marks& marks);

}  // namespace rung
