// What is concluded from changes made alone and left out.
#include "changes/cause.hpp"

#include <doctest/doctest.h>

using namespace rung;

TEST_CASE("a change that is enough by itself is the cause") {
  CHECK(cause_of({0b01, 0b01, 0b01, 0b01}) == Cause{Cause::Kind::alone, 0b01});
  // Others that move something, too, do not matter then.
  CHECK(cause_of({0b01, 0b11, 0b01, 0b01}) == Cause{Cause::Kind::alone, 0b01});
}

TEST_CASE("of two changes that are enough, each is named") {
  CHECK(cause_of({0b11, 0b11, 0b00, 0b00}) == Cause{Cause::Kind::each, 0b11});
  // Where one of them is needed as well, it is that one.
  CHECK(cause_of({0b11, 0b11, 0b10, 0b10}) == Cause{Cause::Kind::alone, 0b10});
}

TEST_CASE("a change without which nothing happens is the cause where none is enough") {
  CHECK(cause_of({0b00, 0b01, 0b10, 0b11}) == Cause{Cause::Kind::needed, 0b10});
  CHECK(cause_of({0b00, 0b00, 0b11, 0b11}) == Cause{Cause::Kind::together, 0b11});
}

TEST_CASE("what is left is an interaction of all that play a part") {
  CHECK(cause_of({0b000, 0b001, 0b000, 0b100}) == Cause{Cause::Kind::interaction, 0b101});
  CHECK(cause_of({0, 0, 0, 0}) == Cause{Cause::Kind::interaction, 0});
}
