// gzip by zlib, whose window is never larger than 32 KiB.
#include <zlib.h>

#include <algorithm>
#include <limits>

#include "records/decompressor.hpp"

namespace rung {
namespace {

constexpr int gzip_format = 16;  // added to the bits of the window

uInt limited(std::size_t size) {
  return static_cast<uInt>(std::min<std::size_t>(size, std::numeric_limits<uInt>::max()));
}

class GzipDecompressor : public Decompressor {
 public:
  GzipDecompressor() { ready_ = ::inflateInit2(&stream_, gzip_format + MAX_WBITS) == Z_OK; }
  GzipDecompressor(const GzipDecompressor&) = delete;
  GzipDecompressor& operator=(const GzipDecompressor&) = delete;
  ~GzipDecompressor() override {
    if (ready_) ::inflateEnd(&stream_);
  }

  State advance(std::string_view& in, std::span<char>& out) override {
    if (!ready_) return State::no_memory;
    if (between_) {
      // Tapes and some programs fill a file up.
      in.remove_prefix(std::min(in.find_first_not_of('\0'), in.size()));
      if (in.empty()) return State::between;
      if (::inflateReset(&stream_) != Z_OK) return State::damaged;
      between_ = false;
    }
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    stream_.avail_in = limited(in.size());
    stream_.next_out = reinterpret_cast<Bytef*>(out.data());
    stream_.avail_out = limited(out.size());
    const int result = ::inflate(&stream_, Z_NO_FLUSH);
    in.remove_prefix(static_cast<std::size_t>(reinterpret_cast<const char*>(stream_.next_in) - in.data()));
    out = out.subspan(static_cast<std::size_t>(reinterpret_cast<char*>(stream_.next_out) - out.data()));
    switch (result) {
      case Z_OK:
      case Z_BUF_ERROR: return State::inside;
      case Z_STREAM_END: between_ = true; return State::between;
      case Z_MEM_ERROR: return State::no_memory;
      default: return State::damaged;
    }
  }

 private:
  z_stream stream_ = {};
  bool ready_ = false;
  bool between_ = false;
};

}  // namespace

std::unique_ptr<Decompressor> gzip_decompressor() {
  return std::make_unique<GzipDecompressor>();
}

}  // namespace rung
