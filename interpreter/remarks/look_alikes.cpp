// Characters that show something else than the rules say. Reads the text itself, so it needs no rules that run; comments may
// hold whatever their author likes, but may not turn the direction of writing, which could move code out of sight.

#include <algorithm>
#include <map>
#include <optional>

#include "diagnostics/kinds.hpp"
#include "grammar/characters.hpp"
#include "remarks/confusable.hpp"
#include "remarks/remarks.hpp"

namespace rung {
namespace {

/// From here on characters are signs and pictures, which joiners put together.
constexpr char32_t first_picture = 0x2190;

struct Written {
  std::string word;
  Span span;
};

/// Digits of full width are read as the others, so they make no other word.
std::string with_plain_digits(std::string_view text) {
  std::string plain;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text, at);
    const bool wide = point.value >= 0xFF10 && point.value <= 0xFF19;
    plain += wide ? folded(point.value) : text.substr(at, point.length);
    at += point.length;
  }
  return plain;
}

class CharacterSearch {
 public:
  CharacterSearch(const Sources& sources, const SyntaxTree& tree, Diagnostics& diagnostics)
      : source_(tree.source),
        text_(sources[tree.source].text()),
        comments_(tree.comments),
        diagnostics_(diagnostics) {}

  void run() {
    char32_t before = 0;
    for (std::uint32_t at = 0; at < text_.size();) {
      const CodePoint point = decode(text_, at);
      const auto end = at + static_cast<std::uint32_t>(point.length);
      look_at(point.value, before, {source_, at, end});
      before = point.value;
      at = end;
    }
    end_word();
    for (const auto& [look, words] : words_) compare(words);
  }

 private:
  /// Places come in the order of the text, and so do comments.
  const Comment* comment_at(std::uint32_t at) {
    while (next_comment_ < comments_.size() && comments_[next_comment_].span.end <= at) ++next_comment_;
    if (next_comment_ == comments_.size() || at < comments_[next_comment_].span.begin) return nullptr;
    return &comments_[next_comment_];
  }

  void look_at(char32_t c, char32_t before, Span place) {
    const Comment* comment = comment_at(place.begin);
    if (c == '\n') turned_.reset();
    if (turns_direction(c)) look_at_direction(c, place, comment);
    if (comment == nullptr && is_unseen(c) && before < first_picture)
      diagnostics_.report(Kind::unseen_character, place).with("code", code_point_name(c));
    if (comment != nullptr || !(continues_name(c) || is_stand_in(c))) return end_word();
    if (word_.begin == word_.end) word_.begin = place.begin;
    word_.end = place.end;
  }

  /// One report a line: such characters come in pairs. Where all of them are in a comment nothing is lost without them.
  void look_at_direction(char32_t c, Span place, const Comment* comment) {
    if (!turned_) {
      turned_ = diagnostics_.all().size();
      diagnostics_.report(Kind::direction_control, place).with("code", code_point_name(c));
    }
    Diagnostic& found = diagnostics_.all()[*turned_];
    const bool first = std::get<Span>(found.where) == place;
    if (comment != nullptr && (first || !found.edits.empty())) found.edit(place, "");
  }

  void end_word() {
    if (word_.begin == word_.end) return;
    const Span span{source_, word_.begin, word_.end};
    word_ = {};
    const std::string word = with_plain_digits(text_.substr(span.begin, span.end - span.begin));
    const bool plain =
        std::all_of(word.begin(), word.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (!plain && report_strange_letter(word, span)) return;
    auto& same = words_[plain ? word : look_of(word)];
    for (const Written& known : same)
      if (known.word == word) return;
    same.push_back({word, span});
  }

  /// A letter that looks Latin in a word that has Latin letters, or an ideograph's stand-in.
  bool report_strange_letter(const std::string& word, Span span) {
    const bool latin = std::any_of(word.begin(), word.end(),
                                   [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
    for (std::size_t at = 0; at < word.size();) {
      const CodePoint point = decode(word, at);
      const char look = latin ? latin_look(point.value) : '\0';
      const std::string letter = word.substr(at, point.length);
      const std::string meant = look != 0 ? std::string(1, look) : look_of(letter);
      if (look != 0 || (is_stand_in(point.value) && meant != letter)) {
        diagnostics_.report(Kind::look_alike_letter, span)
            .with("word", word)
            .with("latin", meant)
            .with("code", code_point_name(point.value));
        return true;
      }
      at += point.length;
    }
    return false;
  }

  void compare(const std::vector<Written>& words) {
    for (std::size_t i = 1; i < words.size(); ++i)
      diagnostics_.report(Kind::look_alike_words, words[i].span)
          .with("word", words[i].word)
          .with("other", words[0].word)
          .see(words[0].span, Phrase::also_written_here);
  }

  struct Run {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };

  SourceId source_;
  std::string_view text_;
  const std::vector<Comment>& comments_;
  Diagnostics& diagnostics_;
  std::size_t next_comment_ = 0;
  std::optional<std::size_t> turned_;  ///< which report is about this line
  Run word_;
  std::map<std::string, std::vector<Written>> words_;  ///< by their look
};

}  // namespace

void remark_characters(const Sources& sources, const SyntaxTree& tree, Diagnostics& diagnostics) {
  CharacterSearch(sources, tree, diagnostics).run();
}

}  // namespace rung
