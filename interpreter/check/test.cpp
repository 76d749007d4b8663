// Lowers `test`: what is given becomes values of fields and names, what is expected becomes pairs of nodes.

#include <fmt/format.h>

#include <algorithm>

#include "check/checker.hpp"
#include "diagnostics/kinds.hpp"

namespace rung {

class TestLowering {
 public:
  TestLowering(Checker& checker, const syntax::Declaration& declaration)
      : c_(checker), written_(std::get<syntax::Test>(declaration.body)), declaration_(declaration) {}

  void run() {
    Test test;
    test.name = declaration_.name.name;
    test.span = declaration_.name.span;
    test.together = written_.together;
    if (written_.as_of) test.as_of = c_.date_of(*written_.as_of, declaration_.head);
    if (c_.program_.records.empty()) return;
    TestCase shared;
    shared.span = declaration_.name.span;
    for (const syntax::Pair& pair : written_.given) give(shared, pair.path, pair.value);
    for (const syntax::GivenLines& lines : written_.given_lines) give_lines(shared, lines);
    for (const syntax::Pair& pair : written_.expected) expect(shared, pair.path, pair.value);
    for (const syntax::ExpectedAction& action : written_.actions) expect_action(shared, action);
    for (const syntax::ExpectedSample& sample : written_.samples) expect_sample(test, shared, sample);
    if (!written_.samples.empty()) refuse_given(shared);
    if (!written_.table) {
      if (written_.together) c_.diagnostics_.report(Kind::together_without_table, declaration_.head);
      const bool empty = shared.expectations.empty() && shared.actions.empty() && test.samples.empty();
      if (empty && !c_.mute_unknown_ && good_)
        c_.diagnostics_.report(Kind::test_of_nothing, declaration_.head);
      if (!shared.expectations.empty() || !shared.actions.empty() || test.samples.empty())
        test.cases.push_back(std::move(shared));
    } else {
      take_table(test, shared);
    }
    if (test.together) refuse_differing(test);
    if (good_) c_.program_.tests.push_back(std::move(test));
  }

 private:
  void take_table(Test& test, const TestCase& shared) {
    const syntax::TestTable& table = *written_.table;
    for (std::uint32_t number = 0; number < table.rows.size(); ++number) {
      const syntax::TestTable::Row& row = table.rows[number];
      TestCase built = shared;
      built.row = number + 1;
      built.span = row.span;
      for (std::size_t i = 0; i < table.given.size(); ++i)
        if (row.given[i] != syntax::no_expr) give(built, table.given[i], row.given[i]);
      for (std::size_t i = 0; i < table.expected.size(); ++i)
        if (row.expected[i] != syntax::no_expr) expect(built, table.expected[i], row.expected[i]);
      test.cases.push_back(std::move(built));
      if (!good_) return;  // one message a column is enough
    }
  }

  /// Rows of one population may give different values only to what each subject has for itself.
  void refuse_differing(const Test& test) {
    std::map<NameId, std::size_t> times;
    for (const TestCase& one : test.cases)
      for (const GivenName& given : one.names) {
        ++times[given.name];
        refuse_other(given, test.cases.front());
      }
    for (const auto& [name, count] : times)
      if (count != test.cases.size()) refuse_of_run(name);
  }

  void refuse_other(const GivenName& given, const TestCase& first) {
    for (const GivenName& before : first.names)
      if (before.name == given.name && before.value != given.value) refuse_of_run(given.name);
  }

  void refuse_of_run(NameId name) {
    const Name& known = c_.program_.names[name];
    if (!good_ || c_.graph_.space(known.node) == Space::of_record(subject)) return;
    Span place = declaration_.name.span;
    for (const syntax::Path& column : written_.table->given)
      if (spelt(column) == known.name) place = column.span;
    c_.diagnostics_.report(Kind::given_for_all_rows, place).with("name", known.name);
    failed();
  }

  static std::string spelt(const syntax::Path& path) {
    std::string text;
    for (const syntax::Identifier& word : path.words) text += (text.empty() ? "" : ".") + word.name;
    return text;
  }

