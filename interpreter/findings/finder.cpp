// Words, places and customers of findings.
#include "findings/finder.hpp"

#include <algorithm>
#include <array>

#include "diagnostics/kinds.hpp"
#include "diagnostics/width.hpp"
#include "findings/findings.hpp"
#include "grammar/words.hpp"
#include "testing/value_names.hpp"

namespace rung {
namespace {

constexpr std::int64_t work_of_condition = 200'000;
constexpr std::size_t longest_name = 60;

/// The language of most words that begin declarations.
Language language_of(const Program& program, const Sources& sources) {
  constexpr std::array words = {Word::record, Word::let,    Word::table,  Word::score, Word::ladder,
                                Word::param,  Word::action, Word::report, Word::test};
  std::array<int, 3> counts{};
  for (const Declaration& declaration : program.declarations) {
    if (declaration.span.source >= sources.size()) continue;
    const Source& source = sources[declaration.span.source];
    const std::string_view line = source.line(source.place(declaration.span.begin).line);
    for (const Word word : words) {
      if (match_word(word, line) == 0) continue;
      const Worded& forms = canonical(word);
      if (line.starts_with(forms.english))
        ++counts[0];
      else if (line.starts_with(forms.traditional) && forms.traditional != forms.simplified)
        ++counts[2];
      else if (line.starts_with(forms.simplified))
        ++counts[1];
    }
  }
  if (counts[0] >= counts[1] + counts[2]) return Language::english;
  return counts[2] > 0 ? Language::traditional : Language::simplified;
}

/// A module of the library that is checked by itself: what its parameters will be is not known.
bool is_module(const Program& program) {
  return std::any_of(program.names.begin(), program.names.end(), [&](const Name& name) {
    if (!name.parameter) return false;
    const auto* named = std::get_if<op::Named>(&program[name.node].operation);
    const auto* value =
        named == nullptr ? nullptr : std::get_if<op::Constant>(&program[named->value].operation);
    return value != nullptr && is_missing(value->value);
  });
}

}  // namespace

Spoken spoken(Phrase phrase, const Facts& facts) {
  Spoken said;
  for (const Language language : {Language::english, Language::simplified, Language::traditional})
    said.in(language) = say(phrase, language, facts);
  return said;
}

Finder::Finder(const Program& program, const Sources& sources, std::vector<FindingCase>* cases)
    : program_(program),
      sources_(sources),
      keywords_(language_of(program, sources)),
      domains_(program),
      names_(value_names(program, keywords_)),
      search_(program),
      cases_(cases) {}

void Finder::take_case(const Diagnostics& diagnostics, std::vector<MetCount> counts) {
  if (cases_ == nullptr || diagnostics.all().empty()) return;
  for (const MetCount& count : counts)
    for (const NodeId condition : count.conditions) {
      // What is asked about lines of other records is no question about subjects.
      const Space& space = program_[condition].space;
      if (space.kind != Space::Kind::run && !(space == Space::of_record(subject))) return;
    }
  cases_->push_back({diagnostics.all().size() - 1, std::move(counts)});
}

bool Finder::is_own(Span span) const {
  if (span.source >= sources_.size() || span.begin >= span.end) return false;
  const std::string& path = sources_[span.source].path();
  return !path.starts_with("std.") || path.ends_with(".rung");
}

std::string Finder::text(Span span) const {
  if (span.source >= sources_.size()) return "";
  std::string text;
  for (const char c : sources_.text(span)) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (blank && (text.empty() || text.back() == ' ')) continue;
    text += blank ? ' ' : c;
  }
  while (text.ends_with(' ')) text.pop_back();
  if (text.size() <= longest_name) return text;
  std::size_t end = longest_name;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0u) == 0x80u) --end;
  return text.substr(0, end) + "…";
}

std::string Finder::name_of(NodeId node) const {
  const Node& one = program_[node];
  if (const auto* field = std::get_if<op::Field>(&one.operation)) {
    const Record& record = program_.records[field->record];
    const std::string& name = record.fields[field->field].name;
    return field->record == subject ? name : record.name + "." + name;
  }
  const auto name = names_.find(domains_.behind_names(node));
  return name == names_.end() ? text(one.origin.span) : name->second;
}

bool Finder::has_name(NodeId node) const {
  const NodeId behind = domains_.behind_names(node);
  const Operation& operation = program_[behind].operation;
  return names_.contains(behind) || std::holds_alternative<op::Field>(operation) ||
         std::holds_alternative<op::Call>(operation) || std::holds_alternative<op::Calculate>(operation) ||
         std::holds_alternative<op::Aggregate>(operation) || std::holds_alternative<op::Today>(operation);
}

