// Rules and exports for the tests of this room: written into a folder that vanishes, studied, and told.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "../review/runs.hpp"
#include "explain/account_building.hpp"
#include "explain/json_of_account.hpp"
#include "explain/sheet_building.hpp"
#include "explain/verification.hpp"
#include "explain/what_if.hpp"

namespace studies {

/// A project with one rule file and its exports.
class Project {
 public:
  explicit Project(const std::string& rules, const std::vector<std::pair<std::string, std::string>>& files) {
    folder_.write("rules.rung", rules);
    for (const auto& [name, bytes] : files) folder_.write(name, bytes);
    rules_ = rung::load_rules({folder_.at("rules.rung"), {}, {}, {}});
    for (const rung::Diagnostic& one : rules_->diagnostics.all())
      if (rung::row(one.kind).severity == rung::Severity::error)
        throw std::runtime_error(rung::message(one, rung::Language::english));
  }

  const rung::Rules& rules() const { return *rules_; }

  rung::ExportRequest request() const {
    rung::ExportRequest request;
    request.as_of = rung::parse_iso_date("2025-06-30").value();
    return request;
  }

 private:
  runs::RunFolder folder_;
  std::unique_ptr<rung::Rules> rules_;
};

/// One subject, studied.
class Explained {
 public:
  Explained(const rung::Rules& rules, const rung::ExportRequest& request, const std::string& id)
      : study(rules, request, id) {
    opened = study.open(diagnostics);
    if (!opened) return;
    account = rung::account_of(study, study.rated());
    rung::add_possible_tiers(account, study);
  }
  Explained(const Project& project, const std::string& id)
      : Explained(project.rules(), project.request(), id) {}

  std::string text(rung::Language language = rung::Language::english) const {
    return rung::text_of(rung::sheet_of(account, rung::Telling(study.rules(), language, study.words())));
  }
  std::string headline(rung::Language language = rung::Language::english) const {
    return rung::headline(account, rung::Telling(study.rules(), language, study.words()));
  }
  std::string json() const {
    return rung::json_of(account, nullptr, nullptr,
                         rung::Telling(study.rules(), rung::Language::english, study.words()));
  }
  /// What the check of the account has to say: nothing where it adds up.
  std::string faults() const {
    rung::Diagnostics found;
    rung::verified(account, study.program(), found);
    std::string text;
    for (const rung::Diagnostic& one : found.all())
      text += rung::message(one, rung::Language::english) + "\n";
    return text;
  }
  /// The account with other cells; empty texts where something is wrong, which is in `diagnostics` then.
  std::string text_with(const std::vector<std::string>& cells) {
    diagnostics = {};
    const auto changes = rung::changes_asked(study, cells, diagnostics);
    if (!changes) return "";
    const auto change = rung::what_if(study, account, *changes, diagnostics);
    if (!change) return "";
    return rung::text_of(rung::sheet_of(
        account, *change, rung::Telling(study.rules(), rung::Language::english, study.words())));
  }
  std::string codes() const {
    std::string text;
    for (const rung::Diagnostic& one : diagnostics.all())
      text += (text.empty() ? "" : " ") + std::string(rung::row(one.kind).code);
    return text;
  }

  rung::SubjectStudy study;
  rung::Diagnostics diagnostics;
  bool opened = false;
  rung::Account account;
};

inline bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace studies
