// Yes and no as exports write them.
#pragma once

#include <optional>
#include <string_view>

#include "records/plain_words.hpp"

namespace rung {

/// Reads a trimmed cell: yes no true false 1 0 y n t f 是 否 有 无 無 真 假, in any case and width. Nothing
/// for anything else.
std::optional<bool> read_truth(std::string_view cell);

/// Those that most exports use, as 1 and 0.
void give_truth_words(PlainWords& plain);

}  // namespace rung
