// From the values of one subject to its account.
#pragma once

#include "explain/account.hpp"
#include "explain/subject_study.hpp"

namespace rung {

/// What the rules made of one subject; who it is, its lines of related records and the day are left open.
Account account_of(const Program& program, const SubjectValues& values);
/// All of it, of a rating that was evaluated.
Account account_of(const SubjectStudy& study, const RatedSubject& rated);

/// Adds to ladders that could not be decided which tiers are possible, by rating the subject with values of the blank fields.
/// `changes`: the cells with which the account was built.
void add_possible_tiers(Account& account, const SubjectStudy& study, const CellValues& changes = {});

}  // namespace rung
