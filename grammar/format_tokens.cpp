// Tokens of folded code. Their borders are those of the grammar; what a place means comes from the marks.

#include "grammar/format_tokens.hpp"

#include <algorithm>

#include "grammar/characters.hpp"
#include "grammar/parse_line.hpp"

namespace rung {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Digits, `-`, digits, `-`, digits without blanks; 0 where they do not stand there.
std::size_t date_length(std::string_view text) {
  std::size_t at = 0;
  for (int part = 0; part < 3; ++part) {
    if (part > 0 && (at == text.size() || text[at++] != '-')) return 0;
    const std::size_t digits = at;
    while (at < text.size() && is_digit(text[at])) ++at;
    if (at == digits) return 0;
  }
  return at;
}

std::size_t symbol_length(std::string_view text) {
  for (const std::string_view symbol : {"..", "=>", ">=", "<=", "!="})
    if (text.starts_with(symbol)) return symbol.size();
  return decode(text, 0).length;
}

std::size_t plain_length(std::string_view text) {
  if (const std::size_t length = text_length(text)) return length;
  if (const std::size_t length = date_length(text)) return length;
  if (std::size_t length = number_length(text)) {
    if (length < text.size() && text[length] == '%') ++length;
    return length;
  }
  if (const std::size_t length = name_length(text)) return length;
  return symbol_length(text);
}

Token::Kind kind_of(std::string_view text) {
  if (text == "(" || text == "[") return Token::Kind::opening;
  if (text == ")" || text == "]") return Token::Kind::closing;
  if (text == ",") return Token::Kind::comma;
  if (text == ".") return Token::Kind::glue;
  return Token::Kind::plain;
}

void glue_truth_type(std::vector<Token>& tokens) {
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i)
    if (tokens[i].text == "/" && tokens[i - 1].word == Word::yes && tokens[i + 1].word == Word::no)
      tokens[i].kind = Token::Kind::glue;
}

/// Puts a word of a hole behind what stands before it; digits and letters that would run together get a
/// blank.
void append_placed(std::string& to, const std::string& text) {
  if (!to.empty() && is_digit(to.back()) && !text.empty() && static_cast<unsigned char>(text[0]) < 0x80)
    to += ' ';
  to += text;
}

}  // namespace

std::vector<Token> Tokenizer::cut(const Folded& folded, std::size_t begin, std::size_t end) {
  std::vector<Token> tokens;
  for (std::size_t at = begin; at < end;) {
    if (folded.text[at] == ' ' || folded.begins[at] < taken_) {
      ++at;
      continue;
    }
    std::size_t length = 0;
    tokens.push_back(next(folded, at, end, length));
    taken_ = tokens.back().end;
    at += length;
  }
  glue_truth_type(tokens);
  return tokens;
}

Token Tokenizer::next(const Folded& folded, std::size_t at, std::size_t end, std::size_t& length) const {
  const std::string_view text = std::string_view(folded.text).substr(at, end - at);
  Token token;
  token.begin = folded.begins[at];
  if (const auto placed = marks_.placed.find(token.begin); placed != marks_.placed.end()) {
    token.text = placed->second.text;
    token.end = placed->second.end;
    token.word = placed->second.word;
    length = 1;
    return token;
  }
  length = plain_length(text);
  token.end = folded.ends[at + length - 1];
  token.text = text.substr(0, length);
  token.kind = kind_of(token.text);
  if (text_length(text) == length) token.text = text_literal(token.begin, token.end);
  if (token.text == "-" && marks_.minuses.contains(token.begin)) token.kind = Token::Kind::sign;
  return token;
}

/// A text in straight quotes, with what is placed in its holes.
std::string Tokenizer::text_literal(std::uint32_t begin, std::uint32_t end) const {
  const std::string_view whole = source_.text();
  const bool curly = whole[begin] != '"';
  const std::uint32_t quote = curly ? 3 : 1;
  std::string built = "\"";
  auto placed = marks_.placed.lower_bound(begin + quote);
  for (std::uint32_t at = begin + quote; at < end - quote;) {
    if (placed != marks_.placed.end() && placed->first == at) {
      append_placed(built, placed->second.text);
      at = placed->second.end;
      ++placed;
      continue;
    }
    if (whole[at] == '\\')
      built += whole[at++];
    else if (curly && whole[at] == '"')
      built += '\\';
    const auto bytes = static_cast<std::uint32_t>(decode(whole, at).length);
    built += whole.substr(at, bytes);
    at += bytes;
  }
  return built + "\"";
}

namespace {

bool blank_between(const Token& before, const Token& behind, const Marks& marks) {
  using Kind = Token::Kind;
  if (before.kind == Kind::opening || before.kind == Kind::glue || before.kind == Kind::sign) return false;
  if (behind.kind == Kind::closing || behind.kind == Kind::comma || behind.kind == Kind::glue) return false;
  if (behind.kind != Kind::opening) return true;
  return behind.text == "(" && !marks.call_ends.contains(before.end);
}

}  // namespace

std::string put_together(std::span<const Token> tokens, const Marks& marks) {
  std::string line;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (i > 0 && blank_between(tokens[i - 1], tokens[i], marks)) line += ' ';
    line += tokens[i].text;
  }
  return line;
}

}  // namespace rung
