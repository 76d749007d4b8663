// Runs a production over a piece of folded text and keeps the tagged rules that matched, flat and in preorder.

#include "grammar/parse_line.hpp"

#include "grammar/productions.hpp"

namespace rung {
namespace {

/// The nodes so far, and for each open rule how many there were when it began: a rule that fails takes its nodes along.
struct Builder {
  struct Open {
    std::uint32_t nodes;
    std::uint32_t position;
  };
  std::string_view text;
  std::vector<ParseNode> nodes;
  std::vector<Open> open;
  Furthest furthest;
};

template <class Rule>
concept Tagged = requires {
  Rule::tag;
};
template <class Rule>
concept Labelled = requires {
  Rule::expected;
};
template <class Rule>
concept OfWord = requires {
  Rule::word;
};
template <class Rule>
concept Symbolic = requires {
  Rule::character;
};

template <class Rule>
struct Control : tao::pegtl::normal<Rule> {
  // Every rule is watched, the unnamed ones too: a sequence that fails half-way must take back what it left.
  static constexpr bool enable = true;

  template <class Input>
  static std::uint32_t at(const Input& in, const Builder& builder) {
    return static_cast<std::uint32_t>(in.current() - builder.text.data());
  }

  template <class Input>
  static void start(const Input& in, Builder& builder) {
    builder.open.push_back({static_cast<std::uint32_t>(builder.nodes.size()), at(in, builder)});
    if constexpr (Tagged<Rule>) {
      ParseNode node{.tag = Rule::tag, .begin = at(in, builder)};
      if constexpr (OfWord<Rule>) {
        node.worded = true;
        node.word = Rule::word;
      }
      builder.nodes.push_back(node);
    }
  }

  template <class Input>
  static void success(const Input& in, Builder& builder) {
    if constexpr (Tagged<Rule>) {
      ParseNode& node = builder.nodes[builder.open.back().nodes];
      node.end = at(in, builder);
      node.next = static_cast<std::uint32_t>(builder.nodes.size());
    }
    builder.open.pop_back();
  }

  template <class Input>
  static void failure(const Input&, Builder& builder) {
    const Builder::Open open = builder.open.back();
    builder.open.pop_back();
    builder.nodes.resize(open.nodes);
    if constexpr (Labelled<Rule>) want(builder, open.position);
  }

