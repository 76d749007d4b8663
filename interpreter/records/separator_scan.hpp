// What separators.cpp and the scans of each instruction set share: a scan over whole chunks of 64 bytes, and
// what it carries from one chunk to the next. Of use to these only. The scans are compiled for instructions
// that the machine may not have, so this header brings no functions, neither its own nor the standard
// library's: the linker might keep their copy for everybody.
#pragma once

#include <cstddef>
#include <cstdint>

namespace rung {

constexpr std::size_t scan_chunk_bytes = 64;

/// How many places a scan may write beyond those that it found.
constexpr std::size_t scan_overshoot = 64;

struct SeparatorScan {
  // What to scan.
  const char* text;
  std::size_t chunks;
  std::uint32_t place;  ///< of the text in its block
  char delimiter;
  bool cr_lf;  ///< lines end with CR LF, else with LF

  // What was found. `next` is where the next place is written.
  std::uint32_t* next;
  std::size_t line_ends;
  std::uint64_t faults;  ///< a bit for each byte of a chunk, all chunks in one
  bool nul;

  // What the chunk before says of the first byte: all bits or none, then the lowest bit or none.
  std::uint64_t in_quotes;
  std::uint64_t quote_may_open;
  std::uint64_t after_closing;  ///< a closing quote stands before it
  std::uint64_t after_cr;
};

void scan_separators_sse2(SeparatorScan& scan);
void scan_separators_avx2(SeparatorScan& scan);
void scan_separators_avx512(SeparatorScan& scan);

}  // namespace rung
