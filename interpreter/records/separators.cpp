// Gives a block to a vector scan in strips, between which it makes room and looks for faults.
#include "records/separators.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "records/separator_scan.hpp"
#include "records/separators_scalar.hpp"

namespace rung {
namespace {

/// 16 KiB: long enough to cost nothing, short enough to give up early on a block that is not plain.
constexpr std::size_t strip_chunks = 256;

LineEnd first_line_end(std::string_view block) {
  const std::size_t line_feed = block.find('\n');
  const bool cr_lf = line_feed != std::string_view::npos && line_feed > 0 && block[line_feed - 1] == '\r';
  return cr_lf ? LineEnd::cr_lf : LineEnd::lf;
}

#ifdef __x86_64__

class BlockScan {
 public:
  using ScanChunks = void (*)(SeparatorScan&);

  BlockScan(std::string_view block, char delimiter, ScanChunks scan_chunks, Separators& separators)
      : block_(block), scan_chunks_(scan_chunks), separators_(separators) {
    scan_.delimiter = delimiter;
    scan_.cr_lf = separators.line_end() == LineEnd::cr_lf;
    scan_.quote_may_open = 1;
  }

  bool find() {
    // The LF that must follow would stand in the next chunk, and there is none.
    if (!block_.empty() && block_.back() == '\r') return false;
    const std::size_t chunks = block_.size() / scan_chunk_bytes;
    for (std::size_t first = 0; first < chunks; first += strip_chunks) {
      scan_strip(block_.data() + first * scan_chunk_bytes, std::min(strip_chunks, chunks - first));
      if (!is_plain()) return false;
    }
    scan_rest(block_.substr(chunks * scan_chunk_bytes));
    return is_plain() && scan_.in_quotes == 0;
  }

 private:
  bool is_plain() const { return scan_.faults == 0 && !scan_.nul; }

  void scan_strip(const char* text, std::size_t chunks) {
    std::uint32_t* const begin = separators_.room_for(chunks * scan_chunk_bytes + scan_overshoot);
    scan_.text = text;
    scan_.chunks = chunks;
    scan_.next = begin;
    scan_.line_ends = 0;
    scan_chunks_(scan_);
    separators_.take(static_cast<std::size_t>(scan_.next - begin), scan_.line_ends);
  }

  /// Filled up to a chunk with what means nothing; a closing quote may stand before it, which is no fault.
  void scan_rest(std::string_view rest) {
    if (rest.empty()) return;
    std::array<char, scan_chunk_bytes> filled;
    filled.fill(scan_.delimiter == ' ' ? '_' : ' ');
    std::memcpy(filled.data(), rest.data(), rest.size());
    scan_strip(filled.data(), 1);
    scan_.faults &= (std::uint64_t{1} << rest.size()) - 1;
  }

  std::string_view block_;
  ScanChunks scan_chunks_;
  Separators& separators_;
  SeparatorScan scan_ = {};
};

#endif

}  // namespace

void Separators::start(LineEnd line_end) {
  size_ = 0;
  line_ends_ = 0;
  line_end_ = line_end;
  room_[0] = 0 - line_end_bytes();
}

std::uint32_t* Separators::room_for(std::size_t most) {
  const std::size_t needed = 1 + size_ + most;
  if (room_.size() < needed) room_.resize(std::max(needed, 2 * room_.size()));
  return room_.data() + 1 + size_;
}

void Separators::take(std::size_t places, std::size_t line_ends) {
  size_ += places;
  line_ends_ += line_ends;
}

bool find_separators(std::string_view block, char delimiter, Separators& separators, InstructionSet set) {
  separators.start(first_line_end(block));
  switch (set) {
    case InstructionSet::scalar: break;
#ifdef __x86_64__
    case InstructionSet::sse2: return BlockScan(block, delimiter, scan_separators_sse2, separators).find();
    case InstructionSet::avx2: return BlockScan(block, delimiter, scan_separators_avx2, separators).find();
    case InstructionSet::avx512:
      return BlockScan(block, delimiter, scan_separators_avx512, separators).find();
#else
    case InstructionSet::sse2:
    case InstructionSet::avx2:
    case InstructionSet::avx512: break;
#endif
  }
  return find_separators_one_by_one(block, delimiter, separators);
}

}  // namespace rung
