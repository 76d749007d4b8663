// UTF-8 under every instruction set of this machine: each kind of fault, then sequences of the bytes at which
// the rules change and random damage against the check by characters.
#include "records/utf8_check.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

namespace {

/// Of a number below 0x110000, surrogates included, by arithmetic alone.
std::string utf8_of(std::uint32_t point) {
  const auto byte = [](std::uint32_t value) { return static_cast<char>(value); };
  if (point < 0x80) return {byte(point)};
  const char last = byte(0x80 | (point & 0x3F));
  if (point < 0x800) return {byte(0xC0 | point >> 6), last};
  const char third = byte(0x80 | (point >> 6 & 0x3F));
  if (point < 0x10000) return {byte(0xE0 | point >> 12), third, last};
  return {byte(0xF0 | point >> 18), byte(0x80 | (point >> 12 & 0x3F)), third, last};
}

bool is_surrogate(std::uint32_t point) {
  return point >= 0xD800 && point < 0xE000;
}

/// All sets must say so; long texts are not for messages.
void check_all(const std::string& text, bool expected) {
  for (const rung::InstructionSet set : rung::available_instruction_sets()) {
    if (rung::is_utf8(text, set) == expected) continue;
    CAPTURE(rung::name_of(set));
    CAPTURE(text.size());
    FAIL("is_utf8 is not ", expected);
  }
}

void check_as_scalar(const std::string& text) {
  check_all(text, rung::is_utf8(text, rung::InstructionSet::scalar));
}

/// A text of three vectors' steps with the bytes at a place.
std::string text_with(std::string_view bytes, std::size_t place, char filling) {
  std::string text(768, filling);
  text.replace(place, bytes.size(), bytes);
  return text;
}

}  // namespace

TEST_CASE("every character is UTF-8, and no surrogate is") {
  std::string all;
  for (std::uint32_t point = 0; point < 0x110000; ++point) {
    if (!is_surrogate(point)) all += utf8_of(point);
  }
  for (std::size_t moved = 0; moved < 4; ++moved) check_all(std::string(moved, 'x') + all, true);
  for (std::uint32_t point = 0xD800; point < 0xE000; ++point) {
    check_all(text_with(utf8_of(point), point % 700, 'x'), false);
  }
}

TEST_CASE("faults at every place of a vector") {
  // Stray and missing continuations, overlong forms, surrogates, beyond U+10FFFF, bytes that never occur.
  for (const std::string_view bad : {"\x80",
                                     "\xBF",
                                     "\xC3",
                                     "\xE5\xAE",
                                     "\xF0\x9F\x98",
                                     "\xC3\xC3\xA9",
                                     "\xE5\xAE\xAE\xAE",
                                     "\xC3\xA9\xA9",
                                     "\xF0\x9F\x98\x80\x80",
                                     "\xC0\x80",
                                     "\xC1\xBF",
                                     "\xE0\x80\x80",
                                     "\xE0\x9F\xBF",
                                     "\xF0\x80\x80\x80",
                                     "\xF0\x8F\xBF\xBF",
                                     "\xED\xA0\x80",
                                     "\xED\xBF\xBF",
                                     "\xF4\x90\x80\x80",
                                     "\xF5\x80\x80\x80",
                                     "\xF5\x90\x80\x80",
                                     "\xF8\x88\x80\x80\x80",
                                     "\xFC\x84\x80\x80\x80\x80",
                                     "\xFE",
                                     "\xFF",
                                     "\xFF\x80\x80\x80"}) {
    for (std::size_t place = 0; place + bad.size() <= 768; ++place) {
      check_all(text_with(bad, place, 'x'), false);
    }
  }
  for (const std::string_view good : {"\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEE\x80\x80",
                                      "\xEF\xBF\xBF", "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"}) {
    for (std::size_t place = 0; place + good.size() <= 768; ++place) {
      check_all(text_with(good, place, 'x'), true);
    }
  }
}

TEST_CASE("a character that is cut at the end") {
  for (const std::string_view character : {"\xC3\xA9", "\xE5\xAE\xA2", "\xF0\x9F\x98\x80"}) {
    for (std::size_t before = 0; before < 600; ++before) {
      const std::string text = std::string(before, 'x') + std::string(character);
      check_all(text, true);
      for (std::size_t cut = 1; cut < character.size(); ++cut)
        check_all(text.substr(0, text.size() - cut), false);
      // What is cut may be followed by a step of ASCII.
      for (std::size_t cut = 1; cut < character.size(); ++cut) {
        check_all(text.substr(0, text.size() - cut) + std::string(600, 'x'), false);
      }
    }
  }
}

TEST_CASE("all sequences of four of the bytes at which the rules change") {
  constexpr unsigned char edges[] = {0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF,
                                     0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF};
  std::mt19937 random(11);
  std::string text(96, 'x');
  for (const unsigned char a : edges) {
    for (const unsigned char b : edges) {
      for (const unsigned char c : edges) {
        for (const unsigned char d : edges) {
          // Around the ends of vectors of 32 and 64 bytes.
          const std::size_t place = 27 + random() % 7 + (random() % 2) * 32;
          const unsigned char bytes[] = {a, b, c, d};
          for (std::size_t i = 0; i < 4; ++i) text[place + i] = static_cast<char>(bytes[i]);
          check_as_scalar(text);
          text.replace(place, 4, "xxxx");
        }
      }
    }
  }
}

TEST_CASE("random texts with random damage") {
  std::mt19937 random(12);
  std::size_t good = 0;
  for (int round = 0; round < 30000; ++round) {
    std::string text;
    const std::size_t length = random() % 900;
    const bool dense = random() % 2 == 0;
    while (text.size() < length) {
      const std::uint32_t limits[] = {0x80, 0x800, 0x10000, 0x110000};
      const std::uint32_t point = random() % (dense || random() % 40 == 0 ? limits[random() % 4] : 0x80);
      if (!is_surrogate(point)) text += utf8_of(point);
    }
    for (int damage = static_cast<int>(random() % 3); damage > 0 && !text.empty(); --damage) {
      const std::size_t place = random() % text.size();
      switch (random() % 3) {
        case 0: text[place] = static_cast<char>(random()); break;
        case 1: text.erase(place, 1); break;
        case 2: text.insert(place, 1, static_cast<char>(random())); break;
      }
    }
    check_as_scalar(text);
    if (rung::is_utf8(text)) ++good;
  }
  CHECK(good > 5000);
  CHECK(good < 25000);
}
