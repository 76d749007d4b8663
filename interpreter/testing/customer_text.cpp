// Writes customers as tests.
#include <fmt/format.h>

#include "grammar/characters.hpp"
#include "grammar/format.hpp"
#include "grammar/parse.hpp"
#include "grammar/words.hpp"
#include "program/print.hpp"
#include "testing/customer.hpp"

namespace rung {
namespace {

std::string in_quotes(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '\n') {
      quoted += "\\n";
      continue;
    }
    if (c == '"' || c == '\\' || c == '{' || c == '}') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

bool is_plain_name(const std::string& text) {
  return !text.empty() && name_length(text) == text.size() && !is_reserved(text);
}

struct InRules {
  const Type& type;
  const Program& program;
  Language language;

  std::string operator()(Missing) const { return std::string(canonical(Word::missing).in(language)); }
  std::string operator()(Decimal number) const {
    if (!type.is_percent()) return write_decimal(number, Decimal::places);
    const auto percents = multiply(number, Decimal(100));
    return percents ? write_decimal(*percents, Decimal::places) + "%" : write_percent(number);
  }
  std::string operator()(bool truth) const { return print(Value{truth}, type, program, language); }
  std::string operator()(Date date) const { return write_date(date); }
  std::string operator()(Duration duration) const { return print(Value{duration}, type, program, language); }
  std::string operator()(Code code) const {
    std::string text = print(Value{code}, type, program, language);
    return is_plain_name(text) ? text : in_quotes(text);
  }
  std::string operator()(const std::string& text) const { return in_quotes(text); }
};

/// In the one layout: columns of tables stand below each other.
std::string formatted(std::string text) {
  Sources sources;
  Diagnostics diagnostics;
  const SourceId source = sources.add("test", std::move(text));
  return format(sources, parse(sources, source, diagnostics), {});
}

std::string joined(const std::vector<std::string>& pieces, const char* between) {
  return fmt::format("{}", fmt::join(pieces, between));
}

class TestWriter {
 public:
  TestWriter(const Program& program, Language keywords) : program_(program), keywords_(keywords) {}

  std::string written(const Customer& customer, const std::string& name,
                      const std::vector<WrittenExpectation>& expected) const {
    std::string text = fmt::format("{} {}\n", word(Word::test), in_quotes(name));
    if (customer.today) text += fmt::format("  {} {}\n", word(Word::as_of), write_date(*customer.today));
    const Record& own = program_.records[subject];
    std::vector<std::string> given;
    for (const auto& [field, value] : customer.fields)
      given.push_back(own.fields[field].name + " " + value_of(value, own.fields[field].type));
    if (!given.empty()) text += fmt::format("  {} {}\n", word(Word::given), joined(given, ", "));
    for (const CustomerLines& lines : customer.lines) text += table_of(lines);
    std::vector<std::string> expectations;
    for (const WrittenExpectation& one : expected) expectations.push_back(one.path + " " + one.value);
    if (!expectations.empty())
      text += fmt::format("  {} {}\n", word(Word::expect), joined(expectations, ", "));
    return text;
  }

  std::string written(const WrittenAction& action) const {
    std::string text = fmt::format("  {} {} {}", word(Word::expect),
                                   word(action.absent ? Word::no_action : Word::action), action.name);
    if (action.due && !action.absent) text += fmt::format(" {} {}", word(Word::due), write_date(*action.due));
    return text + "\n";
  }

 private:
  std::string word(Word wanted) const { return std::string(canonical(wanted).in(keywords_)); }

  std::string value_of(const Value& value, const Type& type) const {
    return written_in_rules(value, type, program_, keywords_);
  }

  std::string table_of(const CustomerLines& lines) const {
    const Record& record = program_.records[lines.record];
    std::string text = fmt::format("  {} {}\n", word(Word::given), record.name);
    std::vector<std::string> cells;
    for (const FieldId field : lines.fields) cells.push_back(record.fields[field].name);
    text += row_of(cells);
    for (const auto& line : lines.lines) {
      cells.clear();
      for (std::size_t i = 0; i < line.size(); ++i)
        cells.push_back(line[i] ? value_of(*line[i], record.fields[lines.fields[i]].type) : "");
      text += row_of(cells);
    }
    return text;
  }

  static std::string row_of(const std::vector<std::string>& cells) {
    return fmt::format("    | {} |\n", joined(cells, " | "));
  }

  const Program& program_;
  Language keywords_;
};

}  // namespace

std::string written_in_rules(const Value& value, const Type& type, const Program& program,
                             Language keywords) {
  return std::visit(InRules{type, program, keywords}, value);
}

std::string written_as_test(const Program& program, const Customer& customer, const std::string& name,
                            const std::vector<WrittenExpectation>& expected, Language keywords,
                            const std::vector<WrittenAction>& actions) {
  const TestWriter writer(program, keywords);
  std::string text = writer.written(customer, name, expected);
  for (const WrittenAction& action : actions) text += writer.written(action);
  return formatted(std::move(text));
}

}  // namespace rung