  static void want(Builder& builder, std::size_t position) {
    Furthest& furthest = builder.furthest;
    if (position < furthest.at) return;
    if (position > furthest.at) furthest.wants.clear();
    furthest.at = position;
    Furthest::Want wanted{Rule::expected, Word{}, '\0'};
    if constexpr (OfWord<Rule>) wanted.word = Rule::word;
    if constexpr (Symbolic<Rule>) wanted.symbol = Rule::character;
    for (const Furthest::Want& known : furthest.wants)
      if (known.expected == wanted.expected && known.word == wanted.word && known.symbol == wanted.symbol)
        return;
    furthest.wants.push_back(wanted);
  }
};

template <class Rule>
bool run(Builder& builder, std::size_t begin, std::size_t end) {
  tao::pegtl::memory_input<tao::pegtl::tracking_mode::lazy> in(builder.text.data() + begin,
                                                               builder.text.data() + end, "");
  return tao::pegtl::parse<productions::whole<Rule>, tao::pegtl::nothing, Control>(in, builder);
}

bool run(Entry entry, Builder& builder, std::size_t begin, std::size_t end) {
  namespace p = productions;
  switch (entry) {
    case Entry::ruleset_head: return run<p::ruleset_head>(builder, begin, end);
    case Entry::ruleset_clause: return run<p::ruleset_clause>(builder, begin, end);
    case Entry::use_head: return run<p::use_head>(builder, begin, end);
    case Entry::use_clause: return run<p::binds>(builder, begin, end);
    case Entry::param_head: return run<p::param_head>(builder, begin, end);
    case Entry::record_head: return run<p::record_head>(builder, begin, end);
    case Entry::record_clause: return run<p::record_clause>(builder, begin, end);
    case Entry::let_head: return run<p::let_head>(builder, begin, end);
    case Entry::table_head: return run<p::table_head>(builder, begin, end);
    case Entry::scale_head: return run<p::scale_head>(builder, begin, end);
    case Entry::score_head: return run<p::score_head>(builder, begin, end);
    case Entry::score_clause: return run<p::score_clause>(builder, begin, end);
    case Entry::ladder_head: return run<p::ladder_head>(builder, begin, end);
    case Entry::ladder_clause: return run<p::ladder_clause>(builder, begin, end);
    case Entry::entitlements_head: return run<p::entitlements_head>(builder, begin, end);
    case Entry::entitlements_clause: return run<p::entitlements_clause>(builder, begin, end);
    case Entry::action_head: return run<p::action_head>(builder, begin, end);
    case Entry::action_clause: return run<p::action_clause>(builder, begin, end);
    case Entry::report_head: return run<p::report_head>(builder, begin, end);
    case Entry::report_clause: return run<p::report_clause>(builder, begin, end);
    case Entry::output_head: return run<p::output_head>(builder, begin, end);
    case Entry::output_clause: return run<p::output_clause>(builder, begin, end);
    case Entry::promise_head: return run<p::promise_head>(builder, begin, end);
    case Entry::promise_clause: return run<p::promise_clause>(builder, begin, end);
    case Entry::test_head: return run<p::test_head>(builder, begin, end);
    case Entry::test_clause: return run<p::test_clause>(builder, begin, end);
    case Entry::expression: return run<p::expr>(builder, begin, end);
    case Entry::test_cell: return run<p::test_cell>(builder, begin, end);
    case Entry::header_cell: return run<p::header_cell>(builder, begin, end);
    case Entry::value_cell: return run<p::value_cell>(builder, begin, end);
    case Entry::path_cell: return run<p::path>(builder, begin, end);
    case Entry::else_cell: return run<p::elsex>(builder, begin, end);
    case Entry::tier_cell: return run<p::tier_cell>(builder, begin, end);
  }
  return false;
}

std::size_t suffix_length(std::string_view text) {
  for (const std::string_view suffix : {"千万", "千萬", "百万", "百萬", "亿", "億", "万", "萬", "千"})
    if (text.starts_with(suffix)) {
      std::size_t length = suffix.size();
      if (text.substr(length).starts_with("元")) length += std::string_view("元").size();
      return length;
    }
  if (text.starts_with("元")) return std::string_view("元").size();
  if (text.empty() || std::string_view("kwmKWM").find(text[0]) == std::string_view::npos) return 0;
  if (text.size() > 1 && continues_name(decode(text, 1).value)) return 0;
  return 1;
}

}  // namespace

ParsedLine parse_line(Entry entry, const Folded& folded, std::size_t begin, std::size_t end) {
  Builder builder;
  builder.text = folded.text;
  builder.furthest.at = begin;
  ParsedLine parsed;
  if (run(entry, builder, begin, end))
    parsed.nodes = std::move(builder.nodes);
  else
    parsed.failure = std::move(builder.furthest);
  return parsed;
}

std::size_t number_length(std::string_view text) {
  const auto digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  std::size_t at = 0;
  const auto digits = [&] {
    while (digit(at) || (at > 0 && at < text.size() && text[at] == '_' && digit(at + 1) && digit(at - 1)))
      ++at;
  };
  if (!digit(0)) return 0;
  digits();
  if (at < text.size() && text[at] == '.' && digit(at + 1)) {
    ++at;
    digits();
  }
  return at + suffix_length(text.substr(at));
}

std::size_t text_length(std::string_view text) {
  if (text.empty()) return 0;
  const CodePoint opening = decode(text, 0);
  const bool straight = opening.value == U'"';
  if (!straight && opening.value != U'“' && opening.value != U'”') return 0;
  std::size_t at = opening.length;
  while (at < text.size()) {
    const CodePoint c = decode(text, at);
    at += c.length;
    if (c.value == U'\\' && at < text.size())
      at += decode(text, at).length;
    else if (straight ? c.value == U'"' : c.value == U'“' || c.value == U'”')
      return at;
  }
  return 0;
}

}  // namespace rung
