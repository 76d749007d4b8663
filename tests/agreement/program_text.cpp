// Writes every part of a program that has a meaning.

#include "agreement/program_text.hpp"

#include <cstdint>
#include <optional>
#include <vector>

#include "agreement/compare.hpp"

namespace rung::agreement {
namespace {

class Writer {
 public:
  std::string text;

  Writer& word(std::string_view added) {
    text += added;
    text += ' ';
    return *this;
  }

  Writer& number(std::uint64_t added) {
    if (added == none) return word("-");
    return word(std::to_string(added));
  }

  template <class Enumerator>
  Writer& kind(Enumerator added) {
    return number(static_cast<std::uint64_t>(added));
  }

  Writer& nodes(const std::vector<NodeId>& added) {
    word("(");
    for (const NodeId node : added) number(node);
    return word(")");
  }

  Writer& lines(const std::vector<op::TierLine>& added) {
    word("(");
    for (const op::TierLine& line : added) number(line.tier).number(line.when);
    return word(")");
  }

  Writer& type(const Type& added) {
    return kind(added.kind).kind(added.numeric).kind(added.duration).number(added.set);
  }

  Writer& value(const Value& added) {
    number(added.index());
    if (const auto* code = std::get_if<Code>(&added)) return word(std::to_string(code->code));
    static const Program nothing;
    return word(shown(nothing, added, {}));
  }

  void end() { text += '\n'; }
};

struct WriteOperation {
  Writer& to;

