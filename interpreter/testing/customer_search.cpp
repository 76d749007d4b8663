// Steps from customer to customer.
#include "testing/customer_search.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

#include "testing/customer_moves.hpp"
#include "testing/test_scene.hpp"

namespace rung {
namespace {

struct Candidate {
  Customer customer;
  std::vector<Value> values;
  double distance = 0;
};

/// The same numbers every time: a search gives the same customer for the same rules.
class Dice {
 public:
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005u + 1442695040888963407u;
    return static_cast<std::size_t>((state_ >> 33) % limit);
  }

 private:
  std::uint64_t state_ = 88172645463325252u;
};

class Search {
 public:
  Search(const Program& program, const Goal& goal, std::optional<Date> today,
         const AcceptedCustomer& accepted, const SearchEffort& effort, const std::vector<Customer>& known)
      : program_(program),
        goal_(goal),
        today_(today),
        accepted_(accepted),
        effort_(effort),
        known_(known),
        distance_(program, goal),
        moves_(moves_towards(program, goal, today)) {
    for (const auto* list : {&moves_.aimed, &moves_.single})
      for (const CustomerMove& move : *list) all_moves_.push_back(&move);
  }

  std::optional<Customer> run() {
    std::vector<Customer> all = starts();
    std::vector<Candidate> near = measured(known_);
    if (auto found = settled(near)) return found;
    const auto nearest =
        std::min_element(near.begin(), near.end(),
                         [](const Candidate& a, const Candidate& b) { return a.distance < b.distance; });
    if (nearest != near.end()) all.insert(all.begin(), nearest->customer);
    for (const Customer& start : all) {
      if (rated_ >= effort_.customers) break;
      if (auto found = from(start)) return found;
    }
    return std::nullopt;
  }

 private:
  /// Nobody knows anything of the first; the second has a value in every field that may matter.
  std::vector<Customer> starts() const {
    Customer blank;
    blank.today = today_;
    Customer filled = blank;
    for (const FieldValues& field : moves_.fields)
      if (!field.values.empty()) filled.fields.emplace_back(field.field, field.values.front());
    std::vector<Customer> starts{blank};
    if (!filled.fields.empty()) starts.push_back(std::move(filled));
    return starts;
  }

  std::optional<Customer> from(const Customer& start) {
    std::vector<Candidate> first = measured({start});
    if (auto found = settled(first)) return found;
    Candidate current = std::move(first.front());
    for (std::size_t step = 0; step < effort_.steps && rated_ < effort_.customers; ++step) {
      std::vector<Candidate> near = measured(neighbours(current));
      if (auto found = settled(near)) return found;
      std::vector<Candidate> guessed = measured(guesses(current, near));
      if (auto found = settled(guessed)) return found;
      std::move(guessed.begin(), guessed.end(), std::back_inserter(near));
      if (step_to_nearest(near, current)) continue;
      std::vector<Candidate> pairs = measured(leaps(current));
      if (auto found = settled(pairs)) return found;
      if (!step_to_nearest(pairs, current)) wander(pairs, current);
    }
    return std::nullopt;
  }

  static bool step_to_nearest(std::vector<Candidate>& candidates, Candidate& current) {
    const auto nearest =
        std::min_element(candidates.begin(), candidates.end(),
                         [](const Candidate& a, const Candidate& b) { return a.distance < b.distance; });
    constexpr double least = 1e-9;
    if (nearest == candidates.end() || nearest->distance >= current.distance - least) return false;
    current = std::move(*nearest);
    return true;
  }

  /// Where nothing is nearer, another customer that is no farther.
  void wander(std::vector<Candidate>& candidates, Candidate& current) {
    std::vector<std::size_t> level;
    for (std::size_t i = 0; i < candidates.size(); ++i)
      if (candidates[i].distance <= current.distance + 1e-9) level.push_back(i);
    if (!level.empty()) current = std::move(candidates[level[dice_.below(level.size())]]);
  }

