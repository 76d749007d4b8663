// Files compressed by gzip and zstd: what they hold, in parts of any size, and what is damaged, cut off or too large.
#include "records/compressed_source.hpp"
#include "diagnostics/kinds.hpp"

#include <doctest/doctest.h>
#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <optional>
#include <random>
#include <string>
#include <string_view>

#include "exports.hpp"

using namespace std::string_view_literals;
using exports::read;

namespace {

std::string gzip(std::string_view text) {
  z_stream stream = {};
  REQUIRE(::deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string out(::deflateBound(&stream, text.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(::deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  ::deflateEnd(&stream);
  return out;
}

/// As a stream whose length is not told at its beginning, with a checksum.
std::string zstd(std::string_view text, int window_bits = 0) {
  ZSTD_CCtx* const context = ::ZSTD_createCCtx();
  ::ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
  if (window_bits > 0) ::ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, window_bits);
  std::string out(::ZSTD_compressBound(text.size()) + 64, '\0');
  ZSTD_inBuffer from = {text.data(), text.size(), 0};
  ZSTD_outBuffer to = {out.data(), out.size(), 0};
  // Told in two parts, so that the whole is not known when the frame begins.
  ::ZSTD_compressStream2(context, &to, &from, ZSTD_e_continue);
  REQUIRE(::ZSTD_compressStream2(context, &to, &from, ZSTD_e_end) == 0);
  ::ZSTD_freeCCtx(context);
  out.resize(to.pos);
  return out;
}

struct Held {
  std::string text;
  std::optional<rung::Kind> failure;
};

Held held(std::string bytes, std::size_t part = 1000) {
  const auto source = rung::decompressed(rung::bytes_of(std::move(bytes)), "x");
  Held held;
  std::string block(part, '\0');
  for (std::size_t got = part; got == part;) {
    got = source->read(block.data(), part);
    held.text.append(block, 0, got);
  }
  if (source->failure()) held.failure = source->failure()->kind;
  CHECK(source->read(block.data(), part) == 0);
  return held;
}

std::string rows(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  std::string text;
  for (std::size_t i = 0; i < count; ++i)
    text += "K" + std::to_string(i) + "," + std::to_string(random()) + "\n";
  return text;
}

}  // namespace

TEST_CASE("bytes that are not compressed come out as they are") {
  for (const std::string_view text :
       {""sv, "a"sv, "a,b"sv, "a,b\n1,2\n"sv, "\x1F\x8B"sv, "\x28\xB5\x2F"sv, "\x1F\x8B\x07\x00x"sv}) {
    for (const std::size_t part : {1, 2, 3, 5, 100}) {
      const Held found = held(std::string(text), part);
      CHECK(found.text == text);
      CHECK_FALSE(found.failure);
    }
  }
}

TEST_CASE("parts behind each other are one text") {
  const std::string first = rows(20000, 1);
  const std::string second = rows(3, 2);
  for (const std::size_t part : {1UL, 7UL, 4096UL, 1UL << 20}) {
    CAPTURE(part);
    CHECK(held(gzip(first), part).text == first);
    CHECK(held(zstd(first), part).text == first);
    CHECK(held(gzip(first) + gzip("") + gzip(second), part).text == first + second);
    CHECK(held(zstd(first) + zstd("") + zstd(second), part).text == first + second);
  }
  CHECK_FALSE(held(gzip(first) + gzip(second)).failure);
  CHECK_FALSE(held(zstd(first) + zstd(second)).failure);
  CHECK(held(gzip("")).text.empty());
  CHECK_FALSE(held(gzip("")).failure);
  CHECK_FALSE(held(zstd("")).failure);
}

TEST_CASE("what is written between parts and behind them") {
  const std::string skipped = std::string("\x53\x2A\x4D\x18\x03\x00\x00\x00xyz"sv);
  CHECK(held(skipped + zstd("a,b\n") + skipped + zstd("1,2\n")).text == "a,b\n1,2\n");
  CHECK(held(gzip("a,b\n") + std::string(1000, '\0')).text == "a,b\n");
  CHECK_FALSE(held(gzip("a,b\n") + std::string(1000, '\0')).failure);
  CHECK(held(gzip("a,b\n") + "rest").failure == rung::Kind::compressed_damaged);
  CHECK(held(gzip("a,b\n") + std::string(10, '\0') + "rest").failure == rung::Kind::compressed_damaged);
  CHECK(held(zstd("a,b\n") + "rest").failure == rung::Kind::compressed_damaged);
}

TEST_CASE("a file that was cut off, at any place") {
  const std::string text = rows(40, 3);
  for (const std::string& whole : {gzip(text), zstd(text)}) {
    for (std::size_t length = 4; length < whole.size(); ++length) {
      const Held found = held(whole.substr(0, length), 64);
      REQUIRE(found.failure == rung::Kind::compressed_ends_early);
      REQUIRE(text.starts_with(found.text));
    }
  }
}

TEST_CASE("a wrong byte is noticed, at any place that matters") {
  const std::string text = rows(40, 4);
  for (const std::string& whole : {gzip(text), zstd(text)}) {
    for (std::size_t place = 4; place < whole.size(); ++place) {
      std::string wrong = whole;
      wrong[place] = static_cast<char>(wrong[place] ^ 0x10);
      const Held found = held(wrong, 64);
      REQUIRE((found.failure || found.text == text));
    }
  }
}

TEST_CASE("a window that takes too much memory") {
  const std::string text = rows(1000, 5);
  CHECK(held(zstd(text, 27)).text == text);
  CHECK(held(zstd(text, 28)).failure == rung::Kind::compressed_window);
}

TEST_CASE("a record is read from a compressed file") {
  const rung::Program program = exports::texts({"a", "b"});
  const std::string text = "a,b\n1,2\n3,4\n";
  for (const std::string& file : {gzip(text), zstd(text), gzip("\xEF\xBB\xBF" + text)}) {
    const exports::Reading reading = read(file, program);
    REQUIRE(reading.opened);
    CHECK(reading.rows == std::vector<std::vector<std::string>>{{"1", "2"}, {"3", "4"}});
    CHECK_FALSE(reading.failure);
  }
  const exports::Reading cut = read(gzip(text + rows(2000, 6)).substr(0, 9000), program);
  CHECK_FALSE(cut.opened);
  CHECK(cut.diagnostics.all()[0].kind == rung::Kind::compressed_ends_early);
  const exports::Reading none = read(gzip(""), program);
  CHECK_FALSE(none.opened);
  CHECK(none.diagnostics.all()[0].kind == rung::Kind::file_empty);
  const exports::Reading archive = read("\xFD\x37zXZ\x00\x00", program);
  CHECK_FALSE(archive.opened);
  CHECK(archive.diagnostics.all()[0].kind == rung::Kind::file_is_workbook);
  CHECK_FALSE(read("BZh", program).opened);
}