  void operator()(const op::Constant& it) const { to.word("constant").value(it.value); }
  void operator()(const op::Field& it) const { to.word("field").number(it.record).number(it.field); }
  void operator()(const op::Today&) const { to.word("today"); }
  void operator()(const op::Named& it) const { to.word("named").number(it.name).number(it.value); }
  void operator()(const op::Parent& it) const { to.word("parent").number(it.value); }
  void operator()(const op::Calculate& it) const {
    to.word("calculate").kind(it.kind).number(it.left).number(it.right);
  }
  void operator()(const op::Compare& it) const {
    to.word("compare").kind(it.kind).number(it.left).number(it.right);
  }
  void operator()(const op::All& it) const { to.word("all").nodes(it.conditions); }
  void operator()(const op::Any& it) const { to.word("any").nodes(it.conditions); }
  void operator()(const op::Not& it) const { to.word("not").number(it.condition); }
  void operator()(const op::IsMissing& it) const { to.word("is-missing").number(it.value); }
  void operator()(const op::Else& it) const { to.word("else").number(it.value).number(it.fallback); }
  void operator()(const op::If& it) const { to.word("if").number(it.condition).number(it.yes).number(it.no); }
  void operator()(const op::CountMet& it) const { to.word("count-met").nodes(it.conditions); }
  void operator()(const op::Call& it) const { to.word("call").kind(it.function).nodes(it.arguments); }
  void operator()(const op::MatchRow& it) const { to.word("match-row").kind(it.kind).nodes(it.rows); }
  void operator()(const op::Pick& it) const { to.word("pick").number(it.row).nodes(it.cells); }
  void operator()(const op::Fold& it) const { to.word("fold").kind(it.kind).nodes(it.rows).nodes(it.cells); }
  void operator()(const op::Aggregate& it) const {
    to.word("aggregate").kind(it.kind).number(it.from);
    to.number(it.value).number(it.condition).number(it.order);
  }
  void operator()(const op::Lookup& it) const {
    to.word("lookup").number(it.record).number(it.key).number(it.field);
  }
  void operator()(const op::Population& it) const {
    to.word("population").kind(it.kind).nodes(it.values).number(it.where).nodes(it.within);
  }
  void operator()(const op::Ladder& it) const {
    to.word("ladder").number(it.set).number(it.by).number(it.applies).number(it.current);
    to.nodes(it.reach).nodes(it.keep).number(it.rise).number(it.fall).number(it.held).number(it.grace);
    to.number(it.fails).lines(it.never_above).lines(it.never_below).lines(it.force).lines(it.overrides);
  }
  void operator()(const op::LadderPart& it) const {
    to.word("ladder-part").number(it.ladder).kind(it.column);
  }
  void operator()(const op::Compose& it) const {
    to.word("compose");
    for (const auto& piece : it.pieces) {
      if (const auto* text = std::get_if<std::string>(&piece))
        to.word("\"" + *text + "\"");
      else if (const auto* shown = std::get_if<Spoken>(&piece))
        to.word("\"" + shown->english + "\"" + shown->simplified + "\"" + shown->traditional + "\"");
      else
        to.number(std::get<NodeId>(piece));
    }
  }
  void operator()(const op::TextOf& it) const { to.word("text-of").number(it.value); }
  void operator()(const op::GroupKey& it) const { to.word("group-key").number(it.index); }
};

void write_records(const Program& program, Writer& to) {
  for (const Record& record : program.records) {
    to.word("record").word(record.name).word(record.file).number(record.parent).number(record.link);
    to.number(record.parent_link).number(record.key).number(record.dated).number(record.where).end();
    for (const Field& field : record.fields) {
      to.word("  field").word(field.name).word(field.column).type(field.type).number(field.key);
      to.number(field.optional).number(field.computed).number(field.unit_percent);
      if (field.default_value) to.value(*field.default_value);
      if (field.unit) to.value(*field.unit);
      for (const std::string& form : field.date_forms) to.word(form);
      for (const std::string& word : field.missing_words) to.word(word);
      to.end();
    }
  }
}

void write_declarations(const Program& program, Writer& to) {
  for (const Enumeration& enumeration : program.enumerations) {
    to.word("enumeration").word(enumeration.name);
    for (const EnumerationValue& value : enumeration.values)
      to.word(value.supplied ? value.supplied->in(Language::english) : std::string_view(value.text));
    to.end();
  }
  for (const Name& name : program.names) to.word("name").word(name.name).number(name.node).end();
  for (const Score& score : program.scores) {
    to.word("score").word(score.name).number(score.value);
    for (const ScorePart& part : score.parts) to.word(part.label).word(part.group).number(part.contribution);
    to.end();
  }
  for (const LadderDeclaration& ladder : program.ladders) {
    to.word("ladder").word(ladder.name).number(ladder.set).number(ladder.value).number(ladder.decision);
    for (const std::string& title : ladder.titles) to.word(title);
    to.end();
  }
  for (const Entitlements& entitlements : program.entitlements)
    for (const Benefit& benefit : entitlements.benefits)
      to.word("benefit").word(benefit.stage).word(benefit.name).number(benefit.value).end();
  for (const Action& action : program.actions) {
    to.word("action").word(action.name).number(action.when).number(action.due).number(action.owner);
    to.number(action.say).end();
  }
}

void write_outputs(const Program& program, Writer& to) {
  for (const Report& report : program.reports) {
    to.word("report").word(report.name).nodes(report.keys).number(report.where);
    for (const ReportColumn& column : report.columns) to.word(column.name).number(column.value);
    for (const SortKey& key : report.sort) to.number(key.value).number(key.descending);
    if (report.top) to.number(static_cast<std::uint64_t>(*report.top));
    to.end();
  }
  for (const OutputColumn& column : program.output) to.word("output").number(column.value).end();
  if (program.words) to.word("words").kind(*program.words).end();
  for (const Promise& promise : program.promises) {
    to.word("promise").word(promise.name).kind(promise.kind).number(promise.condition);
    to.number(promise.raised).number(promise.watched).end();
  }
}

void write_tests(const Program& program, Writer& to) {
  for (const Test& test : program.tests) {
    to.word("test").number(test.together).word(test.as_of ? write_date(*test.as_of) : "-").end();
    for (const TestCase& one : test.cases) {
      to.word("  case");
      for (const GivenField& given : one.fields) to.number(given.field).number(given.value);
      for (const GivenName& given : one.names) to.number(given.name).number(given.value);
      for (const GivenLines& given : one.lines) {
        to.number(given.record);
        for (const auto& line : given.lines) to.nodes(line);
      }
      for (const Expectation& expectation : one.expectations)
        to.number(expectation.actual).number(expectation.expected);
      for (const ActionExpectation& action : one.actions)
        to.number(action.action).number(action.due).number(action.absent);
      to.end();
    }
  }
}

}  // namespace

std::string text_of(const Program& program) {
  Writer to;
  for (const Node& node : program.nodes) {
    to.type(node.type).kind(node.space.kind).number(node.space.id);
    std::visit(WriteOperation{to}, node.operation);
    to.end();
  }
  write_records(program, to);
  write_declarations(program, to);
  write_outputs(program, to);
  write_tests(program, to);
  return std::move(to.text);
}

}  // namespace rung::agreement