  /// A value that depends on nothing but today and the parameters.
  NodeId value(syntax::ExprId id, Type type) {
    const NodeId node = c_.lower(id, Standpoint{}, type);
    if (node == none) return failed();
    const Type own = c_.graph_.type(node);
    if (c_.graph_.space(node).kind != Space::Kind::run) {
      c_.diagnostics_.report(Kind::not_constant, c_.expr(id).span);
      return failed();
    }
    const bool fits = own.kind == TypeKind::nothing || (own.is_number() ? type.is_number() : own == type);
    const bool text = own.kind == TypeKind::text && type.kind == TypeKind::enumeration;
    if (fits || text) return node;
    Diagnostic& fault = c_.diagnostics_.report(Kind::wrong_type, c_.expr(id).span)
                            .with("type", spoken(own, c_.program_))
                            .with("wanted", spoken(type, c_.program_));
    c_.help_without_quotes(fault, node, type);
    return failed();
  }

  NodeId failed() {
    good_ = false;
    return none;
  }

  void give(TestCase& test, const syntax::Path& path, syntax::ExprId id) {
    const std::string name = spelt(path);
    const Record& record = c_.program_.records[subject];
    if (path.words.size() == 1) {
      if (const auto field = record.field(name); field && record.fields[*field].computed == none) {
        const NodeId node = value(id, record.fields[*field].type);
        if (node == none) return;
        for (const GivenField& known : test.fields)
          if (known.field == *field) {
            c_.diagnostics_.report(Kind::given_twice, path.span).with("name", name);
            failed();
          }
        test.fields.push_back({*field, node});
        return;
      }
    }
    for (NameId known = 0; known < c_.program_.names.size(); ++known) {
      if (c_.program_.names[known].name != name) continue;
      const NodeId node = value(id, c_.graph_.type(c_.program_.names[known].node));
      if (node == none) return;
      for (const GivenName& given : test.names)
        if (given.name == known) {
          c_.diagnostics_.report(Kind::given_twice, path.span).with("name", name);
          failed();
        }
      test.names.push_back({known, node});
      return;
    }
    failed();
    if (c_.mute_unknown_) return;
    std::vector<std::string> candidates;
    for (const Field& field : record.fields) candidates.push_back(field.name);
    for (const Name& known : c_.program_.names) candidates.push_back(known.name);
    c_.suggest(c_.diagnostics_.report(Kind::unknown_given, path.span).with("name", name), name, candidates);
  }

  void give_lines(TestCase& test, const syntax::GivenLines& written) {
    const auto record = c_.find_record(written.record.name);
    if (!record || *record == subject) {
      std::vector<std::string> candidates;
      for (RecordId id = 1; id < c_.program_.records.size(); ++id)
        candidates.push_back(c_.program_.records[id].name);
      failed();
      if (!c_.mute_unknown_)
        c_.suggest(c_.diagnostics_.report(Kind::unknown_record, written.record.span)
                       .with("name", written.record.name),
                   written.record.name, candidates);
      return;
    }
    GivenLines lines{*record, {}, {}};
    for (const syntax::Path& column : written.columns) {
      const auto field =
          column.words.size() == 1 ? c_.program_.records[*record].field(column.words[0].name) : std::nullopt;
      if (!field) {
        failed();
        c_.field_of(*record, {spelt(column), column.span}, c_.origin_of(column.span));
        return;
      }
      lines.fields.push_back(*field);
    }
    for (const auto& row : written.rows) {
      std::vector<NodeId> cells;
      for (std::size_t i = 0; i < row.size(); ++i)
        cells.push_back(row[i] == syntax::no_expr
                            ? none
                            : value(row[i], c_.program_.records[*record].fields[lines.fields[i]].type));
      lines.lines.push_back(std::move(cells));
    }
    test.lines.push_back(std::move(lines));
  }

  /// The node of `tier.change`, built as the expression of that path would be.
  NodeId actual(const syntax::Path& path) {
    const syntax::Identifier& first = path.words[0];
    const Origin origin = c_.origin_of(path.span);
    if (path.words.size() == 1)
      return c_.lower_name({first.name}, c_.origin_of(first.span), Standpoint{}, Type::nothing());
    if (const auto module = c_.modules_.find(first.name);
        module != c_.modules_.end() && path.words.size() > 1) {
      Declared* declared = c_.resolved_in(module->second, path.words[1]);
      if (declared == nullptr || declared->failed) return none;
      if (path.words.size() == 3)
        return c_.member_of(*declared, first.name + "." + path.words[1].name, path.words[2], origin);
      return declared->value;
    }
    if (path.words.size() == 2) {
      if (Declared* declared = c_.resolved(first.name, first.span))
        return declared->failed ? none : c_.member_of(*declared, first.name, path.words[1], origin);
      if (const auto record = c_.find_record(first.name); record == subject)
        return c_.field_of(subject, path.words[1], origin);
    }
    c_.report_unknown(first.name, first.span, Standpoint{}, Type::nothing());
    return none;
  }

