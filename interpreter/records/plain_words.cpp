// The list, and the choice of instructions. Without AVX-512 cells are read one by one, by their readers.
#include "records/plain_words.hpp"

#include <algorithm>
#include <cstring>

namespace rung {
namespace {

std::uint8_t* bytes_of(State* states) {
  static_assert(static_cast<int>(State::missing) == 0 && static_cast<int>(State::known) == 1);
  return reinterpret_cast<std::uint8_t*>(states);
}

}  // namespace

void PlainWords::add(std::string_view word, std::int64_t value) {
  constexpr std::size_t longest = 16;
  if (word.empty() || word.size() > longest || words_.count == EightsWords::most) return;
  // In a cell such a word is written otherwise.
  if (word.find('"') != std::string_view::npos) return;
  char bytes[longest] = {};
  std::copy(word.begin(), word.end(), bytes + longest - word.size());
  std::uint64_t halves[2];
  std::memcpy(halves, bytes, longest);
  for (std::size_t i = 0; i < words_.count; ++i)
    if (words_.front[i] == halves[0] && words_.back[i] == halves[1]) return;
  words_.front[words_.count] = halves[0];
  words_.back[words_.count] = halves[1];
  words_.values[words_.count++] = value;
}

#if defined(__x86_64__)

std::size_t PlainWords::read(const CellColumn& cells, std::size_t row, std::size_t rows, bool blanks,
                             std::int64_t* values, State* states, InstructionSet set) const {
  if (set < InstructionSet::avx512) return row;
  return read_word_eights_avx512(cells, row, rows, words_, blanks, values, bytes_of(states));
}

std::size_t PlainWords::read(const CellColumn& cells, std::size_t row, std::size_t rows, bool blanks,
                             std::uint8_t* values, State* states, InstructionSet set) const {
  if (set < InstructionSet::avx512) return row;
  return read_word_eights_avx512(cells, row, rows, words_, blanks, values, bytes_of(states));
}

std::size_t read_plain_days(const CellColumn& cells, std::size_t row, std::size_t rows, bool blanks,
                            std::int64_t* days, State* states, InstructionSet set) {
  if (set < InstructionSet::avx512) return row;
  return read_day_eights_avx512(cells, row, rows, blanks, days, bytes_of(states));
}

#else

std::size_t PlainWords::read(const CellColumn&, std::size_t row, std::size_t, bool, std::int64_t*, State*,
                             InstructionSet) const {
  return row;
}

std::size_t PlainWords::read(const CellColumn&, std::size_t row, std::size_t, bool, std::uint8_t*, State*,
                             InstructionSet) const {
  return row;
}

std::size_t read_plain_days(const CellColumn&, std::size_t row, std::size_t, bool, std::int64_t*, State*,
                            InstructionSet) {
  return row;
}

#endif

}  // namespace rung