  std::vector<Candidate> measured(std::vector<Customer> customers) {
    const std::size_t left = effort_.customers > rated_ ? effort_.customers - rated_ : 0;
    if (customers.size() > left) customers.resize(left);
    rated_ += customers.size();
    std::vector<RatedCustomer> rated_all = rated(program_, customers, {}, distance_.asked());
    std::vector<Candidate> candidates;
    constexpr double left_out = 1000;
    for (std::size_t i = 0; i < customers.size(); ++i) {
      Candidate& one = candidates.emplace_back();
      one.customer = std::move(customers[i]);
      one.values = std::move(rated_all[i].values);
      const bool evaluated = rated_all[i].fate == Fate::evaluated && !one.values.empty();
      if (!evaluated) one.values.assign(distance_.asked().size(), Value{});
      one.distance = distance_.of(one.values) + (evaluated ? 0 : left_out);
    }
    return candidates;
  }

  std::vector<Customer> neighbours(const Candidate& current) const {
    std::vector<Customer> customers;
    for (const CustomerMove* move : all_moves_) customers.push_back(moved(current.customer, *move));
    return customers;
  }

  std::vector<Customer> leaps(const Candidate& current) {
    std::vector<Customer> customers;
    if (all_moves_.size() < 2) return customers;
    constexpr std::size_t most = 300;
    for (std::size_t i = 0; i < most; ++i) {
      Customer customer = current.customer;
      const std::size_t moves = 2 + dice_.below(3);
      for (std::size_t j = 0; j < moves; ++j)
        customer = moved(std::move(customer), *all_moves_[dice_.below(all_moves_.size())]);
      customers.push_back(std::move(customer));
    }
    return customers;
  }

  /// A number that is too small or too great by so much: what a field would have to be if the way there were a straight line,
  /// to come to the bound or a little beyond.
  std::vector<Customer> guesses(const Candidate& current, const std::vector<Candidate>& near) const {
    std::vector<Customer> customers;
    const NodeId open = distance_.open_number(current.values);
    if (open == none) return customers;
    const auto gap = distance_.gap_of(open, current.values);
    if (!gap) return customers;
    struct Tried {
      double value;
      double gap;
    };
    std::map<FieldId, std::vector<Tried>> tries;
    for (std::size_t i = 0; i < near.size() && i < all_moves_.size(); ++i) {
      const CustomerMove& move = *all_moves_[i];
      if (move.fields.size() != 1 || move.lines || !move.fields[0].second) continue;
      const auto* tried = std::get_if<Decimal>(&*move.fields[0].second);
      const auto there = distance_.gap_of(open, near[i].values);
      if (tried != nullptr && there && *there != *gap)
        tries[move.fields[0].first].push_back({as_double(*tried), *there});
    }
    for (auto& [field, tried] : tries) {
      // The way is straightest where the value was tried nearby.
      const double now = number_in(current.customer, field);
      std::sort(tried.begin(), tried.end(), [&](const Tried& a, const Tried& b) {
        return std::abs(a.value - now) < std::abs(b.value - now);
      });
      constexpr std::size_t most = 3;
      if (tried.size() > most) tried.resize(most);
      for (const Tried& one : tried)
        for (const double beyond : {0.0, -0.01, 0.01, -0.5, 0.5})
          guess(current.customer, field, now + (beyond - *gap) * (one.value - now) / (one.gap - *gap),
                customers);
    }
    return customers;
  }

  static double number_in(const Customer& customer, FieldId field) {
    for (const auto& [known, value] : customer.fields)
      if (const auto* number = std::get_if<Decimal>(&value); known == field && number != nullptr)
        return as_double(*number);
    return 0;
  }

