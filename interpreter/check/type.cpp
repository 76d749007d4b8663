// Types as they are written: plain words, enumerations, ladders; and the names of values that may be stood in for.

#include "check/checker.hpp"
#include "diagnostics/kinds.hpp"

namespace rung {

std::uint32_t Checker::enumeration(std::vector<EnumerationValue> values) {
  // Two enumerations with the same values in the same order are one type.
  for (std::uint32_t id = 0; id < program_.enumerations.size(); ++id) {
    const Enumeration& known = program_.enumerations[id];
    if (known.ladder || known.values.size() != values.size()) continue;
    bool equal = true;
    for (std::size_t i = 0; i < values.size() && equal; ++i)
      equal = known.values[i].text == values[i].text &&
              known.values[i].supplied.has_value() == values[i].supplied.has_value();
    if (equal) return id;
  }
  program_.enumerations.push_back({"", false, std::move(values)});
  return static_cast<std::uint32_t>(program_.enumerations.size() - 1);
}

std::uint32_t Checker::supplied_enumeration(std::initializer_list<Supplied> values) {
  std::vector<EnumerationValue> list;
  for (const Supplied value : values) list.push_back({std::string(words(value).english), words(value)});
  return enumeration(std::move(list));
}

std::optional<Type> Checker::lower_type(const syntax::TypeUse& type) {
  if (const auto* word = std::get_if<Word>(&type.form)) {
    switch (*word) {
      case Word::text: return Type::text();
      case Word::number: return Type::number();
      case Word::money: return Type::number(Numeric::money);
      case Word::percent: return Type::number(Numeric::percent);
      case Word::integer: return Type::number(Numeric::integer);
      case Word::count: return Type::number(Numeric::count);
      case Word::date: return Type::date();
      case Word::duration: return Type::of_duration(DurationKind::days);
      default: return Type::truth();
    }
  }
  if (const auto* values = std::get_if<syntax::EnumerationType>(&type.form)) {
    std::vector<EnumerationValue> list;
    for (const syntax::Identifier& value : values->values) {
      for (const EnumerationValue& known : list)
        if (known.text == value.name)
          diagnostics_.report(Kind::value_twice, value.span).with("value", value.name);
      list.push_back({value.name, std::nullopt});
    }
    return Type::enumeration(enumeration(std::move(list)));
  }
  const std::string& ladder = std::get<syntax::LadderType>(type.form).ladder;
  std::vector<std::string> candidates;
  for (std::uint32_t id = 0; id < program_.enumerations.size(); ++id) {
    if (!program_.enumerations[id].ladder) continue;
    if (program_.enumerations[id].name == ladder) return Type::ladder(id);
    candidates.push_back(program_.enumerations[id].name);
  }
  for (const Word word : {Word::text, Word::number, Word::money, Word::percent, Word::integer, Word::count,
                          Word::date, Word::duration}) {
    candidates.emplace_back(canonical(word).english);
    candidates.emplace_back(canonical(word).simplified);
    candidates.emplace_back(canonical(word).traditional);
  }
  if (!mute_unknown_)
    suggest(diagnostics_.report(Kind::unknown_type, type.span).with("name", ladder), ladder, candidates);
  return std::nullopt;
}

NodeId Checker::name_node(const std::string& name, NodeId value, Type type, bool parameter,
                          const Origin& origin) {
  const auto id = static_cast<NameId>(program_.names.size());
  const std::string path = module_ == nullptr ? name : module_->alias + "." + name;
  const NodeId node = graph_.add(op::Named{id, value}, type, graph_.space(value), origin);
  program_.names.push_back({path, node, parameter});
  return node;
}

}  // namespace rung
