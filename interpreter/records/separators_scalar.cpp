// One cell after the other.
#include "records/separators_scalar.hpp"

#include <array>

namespace rung {
namespace {

using Byte = unsigned char;

class PlainSearch {
 public:
  PlainSearch(std::string_view block, char delimiter, LineEnd line_end)
      : block_(block), cr_lf_(line_end == LineEnd::cr_lf) {
    for (const char stop : {delimiter, '\n', '\r', '"', '\0'}) stops_[static_cast<Byte>(stop)] = true;
  }

  /// A place for each byte of the block is room enough.
  bool find(Separators& separators) {
    std::uint32_t* const begin = separators.room_for(block_.size());
    std::uint32_t* next = begin;
    while (at_ < block_.size()) {
      if (!pass_cell()) return false;
      if (at_ == block_.size()) break;
      *next++ = static_cast<std::uint32_t>(at_);
      if (!pass_separator()) return false;
    }
    separators.take(static_cast<std::size_t>(next - begin), line_ends_);
    return true;
  }

 private:
  bool at_quote() const { return at_ < block_.size() && block_[at_] == '"'; }

  /// To the separator behind the cell, or what should be one.
  bool pass_cell() {
    if (at_quote()) return pass_quotes();
    while (at_ < block_.size() && !stops_[static_cast<Byte>(block_[at_])]) ++at_;
    return true;
  }

  /// Each round passes a text in quotes, of which a doubled quote makes two.
  bool pass_quotes() {
    while (at_quote()) {
      do {
        ++at_;
        if (at_ == block_.size()) return false;
        if (block_[at_] == '\n' || block_[at_] == '\r' || block_[at_] == '\0') return false;
      } while (block_[at_] != '"');
      ++at_;
    }
    return true;
  }

  bool pass_separator() {
    const char separator = block_[at_++];
    if (!stops_[static_cast<Byte>(separator)] || separator == '"' || separator == '\0') return false;
    if (separator != '\n' && separator != '\r') return true;
    ++line_ends_;
    if (!cr_lf_) return separator == '\n';
    return separator == '\r' && at_ < block_.size() && block_[at_++] == '\n';
  }

  std::string_view block_;
  bool cr_lf_;
  std::size_t at_ = 0;
  std::size_t line_ends_ = 0;
  std::array<bool, 256> stops_ = {};
};

}  // namespace

bool find_separators_one_by_one(std::string_view block, char delimiter, Separators& separators) {
  return PlainSearch(block, delimiter, separators.line_end()).find(separators);
}

}  // namespace rung
