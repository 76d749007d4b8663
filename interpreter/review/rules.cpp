// Reads rule files: bytes, encoding and size first, then the grammar, then check.

#include "review/rules.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdio>
#include <cstring>

#include "grammar/characters.hpp"

namespace rung {
namespace {

struct Closer {
  void operator()(std::FILE* file) const {
    if (file != nullptr && file != stdin) std::fclose(file);
  }
};

Kind kind_of_failure(int error) {
  if (error == ENOENT || error == ENOTDIR) return Kind::file_missing;
  return error == EACCES ? Kind::file_forbidden : Kind::file_read_failed;
}

std::optional<std::string> read_text(const std::string& path, Diagnostics& diagnostics) {
  const auto fail = [&](Kind kind) {
    diagnostics.report(kind, DataPlace{path}).with("file", path).with("reason", std::string(std::strerror(errno)));
    return std::nullopt;
  };
  struct stat facts {};
  if (path != "-" && ::stat(path.c_str(), &facts) == 0 && S_ISDIR(facts.st_mode)) return fail(Kind::file_is_folder);
  const std::unique_ptr<std::FILE, Closer> file(path == "-" ? stdin : std::fopen(path.c_str(), "rb"));
  if (!file) return fail(kind_of_failure(errno));
  std::string text;
  std::string block(std::size_t{1} << 16, '\0');
  while (const std::size_t got = std::fread(block.data(), 1, block.size(), file.get())) {
    text.append(block, 0, got);
    if (text.size() > max_source_bytes) return fail(Kind::file_too_large);
  }
  if (std::ferror(file.get()) != 0) return fail(Kind::file_read_failed);
  return text;
}

/// FNV-1a of 64 bits: tells two versions of a file apart, no more.
std::string hash_of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return fmt::format("{:016x}", hash);
}

/// The first place that is no UTF-8 text: bad bytes, or a NUL, which no text editor writes.
std::optional<std::uint32_t> first_bad_byte(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    if (c.value == 0 || !c.valid) return static_cast<std::uint32_t>(at);
    at += c.length;
  }
  return std::nullopt;
}

}  // namespace

std::unique_ptr<Rules> parse_rules_text(const std::string& path, std::string text) {
  auto rules = std::make_unique<Rules>();
  rules->path = path;
  rules->hash = hash_of(text);
  rules->marked = text.starts_with("\xEF\xBB\xBF");
  if (rules->marked) text.erase(0, 3);
  if (const auto bad = first_bad_byte(text)) {
    std::uint64_t line = 1;
    for (std::size_t i = 0; i < *bad; ++i) line += text[i] == '\n';
    rules->diagnostics.report(Kind::not_text, DataPlace{path, line});
    return rules;
  }
  const SourceId source = rules->sources.add(path, std::move(text));
  rules->tree = parse(rules->sources, source, rules->diagnostics);
  rules->readable = true;
  return rules;
}

std::unique_ptr<Rules> parse_rules(const std::string& path) {
  Diagnostics unreadable;
  auto text = read_text(path, unreadable);
  if (text) return parse_rules_text(path, std::move(*text));
  auto rules = std::make_unique<Rules>();
  rules->path = path;
  rules->diagnostics = std::move(unreadable);
  return rules;
}

void check_rules(Rules& rules) {
  if (!rules.readable) return;
  rules.checked = check(rules.sources, rules.tree, {}, rules.diagnostics);
  rules.diagnostics.settle();
}

std::unique_ptr<Rules> load_rules(const RulesRequest& request) {
  auto rules = parse_rules(request.path);
  if (!rules->readable) return rules;
  // The expressions must outlive the check only: the program keeps nothing of their syntax.
  std::vector<std::unique_ptr<LoneExpression>> parsed;
  const auto lone = [&](const std::string& flag, const std::string& text) -> const LoneExpression* {
    const SourceId source = rules->sources.add(flag, text);
    auto expression = parse_expression(rules->sources, source, rules->diagnostics);
    if (!expression) return nullptr;
    parsed.push_back(std::make_unique<LoneExpression>(std::move(*expression)));
    return parsed.back().get();
  };
  Asked asked;
  if (request.where) asked.where = lone("--where", *request.where);
  for (const std::string& column : request.select)
    if (const LoneExpression* expression = lone("--select", column)) asked.select.push_back(expression);
  for (const auto& [name, value] : request.set)
    if (const LoneExpression* expression = lone("--set " + name, value)) asked.set.emplace_back(name, expression);
  rules->checked = check(rules->sources, rules->tree, asked, rules->diagnostics);
  rules->diagnostics.settle();
  return rules;
}

}  // namespace rung
