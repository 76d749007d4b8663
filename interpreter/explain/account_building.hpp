// From the values of one subject to its account.
#pragma once

#include "explain/account.hpp"
#include "explain/subject_study.hpp"

namespace rung {

/// Of a rating that was evaluated.
Account account_of(const SubjectStudy& study, const RatedSubject& rated);

/// Adds to ladders that could not be decided which tiers are possible, by rating the subject with values of the blank fields.
/// `changes`: the cells with which the account was built.
void add_possible_tiers(Account& account, const SubjectStudy& study, const CellValues& changes = {});

}  // namespace rung
