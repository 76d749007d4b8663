// Reads rule files: bytes, encoding and size first, then the grammar, then check.

#include "review/rules.hpp"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <set>

#include "diagnostics/kinds.hpp"
#include "grammar/characters.hpp"
#include "review/library.hpp"

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
    diagnostics.report(kind, DataPlace{path})
        .with("file", path)
        .with("reason", std::string(std::strerror(errno)));
    return std::nullopt;
  };
  struct stat facts {};
  if (path != "-" && ::stat(path.c_str(), &facts) == 0 && S_ISDIR(facts.st_mode))
    return fail(Kind::file_is_folder);
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

/// A text as a source of the rules, or nothing where it is none.
std::optional<SourceId> add_source(Rules& rules, const std::string& path, std::string text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
  if (const auto bad = first_bad_byte(text)) {
    const auto line = 1 + static_cast<std::uint64_t>(std::count(text.begin(), text.begin() + *bad, '\n'));
    rules.diagnostics.report(Kind::not_text, DataPlace{path, line});
    return std::nullopt;
  }
  return rules.sources.add(path, std::move(text));
}

/// Brings in what the rules use, and what that uses in turn.
class UseLoader {
 public:
  explicit UseLoader(Rules& rules, RuleTexts* texts = nullptr)
      : rules_(rules), texts_(texts), root_(folder_of(rules.path)) {}

  void load(const SyntaxTree& tree, const std::filesystem::path& file) {
    open_.push_back(file.lexically_normal());
    for (std::size_t i = 0; i < tree.declarations.size(); ++i) {
      const auto* use = std::get_if<syntax::Use>(&tree.declarations[i].body);
      if (use == nullptr) continue;
      if (use->file)
        load_file(tree, i, *use->file, file);
      else
        load_module(tree, i, *use);
    }
    open_.pop_back();
  }

 private:
  static std::filesystem::path folder_of(const std::filesystem::path& file) {
    std::error_code error;
    const auto folder = file == "-" ? std::filesystem::path(".") : file.parent_path() / ".";
    return std::filesystem::weakly_canonical(std::filesystem::absolute(folder), error);
  }

  bool inside(const std::filesystem::path& file) const {
    std::error_code error;
    const auto relative =
        std::filesystem::weakly_canonical(std::filesystem::absolute(file), error).lexically_relative(root_);
    return !relative.empty() && *relative.begin() != "..";
  }

  void load_file(const SyntaxTree& user, std::size_t declaration, const syntax::Identifier& name,
                 const std::filesystem::path& from) {
    const std::filesystem::path file = (from.parent_path() / name.name).lexically_normal();
    const auto refuse = [&](Kind kind) {
      rules_.diagnostics.report(kind, name.span).with("file", name.name);
    };
    if (!inside(file)) return refuse(Kind::used_file_outside);
    if (std::find(open_.begin(), open_.end(), file) != open_.end()) return refuse(Kind::used_in_circle);
    // A file that is used from two places is brought in once.
    if (!loaded_.insert(file.string()).second) return;
    Diagnostics unreadable;
    auto text =
        texts_ != nullptr ? texts_->read(file.string(), unreadable) : read_text(file.string(), unreadable);
    if (!text) return refuse(Kind::used_file_missing);
    const std::string shown = texts_ != nullptr ? texts_->shown(file.string()) : file.string();
    add(user, declaration, shown, std::move(*text), file);
  }

  void load_module(const SyntaxTree& user, std::size_t declaration, const syntax::Use& use) {
    std::string path;
    for (const syntax::Identifier& word : use.module) path += (path.empty() ? "" : ".") + word.name;
    const bool standard = use.module.size() == 2 && use.module[0].name == "std";
    const auto text = standard ? library_module(use.module[1].name) : std::nullopt;
    if (!text) {
      std::string names;
      for (const std::string_view name : library_module_names())
        names += (names.empty() ? "std." : ", std.") + std::string(name);
      rules_.diagnostics.report(Kind::unknown_module, cover(use.module.front().span, use.module.back().span))
          .with("name", path)
          .with("modules", names);
      return;
    }
    add(user, declaration, path, std::string(*text), {});
  }

