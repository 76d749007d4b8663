// The blanks and words are those of the formatter; line ends and comments go.

#include "grammar/wording.hpp"

#include <algorithm>

#include "grammar/format_tokens.hpp"
#include "grammar/layout.hpp"

namespace rung {

Wording::Wording(const Sources& sources, const SyntaxTree& tree, Language language,
                 std::vector<Respelling> respellings)
    : source_(sources[tree.source]),
      tree_(tree),
      marks_(mark(sources, tree, {language, std::move(respellings)})) {}

std::string Wording::of(Span span) const {
  Tokenizer tokenizer(source_, marks_);
  std::vector<Token> tokens;
  for (std::uint32_t begin = span.begin; begin < span.end;) {
    const std::size_t line_end = source_.text().find('\n', begin);
    const auto end = static_cast<std::uint32_t>(std::min<std::size_t>(line_end, span.end));
    std::uint32_t code_end = end;
    for (const Comment& comment : tree_.comments)
      if (comment.span.begin >= begin && comment.span.begin < end) code_end = comment.span.begin;
    const Folded folded = fold(source_, {span.source, begin, code_end});
    for (Token& token : tokenizer.cut(folded, 0, folded.text.size())) tokens.push_back(std::move(token));
    begin = end + 1;
  }
  return put_together(tokens, marks_);
}

}  // namespace rung
