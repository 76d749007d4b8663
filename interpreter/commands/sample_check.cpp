// Evaluates the rules over samples.
#include "commands/sample_check.hpp"

#include <filesystem>

#include "diagnostics/kinds.hpp"
#include "program/print.hpp"
#include "review/export_run.hpp"
#include "testing/goal.hpp"
#include "testing/test_scene.hpp"

namespace rung {
namespace {

constexpr std::size_t most_shown = 3;

class Counting : public ResultSink {
 public:
  Counting(const Program& program, bool some, Language language)
      : program_(program), some_(some), language_(language) {}

  void take(const ResultBatch& batch) override {
    for (std::size_t row = 0; row < batch.lines.size(); ++row) {
      if (batch.fates[row] != Fate::evaluated) continue;
      ++evaluated;
      if (some_ && !met(*batch.results[1], row)) continue;
      ++all;
      const bool is = met(*batch.results[0], row);
      if (is) ++part;
      std::vector<std::string>& customers = is ? meeting : others;
      if (customers.size() < most_shown) customers.push_back(name_of(batch, row));
    }
  }

  std::uint64_t evaluated = 0;
  std::uint64_t all = 0;
  std::uint64_t part = 0;
  std::vector<std::string> meeting;
  std::vector<std::string> others;

 private:
  static bool met(const Column& column, std::size_t row) {
    return is_met(value_at(column, column.size() == 1 ? 0 : row, Type::truth()));
  }

  std::string name_of(const ResultBatch& batch, std::size_t row) const {
    const Record& record = program_.records[subject];
    if (batch.keys == nullptr || record.key == none) return std::to_string(batch.lines[row]);
    const Type& type = record.fields[record.key].type;
    return print(value_at(*batch.keys, row, type), type, program_, language_);
  }

  const Program& program_;
  bool some_;
  Language language_;
};

class SampleCheck {
 public:
  SampleCheck(const Rules& rules, const Test& test, Language language)
      : rules_(rules),
        program_(rules.program()),
        test_(test),
        language_(language),
        written_(written_values(program_, test)) {}

  SampleOutcome check(const SampleExpectation& sample) const {
    SampleOutcome outcome;
    outcome.span = sample.span;
    outcome.expected = expected(sample);
    const ExportRequest exports = request_of(sample);
    ExportRun run(rules_, exports);
    Request wanted{{sample.met}, {}};
    if (sample.among != none) wanted.results.push_back(sample.among);
    if (!run.open(wanted, outcome.diagnostics)) return unread(std::move(outcome));
    Settings settings = settings_of(program_, test_);
    for (const GivenName& given : sample.names)
      settings.stand_ins.push_back({given.name, written_.at(given.value)});
    Counting counted(program_, sample.among != none, language_);
    const Outcomes outcomes = evaluate(program_, wanted, settings, run.streams(), counted);
    if (!run.read_well(outcome.diagnostics) || outcomes.fault) return unread(std::move(outcome));
    outcome.rejected = outcomes.subjects.rejected;
    judge(sample, counted, outcome);
    return outcome;
  }

 private:
  static SampleOutcome unread(SampleOutcome outcome) {
    outcome.problem = Phrase::sample_unread;
    return outcome;
  }

  /// A sample stands beside the rule file.
  std::string beside_rules(const std::string& file) const {
    if (rules_.path == "-") return file;
    return (std::filesystem::path(rules_.path).parent_path() / file).string();
  }

  ExportRequest request_of(const SampleExpectation& sample) const {
    ExportRequest exports;
    for (const auto& [record, file] : sample.files)
      exports.data[program_.records[record].name] = {beside_rules(file)};
    if (test_.as_of) exports.as_of = *test_.as_of;
    return exports;
  }

  std::optional<Decimal> bound(NodeId node) const {
    if (node == none) return std::nullopt;
    const auto* number = std::get_if<Decimal>(&written_.at(node));
    return number == nullptr ? std::nullopt : std::optional<Decimal>(*number);
  }

  std::string expected(const SampleExpectation& sample) const {
    const auto low = bound(sample.low);
    const auto high = bound(sample.high);
    const std::string least = low ? write_percent(*low) : "";
    const std::string most = high ? write_percent(*high) : "";
    if (low && high) return say(Phrase::sample_between, language_, {{"low", least}, {"high", most}});
    if (low) return say(Phrase::sample_at_least, language_, {{"low", least}});
    if (high) return say(Phrase::sample_at_most, language_, {{"high", most}});
    return say(Phrase::sample_nobody, language_);
  }

  void judge(const SampleExpectation& sample, Counting& counted, SampleOutcome& outcome) const {
    const auto low = bound(sample.low);
    const auto high = bound(sample.high);
    const bool nobody = sample.low == none && sample.high == none;
    if (nobody ? counted.evaluated == 0 : counted.all == 0) {
      outcome.problem = Phrase::sample_empty;
      return;
    }
    const Decimal part(static_cast<std::int64_t>(counted.part));
    const Decimal all(static_cast<std::int64_t>(counted.all));
    const auto scaled = [&](Decimal share) { return multiply(share, all).value_or(all); };
    const bool too_few = low && part < scaled(*low);
    const bool too_many = nobody ? counted.part > 0 : high && part > scaled(*high);
    outcome.passed = !too_few && !too_many;
    const Decimal share = counted.all == 0 ? Decimal(0) : ratio(part, all, 4).value_or(Decimal(0));
    outcome.got = say(Phrase::sample_share, language_,
                      {{"share", write_percent(share)},
                       {"part", std::to_string(counted.part)},
                       {"all", std::to_string(counted.all)}});
    if (!outcome.passed) outcome.customers = too_few ? counted.others : counted.meeting;
  }

  const Rules& rules_;
  const Program& program_;
  const Test& test_;
  Language language_;
  WrittenValues written_;
};

}  // namespace

std::vector<SampleOutcome> check_samples(const Rules& rules, const Test& test, Language language) {
  std::vector<SampleOutcome> outcomes;
  if (test.samples.empty()) return outcomes;
  const SampleCheck check(rules, test, language);
  for (const SampleExpectation& sample : test.samples) outcomes.push_back(check.check(sample));
  return outcomes;
}

}  // namespace rung
