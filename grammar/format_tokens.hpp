// Cuts the code of one line into tokens, and puts tokens together again with the blanks that belong between
// them.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "grammar/format_marks.hpp"

namespace rung {

struct Token {
  enum class Kind : std::uint8_t {
    plain,    ///< words, numbers, texts, and the symbols with a blank on either side
    opening,  ///< ( and [
    closing,  ///< ) and ]
    comma,
    glue,  ///< the point of a member, the stroke of `yes/no`
    sign,  ///< a minus of one operand
  };
  Kind kind = Kind::plain;
  std::string text;
  std::uint32_t begin = 0;  ///< in the source, as is `end`
  std::uint32_t end = 0;
  std::optional<Word> word;
};

/// Cuts a clause, line by line: a word may begin on one line and end on a later one, and stands on the first
/// then.
class Tokenizer {
 public:
  Tokenizer(const Source& source, const Marks& marks) : source_(source), marks_(marks) {}

  std::vector<Token> cut(const Folded& folded, std::size_t begin, std::size_t end);

 private:
  Token next(const Folded& folded, std::size_t at, std::size_t end, std::size_t& length) const;
  std::string text_literal(std::uint32_t begin, std::uint32_t end) const;

  const Source& source_;
  const Marks& marks_;
  std::uint32_t taken_ = 0;  // what begins before this place in the source is part of a token already
};

std::string put_together(std::span<const Token> tokens, const Marks& marks);

}  // namespace rung
