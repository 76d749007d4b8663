// The words that mean yes or no in a cell.
#include "records/truth_cell.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "records/cell_text.hpp"

namespace rung {
namespace {

constexpr auto yes_words = std::to_array<std::string_view>({"yes", "true", "1", "y", "t", "是", "有", "真"});
constexpr auto no_words =
    std::to_array<std::string_view>({"no", "false", "0", "n", "f", "否", "无", "無", "假"});

constexpr auto usual_yes =
    std::to_array<std::string_view>({"true", "1", "yes", "是", "TRUE", "True", "Y", "y"});
constexpr auto usual_no =
    std::to_array<std::string_view>({"false", "0", "no", "否", "FALSE", "False", "N", "n"});

/// In bytes and in full width: three bytes for each letter of `false`.
constexpr std::size_t longest_word = 15;

}  // namespace

std::optional<bool> read_truth(std::string_view cell) {
  if (cell.empty() || cell.size() > longest_word) return std::nullopt;
  std::string word = is_ascii(cell) ? std::string(cell) : fold_width(cell);
  for (char& c : word) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  if (std::find(yes_words.begin(), yes_words.end(), word) != yes_words.end()) return true;
  if (std::find(no_words.begin(), no_words.end(), word) != no_words.end()) return false;
  return std::nullopt;
}

void give_truth_words(PlainWords& plain) {
  for (const std::string_view word : usual_yes) plain.add(word, 1);
  for (const std::string_view word : usual_no) plain.add(word, 0);
}

}  // namespace rung
