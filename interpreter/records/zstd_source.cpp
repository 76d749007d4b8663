// zstd, whose window is as large as the file says, up to a limit.
#include <zstd.h>
#include <zstd_errors.h>

#include "records/decompressor.hpp"

namespace rung {
namespace {

class ZstdDecompressor : public Decompressor {
 public:
  ZstdDecompressor() : context_(::ZSTD_createDCtx(), ::ZSTD_freeDCtx) {
    if (context_) ::ZSTD_DCtx_setParameter(context_.get(), ZSTD_d_windowLogMax, largest_window_bits);
  }

  State advance(std::string_view& in, std::span<char>& out) override {
    if (!context_) return State::no_memory;
    // With nothing to read there is nothing to begin.
    if (between_ && in.empty()) return State::between;
    ZSTD_inBuffer from = {in.data(), in.size(), 0};
    ZSTD_outBuffer to = {out.data(), out.size(), 0};
    const std::size_t result = ::ZSTD_decompressStream(context_.get(), &to, &from);
    in.remove_prefix(from.pos);
    out = out.subspan(to.pos);
    if (::ZSTD_isError(result) != 0) {
      switch (::ZSTD_getErrorCode(result)) {
        case ZSTD_error_frameParameter_windowTooLarge: return State::window;
        case ZSTD_error_memory_allocation: return State::no_memory;
        default: return State::damaged;
      }
    }
    between_ = result == 0;
    return between_ ? State::between : State::inside;
  }

 private:
  std::unique_ptr<ZSTD_DCtx, std::size_t (*)(ZSTD_DCtx*)> context_;
  bool between_ = false;
};

}  // namespace

std::unique_ptr<Decompressor> zstd_decompressor() {
  return std::make_unique<ZstdDecompressor>();
}

}  // namespace rung