  void expect(TestCase& test, const syntax::Path& path, syntax::ExprId id) {
    const NodeId node = actual(path);
    if (node == none) {
      failed();
      return;
    }
    const NodeId wanted = value(id, c_.graph_.type(node));
    if (wanted != none) test.expectations.push_back({spelt(path), node, wanted, c_.expr(id).span});
  }

  void expect_action(TestCase& test, const syntax::ExpectedAction& written) {
    for (std::uint32_t i = 0; i < c_.program_.actions.size(); ++i) {
      if (c_.program_.actions[i].name != written.action.name) continue;
      NodeId due = none;
      if (written.due != syntax::no_expr) {
        due = value(written.due, Type::date());
        if (due == none) return;
      }
      test.actions.push_back({i, due, written.absent, written.span});
      return;
    }
    failed();
    // An action that is wrong itself was reported there.
    for (const Placed& placed : c_.placed_)
      if (placed.syntax->word == Word::action && placed.syntax->name.name == written.action.name) return;
    std::vector<std::string> candidates;
    for (const Action& action : c_.program_.actions) candidates.push_back(action.name);
    if (!c_.mute_unknown_)
      c_.suggest(
          c_.diagnostics_.report(Kind::unknown_action, written.action.span).with("name", written.action.name),
          written.action.name, candidates);
  }

  /// The customers of a sample have values of their own: what a test gives one customer does not concern them.
  void refuse_given(const TestCase& shared) {
    const auto refuse = [&](const std::string& name, Span place) {
      c_.diagnostics_.report(Kind::given_to_sample, place).with("name", name);
      failed();
    };
    for (const syntax::Pair& pair : written_.given) {
      const std::string name = spelt(pair.path);
      const bool of_run = std::any_of(shared.names.begin(), shared.names.end(), [&](const GivenName& given) {
        const Name& known = c_.program_.names[given.name];
        return known.name == name && c_.graph_.space(known.node).kind == Space::Kind::run;
      });
      if (good_ && !of_run) refuse(name, pair.path.span);
    }
    for (const syntax::GivenLines& lines : written_.given_lines)
      if (good_) refuse(lines.record.name, lines.record.span);
    if (good_ && written_.table)
      for (const syntax::Path& column : written_.table->given)
        if (good_) refuse(spelt(column), column.span);
  }

  NodeId condition_of(const syntax::ExpectedSample& written) {
    if (written.path.words.empty()) return c_.lower_condition(written.wanted, Standpoint{});
    const NodeId node = actual(written.path);
    if (node == none) return none;
    const Origin origin = c_.origin_of(cover(written.path.span, c_.expr(written.wanted).span));
    if (std::holds_alternative<syntax::MissingWord>(c_.expr(written.wanted).form))
      return c_.graph_.is_missing(node, origin);
    const NodeId wanted = value(written.wanted, c_.graph_.type(node));
    return wanted == none ? none : c_.compare(Comparison::equal, node, wanted, origin);
  }

  void expect_sample(Test& test, const TestCase& shared, const syntax::ExpectedSample& written) {
    SampleExpectation sample;
    sample.span = written.span;
    sample.names = shared.names;
    sample.met = condition_of(written);
    if (written.where != syntax::no_expr) sample.among = c_.lower_condition(written.where, Standpoint{});
    if (written.low != syntax::no_expr) sample.low = value(written.low, Type::number(Numeric::percent));
    if (written.high != syntax::no_expr) sample.high = value(written.high, Type::number(Numeric::percent));
    if (sample.met == none || (written.where != syntax::no_expr && sample.among == none)) failed();
    sample.files.emplace_back(subject, written.file.name);
    for (const auto& [name, file] : written.others) {
      const auto record = c_.find_record(name.name);
      if (record && *record != subject) {
        sample.files.emplace_back(*record, file.name);
        continue;
      }
      failed();
      if (!c_.mute_unknown_) c_.diagnostics_.report(Kind::unknown_record, name.span).with("name", name.name);
    }
    test.samples.push_back(std::move(sample));
  }

  Checker& c_;
  const syntax::Test& written_;
  const syntax::Declaration& declaration_;
  bool good_ = true;
};

void Checker::lower_test(const syntax::Declaration& declaration) {
  declaration_ = declare(DeclarationKind::test, declaration.name);
  TestLowering(*this, declaration).run();
  declaration_ = none;
}

}  // namespace rung
