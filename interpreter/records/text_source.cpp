// Text in blocks: UTF-8 as it stands, everything else by the iconv of the C library.
#include "records/text_source.hpp"

#include <iconv.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "records/encoding.hpp"

namespace rung {
namespace {

constexpr std::size_t raw_block = std::size_t{64} << 10;
constexpr char not_text = '\xFF';

std::string iconv_name(Encoding encoding) {
  return encoding == Encoding::big5 ? "BIG5" : std::string(name_of(encoding));
}

}  // namespace

class TextSource::Transcoder {
 public:
  explicit Transcoder(Encoding encoding)
      : unit_(encoding == Encoding::utf16le || encoding == Encoding::utf16be ? 2 : 1),
        converter_(::iconv_open("UTF-8", iconv_name(encoding).c_str())) {}
  Transcoder(const Transcoder&) = delete;
  Transcoder& operator=(const Transcoder&) = delete;
  ~Transcoder() {
    if (is_open()) ::iconv_close(converter_);
  }

  bool is_open() const { return converter_ != reinterpret_cast<iconv_t>(-1); }

  /// Moves `in` and `out` forward. Stops where the output is full, or where what is left of the input is less
  /// than a character: all of it is used up where the input is `whole`.
  void convert(std::string_view& in, char*& out, std::size_t& room, bool whole) {
    while (!in.empty() && room > 0) {
      char* from = const_cast<char*>(in.data());
      std::size_t left = in.size();
      const bool done = ::iconv(converter_, &from, &left, &out, &room) != static_cast<std::size_t>(-1);
      const int error = done ? 0 : errno;
      in.remove_prefix(in.size() - left);
      if (done || error == E2BIG) return;
      if (error == EINVAL && !whole) return;
      if (room == 0) return;
      *out++ = not_text;
      --room;
      in.remove_prefix(std::min(unit_, in.size()));
    }
  }

 private:
  std::size_t unit_;
  iconv_t converter_;
};

TextSource::TextSource(std::unique_ptr<ByteSource> bytes, Encoding encoding) : bytes_(std::move(bytes)) {
  head_.resize(encoding_sample);
  head_.resize(bytes_->read(head_.data(), head_.size()));
  bytes_read_ = head_.size();
  const bool whole = head_.size() < encoding_sample;
  encoding_ = encoding == Encoding::detect ? detect_encoding(head_, whole) : encoding;
  head_used_ = byte_order_mark(head_, encoding_);
  if (encoding_ == Encoding::utf8) return;
  transcoder_ = std::make_unique<Transcoder>(encoding_);
  supported_ = transcoder_->is_open();
}

TextSource::~TextSource() = default;

std::string TextSource::sample(std::size_t length) const {
  std::string_view from = std::string_view(head_).substr(byte_order_mark(head_, encoding_), length);
  if (!transcoder_) return std::string(from);
  // A character takes at most three bytes for each two of a wide encoding, four for each two in none.
  std::string text(from.size() * 2 + 8, '\0');
  char* out = text.data();
  std::size_t room = text.size();
  Transcoder(encoding_).convert(from, out, room, false);
  text.resize(text.size() - room);
  return text;
}

std::size_t TextSource::read(char* to, std::size_t room) {
  return transcoder_ ? read_transcoded(to, room) : read_raw(to, room);
}

std::size_t TextSource::read_raw(char* to, std::size_t room) {
  const std::size_t of_head = std::min(room, head_.size() - head_used_);
  std::memcpy(to, head_.data() + head_used_, of_head);
  head_used_ += of_head;
  if (head_used_ == head_.size()) {
    head_ = std::string();
    head_used_ = 0;
  }
  if (of_head == room) return room;
  const std::size_t of_file = bytes_->read(to + of_head, room - of_head);
  bytes_read_ += of_file;
  return of_head + of_file;
}

void TextSource::refill_raw() {
  if (raw_ended_ || raw_.size() - raw_used_ >= raw_block / 2) return;
  raw_.erase(0, raw_used_);
  raw_used_ = 0;
  const std::size_t before = raw_.size();
  raw_.resize(before + raw_block);
  const std::size_t got = read_raw(raw_.data() + before, raw_block);
  raw_.resize(before + got);
  raw_ended_ = got < raw_block;
}

std::size_t TextSource::read_transcoded(char* to, std::size_t room) {
  char* out = to;
  std::size_t left = room;
  while (left > 0) {
    refill_raw();
    std::string_view in = std::string_view(raw_).substr(raw_used_);
    const std::size_t waiting = in.size();
    const std::size_t left_before = left;
    transcoder_->convert(in, out, left, raw_ended_);
    raw_used_ += waiting - in.size();
    // Nothing fits any more, or nothing is left.
    if (waiting == in.size() && left == left_before) break;
  }
  return static_cast<std::size_t>(out - to);
}

}  // namespace rung
