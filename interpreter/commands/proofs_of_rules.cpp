// Proves the promises of a rule file and tells of it.

#include "commands/proofs_of_rules.hpp"

#include "commands/run.hpp"

#include <fmt/format.h>

#include <chrono>

#include "diagnostics/kinds.hpp"
#include "diagnostics/render.hpp"
#include "grammar/words.hpp"
#include "proofs/witness.hpp"

namespace rung::commands {
namespace {

Phrase outcome_of(const ProofVerdict& verdict) {
  switch (verdict.outcome) {
    case ProofVerdict::Outcome::proved: return Phrase::prove_proved;
    case ProofVerdict::Outcome::refuted: return Phrase::prove_refuted;
    case ProofVerdict::Outcome::undecided: return Phrase::prove_undecided;
  }
  return Phrase::prove_undecided;
}

Phrase method_of(const ProofVerdict& verdict) {
  switch (verdict.method) {
    case ProofVerdict::Method::ranges: return Phrase::prove_by_ranges;
    case ProofVerdict::Method::cases: return Phrase::prove_by_cases;
    case ProofVerdict::Method::direction: return Phrase::prove_by_direction;
    case ProofVerdict::Method::search: return Phrase::prove_by_search;
    case ProofVerdict::Method::solver: return Phrase::prove_by_solver;
  }
  return Phrase::prove_by_solver;
}

std::optional<Phrase> reason_of(const ProofVerdict& verdict) {
  switch (verdict.reason) {
    case ProofVerdict::Reason::decided: return std::nullopt;
    case ProofVerdict::Reason::computed: return Phrase::undecided_computed;
    case ProofVerdict::Reason::constant: return Phrase::undecided_constant;
    case ProofVerdict::Reason::no_solver: return Phrase::undecided_no_solver;
    case ProofVerdict::Reason::time: return Phrase::undecided_time;
    case ProofVerdict::Reason::beyond: return Phrase::undecided_beyond;
    case ProofVerdict::Reason::unconfirmed: return Phrase::undecided_unconfirmed;
  }
  return std::nullopt;
}

/// How the rules write a value: its name, or else its text.
std::string written(const Rules& rules, NodeId id) {
  const Program& program = rules.program();
  if (const auto* named = std::get_if<op::Named>(&program[id].operation))
    return program.names[named->name].name;
  if (const auto* field = std::get_if<op::Field>(&program[id].operation))
    return program.records[field->record].fields[field->field].name;
  const Span span = program[id].origin.span;
  return std::string(rules.sources[span.source].text().substr(span.begin, span.end - span.begin));
}

Spoken spoken(Phrase phrase, const Facts& facts) {
  return {say(phrase, Language::english, facts), say(phrase, Language::simplified, facts),
          say(phrase, Language::traditional, facts)};
}

Spoken joined(const std::vector<Phrase>& phrases) {
  Spoken all;
  for (const Language language : {Language::english, Language::simplified, Language::traditional})
    for (const Phrase phrase : phrases)
      all.in(language) += (all.in(language).empty()        ? ""
                           : language == Language::english ? ", "
                                                           : "、") +
                          say(phrase, language);
  return all;
}

void report(Rules& rules, const PromiseProof& proof, const ProofLimits& limits) {
  const Promise& promise = *proof.promise;
  if (proof.verdict.outcome == ProofVerdict::Outcome::refuted)
    rules.diagnostics.report(Kind::promise_broken, promise.span).with("name", promise.name);
  const auto reason = reason_of(proof.verdict);
  if (!reason) return;
  Facts facts;
  if (promise.raised != none) facts.push_back({"value", written(rules, promise.raised)});
  facts.push_back({"seconds", fmt::format("{:g}", limits.solver_seconds)});
  Diagnostic& found = rules.diagnostics.report(Kind::promise_undecided, promise.span)
                          .with("name", promise.name)
                          .with("reason", spoken(*reason, facts));
  if (*reason == Phrase::undecided_time) found.help(Phrase::undecided_help_time);
  if (*reason == Phrase::undecided_computed || *reason == Phrase::undecided_constant)
    found.help(Phrase::undecided_help_field);
  if (!proof.verdict.unknown.empty())
    found.help(Phrase::undecided_help_unknown, {{"values", joined(proof.verdict.unknown)}});
}

std::string place(const Rules& rules, Span span) {
  const Source& source = rules.sources[span.source];
  return fmt::format("{}:{}", source.path(), source.place(span.begin).line);
}

}  // namespace

Language keywords_of(const Rules& rules) {
  if (rules.sources.size() == 0) return Language::english;
  const std::string text = "\n" + std::string(rules.sources[0].text());
  for (const Language language : {Language::english, Language::simplified, Language::traditional})
    if (text.find("\n" + std::string(canonical(Word::record).in(language)) + " ") != std::string::npos)
      return language;
  return Language::english;
}

std::vector<PromiseProof> prove_promises(Rules& rules, const ProofLimits& limits, Language language) {
  const Program& program = rules.program();
  std::vector<PromiseProof> proofs;
  if (program.records.empty()) return proofs;
  for (const Promise& promise : program.promises) {
    const auto begin = std::chrono::steady_clock::now();
    PromiseProof proof{&promise, prove(program, promise, limits)};
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
    proof.milliseconds = took.count();
    if (proof.verdict.example)
      if (const auto doubt = doubt_of(program, promise))
        proof.example =
            written_example(*doubt, *proof.verdict.example, promise.name, keywords_of(rules), language);
    report(rules, proof, limits);
    proofs.push_back(std::move(proof));
  }
  rules.diagnostics.settle();
  return proofs;
}

std::string told_proofs(const Rules& rules, const std::vector<PromiseProof>& proofs, Language language) {
  std::string text;
  for (const PromiseProof& proof : proofs) {
    std::string how =
        proof.verdict.outcome == ProofVerdict::Outcome::undecided
            ? fmt::format("{:.1f} ms", proof.milliseconds)
            : say(Phrase::prove_how_long, language,
                  {{"how", method_of(proof.verdict)}, {"time", fmt::format("{:.1f}", proof.milliseconds)}});
    text += fmt::format("{} {}: {} ({})\n", say(outcome_of(proof.verdict), language),
                        place(rules, proof.promise->span), proof.promise->name, how);
  }
  for (const PromiseProof& proof : proofs) {
    if (proof.example.empty()) continue;
    const bool two = proof.promise->raised != none;
    Facts facts = {{"name", proof.promise->name}};
    if (two) facts.push_back({"field", written(rules, proof.promise->raised)});
    text += "\n" + say(two ? Phrase::prove_witnesses : Phrase::prove_witness, language, facts) + "\n\n" +
            proof.example + "\n";
  }
  return text;
}

std::string json_of_proofs(const Rules& rules, const std::vector<PromiseProof>& proofs, Language language) {
  std::string list;
  for (const PromiseProof& proof : proofs) {
    const Source& source = rules.sources[proof.promise->span.source];
    const auto& [outcome, method] = std::pair{proof.verdict.outcome, proof.verdict.method};
    list += list.empty() ? "\n" : ",\n";
    list += fmt::format(R"({{"name": {}, "file": {}, "line": {}, "outcome": "{}", "milliseconds": {:.3f})",
                        json_string(proof.promise->name), json_string(source.path()),
                        source.place(proof.promise->span.begin).line,
                        outcome == ProofVerdict::Outcome::proved    ? "proved"
                        : outcome == ProofVerdict::Outcome::refuted ? "refuted"
                                                                    : "undecided",
                        proof.milliseconds);
    constexpr const char* methods[] = {"ranges", "cases", "direction", "search", "solver"};
    if (outcome != ProofVerdict::Outcome::undecided)
      list += fmt::format(R"(, "by": "{}")", methods[static_cast<std::size_t>(method)]);
    if (const auto reason = reason_of(proof.verdict))
      list += fmt::format(R"(, "reason": {})", json_string(say(*reason, language)));
    if (!proof.example.empty()) list += fmt::format(R"(, "test": {})", json_string(proof.example));
    list += "}";
  }
  return list;
}

void ProofReport::add(Rules& rules, const ProofLimits& limits, Language language) {
  const std::vector<PromiseProof> proofs = prove_promises(rules, limits, language);
  text_ += told_proofs(rules, proofs, language);
  const std::string more = json_of_proofs(rules, proofs, language);
  if (!more.empty()) json_ += (json_.empty() ? "" : ",") + more;
  for (const PromiseProof& proof : proofs) {
    switch (proof.verdict.outcome) {
      case ProofVerdict::Outcome::proved: ++proved_; break;
      case ProofVerdict::Outcome::refuted: ++refuted_; break;
      case ProofVerdict::Outcome::undecided: ++undecided_; break;
    }
  }
}

std::string ProofReport::told(Language language) const {
  return text_ +
         say(Phrase::prove_summary, language,
             {{"proved", std::to_string(proved_)},
              {"refuted", std::to_string(refuted_)},
              {"undecided", std::to_string(undecided_)}}) +
         "\n";
}

ProofLimits proof_limits(const CommandLine& line, Diagnostics& usage) {
  ProofLimits limits;
  const auto text = line.value(Flag::prove_seconds);
  if (!text) return limits;
  const auto seconds = parse_decimal(*text);
  constexpr std::int64_t most = 86'400;
  if (!seconds || seconds->is_negative() || *seconds > Decimal(most)) {
    bad_value(Flag::prove_seconds, *text, "0 … 86400", usage);
    return limits;
  }
  limits.solver_seconds = static_cast<double>(seconds->units()) / 1e18;
  return limits;
}

}  // namespace rung::commands