  void guess(const Customer& customer, FieldId field, double wanted, std::vector<Customer>& customers) const {
    constexpr double widest = 1e15;
    if (!(std::abs(wanted) < widest)) return;
    const Type& type = program_.records[subject].fields[field].type;
    const bool whole = type.numeric == Numeric::count || type.numeric == Numeric::integer;
    const int places = whole ? 0 : type.is_percent() ? 4 : 2;
    const double scale = std::pow(10.0, places);
    for (const double rounded : {std::floor(wanted * scale), std::ceil(wanted * scale)}) {
      const auto value = Decimal::from_scaled(static_cast<std::int64_t>(rounded), places);
      if (!value || (type.numeric == Numeric::count && value->is_negative())) continue;
      customers.push_back(moved(customer, {.fields = {{field, *value}}}));
    }
  }

  static double as_double(Decimal number) { return static_cast<double>(number.units()) / 1e18; }

  bool reaches(const Candidate& candidate) const {
    return candidate.distance < 1 && holds(goal_, [&](NodeId node) -> const Value& {
             return distance_.value_of(node, candidate.values);
           });
  }

  /// The first that will do, with what it does not need taken away.
  std::optional<Customer> settled(const std::vector<Candidate>& candidates) {
    std::vector<Customer> reached;
    constexpr std::size_t most = 64;
    for (const Candidate& one : candidates)
      if (reached.size() < (accepted_ ? most : 1) && reaches(one)) reached.push_back(one.customer);
    if (reached.empty()) return std::nullopt;
    std::size_t chosen = 0;
    if (accepted_) {
      const auto will_do = accepted_(reached);
      if (!will_do) return std::nullopt;
      chosen = *will_do;
    }
    return without_needless(reached[chosen]);
  }

  bool still(const Customer& customer) {
    const std::vector<Candidate> one = measured({customer});
    return !one.empty() && reaches(one.front()) && (!accepted_ || accepted_({customer}));
  }

  Customer without_needless(Customer customer) {
    rated_ = std::min(rated_, effort_.customers / 2);
    for (std::size_t i = customer.lines.size(); i-- > 0;) {
      Customer less = customer;
      less.lines.erase(less.lines.begin() + static_cast<std::ptrdiff_t>(i));
      if (still(less)) customer = std::move(less);
    }
    for (std::size_t i = customer.fields.size(); i-- > 0;) {
      Customer less = customer;
      less.fields.erase(less.fields.begin() + static_cast<std::ptrdiff_t>(i));
      if (still(less)) customer = std::move(less);
    }
    return customer;
  }

  const Program& program_;
  const Goal& goal_;
  std::optional<Date> today_;
  const AcceptedCustomer& accepted_;
  SearchEffort effort_;
  const std::vector<Customer>& known_;
  GoalDistance distance_;
  CustomerMoves moves_;
  std::vector<const CustomerMove*> all_moves_;
  std::size_t rated_ = 0;
  Dice dice_;
};

}  // namespace

std::optional<Customer> find_customer(const Program& program, const Goal& goal, std::optional<Date> today,
                                      const AcceptedCustomer& accepted, const SearchEffort& effort,
                                      const std::vector<Customer>& known) {
  if (program.records.empty()) return std::nullopt;
  Goal whole = goal;
  if (program.records[subject].where != none) whole.push_back({program.records[subject].where});
  return Search(program, whole, today, accepted, effort, known).run();
}

std::vector<Customer> customers_of_tests(const Program& program) {
  std::vector<Customer> customers;
  for (const Test& test : program.tests) {
    if (test.together || test.cases.empty()) continue;
    const WrittenValues written = written_values(program, test);
    for (const TestCase& one : test.cases) {
      if (!one.names.empty()) continue;
      customers.push_back(customer_of(one, written));
      customers.back().today = test.as_of;
    }
  }
  return customers;
}

std::optional<Date> usual_day(const Program& program) {
  for (const Test& test : program.tests)
    if (test.as_of) return test.as_of;
  if (program.ruleset && program.ruleset->effective_from) return program.ruleset->effective_from;
  std::optional<Date> latest;
  for (const Node& node : program.nodes)
    if (const auto* constant = std::get_if<op::Constant>(&node.operation))
      if (const auto* date = std::get_if<Date>(&constant->value);
          date != nullptr && (!latest || *latest < *date))
        latest = *date;
  return latest;
}

}  // namespace rung
