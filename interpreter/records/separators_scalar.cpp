// One byte after the other, with a state.
#include "records/separators_scalar.hpp"

namespace rung {
namespace {

enum class QuoteState { cell_start, plain, quoted, closed };

}  // namespace

bool find_separators_one_by_one(std::string_view block, char delimiter, Separators& separators) {
  const bool cr_lf = separators.line_end() == LineEnd::cr_lf;
  QuoteState state = QuoteState::cell_start;
  for (std::size_t i = 0; i < block.size(); ++i) {
    const char c = block[i];
    if (c == '\0') return false;
    if (state == QuoteState::quoted) {
      if (c == '\n' || c == '\r') return false;
      if (c == '"') state = QuoteState::closed;
      continue;
    }
    if (c == '"') {
      if (state == QuoteState::plain) return false;
      state = QuoteState::quoted;
      continue;
    }
    if (c == '\r' && (!cr_lf || i + 1 == block.size() || block[i + 1] != '\n')) return false;
    if (c == '\n' && cr_lf) return false;
    const bool line_end = c == '\n' || c == '\r';
    if (c != delimiter && !line_end) {
      if (state == QuoteState::closed) return false;
      state = QuoteState::plain;
      continue;
    }
    *separators.room_for(1) = static_cast<std::uint32_t>(i);
    separators.take(1, line_end ? 1 : 0);
    state = QuoteState::cell_start;
    if (c == '\r') ++i;
  }
  return state != QuoteState::quoted;
}

}  // namespace rung
