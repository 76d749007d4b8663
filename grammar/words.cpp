// The table of words, cut into forms once, and the scans over it.

#include "grammar/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <vector>

#include "grammar/characters.hpp"

namespace rung {
namespace {

constexpr std::array<Worded, word_count> rows = {{
#define RUNG_WORD(id, english, simplified, traditional) {english, simplified, traditional},
#include "grammar/keywords.def"
#undef RUNG_WORD
}};

constexpr std::array expression_words = {
    Word::and_,        Word::or_,    Word::not_,      Word::is,    Word::is_not,
    Word::in,          Word::not_in, Word::missing,   Word::yes,   Word::no,
    Word::if_,         Word::then,   Word::else_,     Word::where, Word::within_last,
    Word::within_next, Word::within, Word::otherwise, Word::today,
};

struct WordTable {
  std::array<std::vector<std::string_view>, word_count> forms;
  std::array<Worded, word_count> canonical;
  std::unordered_map<std::string_view, bool> reserved;
  std::vector<std::string_view> ideographic;  // longest first

  WordTable() {
    for (std::size_t i = 0; i < word_count; ++i) {
      canonical[i] = {first(rows[i].english), first(rows[i].simplified), first(rows[i].traditional)};
      for (const std::string_view column : {rows[i].english, rows[i].simplified, rows[i].traditional})
        add_forms(forms[i], column);
      std::sort(forms[i].begin(), forms[i].end(), longer);
      for (const std::string_view form : forms[i])
        if (static_cast<unsigned char>(form[0]) >= 0x80 && form.find(' ') == std::string_view::npos)
          ideographic.push_back(form);
    }
    std::sort(ideographic.begin(), ideographic.end(), longer);
    for (const Word word : expression_words)
      for (const std::string_view form : forms[static_cast<std::size_t>(word)])
        if (form.find(' ') == std::string_view::npos) reserved[form] = true;
  }

  static bool longer(std::string_view a, std::string_view b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  }

  static std::string_view first(std::string_view column) { return column.substr(0, column.find('|')); }

  static void add_forms(std::vector<std::string_view>& to, std::string_view column) {
    while (true) {
      const std::size_t bar = column.find('|');
      const std::string_view form = column.substr(0, bar);
      if (std::find(to.begin(), to.end(), form) == to.end()) to.push_back(form);
      if (bar == std::string_view::npos) return;
      column.remove_prefix(bar + 1);
    }
  }
};

const WordTable& table() {
  static const WordTable built;
  return built;
}

/// Bytes that the form takes at the start of the text, any blanks standing for one; 0 where it does not stand there.
std::size_t match_form(std::string_view form, std::string_view text) {
  std::size_t at = 0;
  for (const char c : form) {
    if (c == ' ') {
      const std::size_t before = at;
      while (at < text.size() && text[at] == ' ') ++at;
      if (at == before) return 0;
      continue;
    }
    if (at == text.size() || text[at] != c) return 0;
    ++at;
  }
  if (at < text.size() && continues_name(decode(text, at).value)) return 0;
  return at;
}

}  // namespace

std::span<const std::string_view> forms(Word word) {
  return table().forms[static_cast<std::size_t>(word)];
}

const Worded& canonical(Word word) {
  return table().canonical[static_cast<std::size_t>(word)];
}

std::size_t match_word(Word word, std::string_view text) {
  for (const std::string_view form : forms(word))
    if (const std::size_t length = match_form(form, text)) return length;
  return 0;
}

bool is_reserved(std::string_view name) {
  return table().reserved.contains(name);
}

std::string_view glued_word(std::string_view name) {
  for (const std::string_view form : table().ideographic)
    if (name.size() > form.size() && name.starts_with(form)) return form;
  return {};
}

}  // namespace rung