std::string Finder::written(const Value& value, const Type& type) const {
  return written_in_rules(value, type, program_, keywords_);
}

bool Finder::is_independent(const ConditionBoxes& boxes) const {
  if (program_.records.empty() || program_.records[subject].where != none) return false;
  for (const Dimension& dimension : boxes.dimensions()) {
    const Operation& operation = program_[dimension.node].operation;
    const auto* field = std::get_if<op::Field>(&operation);
    const bool free =
        (field != nullptr && field->record == subject) || std::holds_alternative<op::Today>(operation);
    if (!free) return false;
  }
  return true;
}

bool Finder::exclude_each_other(const std::vector<NodeId>& conditions) const {
  ConditionBoxes boxes(domains_);
  BoxUnion all = {SparseBox{}};
  for (const NodeId condition : conditions) {
    if (condition == none) continue;
    if (!domains_.extent(condition).can_be_yes()) return true;
    all = boxes.both(all, boxes.met(condition));
    if (all.size() > 2'000) return false;
  }
  return all.empty();
}

bool Finder::always_holds(NodeId condition) const {
  if (condition == none || domains_.extent(condition).is_met()) return true;
  if (domains_.extent(condition).missing) {
    // Bounds are wider than what is true, but boxes may know better.
    if (!domains_.extent(condition).can_be_yes()) return false;
  }
  ConditionBoxes boxes(domains_);
  const BoxUnion met = boxes.met(condition);
  std::vector<Box> all;
  for (const SparseBox& box : met) all.push_back(dense(box, boxes.dimensions()));
  std::vector<const Box*> pointers;
  for (const Box& box : all) pointers.push_back(&box);
  const Box frame = whole_box(boxes.dimensions());
  for (const PlaceSet& side : frame)
    if (side.empty()) return false;
  Work work{work_of_condition};
  return !uncovered(frame, pointers, work) && !work.exhausted();
}

std::optional<Customer> Finder::customer(const Places& places, const std::vector<WantedPlaces>& goals) {
  return search_.find(places, goals);
}

std::optional<Customer> Finder::customer(const std::vector<NodeId>& hold, const std::vector<NodeId>& fail) {
  // Values that conditions compare are wanted beside the conditions themselves: they tell how near a customer is.
  ConditionBoxes boxes(domains_);
  BoxUnion all = {SparseBox{}};
  std::vector<WantedPlaces> conditions;
  for (const NodeId condition : hold) {
    if (condition == none) continue;
    conditions.push_back({condition, PlaceSet::of(1)});
    all = boxes.both(all, boxes.met(condition));
  }
  for (const NodeId condition : fail) {
    if (condition == none) return std::nullopt;
    conditions.push_back({condition, PlaceSet::of(0)});
    all = boxes.both(all, boxes.known_unmet(condition));
  }
  constexpr std::size_t most_ways = 4;
  for (std::size_t i = 0; i < all.size() && i < most_ways; ++i) {
    std::vector<WantedPlaces> goals = conditions;
    for (const auto& [dimension, set] : all[i]) goals.push_back({boxes.dimensions()[dimension].node, set});
    if (auto found = search_.find(boxes.places(), goals)) return found;
  }
  return std::nullopt;
}

std::optional<std::vector<Value>> Finder::values(const Customer& customer,
                                                 const std::vector<NodeId>& nodes) const {
  std::vector<RatedCustomer> all = rated(program_, {customer}, nodes);
  if (all.empty() || all[0].fate != Fate::evaluated) return std::nullopt;
  return std::move(all[0].values);
}

std::string Finder::test_of(const Customer& customer, Phrase name, const std::string& of,
                            const std::vector<Expected>& expected,
                            std::vector<WrittenExpectation> lines) const {
  std::vector<NodeId> nodes;
  for (const Expected& one : expected) nodes.push_back(one.node);
  if (const auto got = values(customer, nodes))
    for (std::size_t i = 0; i < expected.size(); ++i) {
      Value value = (*got)[i];
      // A test states what is written, with its nine decimals.
      if (const auto* number = std::get_if<Decimal>(&value)) value = as_written(*number);
      lines.push_back({expected[i].path, written(value, program_[expected[i].node].type)});
    }
  return written_as_test(program_, customer, say(name, keywords_, {{"name", of}}), lines, keywords_);
}

void find(const Program& program, const Sources& sources, Diagnostics& diagnostics,
          std::vector<FindingCase>* cases) {
  if (program.records.empty() || is_module(program)) return;
  Finder finder(program, sources, cases);
  find_in_tables(finder, diagnostics);
  find_in_scores(finder, diagnostics);
  find_in_ladders(finder, diagnostics);
  find_in_entitlements(finder, diagnostics);
}

}  // namespace rung