  void add(const SyntaxTree& user, std::size_t declaration, const std::string& path, std::string text,
           const std::filesystem::path& file) {
    const auto source = add_source(rules_, path, std::move(text));
    if (!source) return;
    rules_.used_trees.push_back(parse(rules_.sources, *source, rules_.diagnostics));
    const SyntaxTree& tree = rules_.used_trees.back();
    rules_.used.push_back({&user, declaration, &tree});
    if (!file.empty()) load(tree, file);
  }

  Rules& rules_;
  RuleTexts* texts_;
  std::filesystem::path root_;
  std::vector<std::filesystem::path> open_;
  std::set<std::string> loaded_;
};

}  // namespace

namespace {

std::unique_ptr<Rules> parse_shown(const std::string& path, const std::string& shown, std::string text) {
  auto rules = std::make_unique<Rules>();
  rules->path = path;
  rules->hash = hash_of(text);
  rules->marked = text.starts_with("\xEF\xBB\xBF");
  const auto source = add_source(*rules, shown, std::move(text));
  if (!source) return rules;
  rules->tree = parse(rules->sources, *source, rules->diagnostics);
  rules->readable = true;
  return rules;
}

std::unique_ptr<Rules> unreadable_rules(const std::string& path, Diagnostics why) {
  auto rules = std::make_unique<Rules>();
  rules->path = path;
  rules->diagnostics = std::move(why);
  return rules;
}

/// The rule file of a request, from the disk or from where its texts stand.
std::unique_ptr<Rules> parse_asked(const RulesRequest& request) {
  if (request.texts == nullptr) return parse_rules(request.path);
  Diagnostics unreadable;
  auto text = request.texts->read(request.path, unreadable);
  if (!text) return unreadable_rules(request.path, std::move(unreadable));
  return parse_shown(request.path, request.texts->shown(request.path), std::move(*text));
}

}  // namespace

std::optional<std::string> read_rule_text(const std::string& path, Diagnostics& diagnostics) {
  return read_text(path, diagnostics);
}

std::unique_ptr<Rules> parse_rules_text(const std::string& path, std::string text) {
  return parse_shown(path, path, std::move(text));
}

std::unique_ptr<Rules> parse_rules(const std::string& path) {
  Diagnostics unreadable;
  auto text = read_text(path, unreadable);
  if (text) return parse_rules_text(path, std::move(*text));
  return unreadable_rules(path, std::move(unreadable));
}

void check_rules(Rules& rules) {
  if (!rules.readable) return;
  UseLoader(rules).load(rules.tree, rules.path);
  rules.checked = check(rules.sources, rules.tree, rules.used, {}, rules.diagnostics);
  rules.diagnostics.settle();
}

std::vector<Respelling> respellings(const Rules& rules, Language language) {
  std::vector<Respelling> list;
  if (!rules.sound()) return list;
  for (const SuppliedUse& use : rules.checked.supplied) list.push_back(respelling(use, language));
  return list;
}

std::unique_ptr<Rules> load_rules(const RulesRequest& request) {
  auto rules = parse_asked(request);
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
  for (const WantedValue& value : request.wanted)
    if (const LoneExpression* expression = lone(value.flag, value.text)) asked.wanted.push_back(expression);
  for (const auto& [name, value] : request.set)
    if (const LoneExpression* expression = lone("--set " + name, value))
      asked.set.emplace_back(name, expression);
  UseLoader(*rules, request.texts).load(rules->tree, rules->path);
  rules->checked = check(rules->sources, rules->tree, rules->used, asked, rules->diagnostics);
  rules->diagnostics.settle();
  return rules;
}

}  // namespace rung
