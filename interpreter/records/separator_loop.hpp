// The scan for separators in terms of a vector: 64 bytes become one bit a byte for each kind of character,
// and the rules about quotes and line ends are bit arithmetic. Each separators_<set>.cpp includes it with a
// vector of its own and compiles it for its own instructions, hence the unnamed namespace.
#pragma once

#include "records/separator_scan.hpp"

namespace rung {
namespace {

/// A carry into the lowest bit: the bits of a chunk moved to the byte behind.
inline std::uint64_t moved_on(std::uint64_t bits, std::uint64_t carry) {
  return bits << 1 | carry;
}

/// `Vector` is 64 bytes of text with: `load`, `where(character)` (one bit a byte), `lowest` (byte by byte),
/// `has_nul`, `parity` (for each bit, whether it and the lower ones are odd in number), `count`, and `write`,
/// which puts the places of bits and returns where the next goes.
///
/// A plain text obeys rules between neighbours: a quote that opens stands behind a separator or behind a
/// quote (a doubled one), a separator or a quote stands behind one that closes, no line ends inside quotes,
/// and a CR belongs to a CR LF where lines end so, and to nothing else. The first two may look at all
/// delimiters alike: a quote behind one inside quotes closes, and a quote before it opens.
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
    const std::uint64_t line_ends = cr_lf ? carriage_returns : line_feeds;
    const std::uint64_t stops = delimiters | line_feeds;

    if (cr_lf) {
      scan.faults |= moved_on(carriage_returns, scan.after_cr) ^ line_feeds;
      scan.after_cr = carriage_returns >> 63;
    } else {
      scan.faults |= carriage_returns;
    }
    // Most chunks have no quotes, and most texts the same kind of chunks.
    std::uint64_t quoted = 0;
    if ((quotes | scan.in_quotes | scan.after_closing) != 0) {
      quoted = Vector::parity(quotes) ^ scan.in_quotes;
      const std::uint64_t opening = quotes & quoted;
      const std::uint64_t closing = quotes & ~quoted;
      const std::uint64_t neighbours = stops | quotes;
      scan.faults |= opening & ~moved_on(neighbours, scan.quote_may_open);
      scan.faults |= moved_on(closing, scan.after_closing) & ~(neighbours | carriage_returns);
      scan.faults |= line_feeds & quoted;
      scan.in_quotes = 0 - (quoted >> 63);
      scan.after_closing = closing >> 63;
    }
    scan.quote_may_open = (stops | quotes) >> 63;
    scan.next = Vector::write((delimiters & ~quoted) | line_ends, scan.place, scan.next);
    scan.line_ends += Vector::count(line_ends);
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
