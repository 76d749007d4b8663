// The scan for separators in terms of a vector: 64 bytes become one bit a byte for each kind of character, and the
// rules about quotes and line ends are bit arithmetic. Each separators_<set>.cpp includes it with a vector of its own and
// compiles it for its own instructions, hence the unnamed namespace.
#pragma once

#include "records/separator_scan.hpp"

namespace rung {
namespace {

/// A carry into the lowest bit: the bits of a chunk moved to the byte behind.
inline std::uint64_t moved_on(std::uint64_t bits, std::uint64_t carry) {
  return bits << 1 | carry;
}

/// `Vector` is 64 bytes of text with: `load`, `where(character)` (one bit a byte), `lowest` (byte by byte),
/// `has_nul`, `parity` (for each bit, whether it and the lower ones are odd in number), `count`, and `write`, which puts
/// the places of bits and returns where the next goes.
///
/// A plain text obeys rules between neighbours: a quote that opens stands behind a separator or behind a quote (a
/// doubled one), a separator or a quote stands behind one that closes, no line ends inside quotes, and a CR belongs to
/// a CR LF where lines end so, and to nothing else. Inside quotes, the first and last rule ask nothing of delimiters.
template <class Vector, bool cr_lf>
void scan_chunks(SeparatorScan& given) {
  SeparatorScan scan = given;
  Vector lowest = Vector::load(scan.text);
  for (std::size_t i = 0; i < scan.chunks; ++i) {
    const Vector bytes = Vector::load(scan.text);
    lowest = lowest.lowest(bytes);
    const std::uint64_t quotes = bytes.where('"');
    const std::uint64_t delimiters = bytes.where(scan.delimiter);
    const std::uint64_t line_feeds = bytes.where('\n');
    const std::uint64_t carriage_returns = bytes.where('\r');

    const std::uint64_t in_quotes = Vector::parity(quotes) ^ scan.in_quotes;
    const std::uint64_t opening = quotes & in_quotes;
    const std::uint64_t closing = quotes & ~in_quotes;
    const std::uint64_t before_opening = delimiters | line_feeds | quotes;
    const std::uint64_t behind_closing = before_opening | carriage_returns;
    scan.faults |= opening & ~moved_on(before_opening, scan.quote_may_open);
    scan.faults |= moved_on(closing, scan.after_closing) & ~behind_closing;
    scan.faults |= line_feeds & in_quotes;
    if (cr_lf) {
      scan.faults |= moved_on(carriage_returns, scan.after_cr) ^ line_feeds;
    } else {
      scan.faults |= carriage_returns;
    }

    const std::uint64_t line_ends = cr_lf ? carriage_returns : line_feeds;
    scan.next = Vector::write((delimiters & ~in_quotes) | line_ends, scan.place, scan.next);
    scan.line_ends += Vector::count(line_ends);

    scan.in_quotes = 0 - (in_quotes >> 63);
    scan.quote_may_open = before_opening >> 63;
    scan.after_closing = closing >> 63;
    scan.after_cr = carriage_returns >> 63;
    scan.text += scan_chunk_bytes;
    scan.place += scan_chunk_bytes;
  }
  scan.nul |= lowest.has_nul();
  given = scan;
}

template <class Vector>
void scan_with(SeparatorScan& scan) {
  if (scan.cr_lf) {
    scan_chunks<Vector, true>(scan);
  } else {
    scan_chunks<Vector, false>(scan);
  }
}

}  // namespace
}  // namespace rung
