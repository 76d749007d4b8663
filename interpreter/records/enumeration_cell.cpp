// The search: by length and bytes in a short list, by halves in a long one.
#include "records/enumeration_cell.hpp"

#include <algorithm>

#include "records/cell_text.hpp"

namespace rung {
namespace {

constexpr std::size_t short_list = 12;

}  // namespace

EnumerationWords::EnumerationWords(const Enumeration& enumeration) {
  for (std::size_t i = 0; i < enumeration.values.size(); ++i) {
    words_.push_back({compose(trim(enumeration.values[i].text)), static_cast<std::int32_t>(i)});
  }
  // Stable, so that the first of two equal values is the one that is found.
  std::stable_sort(words_.begin(), words_.end(),
                   [](const Word& a, const Word& b) { return a.text < b.text; });
  if (words_.size() > short_list) return;
  for (std::size_t i = 0; i < words_.size(); ++i) {
    std::string padded = words_[i].text;
    padded.resize(std::max<std::size_t>(padded.size(), 8), '\0');
    heads_.push_back({eight_bytes(padded.data()), words_[i].text.size(), i, words_[i].code});
  }
}

void EnumerationWords::give_to(PlainWords& plain) const {
  if (words_.size() > short_list) return;
  for (const Word& word : words_) plain.add(word.text, word.code);
}

std::optional<std::int32_t> EnumerationWords::read(std::string_view cell) const {
  if (const auto code = find(cell)) return code;
  // Text that is composed already, nearly always, has been looked for above.
  return is_ascii(cell) ? std::nullopt : find(compose(cell));
}

std::optional<std::int32_t> EnumerationWords::find(std::string_view text) const {
  if (words_.size() <= short_list) {
    for (const Word& word : words_) {
      if (word.text == text) return word.code;
    }
    return std::nullopt;
  }
  const auto at =
      std::lower_bound(words_.begin(), words_.end(), text,
                       [](const Word& word, std::string_view wanted) { return word.text < wanted; });
  if (at == words_.end() || at->text != text) return std::nullopt;
  return at->code;
}

}  // namespace rung
