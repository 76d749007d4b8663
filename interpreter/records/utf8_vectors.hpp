// The checks of UTF-8 by vector instructions, for utf8_check.cpp alone: the machine must have what they take.
// No functions stand here, for the reason that separator_scan.hpp gives.
#pragma once

#include <cstddef>

namespace rung {

bool is_utf8_avx2(const char* text, std::size_t size);
bool is_utf8_avx512(const char* text, std::size_t size);

}  // namespace rung
